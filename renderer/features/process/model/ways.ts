// Corners of flows set by hand: how they go along when steps move, and how they are written.
import { execute } from '#platform/execute.ts'
import type { Diagram, DiagramFlow, Point, Positions } from '#shared/diagram/types.ts'
import { carryCorners, cornersOf } from '#shared/diagram/waypoints.ts'
import type { Drawing } from './drawing.ts'

export interface Way {
  readonly id: string
  readonly waypoints: [number, number][] | null
}

const byHand = (flow: DiagramFlow): boolean => (flow.waypoints?.length ?? 0) > 0

/** What becomes of hand-made corners when steps stand elsewhere, those not named where they were; only flows whose corners change. */
export function waysAfter({ diagram, positions, flows }: Drawing, after: Positions): Way[] {
  const carried = (id: string) => {
    const was = positions.get(id)
    const is = after.get(id) ?? was
    return was && is ? { dx: is.x - was.x, dy: is.y - was.y } : { dx: 0, dy: 0 }
  }
  const lines = new Map(flows.map((route) => [route.id, route.points]))
  return diagram.flows.filter(byHand).flatMap((flow): Way[] => {
    const [source, target] = [carried(flow.from), carried(flow.to)]
    const line = lines.get(flow.id)
    if (!line || (source.dx === 0 && source.dy === 0 && target.dx === 0 && target.dy === 0)) return []
    return [{ id: flow.id, waypoints: carryCorners(line, source, target) }]
  })
}

/** The diagram with those corners. */
export function withWays(diagram: Diagram, ways: readonly Way[]): Diagram {
  if (ways.length === 0) return diagram
  const known = new Map(ways.map((way) => [way.id, way.waypoints]))
  const flows = diagram.flows.map((flow) =>
    known.has(flow.id) ? { ...flow, waypoints: known.get(flow.id) ?? null } : flow,
  )
  return { ...diagram, flows }
}

/** Writes the line of one flow as it was shaped. */
export const shapeFlow = (flow: string, points: readonly Point[]): Promise<unknown> =>
  execute('flow.setWay', { ways: [{ id: flow, waypoints: cornersOf(points) }] })

/** Lets flows find their own way again. */
export const resetWays = (flows: Iterable<string>): Promise<unknown> =>
  execute('flow.setWay', { ways: [...flows].map((id) => ({ id, waypoints: null })) })
