// The lines of flows while steps are dragged: only those at the dragged steps follow, routed among what stands near them.
import { routeArea, routeFlows } from '#shared/diagram/route.ts'
import { manualLine } from '#shared/diagram/routing/manual.ts'
import type { Diagram, FlowRoute, Point, Positions, Rect } from '#shared/diagram/types.ts'
import type { Drawing } from './drawing.ts'
import { drawnBoxes, touching } from './drawnBoxes.ts'
import { flowsIn, flowsOut, graphOf } from './graph.ts'
import { waysAfter, withWays } from './ways.ts'

/** More flows than these are drawn plainly while the drag lasts: nobody looks at their corners then. */
const routedUpTo = 24
/** Routes near the ends of a flow are what it must not run along. */
const near = 480

/** Flows that have another line than in the drawing, by id. `plain`: straight to both ends, whatever stands in the way. */
export function draggedRoutes(drawing: Drawing, moved: Positions, plain = false): ReadonlyMap<string, FlowRoute> {
  const graph = graphOf(drawing.diagram.flows)
  const { flowById } = drawnBoxes(drawing)
  const routes = new Map<string, FlowRoute>()
  const again = new Set<string>()
  for (const [id, at] of moved) {
    const from = drawing.positions.get(id)
    if (!from) continue
    const by = { x: at.x - from.x, y: at.y - from.y }
    for (const flow of [...flowsOut(graph, id), ...flowsIn(graph, id)]) {
      const route = flowById.get(flow.id)
      if (!route || routes.has(flow.id) || again.has(flow.id)) continue
      if (goesAlong(drawing, moved, flow.from === id ? flow.to : flow.from, by)) routes.set(flow.id, shifted(route, by))
      else again.add(flow.id)
    }
  }
  if (again.size === 0) return routes
  const lines =
    plain || again.size > routedUpTo ? plainLines(drawing, moved, again) : routedLines(drawing, moved, again)
  for (const route of lines) routes.set(route.id, route)
  return routes
}

function goesAlong({ positions }: Drawing, moved: Positions, id: string, by: Point): boolean {
  const at = moved.get(id)
  const from = positions.get(id)
  return at !== undefined && from !== undefined && at.x - from.x === by.x && at.y - from.y === by.y
}

const shifted = ({ points, label, ...flow }: FlowRoute, { x: dx, y: dy }: Point): FlowRoute => ({
  ...flow,
  points: points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
  label: label && { ...label, box: { ...label.box, x: label.box.x + dx, y: label.box.y + dy } },
})

function plainLines(drawing: Drawing, moved: Positions, ids: ReadonlySet<string>): FlowRoute[] {
  const { flowById, stepById } = drawnBoxes(drawing)
  return [...ids].flatMap((id) => {
    const route = flowById.get(id)
    const [from, to] = [stepById.get(route?.from ?? ''), stepById.get(route?.to ?? '')]
    if (!route || !from || !to) return []
    const [a, b] = [moved.get(route.from) ?? from.at, moved.get(route.to) ?? to.at]
    const points = manualLine(from.step, a, to.step, b, [])
    return [{ ...route, label: route.label && { ...route.label, box: onto(points, route.label.box) }, points }]
  })
}

/** The box in the middle of the longest piece of a line. */
function onto(points: readonly Point[], box: Rect): Rect {
  let middle = points[0] ?? box
  let most = -1
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    if (length <= most) continue
    most = length
    middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  return { ...box, x: middle.x - box.width / 2, y: middle.y - box.height / 2 }
}

/** Routed as ever, in a diagram that holds only what stands around the flows: however large the process, a move costs the same. */
function routedLines(drawing: Drawing, moved: Positions, onlyIds: ReadonlySet<string>): FlowRoute[] {
  const { diagram, bands } = drawing
  const { steps, flows, stepById, flowById } = drawnBoxes(drawing)
  const graph = graphOf(diagram.flows)
  const ends = new Set<string>()
  for (const id of onlyIds) {
    const route = flowById.get(id)
    if (route) ends.add(route.from).add(route.to)
  }
  const places = [...ends].flatMap((id) => moved.get(id) ?? stepById.get(id)?.at ?? [])
  const [left, top] = [Math.min(...places.map((p) => p.x)) - near, Math.min(...places.map((p) => p.y)) - near]
  const [right, bottom] = [Math.max(...places.map((p) => p.x)) + near, Math.max(...places.map((p) => p.y)) + near]
  const area = { x: left, y: top, width: right - left + 160, height: bottom - top + 64 }
  const joined = new Set([...ends].flatMap((id) => [...flowsOut(graph, id), ...flowsIn(graph, id)]))
  const wanted = new Set(ends)
  for (const { from, to } of joined) wanted.add(from).add(to)
  for (const id of moved.keys()) wanted.add(id)
  for (const i of touching(steps, area)) wanted.add(diagram.steps[i]!.id)
  const positions = new Map<string, Point>()
  const around = [...wanted].flatMap((id) => {
    const found = stepById.get(id)
    if (!found) return []
    positions.set(id, moved.get(id) ?? found.at)
    return [found.step]
  })
  const part: Diagram = {
    ...diagram,
    steps: around,
    flows: diagram.flows.length > joined.size ? [...joined] : diagram.flows,
  }
  const previous = touching(flows, area).map((i) => drawing.flows[i]!)
  return routeFlows(
    withWays(
      part,
      waysAfter({ ...drawing, diagram: part, flows: part.flows.flatMap(({ id }) => flowById.get(id) ?? []) }, moved),
    ),
    positions,
    {
      onlyIds,
      previous,
      area: routeArea(diagram, bands.bounds),
      bands,
    },
  ).flows.filter(({ id }) => onlyIds.has(id))
}
