// What was typed, compared with what was to be typed: nobody wins by leaving something out.

import { deepStrictEqual } from 'node:assert'
import { flows, steps, type TypedStep } from './task.ts'

export interface Result {
  readonly steps: readonly TypedStep[]
  readonly flows: readonly (readonly [from: string, to: string, label: string | null])[]
}

/** A question mark belongs to how a question is written, not to what it asks. */
const bare = (title: string): string => title.replace(/[?？]$/, '')

const inOrder = (result: Result) => ({
  steps: result.steps
    .map(({ title, owner, processing, waiting }) =>
      [bare(title), owner ?? '', processing ?? '', waiting ?? ''].join(' | '),
    )
    .sort(),
  flows: result.flows.map(([from, to, label]) => `${bare(from)} –${label ?? ''}→ ${bare(to)}`).sort(),
})

/** Throws, saying what differs, unless all 17 steps with owners and times and all 19 flows with their labels are there. */
export function demand(result: Result): void {
  deepStrictEqual(inOrder(result), inOrder({ steps, flows }))
}
