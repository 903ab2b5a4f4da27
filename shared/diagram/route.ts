// Routes flows around steps for any positions: orthogonal, few bends, no two on one line.
import { laneLeaves, layoutBands } from './bands.ts'
import { inflate, overlaps, stepBox } from './geometry.ts'
import { sharedPairs } from './routing/conflicts.ts'
import { type Job, newJob, type RouteOptions } from './routing/job.ts'
import { collectRoutes, fixedLines, lineOf } from './routing/lines.ts'
import { nearby } from './routing/nearby.ts'
import { type Borders, nudge } from './routing/nudge.ts'
import type { Line } from './routing/pieces.ts'
import { labelSidesAt } from './routing/ports.ts'
import { countFixedPorts, findWays, separate, type Ways } from './routing/ways.ts'
import type { Bands, Diagram, FlowRoute, LabelSide, Positions, Rect } from './types.ts'

export type { RouteOptions } from './routing/job.ts'
export { labelSidesAt } from './routing/ports.ts'

export type Routing = { readonly flows: FlowRoute[]; readonly labelSides: Map<string, LabelSide> }

const repairRounds = 4

/**
 * Routes all flows between steps that have a position; flows of steps without one are left out. With `onlyIds` those flows
 * alone are routed, and the objects of `previous` are returned for the others.
 */
export function routeFlows(diagram: Diagram, positions: Positions, options: RouteOptions = {}): Routing {
  const { onlyIds, previous = [] } = options
  const part = onlyIds ? nearby(diagram, positions, onlyIds, previous) : { diagram, kept: [] }
  const job = newJob(part.diagram, positions, options, bordersAt(diagram, positions, options.bands))
  const fixed = fixedLines(job, part.kept)
  countFixedPorts(job, fixed)
  const ways = findWays(job)
  let lines = spread(job, ways, fixed)
  for (let round = 0; round < repairRounds; round++) {
    const pairs = sharedPairs([...lines, ...fixed])
    if (pairs.length === 0) break
    // First another way; where that does not help, another place on the same side of the step.
    if (round < repairRounds - 1) separate(job, ways, pairs)
    if (round > 0) for (const line of pairs.flat()) job.sliding.add(line.flow)
    lines = spread(job, ways, fixed)
  }
  const routes = collectRoutes(job, [...lines, ...fixed], part.kept)
  if (!onlyIds) return { flows: routes, labelSides: job.plan.labelSides }
  return {
    flows: merged(diagram, previous, routes),
    // Asked for only now and then, and not worth the time while a step is dragged.
    get labelSides() {
      return labelSidesAt(diagram, positions)
    },
  }
}

function merged(diagram: Diagram, previous: readonly FlowRoute[], routes: readonly FlowRoute[]): FlowRoute[] {
  const byId = new Map([...previous, ...routes].map((route) => [route.id, route]))
  return diagram.flows.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Borders between lanes (y) and phases (x). */
function bordersAt(diagram: Diagram, positions: Positions, bands?: Bands): Borders {
  if (diagram.lanes.length < 2 && diagram.phases.length < 2) return { x: [], y: [] }
  const { lanes, phases } = bands ?? layoutBands(diagram, positions)
  return { x: phases.map((phase) => phase.box.x), y: [...new Set(lanes.map((lane) => lane.box.y))] }
}

function spread(job: Job, ways: Ways, fixed: readonly Line[]): Line[] {
  const lines = job.flows.map((flow) => lineOf(job, flow, ways.get(flow)))
  nudge([...lines, ...fixed], job)
  return lines
}

/** The area in which routes of a diagram with lanes stay: just inside the outermost bands. */
export function routeArea(diagram: Diagram, bounds: Rect): Rect | null {
  const hasLanes = diagram.lanes.length > 0 && laneLeaves(diagram).length > 0
  if (!hasLanes) return null
  return { x: -1e6, y: 6, width: 2e6, height: bounds.y + bounds.height - 12 }
}

/**
 * The flows that need a new route after steps have moved: those joined to them and those that now run through them.
 * Give them to routeFlows as `onlyIds` with the same `previous`.
 */
export function flowsTouchedBy(
  diagram: Diagram,
  positions: Positions,
  moved: ReadonlySet<string>,
  previous: readonly FlowRoute[],
): Set<string> {
  const boxes = diagram.steps.flatMap((step) => {
    const at = positions.get(step.id)
    return at && moved.has(step.id) ? [inflate(stepBox(step, at), 8)] : []
  })
  const known = new Set(previous.map((route) => route.id))
  const touched = new Set(
    diagram.flows.filter(({ id, from, to }) => !known.has(id) || moved.has(from) || moved.has(to)).map(({ id }) => id),
  )
  for (const { id, points } of previous) if (boxes.some((box) => runsThrough(points, box))) touched.add(id)
  return touched
}

function runsThrough(points: FlowRoute['points'], box: Rect): boolean {
  return points.slice(1).some((b, i) => {
    const a = points[i]!
    const piece = {
      x: Math.min(a.x, b.x) - 0.5,
      y: Math.min(a.y, b.y) - 0.5,
      width: Math.abs(a.x - b.x) + 1,
      height: Math.abs(a.y - b.y) + 1,
    }
    return overlaps(piece, box)
  })
}
