// The steps of a version in the order in which one would tell them: along the flow, a branch to its end before the next one.
import type { Diagram, Positions } from '#shared/diagram/types.ts'
import { flowsIn, flowsOut, graphOf } from './graph.ts'

/** Ids of all steps. Begins with what nothing leads to, from left to right; ways out of a step go in the order of their targets' places. */
export function tellingOrder({ steps, flows }: Diagram, positions: Positions): string[] {
  const graph = graphOf(flows)
  const known = new Set(steps.map((s) => s.id))
  const byPlace = (a: string, b: string) => {
    const [p, q] = [positions.get(a), positions.get(b)]
    return (p?.x ?? 0) - (q?.x ?? 0) || (p?.y ?? 0) - (q?.y ?? 0)
  }
  const order: string[] = []
  const seen = new Set<string>()
  const tell = (first: string) => {
    const stack = [first]
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      order.push(id)
      const next = flowsOut(graph, id)
        .map((f) => f.to)
        .filter((to) => known.has(to) && !seen.has(to))
        .sort(byPlace)
      stack.push(...next.reverse())
    }
  }
  const byKind = (a: (typeof steps)[number], b: (typeof steps)[number]) =>
    Number(b.kind === 'start') - Number(a.kind === 'start') || byPlace(a.id, b.id)
  const sources = steps.filter((s) => flowsIn(graph, s.id).length === 0).sort(byKind)
  for (const { id } of sources) tell(id)
  for (const { id } of steps.toSorted(byKind)) tell(id)
  return order
}

/** The step that a step added at the end follows: the last one told that leads nowhere and is no end. */
export function openEnd(diagram: Diagram, positions: Positions): string | null {
  const graph = graphOf(diagram.flows)
  const kinds = new Map(diagram.steps.map((s) => [s.id, s.kind]))
  const open = tellingOrder(diagram, positions).filter(
    (id) => flowsOut(graph, id).length === 0 && kinds.get(id) !== 'end' && kinds.get(id) !== 'note',
  )
  return open.at(-1) ?? null
}
