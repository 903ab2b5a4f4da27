// What lies between two numbers of a KPI in words: before, after, the difference with its sign, and its share.
import type { Difference } from '#shared/analysis/kpiComparison.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { kpiNumber, shownNumber } from '#shared/model/values/kpiNumbers.ts'
import { clean, computedPercent } from '#shared/model/values/numbers.ts'

type Kpi = RowOf<'kpi'>

/**
 * A mean of several periods has a decimal more than the KPI's own numbers, or differences of shown numbers would look wrong; of
 * thousands none is missed.
 */
const finer = (kpi: Kpi, { before, after }: Difference): Kpi =>
  kpi.decimals === null || Math.max(Math.abs(before ?? 0), Math.abs(after ?? 0)) >= 1000
    ? kpi
    : { ...kpi, decimals: Math.min(6, kpi.decimals + 1) }

/** '+4.5', the unit stands with the numbers beside it; of shares '+3.2 pp', because 3 % more would be something else. */
function signed(kpi: Kpi, value: number, t: Translate): string {
  const isShare = kpi.valueKind === 'percent'
  if (!isShare && kpi.unit?.trim() !== '%') return `${value > 0 ? '+' : ''}${kpiNumber({ ...kpi, unit: null }, value)}`
  const points = kpiNumber({ ...kpi, valueKind: 'number', unit: null }, isShare ? clean(value * 100) : value)
  return `${value > 0 ? '+' : ''}${t('dashboard.points', { value: points })}`
}

/** '-25.1%' with its sign; '' for nothing. */
export const signedShare = (share: number | null): string =>
  share === null ? '' : `${share > 0 ? '+' : ''}${computedPercent(share)}`

export interface ChangeTexts {
  readonly before: string
  readonly after: string
  /** Of the numbers as they are shown. */
  readonly difference: string
  readonly share: string
}

/** `means`: the numbers are means of several periods. */
export function changeTexts(kpi: Kpi, change: Difference, { means, t }: { means: boolean; t: Translate }): ChangeTexts {
  const of = means ? finer(kpi, change) : kpi
  const { before, after, share } = change
  const shown = (value: number) => shownNumber(of, value)
  return {
    before: before === null ? '' : kpiNumber(of, shown(before)),
    after: after === null ? '' : kpiNumber(of, shown(after)),
    difference: before === null || after === null ? '' : signed(of, shown(shown(after) - shown(before)), t),
    share: signedShare(share),
  }
}
