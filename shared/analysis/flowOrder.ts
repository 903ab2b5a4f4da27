// Steps in the order in which the work reaches them: what a list, a comparison or a walk through a process follows.

interface Ends {
  readonly from: string
  readonly to: string
}

/**
 * Ids of `steps` in topological order along `flows`, loops left by their first step; among several that could come next the one
 * that was reached first, then the one listed first. Flows to unknown steps count for nothing.
 */
export function flowOrder(steps: readonly { id: string; kind?: string }[], flows: readonly Ends[]): string[] {
  const ids = new Set(steps.map((s) => s.id))
  const outgoing = new Map<string, string[]>()
  const waiting = new Map<string, number>()
  for (const { from, to } of flows) {
    if (!ids.has(from) || !ids.has(to) || from === to) continue
    outgoing.set(from, [...(outgoing.get(from) ?? []), to])
    waiting.set(to, (waiting.get(to) ?? 0) + 1)
  }
  for (const [from, to] of backFlows(steps, outgoing)) {
    outgoing.set(from, dropOne(outgoing.get(from) as string[], to))
    waiting.set(to, (waiting.get(to) as number) - 1)
  }
  const order: string[] = []
  for (const { id } of starts(steps)) {
    const ready = (waiting.get(id) ?? 0) === 0 ? [id] : []
    for (let at = ready.shift(); at !== undefined; at = ready.shift()) {
      order.push(at)
      waiting.set(at, -1)
      for (const next of outgoing.get(at) ?? []) {
        const left = (waiting.get(next) as number) - 1
        waiting.set(next, left)
        if (left === 0) ready.push(next)
      }
    }
  }
  return order
}

/** Start steps first, else as listed. */
const starts = <S extends { kind?: string }>(steps: readonly S[]): S[] => [
  ...steps.filter((s) => s.kind === 'start'),
  ...steps.filter((s) => s.kind !== 'start'),
]

function dropOne(list: readonly string[], item: string): string[] {
  const at = list.indexOf(item)
  return list.filter((_, i) => i !== at)
}

/** Flows that lead back to a step on the way from the start to their own source. */
function backFlows(
  steps: readonly { id: string; kind?: string }[],
  outgoing: ReadonlyMap<string, readonly string[]>,
): [string, string][] {
  const back: [string, string][] = []
  const state = new Map<string, 'open' | 'done'>()
  const entered = new Set([...outgoing.values()].flat())
  const roots = starts(steps)
  for (const { id } of [...roots.filter((s) => !entered.has(s.id)), ...roots]) {
    if (state.has(id)) continue
    const path: { id: string; next: number }[] = [{ id, next: 0 }]
    state.set(id, 'open')
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = outgoing.get(top.id)?.[top.next++]
      if (to === undefined) {
        state.set(top.id, 'done')
        path.pop()
      } else if (state.get(to) === 'open') back.push([top.id, to])
      else if (!state.has(to)) {
        state.set(to, 'open')
        path.push({ id: to, next: 0 })
      }
    }
  }
  return back
}
