// Puts several boxes in line or at equal distances: the arithmetic behind align and distribute.
import type { Point, Rect } from './types.ts'

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]
export const distributions = ['horizontal', 'vertical'] as const
export type Distribution = (typeof distributions)[number]

export type Boxes = ReadonlyMap<string, Rect>

/** New top left corners of all boxes, in line with the edge or the middle of what they cover together. */
export function aligned(boxes: Boxes, how: Alignment): Map<string, Point> {
  const all = [...boxes.values()]
  const left = Math.min(...all.map((b) => b.x))
  const right = Math.max(...all.map((b) => b.x + b.width))
  const top = Math.min(...all.map((b) => b.y))
  const bottom = Math.max(...all.map((b) => b.y + b.height))
  const place = ({ x, y, width, height }: Rect): Point => {
    switch (how) {
      case 'left':
        return { x: left, y }
      case 'centre':
        return { x: (left + right - width) / 2, y }
      case 'right':
        return { x: right - width, y }
      case 'top':
        return { x, y: top }
      case 'middle':
        return { x, y: (top + bottom - height) / 2 }
      case 'bottom':
        return { x, y: bottom - height }
    }
  }
  return new Map([...boxes].map(([id, box]) => [id, place(box)]))
}

/**
 * New top left corners with equal gaps between neighbours; the outermost two stay. Boxes that together are wider than the room
 * between those two keep an equal, negative gap. Fewer than three stay as they are.
 */
export function distributed(boxes: Boxes, how: Distribution): Map<string, Point> {
  const [at, size] = how === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const order = [...boxes].sort(([, a], [, b]) => a[at] + a[size] / 2 - (b[at] + b[size] / 2))
  const places = new Map<string, Point>(order.map(([id, { x, y }]) => [id, { x, y }]))
  const [first, last] = [order[0], order.at(-1)]
  if (!first || !last || order.length < 3) return places
  const room = last[1][at] + last[1][size] - first[1][at]
  const gap = (room - order.reduce((sum, [, box]) => sum + box[size], 0)) / (order.length - 1)
  let next = first[1][at]
  for (const [id, box] of order) {
    places.set(id, { x: box.x, y: box.y, [at]: Math.round(next) })
    next += box[size] + gap
  }
  return places
}
