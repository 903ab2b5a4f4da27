// Reporting periods as numbers: '2026-W12', '2026-03', '2026-Q1' and '2026' in order, shifted, contained in each other, as days.
import type { RowOf } from '../model/plan.ts'
import { epochDay, isoDay } from './schedule/workCalendar.ts'

export type Frequency = RowOf<'kpi'>['frequency']

/** From the finest to the coarsest. */
export const frequencies = ['weekly', 'monthly', 'quarterly', 'yearly'] as const satisfies readonly Frequency[]

const dayLength = 86_400_000
/** Monday, 5 January 1970: the first day of the week that counts as 0. */
const firstMonday = 4
const pad = (n: number, digits = 2) => String(n).padStart(digits, '0')

/** Days since 1970-01-01; `month` counts from 0 and may be outside 0 … 11. Years below 100 are meant as written. */
function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return Math.round(date.getTime() / dayLength)
}

/** The number of the ISO week in which a day lies, 0 being the week of 5 January 1970. */
const weekOfDay = (day: number) => Math.floor((day - firstMonday) / 7)
/** The number of week 1 of an ISO year: the week with 4 January. */
const firstWeek = (year: number) => weekOfDay(dayOf(year, 0, 4))
/** A week belongs to the year, quarter and month in which its Thursday lies (ISO 8601). */
const thursday = (week: number) => new Date((firstMonday + week * 7 + 3) * dayLength)

/** How long a period is, by the way it is written. */
export function frequencyOf(period: string): Frequency {
  if (period.length === 4) return 'yearly'
  const mark = period.charAt(5)
  return mark === 'Q' ? 'quarterly' : mark === 'W' ? 'weekly' : 'monthly'
}

/**
 * The place of a period among those of its frequency, so that neighbours differ by 1: months and quarters since the year 0, years,
 * ISO weeks since 5 January 1970. A week 53 that its year does not have is the first week of the next year.
 */
export function periodIndex(period: string): number {
  const year = Number(period.slice(0, 4))
  switch (frequencyOf(period)) {
    case 'yearly':
      return year
    case 'quarterly':
      return year * 4 + Number(period.slice(6)) - 1
    case 'monthly':
      return year * 12 + Number(period.slice(5)) - 1
    case 'weekly':
      return firstWeek(year) + Number(period.slice(6)) - 1
  }
}

/** The period with that place; the reverse of `periodIndex`. */
export function periodAt(frequency: Frequency, index: number): string {
  switch (frequency) {
    case 'yearly':
      return pad(index, 4)
    case 'quarterly':
      return `${pad(Math.floor(index / 4), 4)}-Q${(index % 4) + 1}`
    case 'monthly':
      return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`
    case 'weekly': {
      const year = thursday(index).getUTCFullYear()
      return `${pad(year, 4)}-W${pad(index - firstWeek(year) + 1)}`
    }
  }
}

/** The period `steps` after (or, negative, before) another. */
export const shiftPeriod = (period: string, steps: number): string =>
  periodAt(frequencyOf(period), periodIndex(period) + steps)

/** First and last day of a period, YYYY-MM-DD. */
export function periodDays(period: string): { readonly from: string; readonly to: string } {
  const index = periodIndex(period)
  const [from, next] =
    frequencyOf(period) === 'weekly'
      ? [firstMonday + index * 7, firstMonday + index * 7 + 7]
      : [startDay(frequencyOf(period), index), startDay(frequencyOf(period), index + 1)]
  return { from: isoDay(from), to: isoDay(next - 1) }
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const
function startDay(frequency: Frequency, index: number): number {
  if (frequency === 'weekly') return firstMonday + index * 7
  const month = index * monthsOf[frequency]
  return dayOf(Math.floor(month / 12), month % 12, 1)
}

/** The period of that length in which a day lies. */
export function periodOfDay(frequency: Frequency, day: string): string {
  if (frequency === 'weekly') return periodAt('weekly', weekOfDay(epochDay(day)))
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return periodAt(frequency, Math.floor(month / monthsOf[frequency]))
}

/**
 * The place among periods of `to` of the one that contains a period; null when `to` is finer. Of a week its Thursday counts.
 * Indexes rather than texts, because a plan asks this for each of its values.
 */
export function containingIndex(from: Frequency, index: number, to: Frequency): number | null {
  if (from === to) return index
  if (frequencies.indexOf(to) < frequencies.indexOf(from)) return null
  if (to === 'weekly') return null
  if (from === 'weekly') {
    const day = thursday(index)
    return Math.floor((day.getUTCFullYear() * 12 + day.getUTCMonth()) / monthsOf[to])
  }
  return Math.floor((index * monthsOf[from]) / monthsOf[to])
}

/** The period of that length that contains another; null when it is shorter. */
export function containingPeriod(period: string, frequency: Frequency): string | null {
  const index = containingIndex(frequencyOf(period), periodIndex(period), frequency)
  return index === null ? null : periodAt(frequency, index)
}

/** First and last of neighbouring places. */
export interface Places {
  readonly first: number
  readonly last: number
}

/** The places of the periods of `to` that make up the longer period at a place of `from`; null when `to` is longer. */
export function placesWithin(from: Frequency, index: number, to: Frequency): Places | null {
  if (from === to) return { first: index, last: index }
  if (from === 'weekly' || frequencies.indexOf(to) > frequencies.indexOf(from)) return null
  if (to !== 'weekly') {
    const size = monthsOf[from] / monthsOf[to]
    return { first: index * size, last: index * size + size - 1 }
  }
  // The weeks whose Thursday lies in the period.
  const firstThursday = (day: number) => Math.ceil((day - firstMonday - 3) / 7)
  return { first: firstThursday(startDay(from, index)), last: firstThursday(startDay(from, index + 1)) - 1 }
}

/** The periods of that length that make up a longer one, in order; none when it is shorter. */
export function periodsWithin(period: string, frequency: Frequency): string[] {
  const range = placesWithin(frequencyOf(period), periodIndex(period), frequency)
  if (!range) return []
  return Array.from({ length: range.last - range.first + 1 }, (_, i) => periodAt(frequency, range.first + i))
}

/** All periods from one to another of the same frequency, both included; none when they are the wrong way round. */
export function periodRange(from: string, to: string): string[] {
  const [first, last] = [periodIndex(from), periodIndex(to)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => periodAt(frequencyOf(from), first + i))
}

/** The same period one year earlier; null for a week 53 where the year before has none. */
export function lastYearIndex(frequency: Frequency, index: number): number | null {
  if (frequency !== 'weekly') return index - 12 / monthsOf[frequency]
  const year = thursday(index).getUTCFullYear()
  const week = index - firstWeek(year)
  const earlier = firstWeek(year - 1) + week
  return earlier < firstWeek(year) ? earlier : null
}

/** The places of all periods of the year in which one lies: where year-to-date begins, and where the year ends. */
export function yearPlaces(frequency: Frequency, index: number): Places {
  const year = containingIndex(frequency, index, 'yearly') as number
  return placesWithin('yearly', year, frequency) as Places
}

/** How many periods of that length one year has, weeks as 52: the length of a season. */
export const periodsPerYear: Readonly<Record<Frequency, number>> = { weekly: 52, monthly: 12, quarterly: 4, yearly: 1 }
