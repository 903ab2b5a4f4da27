// How long a KPI has been without a new number, and whether that is too long for how often it is measured.
import type { KpiFigures } from './kpiFigures.ts'
import { type Frequency, periodDays } from './kpiPeriods.ts'
import { epochDay } from './schedule/workCalendar.ts'

/**
 * Days after the end of the newest period with an actual from which a KPI is stale: one more period has ended, and there was time to
 * collect its number (a week, half a month, four weeks, two months).
 */
export const staleAfterDays: Readonly<Record<Frequency, number>> = {
  weekly: 14,
  monthly: 45,
  quarterly: 120,
  yearly: 425,
}

export interface KpiFreshness {
  /** Newest period with an actual; null when there never was one. */
  readonly period: string | null
  /** Days since it ended, 0 while it lasts; null when there never was one. */
  readonly days: number | null
  /** Also true where there never was a number. */
  readonly stale: boolean
}

/** @param today YYYY-MM-DD */
export function kpiFreshness(figures: KpiFigures, kpi: string, today: string): KpiFreshness {
  const row = figures.kpis.get(kpi)
  const period = figures.latest(kpi)
  if (!row || period === null) return { period: null, days: null, stale: true }
  const days = Math.max(0, epochDay(today) - epochDay(periodDays(period).to))
  return { period, days, stale: days >= (row.staleAfterDays ?? staleAfterDays[row.frequency]) }
}
