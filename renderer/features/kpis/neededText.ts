// What the rest of the year must bring to meet the year's target, in words.
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { YearEnd } from '#shared/analysis/kpiForecast.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { kpiNumber, shownNumber } from '#shared/model/values/kpiNumbers.ts'

/** Whether any actual is below zero: then less than nothing can be asked for. */
export const hasNegative = (figures: KpiFigures, kpi: string): boolean =>
  figures.periods(kpi).some((period) => (figures.figure(kpi, period).actual ?? 0) < 0)

type Kpi = Pick<RowOf<'kpi'>, 'direction' | 'valueKind' | 'unit' | 'decimals'>

/** '' where nothing is left of the year or there is no target. `negative`: whether the KPI has numbers below zero. */
export function neededText(kpi: Kpi, { neededPerPeriod: needed }: YearEnd, negative: boolean, t: Translate): string {
  if (needed === null) return ''
  const whole = kpi.valueKind === 'percent' ? 1 : kpi.unit?.trim() === '%' ? 100 : Number.POSITIVE_INFINITY
  if (kpi.direction === 'higher' && needed > whole) return t('kpiSheet.outOfReach')
  if (!negative && kpi.direction === 'higher' && needed <= 0) return t('kpiSheet.metAlready')
  if (!negative && kpi.direction === 'lower' && needed < 0) return t('kpiSheet.outOfReach')
  const value = kpiNumber(kpi, shownNumber(kpi, needed))
  return t(kpi.direction === 'lower' ? 'kpiSheet.neededAtMost' : 'kpiSheet.neededAtLeast', { value })
}
