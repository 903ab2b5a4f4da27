// The flows that the lines of an outline make: each line follows the open ends before it, branches join at the next line.
import type { StepKind } from '../entities/step.ts'
import type { Branch, Item } from './types.ts'

export interface Followed<S> {
  readonly from: S
  readonly to: S
  readonly label: string | null
}
interface Open<S> {
  readonly from: S
  readonly label: string | null
  readonly order: number
}

/**
 * The flows of a tree, ordered by step (as the lines come), then by branch. An end is followed by nothing, and a note stands
 * beside the work: what comes before it goes on behind it. `target` finds what a jump means (undefined: nothing).
 */
export function flowsOf<S>(
  items: readonly Item<S>[],
  kind: (step: S) => StepKind,
  target: (item: Item<S>, from: S | null) => S | undefined,
): Followed<S>[] {
  const flows: (Followed<S> & { order: number })[] = []
  const rank = new Map<S, number>()
  const join = (open: readonly Open<S>[], to: S | undefined) => {
    if (to !== undefined) for (const { from, label, order } of open) flows.push({ from, to, label, order })
  }

  function follow(list: readonly Item<S>[], incoming: readonly Open<S>[]): Open<S>[] {
    let open = [...incoming]
    for (const item of list) {
      const { step } = item
      if (step === null) {
        if (item.jump !== null) join(open, target(item, open[0]?.from ?? null))
        open = []
        continue
      }
      rank.set(step, rank.size)
      if (kind(step) === 'note') open.push(...leave(step, item))
      else {
        join(open, step)
        open = leave(step, item)
      }
    }
    return open
  }

  function leave(step: S, { branches, ...item }: Item<S>): Open<S>[] {
    if (item.jump !== null) join([{ from: step, label: null, order: -1 }], target({ ...item, branches }, step))
    if (branches.length > 0)
      return branches.flatMap(({ label, items: inner }: Branch<S>, order) =>
        follow(inner, [{ from: step, label, order }]),
      )
    const closed = item.jump !== null || item.ends || kind(step) === 'end' || kind(step) === 'note'
    return closed ? [] : [{ from: step, label: null, order: 0 }]
  }

  follow(items, [])
  return flows
    .sort((a, b) => (rank.get(a.from) as number) - (rank.get(b.from) as number) || a.order - b.order)
    .map(({ from, to, label }) => ({ from, to, label }))
}
