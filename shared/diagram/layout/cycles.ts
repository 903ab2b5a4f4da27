// Finds the flows that lead back, so that the rest of a process runs forward.
import { head, type LayoutEdge, type LayoutGraph, tail } from './graph.ts'

/**
 * Marks edges as reversed until no cycle is left: every flow to an earlier phase, and within each loop the fewest flows,
 * preferring those that run against the order in which the steps were written.
 */
export function breakCycles(graph: LayoutGraph): void {
  const n = graph.lane.length
  const inside: LayoutEdge[] = []
  for (const edge of graph.edges) {
    if (graph.phase[edge.from]! > graph.phase[edge.to]!) edge.reversed = true
    else if (graph.phase[edge.from] === graph.phase[edge.to]) inside.push(edge)
  }
  const component = strongComponents(n, inside)
  const loops = new Map<number, LayoutEdge[]>()
  for (const edge of inside) {
    const id = component[edge.from]!
    if (id !== component[edge.to]) continue
    const list = loops.get(id)
    if (list) list.push(edge)
    else loops.set(id, [edge])
  }
  for (const edges of loops.values()) orderLoop(edges, walkOrder(edges, entries(inside, component, edges)))
}

/** Steps of a loop that are reached from outside it. */
function entries(inside: readonly LayoutEdge[], component: Int32Array, loop: readonly LayoutEdge[]): number[] {
  const id = component[loop[0]!.from]!
  const found = new Set<number>()
  for (const edge of inside) if (component[edge.to] === id && component[edge.from] !== id) found.add(edge.to)
  return [...found].sort((a, b) => a - b)
}

/** Depth-first finishing order, reversed: the order a reader would follow from the given entries. */
function walkOrder(edges: readonly LayoutEdge[], roots: readonly number[]): Map<number, number> {
  const out = outgoing(edges)
  const seen = new Set<number>()
  const finished: number[] = []
  for (const root of [...roots, ...[...out.keys()].sort((a, b) => a - b)]) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack: [number, number][] = [[root, 0]]
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const next = out.get(top[0])?.[top[1]++]
      if (next === undefined) finished.push(stack.pop()![0])
      else if (!seen.has(next)) {
        seen.add(next)
        stack.push([next, 0])
      }
    }
  }
  return new Map(finished.toReversed().map((step, rank) => [step, rank]))
}

function outgoing(edges: readonly LayoutEdge[]): Map<number, number[]> {
  const out = new Map<number, number[]>()
  for (const edge of edges) {
    const list = out.get(tail(edge))
    if (list) list.push(head(edge))
    else out.set(tail(edge), [head(edge)])
  }
  return out
}

function orderLoop(edges: readonly LayoutEdge[], walk: ReadonlyMap<number, number>): void {
  const againstWriting = edges.filter((edge) => edge.from > edge.to)
  const againstWalk = edges.filter((edge) => walk.get(edge.from)! > walk.get(edge.to)!)
  const back = againstWriting.length <= againstWalk.length ? againstWriting : againstWalk
  for (const edge of back) edge.reversed = true
  // Not every flow against the order closes a loop once the others are turned round.
  for (const edge of back) {
    edge.reversed = false
    if (reaches(edges, edge)) edge.reversed = true
  }
}

/** True when the edge closes a cycle: its start can be reached from its end. */
function reaches(edges: readonly LayoutEdge[], edge: LayoutEdge): boolean {
  const out = outgoing(edges)
  const seen = new Set([edge.to])
  const stack = [edge.to]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === edge.from) return true
    for (const next of out.get(at) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      stack.push(next)
    }
  }
  return false
}

/** Tarjan's strongly connected components without recursion: component number per step. */
function strongComponents(n: number, edges: readonly LayoutEdge[]): Int32Array {
  const out: number[][] = Array.from({ length: n }, () => [])
  for (const edge of edges) out[edge.from]!.push(edge.to)
  const index = new Int32Array(n).fill(-1)
  const low = new Int32Array(n)
  const component = new Int32Array(n).fill(-1)
  const open: number[] = []
  let counter = 0
  let components = 0
  for (let root = 0; root < n; root++) {
    if (index[root] !== -1) continue
    const stack: [number, number][] = [[root, 0]]
    while (stack.length > 0) {
      const frame = stack.at(-1)!
      const v = frame[0]
      if (frame[1] === 0) {
        index[v] = low[v] = counter++
        open.push(v)
      }
      const w = out[v]![frame[1]++]
      if (w !== undefined) {
        if (index[w] === -1) stack.push([w, 0])
        else if (component[w] === -1) low[v] = Math.min(low[v]!, index[w]!)
        continue
      }
      stack.pop()
      const parent = stack.at(-1)
      if (parent) low[parent[0]] = Math.min(low[parent[0]]!, low[v]!)
      if (low[v] !== index[v]) continue
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = components
        if (member === v) break
      }
      components++
    }
  }
  return component
}
