// How wide the columns of periods are: the longest number of the sheet fits, and the pill of an achievement.
import type { Frequency } from '#shared/analysis/kpiPeriods.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { cellNumber } from '#shared/model/values/kpiNumbers.ts'

/** Room for `101.3%` as a pill. */
const least = 80
const [perDigit, around] = [7.2, 18]
/** Roughly how much longer a sum over the columns' period is than one of the KPI's own. */
const times: Readonly<Record<Frequency, number>> = { weekly: 1, monthly: 1, quarterly: 3, yearly: 12 }

/** Pixels. */
export function periodWidth(
  kpis: readonly RowOf<'kpi'>[],
  values: Iterable<Pick<RowOf<'kpiValue'>, 'kpi' | 'target' | 'actual'>>,
  grain: Frequency,
): number {
  const largest = new Map<string, number>()
  for (const { kpi, target, actual } of values) {
    const size = Math.max(Math.abs(target ?? 0), Math.abs(actual ?? 0))
    if (size > (largest.get(kpi) ?? 0)) largest.set(kpi, size)
  }
  const digits = kpis.map((kpi) => {
    const size = Math.max(largest.get(kpi.id) ?? 0, Math.abs(kpi.target ?? 0))
    return cellNumber(kpi, -size * (kpi.aggregation === 'sum' ? times[grain] : 1), true).length
  })
  return Math.ceil(Math.max(least, ...digits.map((count) => count * perDigit + around)))
}
