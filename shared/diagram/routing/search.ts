// Finds the cheapest way through the net: short, few bends, few crossings (A* over vertices with a direction).
import type { Grid } from './grid.ts'

/** A vertex outside a port where a way may start or end; `vertical` tells how the port's own piece runs. */
export type Gate = { vertex: number; vertical: boolean; cost: number; port: number }

export type Way = { vertices: number[]; start: Gate; end: Gate }

export type Search = {
  grid: Grid
  cost: Float64Array
  parent: Int32Array
  stamp: Int32Array
  run: number
  heapKey: number[]
  heapState: number[]
}

/** What one bend and one crossing are worth, in px of detour. */
const bendCost = 50
const crossingCost = 14
/** Running along a closed way: only when there is nothing else. */
const closedCost = 400

/** Working memory for searches on a grid. */
export function newSearch(grid: Grid): Search {
  const states = grid.xs.length * grid.ys.length * 2
  return {
    grid,
    cost: new Float64Array(states),
    parent: new Int32Array(states),
    stamp: new Int32Array(states),
    run: 0,
    heapKey: [],
    heapState: [],
  }
}

/** source and target number the steps whose flows may share a piece of way; vertical pieces lean toward preferX. */
export type Wish = { source: number; target: number; preferX: number }

/** The cheapest way from one of the gates to one of the others; null when everything is blocked. */
export function findWay(search: Search, starts: readonly Gate[], ends: readonly Gate[], wish: Wish): Way | null {
  const { grid, cost, parent, stamp } = search
  const {
    xs,
    ys,
    blockedRight,
    blockedDown,
    crossH,
    crossV,
    rightFrom,
    rightTo,
    downFrom,
    downTo,
    closedRight,
    closedDown,
  } = grid
  const nx = xs.length
  const ny = ys.length
  const run = ++search.run
  search.heapKey.length = 0
  search.heapState.length = 0
  const endX = ends.map((end) => xs[Math.floor(end.vertex / ny)]!)
  const endY = ends.map((end) => ys[end.vertex % ny]!)

  const estimate = (x: number, y: number, vertical: boolean): number => {
    let least = Infinity
    for (let e = 0; e < ends.length; e++) {
      const dx = Math.abs(x - endX[e]!)
      const dy = Math.abs(y - endY[e]!)
      const end = ends[e]!
      let bends: number
      if (vertical !== end.vertical) bends = 1
      else if (vertical) bends = dx > 0 ? 2 : 0
      else bends = dy > 0 ? 2 : 0
      const total = dx + dy + bends * bendCost + end.cost
      if (total < least) least = total
    }
    return least
  }
  const reach = (state: number, g: number, before: number) => {
    if (stamp[state] === run && cost[state]! <= g) return
    stamp[state] = run
    cost[state] = g
    parent[state] = before
    const vertex = state >> 1
    push(search, g + estimate(xs[Math.floor(vertex / ny)]!, ys[vertex % ny]!, (state & 1) === 1), state)
  }
  const sharedRight = (at: number, length: number): number => {
    const closed = closedRight[at]! * closedCost
    return rightFrom[at] === 0 || rightFrom[at] === wish.source || rightTo[at] === wish.target
      ? closed
      : closed + 8 + length * 0.25
  }
  const sharedDown = (at: number, length: number): number => {
    const closed = closedDown[at]! * closedCost
    return downFrom[at] === 0 || downFrom[at] === wish.source || downTo[at] === wish.target
      ? closed
      : closed + 8 + length * 0.25
  }

  for (const start of starts) reach(start.vertex * 2 + (start.vertical ? 1 : 0), start.cost, -1)
  let best = Infinity
  let bestState = -1
  let bestEnd: Gate | undefined
  while (search.heapKey.length > 0 && search.heapKey[0]! < best) {
    const key = search.heapKey[0]!
    const state = pop(search)
    const g = cost[state]!
    const vertex = state >> 1
    const vertical = (state & 1) === 1
    const i = Math.floor(vertex / ny)
    const j = vertex % ny
    if (key > g + estimate(xs[i]!, ys[j]!, vertical) + 1e-6) continue
    for (const end of ends) {
      if (end.vertex !== vertex) continue
      const total = g + end.cost + (end.vertical === vertical ? 0 : bendCost)
      if (total < best) {
        best = total
        bestState = state
        bestEnd = end
      }
    }
    reach(state ^ 1, g + bendCost, state)
    if (vertical) {
      const lean = 1 + Math.abs(xs[i]! - wish.preferX) * 0.0004
      if (j + 1 < ny && !blockedDown[vertex]) {
        const length = ys[j + 1]! - ys[j]!
        reach(state + 2, g + length * lean + crossH[vertex + 1]! * crossingCost + sharedDown(vertex, length), state)
      }
      if (j > 0 && !blockedDown[vertex - 1]) {
        const length = ys[j]! - ys[j - 1]!
        reach(state - 2, g + length * lean + crossH[vertex - 1]! * crossingCost + sharedDown(vertex - 1, length), state)
      }
    } else {
      if (i + 1 < nx && !blockedRight[vertex]) {
        const length = xs[i + 1]! - xs[i]!
        reach(state + 2 * ny, g + length + crossV[vertex + ny]! * crossingCost + sharedRight(vertex, length), state)
      }
      if (i > 0 && !blockedRight[vertex - ny]) {
        const length = xs[i]! - xs[i - 1]!
        reach(
          state - 2 * ny,
          g + length + crossV[vertex - ny]! * crossingCost + sharedRight(vertex - ny, length),
          state,
        )
      }
    }
  }
  if (!bestEnd) return null
  const vertices: number[] = []
  let first = bestState
  for (let state = bestState; state !== -1; state = parent[state]!) {
    const vertex = state >> 1
    if (vertices.at(-1) !== vertex) vertices.push(vertex)
    first = state
  }
  vertices.reverse()
  const start = starts.find((gate) => gate.vertex * 2 + (gate.vertical ? 1 : 0) === first && gate.cost === cost[first])
  return start ? { vertices, start, end: bestEnd } : null
}

/** Notes which ways a flow uses (or no longer uses, with sign −1), so that others cross it less and keep off it. */
export function markUse(
  { grid }: Search,
  vertices: readonly number[],
  wish: Pick<Wish, 'source' | 'target'>,
  sign: 1 | -1,
): void {
  const ny = grid.ys.length
  for (let k = 1; k < vertices.length; k++) {
    const a = vertices[k - 1]!
    const b = vertices[k]!
    const low = Math.min(a, b)
    const horizontal = Math.abs(a - b) >= ny
    const from = horizontal ? grid.rightFrom : grid.downFrom
    const to = horizontal ? grid.rightTo : grid.downTo
    from[low] = sign === 1 ? wish.source : 0
    to[low] = sign === 1 ? wish.target : 0
    const next = vertices[k + 1]
    if (next === undefined || next - b !== b - a) continue
    const cross = horizontal ? grid.crossH : grid.crossV
    cross[b] = Math.max(0, cross[b]! + sign)
  }
}

/** Closes (or opens) the ways of one flow for others. */
export function closeWay({ grid }: Search, vertices: readonly number[], closed: 0 | 1): void {
  const ny = grid.ys.length
  for (let k = 1; k < vertices.length; k++) {
    const a = vertices[k - 1]!
    const b = vertices[k]!
    const ways = Math.abs(a - b) >= ny ? grid.closedRight : grid.closedDown
    ways[Math.min(a, b)] = closed
  }
}

function push({ heapKey, heapState }: Search, key: number, state: number): void {
  let i = heapKey.length
  heapKey.push(key)
  heapState.push(state)
  while (i > 0) {
    const p = (i - 1) >> 1
    if (heapKey[p]! <= key) break
    heapKey[i] = heapKey[p]!
    heapState[i] = heapState[p]!
    i = p
  }
  heapKey[i] = key
  heapState[i] = state
}

function pop({ heapKey, heapState }: Search): number {
  const result = heapState[0]!
  const key = heapKey.pop()!
  const state = heapState.pop()!
  const n = heapKey.length
  if (n === 0) return result
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= n) break
    if (child + 1 < n && heapKey[child + 1]! < heapKey[child]!) child++
    if (heapKey[child]! >= key) break
    heapKey[i] = heapKey[child]!
    heapState[i] = heapState[child]!
    i = child
  }
  heapKey[i] = key
  heapState[i] = state
  return result
}
