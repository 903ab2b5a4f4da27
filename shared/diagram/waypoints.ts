// Corners of a flow set by hand: pieces moved, bends added and removed, and what becomes of them when a step moves; always orthogonal.
import { gridSize } from './geometry.ts'
import { same, simplify } from './routing/pieces.ts'
import type { Point } from './types.ts'

/** How far a line runs straight out of a step before it turns to a piece that was moved away from the port. */
const stub = 16

export type FlowPiece = {
  /** The piece runs from points[at] to points[at + 1]. */
  at: number
  horizontal: boolean
  length: number
  middle: Point
}

/** The straight pieces of a line, from source to target. */
export function piecesOf(points: readonly Point[]): FlowPiece[] {
  return points.slice(1).map((b, at) => {
    const a = points[at]!
    return {
      at,
      horizontal: same(a.y, b.y),
      length: Math.abs(b.x - a.x) + Math.abs(b.y - a.y),
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    }
  })
}

/** The line with pieces of no length and points on straight pieces left out; both ends stay. */
export function tidied(points: readonly Point[]): Point[] {
  const line = points.map(({ x, y }) => ({ x, y }))
  for (let count = -1; count !== line.length; ) {
    count = line.length
    simplify(line)
  }
  return line
}

/** The corners of a line as they are stored: whole units, without the two ends. */
export const cornersOf = (points: readonly Point[]): [number, number][] =>
  tidied(points)
    .slice(1, -1)
    .map(({ x, y }) => [Math.round(x), Math.round(y)])

export const onGrid = (value: number): number => Math.round(value / gridSize) * gridSize

/**
 * Moves a piece sideways to the line `to` (y of a horizontal piece, x of a vertical one). The ends of the flow stay: a piece at a
 * port leaves a short straight piece there. Returns the new line; an unknown piece changes nothing.
 */
export function movePiece(points: readonly Point[], at: number, to: number): Point[] {
  return tidied(moved(points, at, to).line)
}

/** `given`: the axis along which the piece moves, told where the piece may have no length. */
function moved(points: readonly Point[], at: number, to: number, given?: 'x' | 'y'): { line: Point[]; at: number } {
  const line = points.map(({ x, y }) => ({ x, y }))
  const [a, b] = [line[at], line[at + 1]]
  if (!a || !b) return { line, at }
  const across = given ?? (same(a.y, b.y) ? 'y' : 'x')
  const along = across === 'y' ? 'x' : 'y'
  const length = Math.abs(b[along] - a[along])
  const way = Math.sign(b[along] - a[along])
  const [first, last] = [at === 0, at === line.length - 2]
  const reach = Math.min(stub, length / (first && last ? 3 : 2))
  const start = { ...a, [across]: to }
  const end = { ...b, [across]: to }
  if (first) start[along] += way * reach
  if (last) end[along] -= way * reach
  const before = first ? [a, { ...start, [across]: a[across] }] : []
  const after = last ? [{ ...end, [across]: b[across] }, b] : []
  line.splice(at, 2, ...before, start, end, ...after)
  return { line, at: at + before.length }
}

/** Moves a corner (not one of the two ends) and with it the two pieces that meet there. */
export function moveCorner(points: readonly Point[], corner: number, to: Point): Point[] {
  const [a, b] = [points[corner - 1], points[corner]]
  if (!a || !b || corner >= points.length - 1) return points.map(({ x, y }) => ({ x, y }))
  const firstHorizontal = same(a.y, b.y)
  const [one, other] = firstHorizontal ? (['y', 'x'] as const) : (['x', 'y'] as const)
  const first = moved(points, corner - 1, to[one], one)
  // The corner is now the end of the piece just moved; the next piece starts there.
  return tidied(moved(first.line, first.at + 1, to[other], other).line)
}

/** Adds a bend: the part of a piece from `from` onward moves sideways to the line `to`, what comes before stays. */
export function addBend(points: readonly Point[], at: number, from: Point, to: number): Point[] {
  const [a, b] = [points[at], points[at + 1]]
  if (!a || !b) return points.map(({ x, y }) => ({ x, y }))
  const along = same(a.y, b.y) ? 'x' : 'y'
  const [low, high] = a[along] < b[along] ? [a[along], b[along]] : [b[along], a[along]]
  const split = { ...a, [along]: Math.min(high, Math.max(low, from[along])) }
  if (same(split[along], a[along])) return movePiece(points, at, to)
  if (same(split[along], b[along])) return points.map((p) => ({ ...p }))
  const line = [...points.slice(0, at + 1), split, { ...split }, ...points.slice(at + 1)]
  return tidied(moved(line, at + 2, to).line)
}

/**
 * Takes a corner away: one of the two pieces that meet there vanishes, the shorter one that can. Returns null when the line needs
 * this corner to reach its ends.
 */
export function removeBend(points: readonly Point[], corner: number): Point[] | null {
  const last = points.length - 1
  if (corner <= 0 || corner >= last) return null
  const pieces = piecesOf(points)
  // A piece vanishes when the one beyond it moves onto the line of the one before it; a piece at a port cannot.
  const options = [corner - 1, corner]
    .filter((at) => at > 0 && at + 1 < last)
    .toSorted((a, b) => pieces[a]!.length - pieces[b]!.length)
  for (const at of options) {
    const [a, b] = [points[at]!, points[at + 1]!]
    const across = same(a.y, b.y) ? 'x' : 'y'
    // The piece that may move is the one that does not end at a port; both fine: the farther one.
    const beyond = at + 1 < last - 1
    const line = beyond
      ? movePiece(points, at + 1, a[across])
      : at - 1 > 0
        ? movePiece(points, at - 1, b[across])
        : null
    if (line && line.length < points.length) return line
  }
  return null
}

/** How far an end of a flow was carried. */
export type Carried = { dx: number; dy: number }
const rest: Carried = { dx: 0, dy: 0 }

/**
 * The corners of a flow after its steps moved: carried along when both ends went the same way, else the pieces at the ends follow
 * their ports and the rest stays. `line` is the whole line before, ends included. Null when the line would run back into one of its
 * steps: it is then routed anew.
 */
export function carryCorners(
  line: readonly Point[],
  source: Carried = rest,
  target: Carried = rest,
): [number, number][] | null {
  const before = tidied(line)
  const corners = before.slice(1, -1).map((p) => ({ ...p }))
  const [start, end] = [before[0], before.at(-1)]
  if (!start || !end || corners.length === 0) return null
  const to = (p: Point, { dx, dy }: Carried) => ({ x: p.x + dx, y: p.y + dy })
  if (source.dx === target.dx && source.dy === target.dy) return cornersOf(before.map((p) => to(p, source)))
  const first = corners[0]!
  const last = corners.at(-1)!
  // Read before either is changed: with a single corner both are the same point.
  const firstLevel = same(start.y, first.y)
  const lastLevel = same(end.y, last.y)
  if (firstLevel) first.y += source.dy
  else first.x += source.dx
  if (lastLevel) last.y += target.dy
  else last.x += target.dx
  const after = [to(start, source), ...corners, to(end, target)]
  return sameWay(before, after) ? cornersOf(after) : null
}

/** Whether the line still leaves its source and enters its target the way it did. */
function sameWay(before: readonly Point[], after: readonly Point[]): boolean {
  const way = (a: Point | undefined, b: Point | undefined) =>
    a && b ? [Math.sign(Math.round(b.x - a.x)), Math.sign(Math.round(b.y - a.y))].join() : ''
  const orthogonal = after.every((p, i) => i === 0 || same(p.x, after[i - 1]!.x) || same(p.y, after[i - 1]!.y))
  return (
    orthogonal &&
    way(before[0], before[1]) === way(after[0], after[1]) &&
    way(before.at(-2), before.at(-1)) === way(after.at(-2), after.at(-1))
  )
}
