// Orders the steps of each column from top to bottom: lanes apart, flows crossing as little as possible.
import { head, type LayoutGraph, tail } from './graph.ts'
import type { Layers } from './layers.ts'

/** Vertices are the steps followed by way points of flows that pass over whole columns. */
export type Ordering = {
  /** Vertices of each column from top to bottom. */
  columns: number[][]
  lane: number[]
  layer: number[]
  /** Neighbours in the column before and after. */
  before: number[][]
  after: number[][]
}

const sweeps = 24

/** Barycentre sweeps over the columns, each keeping its lanes in order; the order with the fewest crossings wins. */
export function orderColumns(graph: LayoutGraph, layers: Layers): Ordering {
  const ordering = withWayPoints(graph, layers)
  const { columns, lane, before, after } = ordering
  const position = new Float64Array(lane.length)
  const weight = new Float64Array(lane.length)
  const number = (column: readonly number[]) => {
    for (let i = 0; i < column.length; i++) position[column[i]!] = i
  }
  for (const column of columns) {
    column.sort((a, b) => lane[a]! - lane[b]!)
    number(column)
  }
  const compare = (a: number, b: number) =>
    lane[a]! - lane[b]! || weight[a]! - weight[b]! || position[a]! - position[b]!
  let best = columns.map((column) => [...column])
  let fewest = countCrossings(columns, after, position)
  let stale = 0
  for (let sweep = 0; sweep < sweeps && stale < 6 && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0
    for (let k = 1; k < columns.length; k++) {
      const column = columns[forward ? k : columns.length - 1 - k]!
      for (const v of column) {
        const neighbours = forward ? before[v]! : after[v]!
        let sum = 0
        for (const w of neighbours) sum += position[w]!
        weight[v] = neighbours.length > 0 ? sum / neighbours.length : position[v]!
      }
      column.sort(compare)
      number(column)
    }
    const crossings = countCrossings(columns, after, position)
    if (crossings < fewest) {
      fewest = crossings
      best = columns.map((column) => [...column])
      stale = 0
    } else stale++
  }
  ordering.columns = best
  return ordering
}

function withWayPoints(graph: LayoutGraph, layers: Layers): Ordering {
  const n = graph.lane.length
  const lane = [...graph.lane]
  const layer = [...layers.layer]
  const before: number[][] = Array.from({ length: n }, () => [])
  const after: number[][] = Array.from({ length: n }, () => [])
  const columns: number[][] = Array.from({ length: layers.count }, () => [])
  for (let v = 0; v < n; v++) columns[layer[v]!]!.push(v)
  const occupied = occupancy(graph, layers)
  const outs = new Int32Array(n)
  for (const edge of graph.edges) if (edge.flow >= 0) outs[edge.from]!++
  for (const edge of graph.edges) {
    if (edge.flow < 0) continue
    const from = tail(edge)
    const to = head(edge)
    const passing = wayLane(from, to, graph, layers, occupied, outs[edge.from]! > 1)
    let previous = from
    for (let k = layer[from]! + 1; k < layer[to]!; k++) {
      const way = lane.length
      lane.push(passing)
      layer.push(k)
      before.push([previous])
      after.push([])
      after[previous]!.push(way)
      columns[k]!.push(way)
      previous = way
    }
    after[previous]!.push(to)
    before[to]!.push(previous)
  }
  return { columns, lane, layer, before, after }
}

/** Number of steps per lane and column. */
function occupancy(graph: LayoutGraph, layers: Layers): Int32Array {
  const counts = new Int32Array(graph.leaves.length * layers.count)
  for (let v = 0; v < graph.lane.length; v++) counts[graph.lane[v]! * layers.count + layers.layer[v]!]!++
  return counts
}

/** A long flow passes in the lane of its start or its end, whichever has fewer steps in its way. */
function wayLane(
  from: number,
  to: number,
  graph: LayoutGraph,
  layers: Layers,
  occupied: Int32Array,
  splits: boolean,
): number {
  const a = graph.lane[from]!
  const b = graph.lane[to]!
  if (a === b) return a
  let inA = 0
  let inB = 0
  for (let k = layers.layer[from]! + 1; k < layers.layer[to]!; k++) {
    inA += occupied[a * layers.count + k]!
    inB += occupied[b * layers.count + k]!
  }
  if (inA === inB) return splits ? b : a
  return inA < inB ? a : b
}

/** Crossings between neighbouring columns, counted with a Fenwick tree. */
function countCrossings(columns: readonly number[][], after: readonly number[][], position: Float64Array): number {
  let crossings = 0
  for (let k = 0; k + 1 < columns.length; k++) {
    const size = columns[k + 1]!.length
    const tree = new Int32Array(size + 1)
    let inserted = 0
    for (const u of columns[k]!) {
      const ends = after[u]!.map((v) => position[v]!).sort((a, b) => a - b)
      for (const end of ends) {
        let smaller = 0
        for (let i = end + 1; i > 0; i -= i & -i) smaller += tree[i]!
        crossings += inserted - smaller
      }
      for (const end of ends) {
        for (let i = end + 1; i <= size; i += i & -i) tree[i]!++
        inserted++
      }
    }
  }
  return crossings
}
