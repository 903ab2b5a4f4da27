// Findings about work that is done again: each loop with the decision that sends cases back, and what all of its rounds take.

import { savingOf } from '../flowMeasure.ts'
import type { FlowContext, Found } from './finding.ts'

/** Steps that a walk from `start` comes to. */
function walk(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([start])
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of next(at))
      if (!seen.has(to)) {
        seen.add(to)
        open.push(to)
      }
  return seen
}

/**
 * One finding for each decision that sends cases back: the steps between there and where they go back to, and what their rounds cost.
 * Proposed is to halve the share that goes back.
 */
export function reworkLoops({ model, measure, place, into }: FlowContext): Found[] {
  const { ways } = model.flow
  const at = (id: string) => place.get(id) as number
  const forward = (id: string) => (ways.get(id)?.flows ?? []).map(({ to }) => to).filter((to) => at(to) > at(id))
  const backward = (id: string) => (into.get(id) ?? []).filter((from) => at(from) < at(id))
  const loops = new Map<string, { flow: string; to: string; from: string; steps: Set<string>; share: number }>()
  for (const [source, out] of ways)
    for (const { id: flow, to: target } of out.flows) {
      if (at(target) > at(source)) continue
      const reached = walk(target, forward)
      const body = new Set([...walk(source, backward)].filter((id) => reached.has(id)))
      if (!body.has(source)) continue
      // The last decision before the way back that could also leave the loop is the one that decides on another round.
      const leaves = (id: string, stays: (next: string, way: string) => boolean) => {
        const all = ways.get(id)
        if (!all || all.splits || all.flows.length < 2) return null
        const staying = all.flows.filter((way) => stays(way.to, way.id))
        return staying.length > 0 && staying.length < all.flows.length ? staying : null
      }
      const deciding = [...body]
        .sort((a, b) => at(b) - at(a))
        .flatMap((id) => {
          const staying = leaves(id, (next, way) => way === flow || (at(next) > at(id) && body.has(next)))
          return staying ? [{ id, staying }] : []
        })[0]
      if (!deciding) continue
      for (const way of deciding.staying) {
        const share = ways.get(deciding.id)?.shares[ways.get(deciding.id)?.flows.indexOf(way) ?? 0] ?? 0
        const known = loops.get(way.id)
        const steps = new Set([...(known?.steps ?? []), ...body])
        if (share > 0) loops.set(way.id, { flow: way.id, to: way.to, from: deciding.id, steps, share })
      }
    }
  return [...loops.values()].flatMap(({ flow, to, from, steps, share }): Found[] => {
    const all = savingOf(model, measure, { flows: new Map([[flow, 0]]) })
    if (all.cycle <= 0 && all.work <= 0) return []
    const sorted = [...steps].sort((a, b) => at(a) - at(b))
    const again = Math.max(0, sorted.indexOf(to))
    // As it is done again: from the step that cases go back to.
    const order = [...sorted.slice(again), ...sorted.slice(0, again)]
    const change = { flows: new Map([[flow, 0.5]]) }
    return [{ kind: 'rework', steps: order, numbers: { at: from, share, seconds: Math.max(0, all.cycle) }, change }]
  })
}
