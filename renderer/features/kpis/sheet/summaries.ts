// What the KPI sheet says of a KPI beside its periods: state, course, year-to-date, rolling year, targets, year's end, before and after.

import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import { type BeforeAfter, beforeAfter } from '#shared/analysis/kpiComparison.ts'
import { actualCourse } from '#shared/analysis/kpiCourse.ts'
import type { KpiFigures, KpiSpan } from '#shared/analysis/kpiFigures.ts'
import { forecastChoice, type YearEnd, yearEnd } from '#shared/analysis/kpiForecast.ts'
import { type KpiFreshness, kpiFreshness } from '#shared/analysis/kpiFreshness.ts'
import { periodsPerYear } from '#shared/analysis/kpiPeriods.ts'

export interface KpiSummary {
  readonly latest: string | null
  readonly share: number | null
  readonly state: KpiState | null
  readonly freshness: KpiFreshness
  /** Actuals of the last periods, oldest first, null for a gap. */
  readonly trend: readonly (number | null)[]
  readonly ytd: KpiSpan
  readonly rolling: KpiSpan | null
  readonly yearTarget: number | null
}

export interface Summaries {
  of(kpi: string): KpiSummary
  yearEnd(kpi: string): YearEnd | null
  change(kpi: string): BeforeAfter | null
}

/** Worked out KPI by KPI when first asked. `year` is the last one shown, `today` YYYY-MM-DD. */
export function summariesOf(figures: () => KpiFigures, year: string, today: string): Summaries {
  const kept = <V>(make: (kpi: string) => V) => {
    const known = new Map<string, V>()
    return (kpi: string): V => {
      if (!known.has(kpi)) known.set(kpi, make(kpi))
      return known.get(kpi) as V
    }
  }
  return {
    of: kept((id): KpiSummary => {
      const all = figures()
      const latest = all.latest(id, year)
      const figure = latest === null ? null : all.figure(id, latest)
      const frequency = all.kpis.get(id)?.frequency ?? 'monthly'
      return {
        latest,
        share: figure?.achievement ?? null,
        state: figure?.state ?? null,
        freshness: kpiFreshness(all, id, today),
        trend: actualCourse(all, id, latest),
        ytd: all.ytd(id, year),
        rolling: latest === null ? null : all.rolling(id, latest, periodsPerYear[frequency]),
        yearTarget: all.targetOf(id, year),
      }
    }),
    yearEnd: kept((id) => {
      const all = figures()
      const kpi = all.kpis.get(id)
      const kind = kpi && forecastChoice(kpi)
      const end = kind ? yearEnd(all, id, kind) : null
      return end?.year === year ? end : null
    }),
    change: kept((id) => {
      const all = figures()
      const on = all.kpis.get(id)?.changeOn
      return on ? beforeAfter(all, id, on) : null
    }),
  }
}
