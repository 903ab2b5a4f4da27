// The time line of a Gantt chart: days to pixels, and the two rows of its header at every zoom.
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { shortPeriod } from '#shared/model/values/dates.ts'

export const zooms = ['day', 'week', 'month', 'quarter'] as const
export type Zoom = (typeof zooms)[number]

/** Pixels per day. */
export const dayWidth: Record<Zoom, number> = { day: 32, week: 13, month: 5, quarter: 1.8 }

export interface Tick {
  /** Days since 1970, end exclusive. */
  readonly from: number
  readonly to: number
  readonly label: string
}

const parts = (day: number) => {
  const [year, month, date] = isoDay(day).split('-').map(Number)
  return { year: year as number, month: month as number, date: date as number }
}
const iso = (year: number, month: number) =>
  epochDay(`${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`)

/** Stretches of `size` months that touch the span, beginning with January. */
function monthsIn(from: number, to: number, size: number, label: (year: number, month: number) => string): Tick[] {
  const ticks: Tick[] = []
  const first = parts(from)
  let { year } = first
  let month = first.month - ((first.month - 1) % size)
  for (;;) {
    const start = iso(year, month)
    if (start >= to) return ticks
    const end = iso(year, month + size)
    ticks.push({ from: start, to: end, label: label(year, month) })
    month += size
    if (month > 12) {
      month -= 12
      year++
    }
  }
}

/** Stretches of `size` days that touch the span, weeks from Monday. */
function daysIn(from: number, to: number, size: number, label: (day: number) => string): Tick[] {
  const start = size === 7 ? from - ((((from + 3) % 7) + 7) % 7) : from
  const ticks: Tick[] = []
  for (let day = start; day < to; day += size) ticks.push({ from: day, to: day + size, label: label(day) })
  return ticks
}

/** The header over the days `from` to `to`: the wide row above, the narrow one below. */
export function ticksOf(zoom: Zoom, from: number, to: number, lang: Lang): { upper: Tick[]; lower: Tick[] } {
  const shortMonth = (year: number, month: number) => shortPeriod(`${year}-${String(month).padStart(2, '0')}`, lang)
  const monthName = (year: number, month: number) =>
    lang === 'zh' ? `${year}年${month}月` : `${shortMonth(year, month)} ${year}`
  const year = (y: number) => (lang === 'zh' ? `${y}年` : `${y}`)
  const date = (day: number) => String(parts(day).date)
  if (zoom === 'day') return { upper: monthsIn(from, to, 1, monthName), lower: daysIn(from, to, 1, date) }
  if (zoom === 'week') return { upper: monthsIn(from, to, 1, monthName), lower: daysIn(from, to, 7, date) }
  if (zoom === 'month') return { upper: monthsIn(from, to, 12, year), lower: monthsIn(from, to, 1, shortMonth) }
  const quarter = (_: number, month: number) => `Q${(month + 2) / 3}`
  return { upper: monthsIn(from, to, 12, year), lower: monthsIn(from, to, 3, quarter) }
}
