// The straight pieces of routed flows, seen along one axis, with the room in which each may slide.
import type { Point } from '../types.ts'
import type { BoxIndex } from './boxIndex.ts'
import type { Obstacle } from './obstacles.ts'

/** x for vertical pieces (they slide sideways), y for horizontal ones. */
export type Axis = 'x' | 'y'

export type Line = {
  flow: number
  /** Numbers of the steps joined; flows may share a piece at a common end. */
  source: number
  target: number
  points: Point[]
  /** Nothing of this flow may move: it was set by hand or stays as it was. */
  fixed: boolean
  /** Length that the first piece should have so that the label fits on it. */
  labelRoom?: number
  /** How far the first and the last piece may slide from their ports at the middle of a side, in px. */
  slide?: { start: number; end: number; from: Point; to: Point }
}

export type Piece = {
  line: Line
  /** The piece runs from points[at] to points[at + 1]. */
  at: number
  position: number
  /** Extent along the other axis. */
  low: number
  high: number
  /** Where the flow goes on at the low and high end: −1 toward smaller positions, 1 toward larger, 0 when it ends there. */
  turnLow: number
  turnHigh: number
  /** Range in which the piece may slide; both equal `position` for a piece that must stay. */
  min: number
  max: number
  wish: number
}

const reach = 72
const roomStep = 10
const roomLabel = 3

/** Drops points that repeat or lie on a straight line, in place. */
export function simplify(points: Point[]): void {
  let kept = 0
  for (let i = 0; i < points.length; i++) {
    const p = points[i]!
    const before = points[kept - 1]
    const next = points[i + 1]
    if (before && same(before.x, p.x) && same(before.y, p.y)) continue
    if (before && next && ((same(before.x, p.x) && same(p.x, next.x)) || (same(before.y, p.y) && same(p.y, next.y))))
      continue
    points[kept++] = p
  }
  points.length = kept
}

export const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.01

/**
 * True for pieces at a port that both flows leave, or both enter: they may run together there. Two flows between the same
 * steps that run straight would hide each other altogether, so they may not.
 */
export function joinedAtPort(a: Pick<Piece, 'line' | 'at'>, b: Pick<Piece, 'line' | 'at'>): boolean {
  const atStart = a.at === 0 && b.at === 0 && a.line.source === b.line.source
  const atEnd = isLast(a) && isLast(b) && a.line.target === b.line.target
  return atStart !== atEnd
}

const isLast = ({ line, at }: Pick<Piece, 'line' | 'at'>): boolean => at === line.points.length - 2

/** All pieces of the lines that run across the given axis. */
export function piecesAlong(lines: readonly Line[], axis: Axis, room: BoxIndex<Obstacle>): Piece[] {
  const other = axis === 'x' ? 'y' : 'x'
  const pieces: Piece[] = []
  for (const line of lines) {
    const { points } = line
    const last = points.length - 2
    for (let at = 0; at <= last; at++) {
      const a = points[at]!
      const b = points[at + 1]!
      if (!same(a[axis], b[axis]) || same(a[other], b[other])) continue
      const forward = a[other] < b[other]
      const turnA = at === 0 ? 0 : Math.sign(points[at - 1]![axis] - a[axis])
      const turnB = at === last ? 0 : Math.sign(points[at + 2]![axis] - b[axis])
      const position = a[axis]
      const piece: Piece = {
        line,
        at,
        position,
        low: Math.min(a[other], b[other]),
        high: Math.max(a[other], b[other]),
        turnLow: forward ? turnA : turnB,
        turnHigh: forward ? turnB : turnA,
        min: position,
        max: position,
        wish: position,
      }
      if (!line.fixed) {
        if ((at > 0 && at < last) || line.slide) freeRange(piece, axis, room)
        if (at === 1 && at < last && line.labelRoom && axis === 'x') leaveRoom(piece, points[0]!.x, line.labelRoom)
        if (at === 0) holdAt(piece, line.slide?.from[axis], line.slide?.start)
        if (at === last) holdAt(piece, line.slide?.to[axis], line.slide?.end)
      }
      pieces.push(piece)
    }
  }
  return pieces
}

/** Keeps a piece near the port to which it belongs. */
function holdAt(piece: Piece, port = piece.position, slide = 0): void {
  piece.min = Math.min(piece.position, Math.max(piece.min, port - slide))
  piece.max = Math.max(piece.position, Math.min(piece.max, port + slide))
  piece.wish = port
}

/** Moves a piece away from the flow's start, as far as it may slide, so that a label fits before it. */
function leaveRoom(piece: Piece, start: number, room: number): void {
  if (piece.position > start) piece.min = Math.min(piece.max, Math.max(piece.min, start + room))
  else piece.max = Math.max(piece.min, Math.min(piece.max, start - room))
  piece.wish = Math.min(piece.max, Math.max(piece.min, piece.wish))
}

function freeRange(piece: Piece, axis: Axis, room: BoxIndex<Obstacle>): void {
  let min = piece.position - reach
  let max = piece.position + reach
  let open = 0
  const [x, y] = axis === 'x' ? [min, piece.low] : [piece.low, min]
  const [width, height] = axis === 'x' ? [max - min, piece.high - piece.low] : [piece.high - piece.low, max - min]
  room.visit({ x, y, width, height }, (o) => {
    const keep = o.isLabel ? roomLabel : roomStep
    const start = axis === 'x' ? o.x : o.y
    const end = axis === 'x' ? o.x + o.width : o.y + o.height
    if (end <= piece.position) {
      min = Math.max(min, Math.min(piece.position, end + keep))
      open |= 1
    } else if (start >= piece.position) {
      max = Math.min(max, Math.max(piece.position, start - keep))
      open |= 2
    }
  })
  piece.min = min
  piece.max = max
  // In a channel between steps on both sides the middle looks best; in the open the way that was found.
  if (open === 3 && max - min < reach) piece.wish = (min + max) / 2
}
