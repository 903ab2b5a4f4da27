// A KPI against another time: the period before, the same period last year, before and after a process change.
import type { KpiFigures } from './kpiFigures.ts'
import { frequencyOf, lastYearIndex, periodAt, periodDays, periodIndex, shiftPeriod } from './kpiPeriods.ts'

/** Two numbers and what lies between them. */
export interface Difference {
  readonly before: number | null
  readonly after: number | null
  /** after − before; null where one is missing. */
  readonly difference: number | null
  /** difference ÷ |before|; null where before is 0 or missing. */
  readonly share: number | null
  /** Whether the change is for the better; null where it is none, or unknown. */
  readonly better: boolean | null
}

type Direction = 'higher' | 'lower' | 'band'
interface Rule {
  readonly direction: Direction
  readonly bandLow: number | null
  readonly bandHigh: number | null
}

const outside = (rule: Rule, value: number) =>
  Math.max(0, (rule.bandLow ?? Number.NEGATIVE_INFINITY) - value, value - (rule.bandHigh ?? Number.POSITIVE_INFINITY))

function isBetter(rule: Rule, before: number, after: number): boolean | null {
  const gain =
    rule.direction === 'higher'
      ? after - before
      : rule.direction === 'lower'
        ? before - after
        : outside(rule, before) - outside(rule, after)
  // Rounding noise is no change.
  return Math.abs(gain) <= 1e-12 * Math.max(Math.abs(before), Math.abs(after)) ? null : gain > 0
}

/** What lies between two numbers of a KPI. */
export function difference(rule: Rule, before: number | null, after: number | null): Difference {
  if (before === null || after === null) return { before, after, difference: null, share: null, better: null }
  const change = after - before
  return {
    before,
    after,
    difference: change,
    share: before === 0 ? null : change / Math.abs(before),
    better: isBetter(rule, before, after),
  }
}

export type ComparedWith = 'previous' | 'lastYear'

/** A period against the one before it, or the same one a year earlier. null for a KPI that does not exist. */
export function comparePeriod(
  figures: KpiFigures,
  kpi: string,
  period: string,
  against: ComparedWith,
): (Difference & { readonly period: string | null }) | null {
  const row = figures.kpis.get(kpi)
  if (!row) return null
  const frequency = frequencyOf(period)
  const year = lastYearIndex(frequency, periodIndex(period))
  const other = against === 'previous' ? shiftPeriod(period, -1) : year === null ? null : periodAt(frequency, year)
  const before = other === null ? null : figures.figure(kpi, other).actual
  return { period: other, ...difference(row, before, figures.figure(kpi, period).actual) }
}

/** Year-to-date against the year before up to the same period. */
export function compareYearToDate(figures: KpiFigures, kpi: string, period: string): Difference | null {
  const row = figures.kpis.get(kpi)
  if (!row) return null
  const frequency = frequencyOf(period)
  const year = lastYearIndex(frequency, periodIndex(period))
  const before = year === null ? null : figures.ytd(kpi, periodAt(frequency, year)).actual
  return difference(row, before, figures.ytd(kpi, period).actual)
}

export interface BeforeAfter extends Difference {
  readonly changeOn: string
  readonly beforePeriods: readonly string[]
  readonly afterPeriods: readonly string[]
  /** The period in which the change falls, unless it starts with it: it counts on neither side. */
  readonly mixed: string | null
}

/**
 * Before and after a day, over at most `most` periods with an actual on each side (default 12), nearest to the day first. Sums are compared
 * per period, because the sides differ in length; averages and newest values by their mean; ratios by the ratio of their sums.
 */
export function beforeAfter(figures: KpiFigures, kpi: string, changeOn: string, most = 12): BeforeAfter | null {
  const row = figures.kpis.get(kpi)
  if (!row) return null
  const all = figures.periods(kpi).map((period) => ({ period, ...periodDays(period) }))
  const before = all.filter((p) => p.to < changeOn).slice(-most)
  const after = all.filter((p) => p.from >= changeOn).slice(0, most)
  const value = (periods: typeof all): number | null => {
    if (periods.length === 0) return null
    const [first, last] = [periods[0], periods.at(-1)]
    if (row.aggregation === 'ratio' && first && last) return figures.span(kpi, first.period, last.period).actual
    const numbers = periods.map(({ period }) => figures.figure(kpi, period).actual as number)
    return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  }
  return {
    changeOn,
    ...difference(row, value(before), value(after)),
    beforePeriods: before.map((p) => p.period),
    afterPeriods: after.map((p) => p.period),
    mixed: all.find((p) => p.from < changeOn && p.to >= changeOn)?.period ?? null,
  }
}
