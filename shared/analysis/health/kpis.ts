// Health of KPIs: targets, owners, fresh data, weights, and what has been off target for long.
import type { RowOf } from '../../model/plan.ts'
import { kpiState, achievement as shareOf } from '../kpiAchievement.ts'
import { staleAfterDays } from '../kpiFreshness.ts'
import { periodDays } from '../kpiPeriods.ts'
import { perspectives, perspectiveWeights } from '../kpiPerspectives.ts'
import { daysBetween, type Found, type HealthPlan, isBlank, objections, rule } from './rule.ts'

type Kpi = RowOf<'kpi'>
const isKpi = ({ kind }: Kpi) => kind === 'kpi'

const actuals = (plan: HealthPlan, kpi: Kpi) =>
  (plan.by('kpiValue', 'kpi').get(kpi.id) ?? [])
    .filter((v) => v.actual !== null)
    .sort((a, b) => (a.period < b.period ? -1 : 1))

function stale(plan: HealthPlan): Found[] {
  return plan.all('kpi').flatMap((kpi) => {
    const last = isKpi(kpi) && isBlank(kpi.formula) ? actuals(plan, kpi).at(-1) : undefined
    if (!last) return []
    const days = daysBetween(periodDays(last.period).to, plan.today)
    if (days < (kpi.staleAfterDays ?? staleAfterDays[kpi.frequency])) return []
    return [{ entity: 'kpi' as const, id: kpi.id, params: { days, period: last.period } }]
  })
}

/** Red in as many of the latest periods as `limit` says, and no improvement item about it. */
function offTarget(plan: HealthPlan, limit: number): Found[] {
  const tackled = new Set(
    plan.all('improvement').flatMap((i) => (i.kpi && i.status !== 'dropped' && i.status !== 'closed' ? i.kpi : [])),
  )
  return plan.all('kpi').flatMap((kpi) => {
    if (!isKpi(kpi) || tackled.has(kpi.id)) return []
    const latest = actuals(plan, kpi).slice(-limit)
    const red = latest.every((v) => kpiState(kpi, shareOf(kpi, v.target ?? kpi.target, v.actual)) === 'red')
    return latest.length >= limit && red ? [{ entity: 'kpi' as const, id: kpi.id, params: { count: limit } }] : []
  })
}

/** Goals whose KPIs have weights that do not add up to 100 %. */
function weightsOff(plan: HealthPlan): Found[] {
  return [...plan.by('kpi', 'goals')].flatMap(([id, kpis]) => {
    const weighed = kpis.filter((k) => k.weight !== null)
    if (weighed.length === 0 || kpis.length < 2) return []
    const sum = Math.round(weighed.reduce((total, k) => total + (k.weight ?? 0), 0) * 100)
    return sum === 100 ? [] : [{ entity: 'goal' as const, id, params: { sum } }]
  })
}

/** Weights of perspectives that do not add up to 100 %. */
function perspectivesOff(plan: HealthPlan): Found[] {
  return plan.all('plan').flatMap((row) => {
    const weights = perspectiveWeights(row)
    const sum = weights && Math.round(perspectives.reduce((total, p) => total + weights[p], 0) * 100)
    return sum === null || sum === 100 ? [] : [{ entity: 'plan' as const, id: row.id, params: { sum } }]
  })
}

export const kpiRules = [
  rule('kpiNoTarget', 'kpis', 'warning', (plan) => {
    const values = plan.by('kpiValue', 'kpi')
    const hasTarget = (k: Kpi) =>
      k.target !== null || k.bandLow !== null || k.bandHigh !== null || values.get(k.id)?.some((v) => v.target !== null)
    return objections(plan, 'kpi', (k) => isKpi(k) && !hasTarget(k), 'target')
  }),
  rule('kpiNoOwner', 'kpis', 'warning', (plan) =>
    objections(plan, 'kpi', (k) => isKpi(k) && k.owner === null, 'owner'),
  ),
  rule('kpiNoData', 'kpis', 'warning', (plan) =>
    objections(plan, 'kpi', (k) => isKpi(k) && isBlank(k.formula) && actuals(plan, k).length === 0),
  ),
  rule('kpiStale', 'kpis', 'warning', stale),
  rule('kpiNoGoal', 'kpis', 'hint', (plan) =>
    objections(plan, 'kpi', (k) => isKpi(k) && k.goals.length === 0, 'goals'),
  ),
  rule('kpiNoSource', 'kpis', 'hint', (plan) =>
    objections(plan, 'kpi', (k) => isKpi(k) && isBlank(k.formula) && isBlank(k.dataSource), 'dataSource'),
  ),
  rule('kpiRatioParts', 'kpis', 'error', (plan) =>
    objections(
      plan,
      'kpi',
      (k) => isKpi(k) && k.aggregation === 'ratio' && (k.numerator === null || k.denominator === null),
      'numerator',
    ),
  ),
  rule('kpiWeightsOff', 'kpis', 'warning', weightsOff),
  rule('perspectiveWeightsOff', 'kpis', 'warning', perspectivesOff),
  rule('kpiOffTarget', 'kpis', 'warning', offTarget, 3),
]
