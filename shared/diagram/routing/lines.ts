// Turns ways into lines from border to border, and spread lines into routes with labels.
import { flowWords } from '../../model/flowText.ts'
import { portPoint } from '../geometry.ts'
import type { FlowRoute, Point, Rect } from '../types.ts'
import { BoxIndex } from './boxIndex.ts'
import type { Job, RoutedFlow } from './job.ts'
import { flowLabelSize, placeFlowLabel } from './labels.ts'
import { manualLine } from './manual.ts'
import type { Line } from './pieces.ts'
import { slideRoom } from './ports.ts'
import type { Way } from './search.ts'
import { sides } from './ways.ts'

/** The line of a flow along its way, through the middles of the sides it leaves and enters. */
export function lineOf(
  job: Job,
  { flow, index, source, target, sourceIndex, targetIndex }: RoutedFlow,
  way: Way | undefined,
): Line {
  const { xs, ys } = job.search.grid
  const nx = xs.length
  const a = job.positions.get(flow.from)!
  const b = job.positions.get(flow.to)!
  const words = flowWords(flow)
  const labelRoom = words ? flowLabelSize(words).width + 16 : 0
  const line = { flow: index, source: sourceIndex, target: targetIndex, labelRoom }
  // Steps pushed onto each other leave no way: a plain line shows that they are joined.
  if (!way) return { ...line, points: manualLine(source, a, target, b, []), fixed: true }
  const { vertices } = way
  const points: Point[] = []
  for (let i = 0; i < vertices.length; i++) {
    const v = vertices[i]!
    // Of the vertices on a straight way only the ends matter.
    if (v - vertices[i - 1]! !== vertices[i + 1]! - v) points.push({ x: xs[v % nx]!, y: ys[Math.floor(v / nx)]! })
  }
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
    ...(job.sliding.has(index) ? { slide: { ...free, from: { ...from }, to: { ...to } } } : {}),
  }
}

/** Lines that routing must not touch: corners set by hand, and routes that stay. */
export function fixedLines(job: Job, kept: readonly FlowRoute[]): Line[] {
  const byHand = job.manual.map(({ flow, index, source, target, sourceIndex, targetIndex }) => ({
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
  const staying = kept.map(({ from, to, points }, i) => ({
    flow: -1 - i,
    // Steps outside the part at hand get numbers that no other step has.
    source: job.stepIndex.get(from) ?? -1 - i,
    target: job.stepIndex.get(to) ?? -1 - i,
    points: [...points],
    fixed: true,
  }))
  return [...byHand, ...staying]
}

/** Routes with labels of all lines that belong to flows routed now, in the order of the diagram. */
export function collectRoutes(job: Job, lines: readonly Line[], kept: readonly FlowRoute[]): FlowRoute[] {
  const routes = lines
    .filter((line) => line.flow >= 0)
    .toSorted((a, b) => a.flow - b.flow)
    .map(({ flow: index, source, target, points }): FlowRoute => {
      const { id, from, to } = job.diagram.flows[index]!
      const isNote = (step: number) => job.diagram.steps[step]?.kind === 'note'
      const route = { id, from, to, points, label: null }
      return isNote(source) || isNote(target) ? { ...route, association: true } : route
    })
  const texts = new Map(job.diagram.flows.map((flow) => [flow.id, flowWords(flow)]))
  const ways = new BoxIndex<Rect & { id: string }>([...routes, ...kept].flatMap(pieceBoxes))
  const labels = new BoxIndex(kept.flatMap((route) => (route.label ? [route.label.box] : [])))
  for (const route of routes) {
    const text = texts.get(route.id)
    if (!text) continue
    route.label = placeFlowLabel(text, route, { obstacles: job.room, labels, ways })
    if (route.label) labels.add(route.label.box)
  }
  return routes
}

function pieceBoxes({ id, points }: FlowRoute): (Rect & { id: string })[] {
  return points.slice(1).map((b, i) => {
    const a = points[i]!
    return {
      id,
      x: Math.min(a.x, b.x) - 1,
      y: Math.min(a.y, b.y) - 1,
      width: Math.abs(a.x - b.x) + 2,
      height: Math.abs(a.y - b.y) + 2,
    }
  })
}
