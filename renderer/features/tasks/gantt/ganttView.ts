// What part of a Gantt chart is seen, and the way between days and pixels.
import type { Lang } from '#shared/i18n/index.ts'
import type { Zoom } from './timeScale.ts'

export const rowHeight = 28
export const headerHeight = 44

export interface GanttColours {
  readonly surface: string
  readonly sunken: string
  readonly line: string
  readonly off: string
  readonly text: string
  readonly faint: string
  readonly accent: string
  readonly bar: string
  readonly barSoft: string
  readonly critical: string
  readonly criticalSoft: string
  readonly whole: string
  readonly baseline: string
  readonly selected: string
  readonly done: string
  readonly doneSoft: string
  readonly font: string
}

/** What of the chart is seen, and how. */
export interface GanttView {
  readonly width: number
  readonly height: number
  readonly scrollX: number
  readonly scrollY: number
  /** Day at the left end of the whole line. */
  readonly origin: number
  /** Pixels per day. */
  readonly px: number
  readonly zoom: Zoom
  readonly lang: Lang
  readonly today: number
  readonly todayLabel: string
  readonly selected: number
  readonly hovered: number
  readonly colours: GanttColours
  isWorkday(day: number): boolean
  /** Days by which the bars of a drag stand elsewhere. */
  readonly shifted?: { readonly row: number; readonly from: number; readonly to: number } | null
  /** A dependency being drawn, from a point to the pointer. */
  readonly rubber?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null
}

export const xOf = (view: Pick<GanttView, 'origin' | 'px' | 'scrollX'>, day: number): number =>
  (day - view.origin) * view.px - view.scrollX
export const dayAt = (view: Pick<GanttView, 'origin' | 'px' | 'scrollX'>, x: number): number =>
  (x + view.scrollX) / view.px + view.origin
