// Lines to which dragged steps snap: edges and middles in line with other steps, and equal distances to the neighbours.
import type { Point, Rect } from './types.ts'

/** A line to be shown while dragging: vertical at x or horizontal at y, from `from` to `to` along the other axis. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number; gap?: boolean }
export type Snapped = { dx: number; dy: number; guides: Guide[] }

/** Room looked at around what is dragged: lines to steps far away say nothing. */
const reach = 1200

type Axis = 'x' | 'y'
const sizeOf = { x: 'width', y: 'height' } as const
const otherAxis = { x: 'y', y: 'x' } as const

/**
 * How far the dragged box should still move so that it is in line with one of `others`, at most `within` units on each axis, and the
 * lines that it then shares. Middles win over edges, edges over equal distances, when they are equally near.
 */
export function snapToOthers(box: Rect, others: readonly Rect[], within: number): Snapped {
  const near = others.filter(
    (o) =>
      o.x < box.x + box.width + reach &&
      o.x + o.width > box.x - reach &&
      o.y < box.y + box.height + reach &&
      o.y + o.height > box.y - reach,
  )
  const dx = nearest(box, near, 'x', within)
  const dy = nearest(box, near, 'y', within)
  const at = { ...box, x: box.x + (dx ?? 0), y: box.y + (dy ?? 0) }
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    guides: [...(dx === null ? [] : linesAt(at, near, 'x')), ...(dy === null ? [] : linesAt(at, near, 'y'))],
  }
}

/** Edges and middle of a box along an axis. */
const marks = (b: Rect, axis: Axis): readonly [number, number, number] => {
  const [at, size] = [b[axis], b[sizeOf[axis]]]
  return [at, at + size / 2, at + size]
}

function nearest(box: Rect, others: readonly Rect[], axis: Axis, within: number): number | null {
  let best: number | null = null
  let least = within + 0.001
  const offer = (by: number, handicap: number) => {
    const distance = Math.abs(by) + handicap
    if (distance >= least) return
    least = distance
    best = by
  }
  const [start, middle, end] = marks(box, axis)
  for (const other of others) {
    const [s, m, e] = marks(other, axis)
    offer(m - middle, 0)
    offer(s - start, 0.01)
    offer(e - end, 0.01)
  }
  for (const { at } of equalGaps(box, others, axis)) offer(at - start, 0.02)
  return best
}

/** Places along an axis at which the box would have the same distance to its neighbours as they have among themselves. */
function equalGaps(box: Rect, others: readonly Rect[], axis: Axis): { at: number; a: Rect; b: Rect }[] {
  const across = otherAxis[axis]
  const size = sizeOf[axis]
  const row = others
    .filter((o) => o[across] < box[across] + box[sizeOf[across]] && o[across] + o[sizeOf[across]] > box[across])
    .sort((a, b) => a[axis] - b[axis])
  const places: { at: number; a: Rect; b: Rect }[] = []
  for (let i = 0; i + 1 < row.length; i++) {
    const [a, b] = [row[i]!, row[i + 1]!]
    const gap = b[axis] - (a[axis] + a[size])
    if (gap <= 0) continue
    places.push({ at: b[axis] + b[size] + gap, a, b }, { at: a[axis] - gap - box[size], a, b })
    if (gap > box[size]) places.push({ at: a[axis] + a[size] + (gap - box[size]) / 2, a, b })
  }
  return places
}

const close = (a: number, b: number) => Math.abs(a - b) < 0.6

/** The lines that a box shares with others where it is now. */
function linesAt(box: Rect, others: readonly Rect[], axis: Axis): Guide[] {
  const across = otherAxis[axis]
  const size = sizeOf[across]
  const guides: Guide[] = []
  const extend = (at: number, o: Rect) => {
    const known = guides.find((g) => close(g.at, at))
    const [from, to] = [Math.min(box[across], o[across]), Math.max(box[across] + box[size], o[across] + o[size])]
    if (!known) guides.push({ axis, at, from, to })
    else Object.assign(known, { from: Math.min(known.from, from), to: Math.max(known.to, to) })
  }
  const mine = marks(box, axis)
  for (const other of others) {
    const theirs = marks(other, axis)
    // Edges that coincide because the middles do, of boxes of one size, need no lines of their own.
    if (close(mine[1], theirs[1])) extend(mine[1], other)
    else for (const i of [0, 2] as const) if (close(mine[i], theirs[i])) extend(mine[i], other)
  }
  if (guides.length > 0) return guides
  const place = equalGaps(box, others, axis).find(({ at }) => close(at, box[axis]))
  if (!place) return []
  const row = [place.a, place.b, box].sort((a, b) => a[axis] - b[axis])
  return row.slice(1).map((b, i) => {
    const a = row[i]!
    const middle = Math.max(a[across], b[across]) + Math.min(a[size], b[size]) / 2
    return { axis: across, at: middle, from: a[axis] + a[sizeOf[axis]], to: b[axis], gap: true }
  })
}

/** The group moved by what the pointer did: on the grid when nothing else draws it. */
export const onGridBy = (start: Point, by: Point, grid: number): Point => ({
  x: Math.round((start.x + by.x) / grid) * grid - start.x,
  y: Math.round((start.y + by.y) / grid) * grid - start.y,
})
