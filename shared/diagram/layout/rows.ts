// Gives every step a row inside its lane, so that what follows each other stands in one straight line.
import { head, type LayoutGraph, tail } from './graph.ts'
import type { Layers } from './layers.ts'
import type { Ordering } from './ordering.ts'

export type Rows = {
  /** Row of each step inside its lane, from 0. */
  row: Int32Array
  /** Number of rows of each lane (0 for an empty one). */
  count: number[]
  /** passing[lane][r]: how many flows run side by side above row r; one more entry for those below the last row. */
  passing: number[][]
}

/** Steps joined by a flow inside a lane form a block on one row; blocks are stacked as the order of the columns demands. */
export function assignRows(graph: LayoutGraph, layers: Layers, ordering: Ordering): Rows {
  const n = graph.lane.length
  const below = stepsBelow(n, ordering)
  const blocks = new Blocks(n, below, layers.layer)
  for (const [u, v] of straightFlows(graph, layers)) blocks.join(u, v)
  const { row, count } = blocks.stack(graph)
  return { row, count, passing: passingFlows(ordering, row, count) }
}

/** For each step the next step below it in its lane and column, -1 if none. */
function stepsBelow(n: number, { columns, lane }: Ordering): Int32Array {
  const below = new Int32Array(n).fill(-1)
  for (const column of columns) {
    let last = -1
    for (const v of column) {
      if (v >= n) continue
      if (last !== -1 && lane[last] === lane[v]) below[last] = v
      last = v
    }
  }
  return below
}

/** Flows inside a lane, the ones that should be straight first: short before long, the first way out of a step before others. */
function straightFlows(graph: LayoutGraph, { layer }: Layers): [number, number][] {
  const rank = new Map<number, number>()
  const candidates: { u: number; v: number; cost: number }[] = []
  for (const edge of graph.edges) {
    const order = rank.get(edge.from) ?? 0
    rank.set(edge.from, order + 1)
    if (graph.lane[edge.from] !== graph.lane[edge.to]) continue
    const u = tail(edge)
    const v = head(edge)
    const span = layer[v]! - layer[u]!
    candidates.push({ u, v, cost: span * 4 + Math.min(order, 3) + (edge.reversed ? 40 : 0) })
  }
  candidates.sort((a, b) => a.cost - b.cost || a.u - b.u || a.v - b.v)
  return candidates.map(({ u, v }) => [u, v])
}

/** Sets of steps on one row, at most one step per column. */
class Blocks {
  readonly parent: Int32Array
  readonly members: number[][]
  readonly below: Int32Array
  readonly layer: Int32Array

  constructor(n: number, below: Int32Array, layer: Int32Array) {
    this.parent = Int32Array.from({ length: n }, (_, i) => i)
    this.members = Array.from({ length: n }, (_, i) => [i])
    this.below = below
    this.layer = layer
  }

  find(v: number): number {
    let root = v
    while (this.parent[root] !== root) root = this.parent[root]!
    this.parent[v] = root
    return root
  }

  join(u: number, v: number): void {
    const a = this.find(u)
    const b = this.find(v)
    if (a === b) return
    const columns = new Set(this.members[a]!.map((m) => this.layer[m]!))
    if (this.members[b]!.some((m) => columns.has(this.layer[m]!))) return
    if (this.standsAbove(a, b) || this.standsAbove(b, a)) return
    this.parent[b] = a
    this.members[a]!.push(...this.members[b]!)
  }

  /** Whether block a must be above block b, directly or through blocks between. */
  standsAbove(a: number, b: number): boolean {
    const seen = new Set([a])
    const stack = [a]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const member of this.members[at]!) {
        const next = this.below[member]!
        if (next === -1) continue
        const block = this.find(next)
        if (block === b) return true
        if (seen.has(block)) continue
        seen.add(block)
        stack.push(block)
      }
    }
    return false
  }

  /** The highest possible row of every block. */
  stack(graph: LayoutGraph): { row: Int32Array; count: number[] } {
    const n = this.parent.length
    const open = new Int32Array(n)
    for (let v = 0; v < n; v++) if (this.below[v] !== -1) open[this.find(this.below[v]!)]!++
    const blockRow = new Int32Array(n)
    const ready: number[] = []
    for (let v = 0; v < n; v++) if (this.find(v) === v && open[v] === 0) ready.push(v)
    for (let i = 0; i < ready.length; i++) {
      const block = ready[i]!
      for (const member of this.members[block]!) {
        if (this.below[member] === -1) continue
        const next = this.find(this.below[member]!)
        blockRow[next] = Math.max(blockRow[next]!, blockRow[block]! + 1)
        if (--open[next]! === 0) ready.push(next)
      }
    }
    const row = Int32Array.from({ length: n }, (_, v) => blockRow[this.find(v)]!)
    const count = graph.leaves.map(() => 0)
    for (let v = 0; v < n; v++) count[graph.lane[v]!] = Math.max(count[graph.lane[v]!]!, row[v]! + 1)
    return { row, count }
  }
}

/** Counts the flows that pass steps of a lane, by the gap between rows through which they run. */
function passingFlows(ordering: Ordering, row: Int32Array, count: readonly number[]): number[][] {
  const n = row.length
  const passing = count.map((rows) => new Array<number>(rows + 1).fill(0))
  for (const column of ordering.columns) {
    let start = 0
    while (start < column.length) {
      const lane = ordering.lane[column[start]!]!
      let end = start
      while (end < column.length && ordering.lane[column[end]!] === lane) end++
      const group = column.slice(start, end)
      start = end
      if (!group.some((v) => v < n)) continue
      const gaps = new Map<number, number>()
      let gap = 0
      for (let i = 0; i < group.length; i++) {
        const v = group[i]!
        if (v < n) {
          gap = row[v]! + 1
          continue
        }
        const next = group.slice(i).find((w) => w < n)
        const at = gap > 0 || next === undefined ? gap : row[next]!
        gaps.set(at, (gaps.get(at) ?? 0) + 1)
      }
      for (const [at, flows] of gaps) passing[lane]![at] = Math.max(passing[lane]![at] ?? 0, flows)
    }
  }
  return passing
}
