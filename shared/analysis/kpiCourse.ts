// The last periods of a KPI for a small line: period by period, so that a gap is a gap and not a shorter way.
import type { KpiFigures } from './kpiFigures.ts'
import { shiftPeriod } from './kpiPeriods.ts'

/** The last `count` periods up to `last`, oldest first, gaps included, none before the KPI's first actual. */
export function coursePeriods(
  figures: Pick<KpiFigures, 'periods'>,
  kpi: string,
  last: string | null,
  count = 12,
): string[] {
  const [first] = figures.periods(kpi)
  if (first === undefined || last === null) return []
  return Array.from({ length: count }, (_, i) => shiftPeriod(last, i - count + 1)).filter((period) => period >= first)
}

/** The actuals of these periods, null where there is none. `last`: the newest period with an actual; null gives []. */
export const actualCourse = (figures: KpiFigures, kpi: string, last: string | null, count?: number) =>
  coursePeriods(figures, kpi, last, count).map((period) => figures.figure(kpi, period).actual)
