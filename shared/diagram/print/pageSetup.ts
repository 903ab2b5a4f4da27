// How a drawing is put on paper: the size of the pages, how they lie, the scale, and how much neighbouring pages share.
import { z } from 'zod'
import type { Size } from '../types.ts'

/** Points (1/72 inch) per millimetre. */
export const mm = 72 / 25.4
/** Points per pixel of a drawing at 100 %: the screen's pixel is 1/96 inch. */
export const pointsPerPixel = 0.75

/** Files that hold the drawing of one process. */
export const drawingFormats = ['pdf', 'svg', 'png', 'bpmn'] as const
export type DrawingFormat = (typeof drawingFormats)[number]

/** Sizes in mm, upright. */
const sizes = {
  a4: [210, 297],
  a3: [297, 420],
  a2: [420, 594],
  a1: [594, 841],
  letter: [215.9, 279.4],
  tabloid: [279.4, 431.8],
} as const satisfies Record<string, readonly [number, number]>

export type Paper = keyof typeof sizes
export const papers = Object.keys(sizes) as [Paper, ...Paper[]]
export const orientations = ['landscape', 'portrait'] as const
export type Orientation = (typeof orientations)[number]

export const leastPercent = 10
export const mostPercent = 400
export const mostOverlap = 30

export const pageSetup = z.object({
  /** poster: one page as large as the drawing. */
  paper: z.enum(['poster', ...papers]),
  orientation: z.enum(orientations),
  /** A number is per cent of the size on the screen; a poster takes the number only. */
  scale: z.union([z.enum(['fitPage', 'fitWidth']), z.number().min(leastPercent).max(mostPercent)]),
  /** mm that neighbouring pages share, for gluing them together. */
  overlap: z.number().min(0).max(mostOverlap),
})
export type PageSetup = z.infer<typeof pageSetup>

export const defaultSetup: PageSetup = { paper: 'a4', orientation: 'landscape', scale: 'fitPage', overlap: 8 }

/** Width and height of a page in points. */
export function paperSize(paper: Paper, orientation: Orientation): Size {
  const [short, long] = sizes[paper]
  return orientation === 'portrait'
    ? { width: short * mm, height: long * mm }
    : { width: long * mm, height: short * mm }
}
