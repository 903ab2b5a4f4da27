// What a dashboard shows, kept in the parameters of the screen, so that going back shows the same again.
import { today } from '#platform/text.ts'
import { type Params, setParams } from '#platform/windowState.ts'
import { type DashboardChoice, type DashboardGrain, dashboardGrains, newestPeriod } from '#shared/analysis/dashboard.ts'
import type { DashboardScope } from '#shared/analysis/dashboardScope.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import { containingPeriod, frequencyOf, periodDays, periodOfDay } from '#shared/analysis/kpiPeriods.ts'
import type { PlanReader } from '#shared/model/plan.ts'

/** Month, quarter or year, by the way the period is written. */
export const grainOf = (period: string): DashboardGrain =>
  dashboardGrains.find((grain) => grain === frequencyOf(period)) ?? 'monthly'

/** The choice that the parameters stand for; what is missing or gone is the whole plan, in its newest month with numbers. */
export function choiceOf(params: Params, reader: PlanReader, figures: KpiFigures): DashboardChoice {
  const day = today()
  const period = params.period && /^\d{4}(-\d\d|-Q[1-4])?$/.test(params.period) ? params.period : null
  const scope = ((): DashboardScope => {
    if (params.goal && reader.get('goal', params.goal)) return { kind: 'goal', id: params.goal }
    if (params.department && reader.get('department', params.department))
      return { kind: 'department', id: params.department }
    return { kind: 'plan' }
  })()
  return {
    scope,
    period: period ?? newestPeriod(figures, 'monthly', day),
    yearToDate: params.ytd === '1',
    today: day,
  }
}

/** Shows something else of the dashboards. */
export function choose(now: DashboardChoice, change: Partial<DashboardChoice>): void {
  const { scope, period, yearToDate } = { ...now, ...change }
  setParams({
    goal: scope.kind === 'goal' ? scope.id : undefined,
    department: scope.kind === 'department' ? scope.id : undefined,
    period,
    ytd: yearToDate ? '1' : undefined,
  })
}

/** The period of another length that stands for a period: the one around it, or the last within it that has numbers. */
export function inGrain(period: string, grain: DashboardGrain, figures: KpiFigures): string {
  const around = containingPeriod(period, grain)
  if (around !== null) return around
  const newest = newestPeriod(figures, grain, today())
  const { from, to } = periodDays(period)
  const within = periodDays(newest).from >= from && periodDays(newest).to <= to
  return within ? newest : periodOfDay(grain, to)
}
