// Every KPI with its newest actual, the light that follows, and its last actuals for a trend line.
import { achievement, type KpiState, kpiState, latestActual } from '#shared/analysis/kpiAchievement.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'

export interface KpiLight {
  readonly kpi: RowOf<'kpi'>
  /** The newest period with an actual. */
  readonly value: RowOf<'kpiValue'> | null
  readonly target: number | null
  readonly state: KpiState | null
  /** Actuals of the last periods, oldest first. */
  readonly trend: readonly number[]
}

const trendLength = 12
const urgency: Record<KpiState | 'none', number> = { red: 0, amber: 1, green: 2, none: 3 }

/** All KPIs, the worst light first; those without data last. */
export function kpiLights(reader: PlanReader): KpiLight[] {
  const lights = reader.list('kpi').map((kpi): KpiLight => {
    const values = reader.list('kpiValue', { kpi: kpi.id })
    const value = latestActual(values)
    const target = value?.target ?? kpi.target
    const state = kpiState(kpi, achievement(kpi, target, value?.actual ?? null))
    const trend = values
      .filter((v) => v.actual !== null)
      .sort((a, b) => (a.period < b.period ? -1 : 1))
      .slice(-trendLength)
      .map((v) => v.actual as number)
    return { kpi, value, target, state, trend }
  })
  return lights.sort((a, b) => urgency[a.state ?? 'none'] - urgency[b.state ?? 'none'])
}

/** '85.5%', '1,200', '24 小时': a KPI's number as people read it. */
export function kpiNumber(kpi: RowOf<'kpi'>, value: number | null): string {
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
export function kpiTarget(kpi: RowOf<'kpi'>, target: number | null): string {
  const { bandLow: low, bandHigh: high } = kpi
  if (kpi.direction !== 'band') return kpiNumber(kpi, target)
  if (low !== null && high !== null) return `${kpiNumber({ ...kpi, unit: null }, low)}–${kpiNumber(kpi, high)}`
  if (low !== null) return `≥ ${kpiNumber(kpi, low)}`
  return high === null ? '' : `≤ ${kpiNumber(kpi, high)}`
}
