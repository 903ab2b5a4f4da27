// Paints a stretch of a Gantt chart without a window around it: on paper and in pictures, in the light theme.
import type { Lang } from '#shared/i18n/index.ts'
import { drawGantt } from './drawGantt.ts'
import type { GanttPage } from './ganttPages.ts'
import type { GanttChart } from './ganttRows.ts'
import { type GanttColours, type GanttView, headerHeight, rowHeight } from './ganttView.ts'
import { dayWidth, type Zoom } from './timeScale.ts'

export interface PaperLook {
  readonly zoom: Zoom
  readonly lang: Lang
  readonly today: number
  readonly todayLabel: string
  readonly colours: GanttColours
  isWorkday(day: number): boolean
}

/** Pixels that a page takes at the scale of the screen. */
export const pageSize = (page: GanttPage, zoom: Zoom) => ({
  width: Math.round((page.to - page.from) * dayWidth[zoom]),
  height: headerHeight + (page.last - page.first) * rowHeight,
})

/** Paints a page at the origin of `g`, in pixels of the screen. */
export function paintPage(g: CanvasRenderingContext2D, chart: GanttChart, page: GanttPage, look: PaperLook): void {
  const view: GanttView = {
    ...look,
    ...pageSize(page, look.zoom),
    scrollX: 0,
    scrollY: page.first * rowHeight,
    origin: page.from,
    px: dayWidth[look.zoom],
    selected: -1,
    hovered: -1,
  }
  drawGantt(g, chart, view)
}
