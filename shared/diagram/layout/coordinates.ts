// Turns columns and rows into positions on the grid, with room for labels and for the flows between.
import { bandPadding, centreOf, gridSize, minLaneHeight, minPhaseWidth, outerBox, stepSize } from '../geometry.ts'
import { measureText } from '../measure.ts'
import { flowLabelStyle } from '../routing/labels.ts'
import type { LabelSide, Point, Rect } from '../types.ts'
import type { LayoutGraph } from './graph.ts'
import type { Layers } from './layers.ts'
import type { Ordering } from './ordering.ts'
import type { Rows } from './rows.ts'

const trackPitch = 10
const columnGap = 48
const rowGap = 32

const up = (value: number): number => Math.ceil(value / gridSize) * gridSize

/** Extents of a step about its centre, outside label included. */
type Reach = { left: number; right: number; up: number; down: number }

function reachOf(graph: LayoutGraph, sides: ReadonlyMap<string, LabelSide>): Reach[] {
  return graph.diagram.steps.map((step) => {
    const centre = centreOf(step, { x: 0, y: 0 })
    const box: Rect = outerBox(step, { x: 0, y: 0 }, sides.get(step.id))
    return {
      left: centre.x - box.x,
      right: box.x + box.width - centre.x,
      up: centre.y - box.y,
      down: box.y + box.height - centre.y,
    }
  })
}

/** Positions (left and top edges) of all steps; the first step row starts bandPadding below the drawing's upper edge. */
export function assignCoordinates(
  graph: LayoutGraph,
  layers: Layers,
  ordering: Ordering,
  rows: Rows,
  sides: ReadonlyMap<string, LabelSide>,
): Map<string, Point> {
  const reach = reachOf(graph, sides)
  const y = rowCentres(graph, rows, reach)
  const x = columnCentres(graph, layers, ordering, rows, reach)
  const positions = new Map<string, Point>()
  graph.diagram.steps.forEach((step, v) => {
    const { width, height } = stepSize(step)
    positions.set(step.id, { x: x[layers.layer[v]!]! - width / 2, y: y[graph.lane[v]!]![rows.row[v]!]! - height / 2 })
  })
  return positions
}

function rowCentres(graph: LayoutGraph, rows: Rows, reach: readonly Reach[]): number[][] {
  const above = rows.count.map((count) => new Array<number>(count).fill(0))
  const under = rows.count.map((count) => new Array<number>(count).fill(0))
  reach.forEach((r, v) => {
    const lane = graph.lane[v]!
    const row = rows.row[v]!
    above[lane]![row] = Math.max(above[lane]![row]!, r.up)
    under[lane]![row] = Math.max(under[lane]![row]!, r.down)
  })
  let top = 0
  return rows.count.map((count, lane) => {
    const centres: number[] = []
    const passing = rows.passing[lane]!
    let y = top + edgeGap(passing[0]!)
    for (let r = 0; r < count; r++) {
      const centre = up(y + above[lane]![r]!)
      centres.push(centre)
      y =
        centre +
        under[lane]![r]! +
        (r + 1 < count ? Math.max(rowGap, (passing[r + 1]! + 1) * trackPitch) : edgeGap(passing[count]!))
    }
    const size = graph.leaves[lane]!.lane?.size ?? 0
    top = Math.max(top + minLaneHeight, top + size, count > 0 ? y : top)
    return centres
  })
}

/** Between a lane's border and its first or last row; the other half of the way lies in the neighbouring lane. */
const edgeGap = (flows: number): number => bandPadding + Math.max(0, flows - 1) * trackPitch

function columnCentres(
  graph: LayoutGraph,
  layers: Layers,
  ordering: Ordering,
  rows: Rows,
  reach: readonly Reach[],
): number[] {
  const left = new Array<number>(layers.count).fill(0)
  const right = new Array<number>(layers.count).fill(0)
  reach.forEach((r, v) => {
    const k = layers.layer[v]!
    left[k] = Math.max(left[k]!, r.left)
    right[k] = Math.max(right[k]!, r.right)
  })
  const tracks = trackDemand(graph, ordering, rows)
  const labels = labelDemand(graph, layers, right)
  const starts = new Set(layers.phaseStart.slice(1))
  const hasPhases = graph.diagram.phases.length > 0
  const centres: number[] = []
  let x = bandPadding + 4
  for (let k = 0; k < layers.count; k++) {
    const empty = left[k] === 0 && right[k] === 0
    const width = empty ? minPhaseWidth - columnGap : 0
    const centre = up(x + Math.max(left[k]!, width / 2))
    centres.push(centre)
    const gap =
      Math.max(columnGap, 2 * 14 + tracks[k]! * trackPitch, labels[k]!) + (hasPhases && starts.has(k + 1) ? 16 : 0)
    x = centre + Math.max(right[k]!, width / 2) + gap
  }
  return centres
}

/** How many vertical pieces run side by side between a column and the next. */
function trackDemand(graph: LayoutGraph, { columns, lane, after }: Ordering, rows: Rows): number[] {
  const n = graph.lane.length
  const height = (v: number) => lane[v]! * 1000 + (v < n ? rows.row[v]! * 10 : 5)
  return columns.map((column) => {
    const ends: [number, number][] = []
    for (const u of column) {
      for (const v of after[u]!) {
        const a = height(u)
        const b = height(v)
        if (a !== b) ends.push([Math.min(a, b), 1], [Math.max(a, b), -1])
      }
    }
    ends.sort((p, q) => p[0] - q[0] || q[1] - p[1])
    let open = 0
    let most = 0
    for (const [, change] of ends) {
      open += change
      most = Math.max(most, open)
    }
    return most
  })
}

/** Room for the labels of flows that leave a diamond to the right: they stand between it and the next column. */
function labelDemand(graph: LayoutGraph, layers: Layers, right: readonly number[]): number[] {
  const demand = new Array<number>(layers.count).fill(0)
  for (const edge of graph.edges) {
    const label = edge.flow < 0 ? null : graph.diagram.flows[edge.flow]!.label
    if (!label) continue
    const k = layers.layer[edge.from]!
    const half = stepSize(graph.diagram.steps[edge.from]!).width / 2
    const width =
      Math.min(measureText(label, flowLabelStyle.size), flowLabelStyle.maxWidth) + 2 * flowLabelStyle.padding
    // What the column is wider than this step already serves the label.
    const spare = Math.max(0, right[k]! - half)
    demand[k] = Math.max(demand[k]!, width + 28 - spare)
  }
  return demand
}
