// Which part of a drawing a pane shows, and how zooming and panning change that.
import type { Point, Rect, Size } from '#shared/diagram/types.ts'

/** A drawing point p is seen at p · zoom + (x, y). */
export interface View extends Point {
  readonly zoom: number
}

const range = { min: 0.05, max: 3 }
const clamp = (zoom: number) => Math.min(range.max, Math.max(range.min, zoom))

/** All of `rect` in the middle of a pane, with a margin; at most at `most` times its size. */
export function fitted(rect: Rect, { width, height }: Size, margin = 24, most = 1): View {
  const room = { width: Math.max(1, width - 2 * margin), height: Math.max(1, height - 2 * margin) }
  const zoom = clamp(Math.min(most, room.width / Math.max(1, rect.width), room.height / Math.max(1, rect.height)))
  return {
    x: (width - rect.width * zoom) / 2 - rect.x * zoom,
    y: (height - rect.height * zoom) / 2 - rect.y * zoom,
    zoom,
  }
}

/** `factor` nearer, the point of the pane under the pointer staying where it is. */
export function zoomAt({ x, y, zoom }: View, at: Point, factor: number): View {
  const next = clamp(zoom * factor)
  const by = next / zoom
  return { x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by, zoom: next }
}

/** `rect` in the middle, at no less than `least` times its size. */
export function centred({ zoom }: View, rect: Rect, { width, height }: Size, least = 0.8): View {
  const next = clamp(Math.max(zoom, least))
  return {
    x: width / 2 - (rect.x + rect.width / 2) * next,
    y: height / 2 - (rect.y + rect.height / 2) * next,
    zoom: next,
  }
}

/**
 * `rect` as near the middle as can be without showing what lies outside `whole`: a long drawing at a size at which it can
 * be read from afar, as high as the pane where that is large enough.
 */
export function along(rect: Rect, whole: Rect, size: Size, margin = 32): View {
  const zoom = clamp(Math.min(1.25, Math.max(0.8, (size.height - 2 * margin) / Math.max(1, whole.height))))
  const place = (from: number, length: number, start: number, extent: number, room: number) => {
    if (extent * zoom <= room - 2 * margin) return (room - extent * zoom) / 2 - start * zoom
    const middle = room / 2 - (from + length / 2) * zoom
    return Math.min(margin - start * zoom, Math.max(room - margin - (start + extent) * zoom, middle))
  }
  return {
    x: place(rect.x, rect.width, whole.x, whole.width, size.width),
    y: place(rect.y, rect.height, whole.y, whole.height, size.height),
    zoom,
  }
}
