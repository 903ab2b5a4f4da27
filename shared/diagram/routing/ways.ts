// Searches a way for every flow, first the main line, then the others around it, and sends apart those that collide.
import { centreOf, isDiamond, portPoint } from '../geometry.ts'
import type { DiagramStep, Point, Side } from '../types.ts'
import { atOrAfter, type Grid, inside } from './grid.ts'
import type { Job, RoutedFlow } from './job.ts'
import type { Obstacle } from './obstacles.ts'
import type { Line } from './pieces.ts'
import type { PortChoice } from './ports.ts'
import { closeWay, findWay, type Gate, markUse, type Way } from './search.ts'

export type Ways = Map<RoutedFlow, Way>

/** What leaving a decision where another branch leaves costs, in px of detour. */
const branchCost = 80
/** Up to this many flows are routed a second time, knowing all others. */
const secondLook = 400

/** A way for each flow; flows that find none (steps pushed onto each other) are missing. */
export function findWays(job: Job): Ways {
  const efforts = new Map(job.flows.map((flow) => [flow, effort(job, flow)]))
  const order = job.flows.toSorted((a, b) => efforts.get(a)! - efforts.get(b)! || a.index - b.index)
  const ways: Ways = new Map()
  for (const flow of order) route(job, flow, ways)
  if (job.flows.length <= secondLook) for (const flow of order) reroute(job, flow, ways)
  return ways
}

/** Sends flows that run on one line with another a different way. */
export function separate(job: Job, ways: Ways, pairs: readonly [Line, Line][]): void {
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
    if (blocked) closeWay(job.search, blocked, true)
    reroute(job, chosen, ways)
    if (blocked) closeWay(job.search, blocked, false)
    moved.add(chosen)
  }
}

const bends = (ways: Ways, flow: RoutedFlow | undefined): number => (flow ? (ways.get(flow)?.vertices.length ?? 0) : -1)

/** Short and straight flows first: they are the main line, the others find their way around it. */
function effort({ positions }: Job, { flow, source, target }: RoutedFlow): number {
  const a = centreOf(source, positions.get(flow.from)!)
  const b = centreOf(target, positions.get(flow.to)!)
  const dx = b.x - a.x
  return Math.abs(dx) + Math.abs(b.y - a.y) * 2 + (dx < 0 ? 4000 : 0)
}

function route(job: Job, flow: RoutedFlow, ways: Ways): void {
  const starts = gates(job, flow.source, flow.sourceIndex, job.plan.from.get(flow.flow.id)!, 'out')
  const ends = gates(job, flow.target, flow.targetIndex, job.plan.to.get(flow.flow.id)!, 'into')
  const wish = wishOf(job, flow)
  const way = starts.length > 0 && ends.length > 0 ? findWay(job.search, starts, ends, wish) : null
  if (!way) return
  ways.set(flow, way)
  markUse(job.search, way.vertices, wish, 1)
  countPort(job, flow, way, 1)
}

function reroute(job: Job, flow: RoutedFlow, ways: Ways): void {
  const way = ways.get(flow)
  if (!way) return
  markUse(job.search, way.vertices, wishOf(job, flow), -1)
  countPort(job, flow, way, -1)
  route(job, flow, ways)
}

/** A step that splits turns its flows off early, others turn just before their target. */
function wishOf({ positions, outCount }: Job, { flow, index, source, target, sourceIndex, targetIndex }: RoutedFlow) {
  const near =
    outCount[sourceIndex]! > 1 ? centreOf(source, positions.get(flow.from)!) : centreOf(target, positions.get(flow.to)!)
  return { flow: index + 1, source: sourceIndex + 1, target: targetIndex + 1, preferX: near.x }
}

const sideNumber: Record<Side, number> = { left: 0, right: 1, top: 2, bottom: 3 }
export const sides = ['left', 'right', 'top', 'bottom'] as const

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

/** Ports used by flows that stay as they are. */
export function countFixedPorts(job: Job, lines: readonly Line[]): void {
  const note = (index: number, point: Point | undefined, direction: 'into' | 'out') => {
    const step = job.diagram.steps[index]
    const at = step && job.positions.get(step.id)
    if (!step || !at || !point) return
    const side = sides.findIndex((each) => {
      const port = portPoint(step, at, each)
      return port.x === point.x && port.y === point.y
    })
    if (side < 0) return
    const key = index * 4 + side
    const use = job.portUse.get(key) ?? { into: 0, out: 0 }
    use[direction]++
    job.portUse.set(key, use)
  }
  for (const { source, target, points } of lines) {
    note(source, points[0], 'out')
    note(target, points.at(-1), 'into')
  }
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
    const key = index * 4 + sideNumber[side]
    let vertex = job.gateVertices.get(key)
    if (vertex === undefined) {
      vertex = gateVertex(job.search.grid, outline, portPoint(step, at, side), side)
      job.gateVertices.set(key, vertex)
    }
    if (vertex === null) continue
    const use = job.portUse.get(key)
    const mixed = use && (direction === 'into' ? use.out : use.into) > 0 ? job.mixCost : 0
    // Branches of a decision are told apart by where they leave.
    const shared = direction === 'out' && use && use.out > 0 && isDiamond(step.kind) ? branchCost : 0
    found.push({
      vertex,
      vertical: side === 'top' || side === 'bottom',
      cost: cost + mixed + shared,
      port: sideNumber[side],
    })
  }
  return found
}

/** The first free vertex in front of a port; null when something stands too close. */
function gateVertex({ xs, ys, marks }: Grid, own: Obstacle, port: Point, side: Side): number | null {
  const nx = xs.length
  let i = atOrAfter(xs, port.x - 0.01)
  let j = atOrAfter(ys, port.y - 0.01)
  if (side === 'left') i = atOrAfter(xs, own.x - own.keep.left + 0.01) - 1
  else if (side === 'right') i = atOrAfter(xs, own.x + own.width + own.keep.right - 0.01)
  else if (side === 'top') j = atOrAfter(ys, own.y - own.keep.top + 0.01) - 1
  else j = atOrAfter(ys, own.y + own.height + own.keep.bottom - 0.01)
  if (i < 0 || j < 0 || i >= nx || j >= ys.length) return null
  const vertex = j * nx + i
  return marks[vertex]! & inside ? null : vertex
}
