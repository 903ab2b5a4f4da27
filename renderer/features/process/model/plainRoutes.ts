// Lines of flows before they are routed: from step to step with few corners, whatever stands in the way.
import { manualLine } from '#shared/diagram/routing/manual.ts'
import type { Diagram, FlowRoute, Positions } from '#shared/diagram/types.ts'

/** A line for every flow whose steps have a place; those in `kept` stay as they are. */
export function plainRoutes(
  { steps, flows }: Diagram,
  positions: Positions,
  kept: ReadonlyMap<string, FlowRoute>,
): FlowRoute[] {
  const stepById = new Map(steps.map((step) => [step.id, step]))
  return flows.flatMap(({ id, from, to, waypoints }) => {
    const known = kept.get(id)
    if (known) return known
    const [source, target, a, b] = [stepById.get(from), stepById.get(to), positions.get(from), positions.get(to)]
    if (!source || !target || !a || !b) return []
    const points = manualLine(source, a, target, b, waypoints ?? [])
    const association = source.kind === 'note' || target.kind === 'note'
    return { id, from, to, points, label: null, ...(association ? { association } : {}) }
  })
}
