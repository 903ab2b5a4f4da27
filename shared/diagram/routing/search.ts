// Finds the cheapest way through the net: short, few bends, few crossings (A* over vertices with a direction).
import { blockedDown, blockedRight, closedDown, closedRight, type Grid } from './grid.ts'

/** A vertex outside a port where a way may start or end; `vertical` tells how the port's own piece runs. */
export type Gate = { vertex: number; vertical: boolean; cost: number; port: number }

export type Way = { vertices: number[]; start: Gate; end: Gate }

/** A state is a vertex reached horizontally (vertex × 2) or vertically (vertex × 2 + 1). */
export type Search = {
  grid: Grid
  /** Cost of reaching a state in this run. */
  cost: Float64Array
  /** The run that last reached a state, × 16, + 8 when it went on from there, + from where it came. */
  stamp: Int32Array
  run: number
  heapKey: number[]
  heapState: number[]
  /** Steps (+ 1) that flow number n joins. */
  sources: Int32Array
  targets: Int32Array
}

/** What one bend and one crossing are worth, in px of detour. */
const bendCost = 50
const crossingCost = 14
/** Running along a closed way: only when there is nothing else. */
const closedCost = 400

/** From where a state was reached. */
const [gate, turn, left, right, above, below] = [0, 1, 2, 3, 4, 5]
const done = 8

/** Working memory for searches on a grid, for flows with numbers up to `flows`. */
export function newSearch(grid: Grid, flows: number): Search {
  const states = grid.xs.length * grid.ys.length * 2
  return {
    grid,
    cost: new Float64Array(states),
    stamp: new Int32Array(states),
    run: 0,
    heapKey: [],
    heapState: [],
    sources: new Int32Array(flows + 1),
    targets: new Int32Array(flows + 1),
  }
}

/** Number of the flow (from 1), and the steps whose flows may share a piece of way; vertical pieces lean toward preferX. */
export type Wish = { flow: number; source: number; target: number; preferX: number }

/** The cheapest way from one of the gates to one of the others; null when everything is blocked. */
export function findWay(search: Search, starts: readonly Gate[], ends: readonly Gate[], wish: Wish): Way | null {
  const { grid, cost, stamp, sources, targets } = search
  const { xs, ys, marks, crossH, crossV, rightUse, downUse } = grid
  const { source, target, preferX } = wish
  const nx = xs.length
  const ny = ys.length
  const run = ++search.run << 4
  search.heapKey.length = 0
  search.heapState.length = 0
  const endX = ends.map((end) => xs[end.vertex % nx]!)
  const endY = ends.map((end) => ys[Math.floor(end.vertex / nx)]!)

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
  const reach = (state: number, g: number, from: number, i: number, j: number) => {
    if (stamp[state]! >= run && cost[state]! <= g) return
    stamp[state] = run + from
    cost[state] = g
    push(search, g + estimate(xs[i]!, ys[j]!, (state & 1) === 1), state)
  }
  /** What running along with another flow costs. */
  const shared = (use: number, closed: number, length: number): number => {
    const price = closed === 0 ? 0 : closedCost
    return use === 0 || sources[use] === source || targets[use] === target ? price : price + 8 + length * 0.25
  }

  for (const { vertex, vertical, cost } of starts) {
    reach(vertex * 2 + (vertical ? 1 : 0), cost, gate, vertex % nx, Math.floor(vertex / nx))
  }
  let best = Infinity
  let bestState = -1
  let bestEnd: Gate | undefined
  while (search.heapKey.length > 0 && search.heapKey[0]! < best) {
    const state = pop(search)
    // Reached more cheaply since, and gone on from already.
    if (stamp[state]! & done) continue
    stamp[state]! |= done
    const g = cost[state]!
    const vertex = state >> 1
    const vertical = (state & 1) === 1
    const j = Math.floor(vertex / nx)
    const i = vertex - j * nx
    for (const end of ends) {
      if (end.vertex !== vertex) continue
      const total = g + end.cost + (end.vertical === vertical ? 0 : bendCost)
      if (total < best) {
        best = total
        bestState = state
        bestEnd = end
      }
    }
    reach(state ^ 1, g + bendCost, turn, i, j)
    if (vertical) {
      const lean = 1 + Math.abs(xs[i]! - preferX) * 0.0004
      if (j + 1 < ny && !(marks[vertex]! & blockedDown)) {
        const next = vertex + nx
        const length = ys[j + 1]! - ys[j]!
        const along = shared(downUse[vertex]!, marks[vertex]! & closedDown, length)
        reach(next * 2 + 1, g + length * lean + crossH[next]! * crossingCost + along, above, i, j + 1)
      }
      const next = vertex - nx
      if (j > 0 && !(marks[next]! & blockedDown)) {
        const length = ys[j]! - ys[j - 1]!
        const along = shared(downUse[next]!, marks[next]! & closedDown, length)
        reach(next * 2 + 1, g + length * lean + crossH[next]! * crossingCost + along, below, i, j - 1)
      }
    } else {
      if (i + 1 < nx && !(marks[vertex]! & blockedRight)) {
        const next = vertex + 1
        const length = xs[i + 1]! - xs[i]!
        const along = shared(rightUse[vertex]!, marks[vertex]! & closedRight, length)
        reach(next * 2, g + length + crossV[next]! * crossingCost + along, left, i + 1, j)
      }
      const next = vertex - 1
      if (i > 0 && !(marks[next]! & blockedRight)) {
        const length = xs[i]! - xs[i - 1]!
        const along = shared(rightUse[next]!, marks[next]! & closedRight, length)
        reach(next * 2, g + length + crossV[next]! * crossingCost + along, right, i - 1, j)
      }
    }
  }
  if (!bestEnd) return null
  const { vertices, first } = backFrom(search, bestState)
  const start = starts.find((each) => each.vertex * 2 + (each.vertical ? 1 : 0) === first && each.cost === cost[first])
  return start ? { vertices, start, end: bestEnd } : null
}

/** The vertices from a gate to a state, and the state at that gate. */
function backFrom({ grid, stamp }: Search, end: number): { vertices: number[]; first: number } {
  const nx = grid.xs.length
  const vertices: number[] = []
  for (let state = end; ; ) {
    const from = stamp[state]! & 7
    if (from === turn) state ^= 1
    else {
      vertices.push(state >> 1)
      if (from === gate) return { vertices: vertices.reverse(), first: state }
      state += 2 * (from === left ? -1 : from === right ? 1 : from === above ? -nx : nx)
    }
  }
}

/** Notes which ways a flow uses (or no longer uses, with sign −1), so that others cross it less and keep off it. */
export function markUse(
  { grid, sources, targets }: Search,
  vertices: readonly number[],
  { flow, source, target }: Wish,
  sign: 1 | -1,
): void {
  const nx = grid.xs.length
  sources[flow] = source
  targets[flow] = target
  for (let k = 1; k < vertices.length; k++) {
    const a = vertices[k - 1]!
    const b = vertices[k]!
    const horizontal = Math.abs(a - b) < nx
    const use = horizontal ? grid.rightUse : grid.downUse
    use[Math.min(a, b)] = sign === 1 ? flow : 0
    const next = vertices[k + 1]
    if (next === undefined || next - b !== b - a) continue
    const cross = horizontal ? grid.crossH : grid.crossV
    cross[b] = Math.max(0, cross[b]! + sign)
  }
}

/** Closes (or opens) the ways of one flow for others. */
export function closeWay({ grid }: Search, vertices: readonly number[], closed: boolean): void {
  const { marks, xs } = grid
  for (let k = 1; k < vertices.length; k++) {
    const a = vertices[k - 1]!
    const b = vertices[k]!
    const mark = Math.abs(a - b) < xs.length ? closedRight : closedDown
    if (closed) marks[Math.min(a, b)]! |= mark
    else marks[Math.min(a, b)]! &= ~mark
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
