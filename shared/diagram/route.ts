// Routes flows around steps for any positions: orthogonal, few bends, no two on one line.

import { laneLeaves } from './bands.ts'
import { centreOf, portPoint } from './geometry.ts'
import { sharedPairs } from './routing/conflicts.ts'
import { atOrAfter, buildGrid, type Grid } from './routing/grid.ts'
import { flowLabelSize, placeFlowLabel } from './routing/labels.ts'
import { manualLine } from './routing/manual.ts'
import { nudge } from './routing/nudge.ts'
import { findObstacles, type Obstacle } from './routing/obstacles.ts'
import { type Line, RoomIndex } from './routing/pieces.ts'
import { type PortChoice, type PortPlan, planPorts, slideRoom } from './routing/ports.ts'
import { closeWay, findWay, type Gate, markUse, newSearch, type Search, type Way } from './routing/search.ts'
import type { Diagram, DiagramFlow, DiagramStep, FlowRoute, LabelSide, Point, Positions, Rect, Side } from './types.ts'

export type RouteOptions = {
  /** Route only these flows; the others stay as in `previous`. */
  onlyIds?: ReadonlySet<string>
  previous?: readonly FlowRoute[]
  /** Vertical extent that routes should not leave (the lanes). */
  area?: Rect | null
}

export type Routing = { flows: FlowRoute[]; labelSides: Map<string, LabelSide> }

/** Routes all flows (or some) between steps that have a position. Flows of steps without one are left out. */
export function routeFlows(diagram: Diagram, positions: Positions, options: RouteOptions = {}): Routing {
  const job = newJob(diagram, positions, options)
  const order = job.flows.toSorted((a, b) => effort(job, a) - effort(job, b) || a.index - b.index)
  const ways = new Map<RoutedFlow, Way>()
  for (const flow of order) route(job, flow, ways)
  // Once all are known, each finds a better way among the others.
  if (job.flows.length <= 400) for (const flow of order) reroute(job, flow, ways)
  const fixed = fixedLines(job, options)
  let lines = spread(job, ways, fixed)
  for (let round = 0; round < repairRounds; round++) {
    const pairs = sharedPairs([...lines, ...fixed])
    if (pairs.length === 0) break
    // First another way; where that does not help, another place on the same side of the step.
    if (round < repairRounds - 1) separate(job, ways, pairs)
    if (round > 0) for (const line of pairs.flat()) job.sliding.add(line.flow)
    lines = spread(job, ways, fixed)
  }
  return { flows: collect(job, lines, fixed, options), labelSides: job.plan.labelSides }
}

const repairRounds = 4

function spread(job: Job, ways: ReadonlyMap<RoutedFlow, Way>, fixed: readonly Line[]): Line[] {
  const lines = job.flows.map((flow) => lineOf(job, flow, ways.get(flow)))
  nudge([...lines, ...fixed], job.room, job.area)
  return lines
}

/** Sends flows that run on one line with another a different way. */
function separate(job: Job, ways: Map<RoutedFlow, Way>, pairs: readonly [Line, Line][]): void {
  const byIndex = new Map(job.flows.map((flow) => [flow.index, flow]))
  const moved = new Set<RoutedFlow>()
  job.mixCost = 500
  for (const [a, b] of pairs) {
    // The longer one goes round.
    const [other, flow] = [byIndex.get(a.flow), byIndex.get(b.flow)].sort((p, q) => bends(ways, p) - bends(ways, q))
    const chosen = flow ?? other
    if (!chosen || moved.has(chosen)) continue
    const around = chosen === flow ? other : flow
    const blocked = around ? ways.get(around)?.vertices : undefined
    if (blocked) closeWay(job.search, blocked, 1)
    reroute(job, chosen, ways)
    if (blocked) closeWay(job.search, blocked, 0)
    moved.add(chosen)
  }
}

const bends = (ways: ReadonlyMap<RoutedFlow, Way>, flow: RoutedFlow | undefined): number =>
  flow ? (ways.get(flow)?.vertices.length ?? 0) : -1

type RoutedFlow = {
  flow: DiagramFlow
  index: number
  source: DiagramStep
  target: DiagramStep
  sourceIndex: number
  targetIndex: number
}

type Job = {
  diagram: Diagram
  positions: Positions
  plan: PortPlan
  flows: RoutedFlow[]
  manual: RoutedFlow[]
  stepIndex: Map<string, number>
  outCount: Int32Array
  /** Outline of each step by its index. */
  outlines: Map<number, Obstacle>
  room: RoomIndex
  search: Search
  area: Rect | null
  /** step index × 4 + side → flows in and out. */
  portUse: Map<number, { into: number; out: number }>
  /** What entering a step where another flow leaves it costs, in px of detour. */
  mixCost: number
  /** Flows (by index) that may join their steps beside the middle of a side. */
  sliding: Set<number>
}

function newJob(diagram: Diagram, positions: Positions, { onlyIds, area = null }: RouteOptions): Job {
  const stepIndex = new Map(diagram.steps.map((step, i) => [step.id, i]))
  const plan = planPorts(diagram, centresAt(diagram, positions))
  const flows: RoutedFlow[] = []
  const manual: RoutedFlow[] = []
  const outCount = new Int32Array(diagram.steps.length)
  diagram.flows.forEach((flow, index) => {
    const sourceIndex = stepIndex.get(flow.from)
    const targetIndex = stepIndex.get(flow.to)
    if (sourceIndex === undefined || targetIndex === undefined || !plan.from.has(flow.id)) return
    outCount[sourceIndex]!++
    const routed = {
      flow,
      index,
      source: diagram.steps[sourceIndex]!,
      target: diagram.steps[targetIndex]!,
      sourceIndex,
      targetIndex,
    }
    if (flow.waypoints && flow.waypoints.length > 0) manual.push(routed)
    else if (!onlyIds || onlyIds.has(flow.id)) flows.push(routed)
  })
  const within = onlyIds ? neighbourhood(flows, positions) : undefined
  const obstacles = findObstacles(diagram, positions, plan.labelSides, within)
  const search = newSearch(buildGrid(obstacles, area))
  return {
    diagram,
    positions,
    plan,
    flows,
    manual,
    stepIndex,
    outCount,
    outlines: new Map(obstacles.filter((o) => !o.isLabel).map((o) => [o.step, o])),
    room: new RoomIndex(obstacles),
    search,
    area,
    portUse: new Map(),
    mixCost: 90,
    sliding: new Set(),
  }
}

function centresAt(diagram: Diagram, positions: Positions): Map<string, Point> {
  const centres = new Map<string, Point>()
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (at) centres.set(step.id, centreOf(step, at))
  }
  return centres
}

/** On which side of diamonds and circles their titles stand, for given positions. */
export function labelSidesAt(diagram: Diagram, positions: Positions): Map<string, LabelSide> {
  return planPorts(diagram, centresAt(diagram, positions)).labelSides
}

/** When few flows move, only what stands near them matters. */
function neighbourhood(flows: readonly RoutedFlow[], positions: Positions): Rect {
  const points = flows.flatMap(({ flow }) => [positions.get(flow.from)!, positions.get(flow.to)!])
  const x = points.map((p) => p.x)
  const y = points.map((p) => p.y)
  const far = 480
  const x0 = Math.min(...x) - far
  const y0 = Math.min(...y) - far
  return { x: x0, y: y0, width: Math.max(...x) + far + 160 - x0, height: Math.max(...y) + far + 64 - y0 }
}

/** Short and straight flows first: they are the main line, the others find their way around it. */
function effort({ positions }: Job, { flow, source, target }: RoutedFlow): number {
  const a = centreOf(source, positions.get(flow.from)!)
  const b = centreOf(target, positions.get(flow.to)!)
  const dx = b.x - a.x
  return Math.abs(dx) + Math.abs(b.y - a.y) * 2 + (dx < 0 ? 4000 : 0)
}

function route(job: Job, flow: RoutedFlow, ways: Map<RoutedFlow, Way>): void {
  const starts = gates(job, flow.source, flow.sourceIndex, job.plan.from.get(flow.flow.id)!, 'out')
  const ends = gates(job, flow.target, flow.targetIndex, job.plan.to.get(flow.flow.id)!, 'into')
  const wish = wishOf(job, flow)
  const way = starts.length > 0 && ends.length > 0 ? findWay(job.search, starts, ends, wish) : null
  if (!way) return
  ways.set(flow, way)
  markUse(job.search, way.vertices, wish, 1)
  countPort(job, flow, way, 1)
}

function reroute(job: Job, flow: RoutedFlow, ways: Map<RoutedFlow, Way>): void {
  const way = ways.get(flow)
  if (!way) return
  markUse(job.search, way.vertices, wishOf(job, flow), -1)
  countPort(job, flow, way, -1)
  route(job, flow, ways)
}

/** A step that splits turns its flows off early, others turn just before their target. */
function wishOf({ positions, outCount }: Job, { flow, source, target, sourceIndex, targetIndex }: RoutedFlow) {
  const near =
    outCount[sourceIndex]! > 1 ? centreOf(source, positions.get(flow.from)!) : centreOf(target, positions.get(flow.to)!)
  return { source: sourceIndex + 1, target: targetIndex + 1, preferX: near.x }
}

const sideNumber: Record<Side, number> = { left: 0, right: 1, top: 2, bottom: 3 }
const sides = ['left', 'right', 'top', 'bottom'] as const

function countPort(job: Job, flow: RoutedFlow, way: Way, sign: 1 | -1): void {
  const note = (step: number, side: number, direction: 'into' | 'out') => {
    const key = step * 4 + side
    const use = job.portUse.get(key) ?? { into: 0, out: 0 }
    use[direction] += sign
    job.portUse.set(key, use)
  }
  note(flow.sourceIndex, way.start.port, 'out')
  note(flow.targetIndex, way.end.port, 'into')
}

/** The usable ports of a step; one through which flows already run the other way costs more. */
function gates(
  job: Job,
  step: DiagramStep,
  index: number,
  choices: readonly PortChoice[],
  direction: 'into' | 'out',
): Gate[] {
  const at = job.positions.get(step.id)!
  const outline = job.outlines.get(index)
  if (!outline) return []
  const found: Gate[] = []
  for (const { side, cost } of choices) {
    const vertex = gateVertex(job.search.grid, outline, portPoint(step, at, side), side)
    if (vertex === null) continue
    const use = job.portUse.get(index * 4 + sideNumber[side])
    const mixed = use && (direction === 'into' ? use.out : use.into) > 0 ? job.mixCost : 0
    found.push({ vertex, vertical: side === 'top' || side === 'bottom', cost: cost + mixed, port: sideNumber[side] })
  }
  return found
}

/** The first free vertex in front of a port; null when something stands too close. */
function gateVertex({ xs, ys, inside }: Grid, own: Obstacle, port: Point, side: Side): number | null {
  const ny = ys.length
  let i = atOrAfter(xs, port.x - 0.01)
  let j = atOrAfter(ys, port.y - 0.01)
  if (side === 'left') i = atOrAfter(xs, own.x - own.keep.left + 0.01) - 1
  else if (side === 'right') i = atOrAfter(xs, own.x + own.width + own.keep.right - 0.01)
  else if (side === 'top') j = atOrAfter(ys, own.y - own.keep.top + 0.01) - 1
  else j = atOrAfter(ys, own.y + own.height + own.keep.bottom - 0.01)
  if (i < 0 || j < 0 || i >= xs.length || j >= ny) return null
  const vertex = i * ny + j
  return inside[vertex] ? null : vertex
}

function lineOf(
  job: Job,
  { flow, index, source, target, sourceIndex, targetIndex }: RoutedFlow,
  way: Way | undefined,
): Line {
  const { xs, ys } = job.search.grid
  const ny = ys.length
  const a = job.positions.get(flow.from)!
  const b = job.positions.get(flow.to)!
  const labelRoom = flow.label ? flowLabelSize(flow.label).width + 16 : 0
  const line = { flow: index, source: sourceIndex, target: targetIndex, labelRoom }
  // Steps pushed onto each other leave no way: a plain line shows that they are joined.
  if (!way) return { ...line, points: manualLine(source, a, target, b, []), fixed: true }
  const points = way.vertices.map((vertex) => ({ x: xs[Math.floor(vertex / ny)]!, y: ys[vertex % ny]! }))
  const from = portPoint(source, a, sides[way.start.port]!)
  const to = portPoint(target, b, sides[way.end.port]!)
  const free = {
    start: slideRoom(source.kind, sides[way.start.port]!),
    end: slideRoom(target.kind, sides[way.end.port]!),
  }
  return {
    ...line,
    points: [from, ...points, to],
    fixed: false,
    ...(job.sliding.has(index) ? { slide: { ...free, from, to } } : {}),
  }
}

function fixedLines(job: Job, { onlyIds, previous }: RouteOptions): Line[] {
  const lines = job.manual.map(({ flow, index, source, target, sourceIndex, targetIndex }) => ({
    flow: index,
    source: sourceIndex,
    target: targetIndex,
    points: manualLine(
      source,
      job.positions.get(flow.from)!,
      target,
      job.positions.get(flow.to)!,
      flow.waypoints ?? [],
    ),
    fixed: true,
  }))
  if (!onlyIds || !previous) return lines
  const flowIndex = new Map(job.diagram.flows.map((flow, i) => [flow.id, i]))
  const done = new Set([...job.flows, ...job.manual].map(({ flow }) => flow.id))
  for (const { id, from: source, to: target, points } of previous) {
    const index = flowIndex.get(id)
    if (index === undefined || done.has(id)) continue
    lines.push({
      flow: index,
      source: job.stepIndex.get(source) ?? -1,
      target: job.stepIndex.get(target) ?? -1,
      points: points.map((p) => ({ ...p })),
      fixed: true,
    })
  }
  return lines
}

function collect(job: Job, lines: readonly Line[], fixed: readonly Line[], { previous }: RouteOptions): FlowRoute[] {
  const kept = new Map(previous?.map((each) => [each.id, each]))
  const movedIds = new Set([...job.flows, ...job.manual].map(({ flow }) => flow.id))
  const flows: FlowRoute[] = [...lines, ...fixed]
    .toSorted((a, b) => a.flow - b.flow)
    .map(({ flow: index, points }) => {
      const flow = job.diagram.flows[index]!
      const label = movedIds.has(flow.id) ? null : (kept.get(flow.id)?.label ?? null)
      return { id: flow.id, from: flow.from, to: flow.to, points, label }
    })
  const taken = flows.flatMap((flow) => (flow.label ? [flow.label.box] : []))
  const labels = new Map(job.diagram.flows.map((flow) => [flow.id, flow.label]))
  for (const flow of flows) {
    const text = labels.get(flow.id)
    if (!text || !movedIds.has(flow.id)) continue
    flow.label = placeFlowLabel(
      text,
      flow.points,
      job.room,
      taken,
      flows.filter((other) => other !== flow),
    )
    if (flow.label) taken.push(flow.label.box)
  }
  return flows
}

/** The area in which routes of a diagram with lanes stay: just inside the outermost bands. */
export function routeArea(diagram: Diagram, bounds: Rect): Rect | null {
  const hasLanes = diagram.lanes.length > 0 && laneLeaves(diagram).length > 0
  if (!hasLanes) return null
  return { x: -1e6, y: 6, width: 2e6, height: bounds.y + bounds.height - 12 }
}
