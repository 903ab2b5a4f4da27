// The report of reading a BPMN file: one sentence for each kind of thing that the plan has no counterpart for, with names.
import type { Problem } from '../model/problem.ts'

export interface Report {
  /** Part of something that the plan shows. */
  kept(what: string, name: string): void
  /** Not drawn in the plan at all. */
  unseen(what: string, name: string): void
  /** A value of our own data that does not fit its field. */
  refused(name: string, field: string, text: string): void
  /** More than a row can keep. */
  tooLong(name: string): void
  /** Anything else, as a warning. */
  told(code: Problem['code'], params: NonNullable<Problem['params']>): void
  problems(): Problem[]
}

/** As many names stand in a sentence; the others are counted. */
const mostNames = 5
/** Values that do not fit and are named one by one. */
const mostRefused = 50

export function newReport(): Report {
  const lists = { bpmnKept: new Map<string, string[]>(), bpmnUnseen: new Map<string, string[]>() }
  const others: Problem[] = []
  const add = (code: keyof typeof lists, what: string, name: string) => {
    const names = lists[code].get(what) ?? []
    lists[code].set(what, [...names, name.slice(0, 60)])
  }
  return {
    kept: (what, name) => add('bpmnKept', what, name),
    unseen: (what, name) => add('bpmnUnseen', what, name),
    refused: (name, field, text) => {
      if (others.length < mostRefused)
        others.push({
          code: 'bpmnValueRefused',
          severity: 'warning',
          params: { name: name.slice(0, 60), field, text: text.slice(0, 60) },
        })
    },
    tooLong: (name) => others.push({ code: 'bpmnTooLong', severity: 'warning', params: { name: name.slice(0, 60) } }),
    told: (code, params) => others.push({ code, severity: 'warning', params }),
    problems: () => [
      ...others,
      ...Object.entries(lists).flatMap(([code, found]) =>
        [...found].map(([what, names]): Problem => {
          const shown = [...new Set(names)].slice(0, mostNames)
          const more = names.length > shown.length ? ' …' : ''
          return {
            code: code as keyof typeof lists,
            severity: 'warning',
            params: { what, count: names.length, names: shown.join(', ') + more },
          }
        }),
      ),
    ],
  }
}
