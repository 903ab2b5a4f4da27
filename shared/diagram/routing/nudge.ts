// Slides parallel pieces of flows apart, in the order that crosses least, so that no two flows run on one line.
import type { Rect } from '../types.ts'
import type { BoxIndex } from './boxIndex.ts'
import type { Obstacle } from './obstacles.ts'
import { type Axis, joinedAtPort, type Line, type Piece, piecesAlong, same, simplify } from './pieces.ts'

/** Wished distance of parallel flows; less where there is no room. */
const gaps = [10, 8, 6, 5, 4, 3, 2, 1]
/** Distance from the border of a lane or phase at which a flow is seen to be apart from it. */
const clearOfBorder = 7
/** Pieces whose extents come this close can touch once others have moved. */
const margin = 6

/** Up to this many flows are spread twice: knowing the new places, some pairs find a better order. */
const secondLook = 400

/** Borders of phases (x) and lanes (y), on which no flow should run. */
export type Borders = Record<Axis, readonly number[]>

export type Space = {
  room: BoxIndex<Obstacle>
  /** Extent that horizontal pieces should not leave. */
  area: Rect | null
  borders: Borders
}

/** Moves the pieces of all lines in place. */
export function nudge(lines: readonly Line[], space: Space): void {
  for (const line of lines) simplify(line.points)
  const rounds = lines.length <= secondLook ? 2 : 1
  for (let round = 0; round < rounds; round++) {
    spreadAlong(lines, 'x', space)
    spreadAlong(lines, 'y', space)
  }
  for (const line of lines) simplify(line.points)
}

function spreadAlong(lines: readonly Line[], axis: Axis, { room, area, borders }: Space): void {
  const pieces = piecesAlong(lines, axis, room)
  if (area && axis === 'y') {
    for (const piece of pieces) {
      if (piece.min === piece.max) continue
      piece.min = Math.min(piece.position, Math.max(piece.min, area.y))
      piece.max = Math.max(piece.position, Math.min(piece.max, area.y + area.height))
    }
  }
  for (const piece of pieces) avoidBorder(piece, borders[axis])
  for (const group of groupPieces(pieces)) {
    if (group.pieces.length === 1) {
      const only = group.pieces[0]!
      if (only.min < only.max) only.position = clamp(only.wish, only.min, only.max)
    } else place(group)
  }
  for (const { line, at, position } of pieces) {
    if (line.fixed) continue
    line.points[at]![axis] = position
    line.points[at + 1]![axis] = position
  }
}

/** A flow on a border would look like a part of it: it runs beside, where there is more room. */
function avoidBorder(piece: Piece, borders: readonly number[]): void {
  if (piece.min === piece.max) return
  const border = borders.find((at) => Math.abs(at - piece.wish) < clearOfBorder)
  if (border === undefined) return
  const above = border - clearOfBorder
  const below = border + clearOfBorder
  piece.wish = clamp(above - piece.min >= piece.max - below ? above : below, piece.min, piece.max)
}

/** first must come before second (smaller position); weight tells what ignoring that would cost. */
type Order = { first: number; second: number; weight: number }
type Group = { pieces: Piece[]; orders: Order[] }

/** Sets of pieces that can come into each other's way, with the wished order of each pair. */
function groupPieces(pieces: readonly Piece[]): Group[] {
  const sorted = pieces.toSorted(
    (a, b) => a.min - b.min || a.position - b.position || a.line.flow - b.line.flow || a.at - b.at,
  )
  const parent = sorted.map((_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root]!
    while (parent[i] !== root) [parent[i], i] = [root, parent[i]!]
    return root
  }
  const pairs: Order[] = []
  // Two pieces that cannot move have nothing to settle, so those meet only the ones that can.
  const fixed: number[] = []
  const movable: number[] = []
  for (let j = 0; j < sorted.length; j++) {
    const b = sorted[j]!
    const moves = b.min < b.max
    for (const list of moves ? [movable, fixed] : [movable]) {
      let kept = 0
      for (const i of list) {
        const a = sorted[i]!
        if (a.max + gaps[0]! <= b.min) continue
        list[kept++] = i
        if (a.low >= b.high + margin || b.low >= a.high + margin || mayShare(a, b)) continue
        pairs.push(orderOf(a, i, b, j))
        parent[find(i)] = find(j)
      }
      list.length = kept
    }
    ;(moves ? movable : fixed).push(j)
  }
  const groups = new Map<number, Group>()
  const local = new Int32Array(sorted.length)
  sorted.forEach((piece, i) => {
    const root = find(i)
    const group = groups.get(root) ?? { pieces: [], orders: [] }
    groups.set(root, group)
    local[i] = group.pieces.push(piece) - 1
  })
  for (const { first, second, weight } of pairs) {
    groups.get(find(first))!.orders.push({ first: local[first]!, second: local[second]!, weight })
  }
  return [...groups.values()]
}

/** Flows that leave one port (or enter one) run together on the piece at that port. */
function mayShare(a: Piece, b: Piece): boolean {
  return a.line === b.line || (same(a.position, b.position) && joinedAtPort(a, b))
}

/** The better order of two pieces: fewer crossings, then as found, then by the order of the flows. */
function orderOf(a: Piece, i: number, b: Piece, j: number): Order {
  const score = penalty(a, b) - penalty(b, a)
  if (score !== 0) return score < 0 ? { first: i, second: j, weight: -score } : { first: j, second: i, weight: score }
  const found = a.position - b.position || a.line.flow - b.line.flow
  return found < 0 ? { first: i, second: j, weight: 0.1 } : { first: j, second: i, weight: 0.1 }
}

/** Crossings and overlaps that arise when piece a is placed before piece b. */
function penalty(a: Piece, b: Piece): number {
  let sum = 0
  // Ends of a that turn toward b meet it; ends of b that turn toward a meet a.
  sum += meets(a.low, a.turnLow, 1, b) + meets(a.high, a.turnHigh, 1, b)
  sum += meets(b.low, b.turnLow, -1, a) + meets(b.high, b.turnHigh, -1, a)
  // Two ends at one height that turn toward each other would lie on one line.
  const ends = [
    [a.low, a.turnLow, b.low, b.turnLow],
    [a.low, a.turnLow, b.high, b.turnHigh],
    [a.high, a.turnHigh, b.low, b.turnLow],
    [a.high, a.turnHigh, b.high, b.turnHigh],
  ] as const
  for (const [atA, turnA, atB, turnB] of ends) if (Math.abs(atA - atB) < 2 && turnA === 1 && turnB === -1) sum += 8
  return sum
}

function meets(at: number, turn: number, toward: number, other: Piece): number {
  return turn === toward && at > other.low + 1 && at < other.high - 1 ? 1 : 0
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

/** Places the pieces of a group: in order, apart, inside their ranges and as close to their wishes as that allows. */
function place({ pieces, orders }: Group): void {
  const sequence = linearOrder(pieces, orders)
  const rank = new Int32Array(pieces.length)
  sequence.forEach((piece, i) => {
    rank[piece] = i
  })
  const after: number[][] = pieces.map(() => [])
  const before: number[][] = pieces.map(() => [])
  for (const { first, second } of orders) {
    const [a, b] = rank[first]! < rank[second]! ? [first, second] : [second, first]
    after[a]!.push(b)
    before[b]!.push(a)
  }
  let gap = gaps[0]!
  let earliest: number[] = []
  let latest: number[] = []
  for (gap of gaps) {
    earliest = limits(sequence, before, (i) => pieces[i]!.min, gap, 1)
    latest = limits(sequence.toReversed(), after, (i) => pieces[i]!.max, gap, -1)
    if (pieces.every((_, i) => earliest[i]! <= latest[i]! + 0.001)) break
  }
  const rightward = new Float64Array(pieces.length)
  for (const i of sequence) {
    let at = Math.max(pieces[i]!.min, earliest[i]!)
    for (const b of before[i]!) at = Math.max(at, rightward[b]! + gap)
    rightward[i] = Math.max(at, Math.min(pieces[i]!.wish, latest[i]!))
  }
  const leftward = new Float64Array(pieces.length)
  for (const i of sequence.toReversed()) {
    let at = Math.min(pieces[i]!.max, latest[i]!)
    for (const b of after[i]!) at = Math.min(at, leftward[b]! - gap)
    leftward[i] = Math.min(at, Math.max(pieces[i]!.wish, earliest[i]!))
  }
  // Both are solutions, so their mean is one as well, and it is centred on the wishes.
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    piece.position =
      piece.min === piece.max ? piece.min : clamp((rightward[i]! + leftward[i]!) / 2, piece.min, piece.max)
  }
}

function limits(
  sequence: readonly number[],
  neighbours: readonly number[][],
  start: (i: number) => number,
  gap: number,
  sign: 1 | -1,
): number[] {
  const result = new Array<number>(sequence.length).fill(0)
  for (const i of sequence) {
    let at = start(i)
    for (const n of neighbours[i]!) at = sign === 1 ? Math.max(at, result[n]! + gap) : Math.min(at, result[n]! - gap)
    result[i] = at
  }
  return result
}

/** A sequence that respects the orders; where they contradict each other, the cheapest to ignore give way. */
function linearOrder(pieces: readonly Piece[], orders: readonly Order[]): number[] {
  const waiting = new Float64Array(pieces.length)
  const after: Order[][] = pieces.map(() => [])
  for (const order of orders) {
    waiting[order.second]! += order.weight
    after[order.first]!.push(order)
  }
  const placed = new Uint8Array(pieces.length)
  const sequence: number[] = []
  while (sequence.length < pieces.length) {
    let best = -1
    for (let i = 0; i < pieces.length; i++) {
      if (placed[i]) continue
      if (best === -1) best = i
      else {
        const a = waiting[i]!
        const b = waiting[best]!
        const less =
          Math.abs(a - b) > 1e-6
            ? a < b
            : pieces[i]!.position - pieces[best]!.position || pieces[i]!.line.flow - pieces[best]!.line.flow
        if (less === true || (typeof less === 'number' && less < 0)) best = i
      }
    }
    placed[best] = 1
    sequence.push(best)
    for (const order of after[best]!) waiting[order.second]! -= order.weight
  }
  return sequence
}
