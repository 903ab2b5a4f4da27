// The plan's health as the window shows it: checked in a thread of its own a moment after each change; the last result stays meanwhile.
import { useEffect } from 'react'
import { create } from 'zustand'
import type { PlanHealth } from '#shared/analysis/health/index.ts'
import { planStore } from '../planStore.ts'
import { tableTeller } from '../tableCopy.ts'
import { today } from '../text.ts'
import { type RuleFindings, withChange } from './findingChanges.ts'
import type { HealthAnswer, HealthQuestion } from './healthWorker.ts'

interface Live {
  /** null until the plan has been checked once. */
  readonly health: PlanHealth | null
  /** Newer edits are being checked. */
  readonly checking: boolean
}
const useLive = create<Live>(() => ({ health: null, checking: false }))

/** Edits that follow each other within this time (ms) are checked once. */
const pause = 120

let worker: Worker | null = null
const copy = tableTeller()
let plan: string | null = null
/** What the worker has told so far. */
let found: RuleFindings = new Map()
/** The day of the last check: at midnight things become overdue without an edit. */
let day = ''
let isBusy = false
let timer: ReturnType<typeof setTimeout> | undefined

function ask(): void {
  timer = undefined
  const { rows, state } = planStore.getState()
  if (!state || isBusy) return
  const news = copy.news(state.documentId, rows)
  if (news.changes.length === 0 && !news.anew && day === today()) {
    useLive.setState({ checking: false })
    return
  }
  if (!worker) {
    worker = new Worker(new URL('./healthWorker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<HealthAnswer>) => {
      found = data.changes.reduce(withChange, found)
      if (!data.end) return
      isBusy = false
      const { order, off } = data.end
      const findings = order.flatMap((rule) => found.get(rule) ?? [])
      // An answer about a plan that is no longer open is nobody's.
      if (planStore.getState().state?.documentId === plan) useLive.setState({ health: { findings, off } })
      later(0)
    }
  }
  if (news.anew) found = new Map()
  plan = state.documentId
  day = today()
  isBusy = true
  worker.postMessage({ news, today: day } satisfies HealthQuestion)
}

function later(ms: number): void {
  if (timer === undefined) timer = setTimeout(ask, ms)
}

let isWatching = false
function watch(): void {
  if (isWatching) return
  isWatching = true
  useLive.setState({ checking: true })
  later(0)
  planStore.subscribe(({ rows, state }, before) => {
    if (state?.documentId !== before.state?.documentId) useLive.setState({ health: null })
    if (rows === before.rows) return
    useLive.setState({ checking: true })
    later(pause)
  })
  setInterval(() => day !== today() && later(0), 60_000)
}

/** The newest findings, and whether newer edits are still being checked. The first use starts the checking. */
export function usePlanHealth(): Live {
  useEffect(watch, [])
  return useLive()
}
