// Gives every step its column: after its predecessors, inside its phase, close to what it is joined with.
import { head, type LayoutGraph, tail } from './graph.ts'

export type Layers = {
  /** Column of each step, from 0. */
  layer: Int32Array
  count: number
  /** First column of each phase; a phase without steps has a column of its own. */
  phaseStart: number[]
}

/** Columns by longest path, phase by phase, then steps pulled to the right where that shortens flows. Needs broken cycles. */
export function assignLayers(graph: LayoutGraph): Layers {
  const n = graph.lane.length
  const out: number[][] = Array.from({ length: n }, () => [])
  const into: number[][] = Array.from({ length: n }, () => [])
  for (const edge of graph.edges) {
    out[tail(edge)]!.push(head(edge))
    into[head(edge)]!.push(tail(edge))
  }
  const order = topologicalOrder(n, out, into)
  const layer = new Int32Array(n)
  const phaseStart: number[] = []
  const phaseEnd: number[] = []
  let base = 0
  for (let phase = 0; phase < graph.phaseCount; phase++) {
    let last = base
    for (const v of order) {
      if (graph.phase[v] !== phase) continue
      let at = base
      for (const u of into[v]!) at = Math.max(at, layer[u]! + 1)
      layer[v] = at
      last = Math.max(last, at)
    }
    phaseStart.push(base)
    phaseEnd.push(last)
    base = last + 1
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!
    if (out[v]!.length <= into[v]!.length) continue
    let limit = phaseEnd[graph.phase[v]!]! + 1
    for (const w of out[v]!) limit = Math.min(limit, layer[w]!)
    layer[v] = Math.max(layer[v]!, limit - 1)
  }
  return { layer, count: base, phaseStart }
}

function topologicalOrder(n: number, out: readonly number[][], into: readonly number[][]): number[] {
  const open = Int32Array.from(into, (list) => list.length)
  const order: number[] = []
  for (let i = 0; i < n; i++) if (open[i] === 0) order.push(i)
  for (let i = 0; i < order.length; i++) {
    for (const w of out[order[i]!]!) if (--open[w]! === 0) order.push(w)
  }
  return order
}
