// What the user is told outside the thing they look at: a queue of short notices, and the one-line hint of the status bar.
import { create } from 'zustand'
import type { TextKey } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import { planStore } from './planStore.ts'

export interface NoticeAction {
  readonly label: TextKey
  run(): unknown
}
export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'warning' | 'error'
  readonly text?: string
  readonly problems?: readonly Problem[]
  /** Offers to take back the last operation. */
  readonly undo?: boolean
  readonly actions?: readonly NoticeAction[]
  /** Stays until dismissed; others leave after a while. */
  readonly sticky: boolean
}

interface Notices {
  readonly list: readonly Notice[]
  readonly hint: string
}
export const useNotices = create<Notices>(() => ({ list: [], hint: '' }))

let lastId = 0
const atOnce = 4

const looks = ({ text, problems }: Partial<Notice>) => JSON.stringify([text, problems])

/** Shows a notice; one that says the same replaces its elder. Returns its id. */
export function notify(notice: Partial<Omit<Notice, 'id'>>): number {
  const id = ++lastId
  const tone = notice.tone ?? 'info'
  useNotices.setState(({ list }) => ({
    list: [
      ...list.filter((n) => looks(n) !== looks(notice)),
      { ...notice, id, tone, sticky: notice.sticky ?? tone === 'error' },
    ].slice(-atOnce),
  }))
  return id
}

// What an undo in a notice would take back is the operation it speaks of; after another one it must be gone.
planStore.subscribe(({ state }, before) => {
  if (state?.revision === before.state?.revision) return
  useNotices.setState(({ list }) => (list.some((n) => n.undo) ? { list: list.filter((n) => !n.undo) } : {}))
})

/** Tells of problems until they are dismissed. Returns the notice's id; nothing for no problem or a mere cancelling. */
export function notifyProblems(problems: readonly Problem[], actions?: readonly NoticeAction[]): number | undefined {
  if (problems.length === 0 || problems.every((p) => p.code === 'cancelled')) return undefined
  const tone = problems.every((p) => p.severity === 'warning') ? 'warning' : 'error'
  return notify({ tone, problems, sticky: true, ...(actions ? { actions } : {}) })
}

export function dismiss(id: number): void {
  useNotices.setState(({ list }) => ({ list: list.filter((n) => n.id !== id) }))
}

let hintTimer: ReturnType<typeof setTimeout> | undefined

/** Shows a line in the status bar for five seconds. */
export function setHint(hint: string): void {
  clearTimeout(hintTimer)
  useNotices.setState({ hint })
  hintTimer = setTimeout(() => useNotices.setState({ hint: '' }), 5000)
}
