// The period columns of the KPI sheet: which there are for a range of years, their titles, and which of them one KPI's period covers.
import {
  containingPeriod,
  type Frequency,
  frequencies,
  periodIndex,
  periodsWithin,
  placesWithin,
} from '#shared/analysis/kpiPeriods.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { formatPeriod, shortPeriod } from '#shared/model/values/dates.ts'

/** The columns of so many years up to `lastYear`, oldest first; ids are the periods. */
export const periodColumns = (grain: Frequency, lastYear: number, years: number): string[] =>
  Array.from({ length: years }, (_, i) => String(lastYear - years + 1 + i)).flatMap((year) =>
    periodsWithin(year, grain),
  )

/** Within one year the short name; the whole period where more than one year is shown. */
export const columnTitle = (period: string, lang: Lang, years: number): string =>
  years > 1 ? formatPeriod(period, lang) : shortPeriod(period, lang)

/** How a KPI of one frequency fills columns of another: cell by cell, added up, or merged over several columns. */
export type Fit = 'own' | 'total' | 'merged' | 'none'
export function fitOf(frequency: Frequency, grain: Frequency): Fit {
  if (frequency === grain) return 'own'
  if (frequencies.indexOf(frequency) < frequencies.indexOf(grain)) return 'total'
  return grain === 'weekly' ? 'none' : 'merged'
}

/** The period of the KPI that a column speaks of: its own, or the longer one that the column lies in. */
export const periodOf = (column: string, frequency: Frequency, grain: Frequency): string =>
  fitOf(frequency, grain) === 'merged' ? (containingPeriod(column, frequency) as string) : column

/** The column under which a value of a period is held; null when the columns do not go down to it. */
export function columnFor(period: string, frequency: Frequency, grain: Frequency): string | null {
  const fit = fitOf(frequency, grain)
  if (fit === 'own') return period
  return fit === 'merged' ? (periodsWithin(period, grain)[0] ?? null) : null
}

/** First and last of `columns` (consecutive periods of `grain`) that the KPI's period at one of them covers; null for a single column. */
export function spanAt(
  columns: readonly string[],
  at: number,
  frequency: Frequency,
  grain: Frequency,
): readonly [first: number, last: number] | null {
  const column = columns[at]
  const begin = columns[0]
  if (column === undefined || begin === undefined || fitOf(frequency, grain) !== 'merged') return null
  const range = placesWithin(frequency, periodIndex(containingPeriod(column, frequency) as string), grain)
  if (!range) return null
  const offset = periodIndex(begin)
  return [Math.max(0, range.first - offset), Math.min(columns.length - 1, range.last - offset)]
}
