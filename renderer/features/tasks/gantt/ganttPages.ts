// How a Gantt chart comes onto paper: pages of rows by stretches of days, side by side and below each other, each with its names and scale.
import type { GanttChart } from './ganttRows.ts'
import { headerHeight, rowHeight } from './ganttView.ts'
import { dayWidth, type Zoom, zooms } from './timeScale.ts'

/** What one page shows. */
export interface GanttPage {
  /** Rows from … to, exclusive. */
  readonly first: number
  readonly last: number
  /** Days since 1970, end exclusive. */
  readonly from: number
  readonly to: number
}

/** Days left empty before the first bar and after the last, for names of owners and for air. */
const air = { before: 3, after: 14 }
/** Most pages side by side before a coarser scale is taken. */
const mostAcross = 3

/** The whole stretch of days of a chart on paper. */
export const paperDays = ({ from, to }: Pick<GanttChart, 'from' | 'to'>) => ({
  from: from - air.before,
  to: to + air.after,
})

/**
 * The pages of a chart with `room` pixels for bars (beside the names) on each: first across, then down. The scale is that of the
 * screen, or a coarser one where it would take more than three pages side by side.
 */
export function ganttPages(
  chart: Pick<GanttChart, 'from' | 'to'> & { readonly rows: { readonly length: number } },
  wanted: Zoom,
  room: { readonly width: number; readonly height: number },
): { readonly zoom: Zoom; readonly pages: readonly GanttPage[] } {
  const { from, to } = paperDays(chart)
  const across = (zoom: Zoom) => Math.ceil(((to - from) * dayWidth[zoom]) / room.width)
  const zoom = zooms.slice(zooms.indexOf(wanted)).find((name) => across(name) <= mostAcross) ?? 'quarter'
  const perPage = Math.max(1, Math.floor((room.height - headerHeight) / rowHeight))
  const days = room.width / dayWidth[zoom]
  const pages: GanttPage[] = []
  for (let first = 0; first === 0 || first < chart.rows.length; first += perPage)
    for (let column = 0; column < Math.max(1, across(zoom)); column++)
      pages.push({
        first,
        last: Math.min(first + perPage, chart.rows.length),
        from: from + column * days,
        to: from + (column + 1) * days,
      })
  return { zoom, pages }
}
