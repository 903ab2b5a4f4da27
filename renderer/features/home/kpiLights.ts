// Every KPI with its newest actual, the light that follows, and its last actuals for a trend line.
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import { actualCourse } from '#shared/analysis/kpiCourse.ts'
import type { KpiFigure, KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'

export { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'

export interface KpiLight {
  readonly kpi: RowOf<'kpi'>
  /** In the newest period with an actual, entered or computed. */
  readonly figure: KpiFigure | null
  readonly target: number | null
  readonly state: KpiState | null
  /** Actuals of the last periods, oldest first, null for a gap. */
  readonly trend: readonly (number | null)[]
}

const urgency: Record<KpiState | 'none', number> = { red: 0, amber: 1, green: 2, none: 3 }

/** All KPIs, the worst light first; those without data last. Groups and inputs of formulas have none. */
export function kpiLights(kpis: readonly RowOf<'kpi'>[], figures: KpiFigures): KpiLight[] {
  const lights = kpis
    .filter((kpi) => kpi.kind === 'kpi')
    .map((kpi): KpiLight => {
      const latest = figures.latest(kpi.id)
      const figure = latest === null ? null : figures.figure(kpi.id, latest)
      const trend = actualCourse(figures, kpi.id, latest)
      return { kpi, figure, target: figure?.target ?? kpi.target, state: figure?.state ?? null, trend }
    })
  return lights.sort((a, b) => urgency[a.state ?? 'none'] - urgency[b.state ?? 'none'])
}
