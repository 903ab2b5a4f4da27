// A drawn process as one picture of its own: the drawing, and the key of its lens below it.
import type { Lang } from '../../i18n/index.ts'
import type { Primitive } from '../drawing/primitives.ts'
import type { Rect, Size } from '../types.ts'
import { type Drawn, wholeOf } from './drawn.ts'
import { drawLegend, legendOf } from './legend.ts'

export type Picture = {
  primitives: readonly Primitive[]
  /** The part of the drawing's plane that the picture shows. */
  bounds: Rect
  /** px at 100 %, whole. */
  width: number
  height: number
}

const padding = 16
const legendSize = 12
/** A legend is not squeezed below this; a narrow drawing gets a wider picture. */
const leastWidth = 480

export function pictureOf(drawn: Drawn, lang: Lang): Picture {
  const { x, y, width, height } = drawn.laidOut.bounds
  const legend = legendOf(drawn.lens, lang)
  const wide = legend ? Math.max(width, leastWidth) : width
  const key = legend && drawLegend(legend, { x, y: y + height + 10, width: wide, size: legendSize })
  const bounds = {
    x: x - padding,
    y: y - padding,
    width: Math.ceil(wide + 2 * padding),
    height: Math.ceil(height + 2 * padding + (key ? key.height + 4 : 0)),
  }
  const list: Primitive[] = key ? [{ type: 'group', cls: 'legend', children: key.list }] : []
  return { primitives: [...wholeOf(drawn), ...list], bounds, width: bounds.width, height: bounds.height }
}

/** Largest side of a PNG, px: beyond it viewers and Excel refuse or crawl. */
export const mostPixelsAside = 12_000
/** Most pixels in all: four bytes each while it is drawn. */
const mostPixels = 80_000_000

/** The factor that a picture is drawn with when `scale` is wanted: less where it would become too large. */
export const pngScale = ({ width, height }: Size, scale: number): number =>
  Math.min(scale, mostPixelsAside / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
