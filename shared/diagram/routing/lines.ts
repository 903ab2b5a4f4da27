// Turns ways into lines from border to border, and spread lines into routes with labels.
import { portPoint } from '../geometry.ts'
import type { FlowRoute, Rect } from '../types.ts'
import { BoxIndex } from './boxIndex.ts'
import type { Job, RoutedFlow, RouteOptions } from './job.ts'
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

/** Lines that routing must not touch: corners set by hand, and flows that are not to be routed anew. */
export function fixedLines(job: Job, { onlyIds, previous }: RouteOptions): Line[] {
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

/** Routes of all flows in the order of the diagram; labels are placed where a flow was routed anew. */
export function collectRoutes(
  job: Job,
  lines: readonly Line[],
  fixed: readonly Line[],
  { previous }: RouteOptions,
): FlowRoute[] {
  const kept = new Map(previous?.map((each) => [each.id, each]))
  const movedIds = new Set([...job.flows, ...job.manual].map(({ flow }) => flow.id))
  const flows: FlowRoute[] = [...lines, ...fixed]
    .toSorted((a, b) => a.flow - b.flow)
    .map(({ flow: index, points }) => {
      const flow = job.diagram.flows[index]!
      const label = movedIds.has(flow.id) ? null : (kept.get(flow.id)?.label ?? null)
      return { id: flow.id, from: flow.from, to: flow.to, points, label }
    })
  const labels = new Map(job.diagram.flows.map((flow) => [flow.id, flow.label]))
  const ways = new BoxIndex<Rect & { id: string }>(flows.flatMap(pieceBoxes))
  const taken = new BoxIndex(flows.flatMap((flow) => (flow.label ? [flow.label.box] : [])))
  for (const flow of flows) {
    const text = labels.get(flow.id)
    if (!text || !movedIds.has(flow.id)) continue
    flow.label = placeFlowLabel(text, flow, { obstacles: job.room, labels: taken, ways })
    if (flow.label) taken.add(flow.label.box)
  }
  return flows
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
