// A KPI's numbers as people read them in lists, cards and sentences: with unit, decimals, and a band as its bounds.
import type { RowOf } from '../plan.ts'

type Measured = Pick<RowOf<'kpi'>, 'valueKind' | 'unit' | 'decimals' | 'direction' | 'bandLow' | 'bandHigh'>

/** '85.5%', '1,200', '24 小时': a KPI's number as people read it. */
export function kpiNumber(kpi: Measured, value: number | null): string {
  if (value === null) return ''
  const percent = kpi.valueKind === 'percent'
  const shown = percent ? value * 100 : value
  const digits = kpi.decimals ?? 2
  const text = shown.toLocaleString('en-US', {
    maximumFractionDigits: digits,
    minimumFractionDigits: kpi.decimals ?? 0,
  })
  if (percent) return `${text}%`
  const unit = kpi.unit ?? ''
  return unit === '' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`
}

/** The target as people read it; of a KPI that shall stay in a band, the band: '28–32 件'. */
export function kpiTarget(kpi: Measured, target: number | null): string {
  const { bandLow: low, bandHigh: high } = kpi
  if (kpi.direction !== 'band') return kpiNumber(kpi, target)
  if (low !== null && high !== null) return `${kpiNumber({ ...kpi, unit: null }, low)}–${kpiNumber(kpi, high)}`
  if (low !== null) return `≥ ${kpiNumber(kpi, low)}`
  return high === null ? '' : `≤ ${kpiNumber(kpi, high)}`
}
