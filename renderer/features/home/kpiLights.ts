// Every KPI with its newest actual, the light that follows, and its last actuals for a trend line.
import { achievement, type KpiState, kpiState, latestActual } from '#shared/analysis/kpiAchievement.ts'

export { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'

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
