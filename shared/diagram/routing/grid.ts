// The net of ways on which flows are searched: lines beside every obstacle and through every port, cut where obstacles stand.
import type { Rect } from '../types.ts'
import type { Obstacle } from './obstacles.ts'

export type Grid = {
  xs: Float64Array
  ys: Float64Array
  /** 1 where the way from a vertex to the next one on the right (below) is blocked. */
  blockedRight: Uint8Array
  blockedDown: Uint8Array
  /** 1 where a vertex lies inside an obstacle or closer than flows may come. */
  inside: Uint8Array
  /** How many flows cross a vertex horizontally (vertically). */
  crossH: Uint8Array
  crossV: Uint8Array
  /** 1 + source (target) of the last flow on the way to the right or down; 0 = unused. */
  rightFrom: Int32Array
  rightTo: Int32Array
  downFrom: Int32Array
  downTo: Int32Array
  /** 1 where another flow must not run along on the way to the right or down. */
  closedRight: Uint8Array
  closedDown: Uint8Array
}

/** Lines closer than this to one that must stay are left out. */
const merge = 3

/** Vertices are numbered column by column: x index × number of ys + y index. */
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
    blockedRight: new Uint8Array(size),
    blockedDown: new Uint8Array(size),
    inside: new Uint8Array(size),
    crossH: new Uint8Array(size),
    crossV: new Uint8Array(size),
    rightFrom: new Int32Array(size),
    rightTo: new Int32Array(size),
    downFrom: new Int32Array(size),
    downTo: new Int32Array(size),
    closedRight: new Uint8Array(size),
    closedDown: new Uint8Array(size),
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

function block({ xs, ys, blockedRight, blockedDown, inside }: Grid, o: Obstacle): void {
  const ny = ys.length
  const x0 = o.x - o.keep.left
  const x1 = o.x + o.width + o.keep.right
  const y0 = o.y - o.keep.top
  const y1 = o.y + o.height + o.keep.bottom
  // First and last line strictly inside.
  const i0 = after(xs, x0)
  const i1 = atOrAfter(xs, x1) - 1
  const j0 = after(ys, y0)
  const j1 = atOrAfter(ys, y1) - 1
  for (let j = j0; j <= j1; j++) for (let i = Math.max(0, i0 - 1); i <= i1; i++) blockedRight[i * ny + j] = 1
  for (let i = i0; i <= i1; i++) {
    for (let j = Math.max(0, j0 - 1); j <= j1; j++) blockedDown[i * ny + j] = 1
    for (let j = j0; j <= j1; j++) inside[i * ny + j] = 1
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
