// The net of ways on which flows are searched: lines beside every obstacle and through every port, cut where obstacles stand.
import type { Rect } from '../types.ts'
import type { Obstacle } from './obstacles.ts'

export type Grid = {
  xs: Float64Array
  ys: Float64Array
  /** What each vertex forbids: any of `blockedRight` … `closedDown`. */
  marks: Uint8Array
  /** How many flows cross a vertex horizontally (vertically). */
  crossH: Uint8Array
  crossV: Uint8Array
  /** The number of the last flow on the way to the right (down) of a vertex; 0 = unused. */
  rightUse: Int32Array
  downUse: Int32Array
}

/** An obstacle stands on the way from a vertex to the next one on the right (below). */
export const blockedRight = 1
export const blockedDown = 2
/** The vertex lies inside an obstacle or closer than flows may come. */
export const inside = 4
/** Another flow must not run along on the way to the right (down). */
export const closedRight = 8
export const closedDown = 16

/** Lines closer than this to one that must stay are left out. */
const merge = 3

/** Vertices are numbered row by row, as most flows run: y index × number of xs + x index. */
export function buildGrid(obstacles: readonly Obstacle[], area: Rect | null): Grid {
  const portX: number[] = []
  const portY: number[] = []
  const wayX: number[] = []
  const wayY: number[] = []
  for (const o of obstacles) {
    if (!o.isLabel) {
      portX.push(o.x + o.width / 2)
      portY.push(o.y + o.height / 2)
    }
    wayX.push(o.x - o.way.left, o.x + o.width + o.way.right)
    wayY.push(o.y - o.way.top, o.y + o.height + o.way.bottom)
  }
  const xs = lines(portX, wayX, area ? [area.x, area.x + area.width] : null)
  const ys = lines(portY, wayY, area ? [area.y, area.y + area.height] : null)
  const size = xs.length * ys.length
  const grid: Grid = {
    xs,
    ys,
    marks: new Uint8Array(size),
    crossH: new Uint8Array(size),
    crossV: new Uint8Array(size),
    rightUse: new Int32Array(size),
    downUse: new Int32Array(size),
  }
  for (const o of obstacles) block(grid, o)
  return grid
}

function lines(
  ports: readonly number[],
  ways: readonly number[],
  limit: readonly [number, number] | readonly number[] | null,
): Float64Array {
  const fixed = [...new Set(ports)].sort((a, b) => a - b)
  const result = [...fixed]
  const [low = -Infinity, high = Infinity] = limit ?? []
  let at = 0
  let last = -Infinity
  for (const way of [...new Set(ways)].sort((a, b) => a - b)) {
    if (way < low || way > high) continue
    while (at < fixed.length && fixed[at]! < way - merge) at++
    if ((at < fixed.length && fixed[at]! <= way + merge) || way - last < merge) continue
    result.push(way)
    last = way
  }
  return Float64Array.from(result.sort((a, b) => a - b))
}

function block({ xs, ys, marks }: Grid, o: Obstacle): void {
  const nx = xs.length
  // First and last line strictly inside.
  const i0 = after(xs, o.x - o.keep.left)
  const i1 = atOrAfter(xs, o.x + o.width + o.keep.right) - 1
  const j0 = after(ys, o.y - o.keep.top)
  const j1 = atOrAfter(ys, o.y + o.height + o.keep.bottom) - 1
  for (let j = Math.max(0, j0 - 1); j <= j1; j++) {
    const within = j >= j0
    if (within && i0 > 0 && i0 <= i1 + 1) marks[j * nx + i0 - 1]! |= blockedRight
    const mark = within ? blockedRight | blockedDown | inside : blockedDown
    for (let i = i0; i <= i1; i++) marks[j * nx + i]! |= mark
  }
}

/** Index of the first line at or after a value. */
export function atOrAfter(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the first line after a value. */
export function after(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
