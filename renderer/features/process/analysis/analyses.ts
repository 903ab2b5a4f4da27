// The analyses of the versions on the screen: asked of a thread of their own when edits rest; the last one stays until the next is there.
import { create } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import type { PlanTables } from '#platform/planTables.ts'
import { tableTeller } from '#platform/tableCopy.ts'
import { today } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { counterpart } from '../version/versions.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './analysis.worker.ts'

interface Analyses {
  /** The newest analysis by version. */
  readonly known: ReadonlyMap<string, NonNullable<AnalysisAnswer>>
  /** What is shown is older than the plan. */
  readonly working: boolean
}
const none: Analyses = { known: new Map(), working: false }
export const useAnalyses = create<Analyses>(() => none)

/** Edits that follow each other within this time (ms) are analysed once. */
const pause = 80

interface Asked {
  readonly version: string
  readonly rows: PlanTables
  readonly day: string
}
/** Of which rows, and for which day, an analysis tells. */
const basis = new Map<string, Asked>()
/** Versions on the screen: figures and findings stand at two places of it. */
const wanted: string[] = []
const copy = tableTeller()
let worker: Worker | null = null
let asked: Asked | null = null
let timer: ReturnType<typeof setTimeout> | undefined

const isOf = (a: Asked | undefined, rows: PlanTables, day: string) => a?.rows === rows && a.day === day

function started(): Worker {
  const own = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
  own.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
    const { rows } = planStore.getState()
    // What was edited meanwhile is asked anew; an answer of before is nobody's.
    if (data && asked && isOf(asked, rows, today())) {
      basis.set(asked.version, asked)
      const { known } = useAnalyses.getState()
      useAnalyses.setState({ known: new Map(known).set(asked.version, data) })
    }
    asked = null
    if (timer === undefined) ask()
  }
  own.onerror = () => {
    own.terminate()
    copy.forget()
    worker = null
    asked = null
    useAnalyses.setState({ working: false })
  }
  return own
}

function ask(): void {
  timer = undefined
  const { rows, state } = planStore.getState()
  const version = rowOf('processVersion', wanted.at(-1) ?? '')
  if (!version || !state || asked) return
  const day = today()
  const working = !isOf(basis.get(version.id), rows, day)
  useAnalyses.setState({ working })
  if (!working) return
  worker ??= started()
  asked = { version: version.id, rows, day }
  const other = counterpart(version)?.id ?? null
  const news = copy.news(state.documentId, rows)
  worker.postMessage({ news, version: version.id, other, today: day } satisfies AnalysisQuestion)
}

function later(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(ask, ms)
}

let isWatching = false
function watch(): void {
  if (isWatching) return
  isWatching = true
  planStore.subscribe(({ rows, state }, before) => {
    if (state?.documentId !== before.state?.documentId) {
      basis.clear()
      useAnalyses.setState(none)
    }
    if (rows === before.rows || wanted.length === 0) return
    useAnalyses.setState({ working: true })
    later(pause)
  })
}

/** Keeps the analysis of a version new for as long as it is on the screen; returns how to stop. */
export function keepAnalysed(version: string): () => void {
  watch()
  wanted.push(version)
  later(0)
  return () => {
    wanted.splice(wanted.lastIndexOf(version), 1)
  }
}
