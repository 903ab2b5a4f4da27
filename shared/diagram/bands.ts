// Lane bands and phase columns for given positions of steps: lanes stacked from the top, phases cut between their steps.

import { pictureBox } from './drawing/pictureShapes.ts'
import { bandPadding, headerSize, minLaneHeight, minPhaseWidth, outerBoxes, union } from './geometry.ts'
import type {
  Bands,
  Diagram,
  DiagramLane,
  FlowRoute,
  LabelSide,
  LaneBand,
  PhaseColumn,
  Positions,
  Rect,
} from './types.ts'

const byPosition = <T extends { position: number }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => a.position - b.position)

export type LaneLeaf = { lane: DiagramLane | null; parent: DiagramLane | null }

/**
 * The bands that hold steps, from top to bottom. A lane with inner lanes has a band of its own only when steps lie in it
 * directly; steps without a lane (or with an unknown one) get a band at the bottom. No lanes: one leaf without a lane.
 */
export function laneLeaves(diagram: Diagram): LaneLeaf[] {
  const known = new Map(diagram.lanes.map((lane) => [lane.id, lane]))
  const used = new Set(diagram.steps.map((step) => step.lane))
  const isInner = (lane: DiagramLane) =>
    lane.parent != null && lane.parent !== lane.id && isOuter(known.get(lane.parent))
  const isOuter = (lane: DiagramLane | undefined) =>
    lane !== undefined && (lane.parent == null || !known.has(lane.parent))
  const leaves: LaneLeaf[] = []
  const inner = byPosition(diagram.lanes.filter(isInner))
  for (const lane of byPosition(diagram.lanes.filter((candidate) => !isInner(candidate)))) {
    const children = inner.filter((child) => child.parent === lane.id)
    if (children.length === 0) leaves.push({ lane, parent: null })
    else if (used.has(lane.id)) leaves.push({ lane, parent: lane })
    for (const child of children) leaves.push({ lane: child, parent: lane })
  }
  const homeless = diagram.steps.some((step) => step.lane === null || !known.has(step.lane))
  if (homeless || leaves.length === 0) leaves.push({ lane: null, parent: null })
  return leaves
}

/** Index of each step's band in laneLeaves, by step id. */
export function leafOfSteps(diagram: Diagram, leaves: readonly LaneLeaf[]): Map<string, number> {
  const index = new Map<string | null, number>()
  leaves.forEach((leaf, i) => {
    index.set(leaf.lane?.id ?? null, i)
  })
  return new Map(diagram.steps.map((step) => [step.id, index.get(step.lane) ?? leaves.length - 1]))
}

/** Distance of a title that has grown from the border it pushes. */
const titlePadding = 4

export type BandInput = { routes?: readonly FlowRoute[]; labelSides?: ReadonlyMap<string, LabelSide> }

/**
 * Lane bands and phase columns around given positions, with headers left of and above the steps. A band starts where the
 * one above ends and is as high as its `size` or its steps demand; all bands are as wide as the drawing.
 */
export function layoutBands(
  diagram: Diagram,
  positions: Positions,
  { routes = [], labelSides }: BandInput = {},
): Bands {
  const boxes = outerBoxes(diagram, positions, labelSides)
  const extent = contentExtent([...boxes.values()], routes)
  const leaves = laneLeaves(diagram)
  const hasLanes = diagram.lanes.length > 0
  const left = Math.min(0, extent.x - bandPadding)
  const right = Math.max(extent.x + extent.width + bandPadding, 480)
  const phases = phaseColumns(diagram, boxes, left, right)
  const last = phases.at(-1)
  const end = Math.max(right, last ? last.box.x + last.box.width : 0)
  if (last) last.box.width = last.header.width = end - last.box.x

  const lanes: LaneBand[] = []
  let top = Math.min(0, extent.y - bandPadding)
  let bottom = extent.y + extent.height + bandPadding
  if (hasLanes) {
    stackLanes(diagram, leaves, boxes, lanes, left, end)
    top = lanes[0]?.box.y ?? 0
    const lowest = lanes.at(-1)
    if (lowest) bottom = lowest.box.y + lowest.box.height
  }
  const headerTop = top - (phases.length > 0 ? headerSize : 0)
  for (const phase of phases) {
    phase.header = { x: phase.box.x, y: headerTop, width: phase.box.width, height: headerSize }
    phase.box.y = headerTop
    phase.box.height = bottom - headerTop
  }
  let bounds: Rect = {
    x: left,
    y: headerTop,
    width: end - left,
    height: Math.max(bottom, top + minLaneHeight) - headerTop,
  }
  for (const lane of lanes) bounds = union(bounds, lane.box)
  for (const picture of diagram.pictures ?? []) bounds = union(bounds, pictureBox(picture))
  return { lanes, phases, bounds: boxes.size + routes.length > 0 ? union(bounds, extent) : bounds }
}

function contentExtent(boxes: readonly Rect[], routes: readonly FlowRoute[]): Rect {
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  const add = (x: number, y: number) => {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  const addBox = (box: Rect) => {
    add(box.x, box.y)
    add(box.x + box.width, box.y + box.height)
  }
  for (const box of boxes) addBox(box)
  for (const route of routes) {
    for (const point of route.points) add(point.x, point.y)
    if (route.label) addBox(route.label.box)
  }
  return x0 === Infinity ? { x: 0, y: 0, width: 0, height: 0 } : { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
}

function stackLanes(
  diagram: Diagram,
  leaves: readonly LaneLeaf[],
  boxes: ReadonlyMap<string, Rect>,
  lanes: LaneBand[],
  left: number,
  right: number,
): void {
  const leafOf = leafOfSteps(diagram, leaves)
  const need = leaves.map(() => 0)
  const highest = leaves.map(() => Infinity)
  for (const [id, box] of boxes) {
    const leaf = leafOf.get(id) ?? 0
    need[leaf] = Math.max(need[leaf]!, box.y + box.height + bandPadding)
    highest[leaf] = Math.min(highest[leaf]!, box.y)
  }
  const nested = leaves.some((leaf) => leaf.parent !== null)
  const outerX = left - headerSize * (nested ? 2 : 1)
  let y = Math.min(0, (highest[0] ?? 0) - titlePadding)
  let group: LaneBand | null = null
  leaves.forEach(({ lane, parent }, i) => {
    const size = lane && lane.id !== parent?.id ? (lane.size ?? 0) : 0
    const full = Math.max(size, minLaneHeight, need[i]! - y)
    // Room that this lane does not need goes to a title that has grown over its lower border.
    const wished = (highest[i + 1] ?? Infinity) - titlePadding - y
    const least = Math.max(need[i]! - bandPadding + titlePadding - y, minLaneHeight * 0.6)
    const height = wished < full ? Math.max(wished, least) : full
    if (parent && group?.id !== parent.id) {
      const box = { x: outerX, y, width: right - outerX, height: 0 }
      group = {
        id: parent.id,
        title: parent.title,
        box,
        header: { x: outerX, y, width: headerSize, height: 0 },
        depth: 0,
        leaf: false,
      }
      lanes.push(group)
    }
    const own = parent !== null && lane?.id === parent.id
    const x = parent ? outerX + headerSize : outerX
    // A lane that is not nested takes the room of both headers, so that all steps start at one edge.
    const header = lane && !own ? { x, y, width: left - x, height } : null
    lanes.push({
      id: lane?.id ?? null,
      title: lane?.title ?? '',
      box: { x, y, width: right - x, height },
      header,
      depth: parent ? 1 : 0,
      leaf: true,
    })
    y += height
    if (parent && group) {
      group.box.height = y - group.box.y
      if (group.header) group.header.height = group.box.height
    }
  })
}

function phaseColumns(diagram: Diagram, boxes: ReadonlyMap<string, Rect>, left: number, right: number): PhaseColumn[] {
  const phases = byPosition(diagram.phases)
  if (phases.length === 0) return []
  const index = new Map(phases.map((phase, i) => [phase.id, i]))
  const from = phases.map(() => Infinity)
  const to = phases.map(() => -Infinity)
  for (const step of diagram.steps) {
    const box = boxes.get(step.id)
    const i = step.phase === null ? undefined : index.get(step.phase)
    if (!box || i === undefined) continue
    from[i] = Math.min(from[i]!, box.x)
    to[i] = Math.max(to[i]!, box.x + box.width)
  }
  const edges = [left]
  let reach = left
  for (let i = 0; i + 1 < phases.length; i++) {
    reach = Math.max(reach, to[i]!)
    let next = i + 1
    while (next < phases.length && from[next] === Infinity) next++
    const empty = next - i - 1
    const start = edges[i]!
    let edge: number
    if (next === phases.length) edge = from[i] === Infinity ? start + minPhaseWidth : reach + bandPadding
    else if (from[i] === Infinity) edge = start + (from[next]! - bandPadding - start) / (empty + 1)
    else if (empty > 0) edge = reach + bandPadding
    else edge = (reach + from[next]!) / 2
    edges.push(Math.max(start + 2 * headerSize, edge))
  }
  return phases.map(({ id, title }, i) => {
    const x = edges[i]!
    const minimum = from[i] === Infinity ? minPhaseWidth : 2 * headerSize
    const width = (edges[i + 1] ?? Math.max(right, x + minimum)) - x
    return { id, title, box: { x, y: 0, width, height: 0 }, header: { x, y: 0, width, height: headerSize } }
  })
}

/** The leaf band at a height, for a step dropped there; the nearest one outside the drawing. Undefined without lanes. */
export function laneAt(bands: Bands, y: number): LaneBand | undefined {
  const leaves = bands.lanes.filter((lane) => lane.leaf)
  return leaves.find((lane) => y < lane.box.y + lane.box.height) ?? leaves.at(-1)
}

/** The phase column at an x, the nearest one outside the drawing. Undefined without phases. */
export function phaseAt(bands: Bands, x: number): PhaseColumn | undefined {
  return bands.phases.find((phase) => x < phase.box.x + phase.box.width) ?? bands.phases.at(-1)
}
