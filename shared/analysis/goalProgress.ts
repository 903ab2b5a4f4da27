// How far a goal has come: set by hand, or rolled up from its KPIs and sub-goals.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { achievement, latestActual } from './kpiAchievement.ts'

const clip = (share: number) => Math.min(1, Math.max(0, share))

/**
 * How much of the way from baseline to target a KPI's newest actual has come, 0 … 1; without a baseline its achievement, cut at 1;
 * null without an actual or a target. A band counts as achieved or by its achievement.
 */
export function kpiProgress(kpi: RowOf<'kpi'>, values: readonly RowOf<'kpiValue'>[]): number | null {
  const latest = latestActual(values)
  if (!latest || latest.actual === null) return null
  const target = kpi.target ?? latest.target
  if (kpi.direction !== 'band' && kpi.baseline !== null && target !== null && kpi.baseline !== target)
    return clip((latest.actual - kpi.baseline) / (target - kpi.baseline))
  const share = achievement(kpi, target, latest.actual)
  return share === null ? null : clip(share)
}

/**
 * Progress of every goal by id, 0 … 1, null where nothing is known. A goal set by hand has what was entered; a done goal is 1;
 * otherwise the mean of its KPIs and sub-goals, by their weights (1 where none is given); dropped goals do not count.
 */
export function goalProgress(reader: PlanReader): ReadonlyMap<string, number | null> {
  const goals = reader.list('goal')
  const below = new Map<string, RowOf<'goal'>[]>()
  for (const goal of goals) if (goal.parent) below.set(goal.parent, [...(below.get(goal.parent) ?? []), goal])
  const measured = new Map<string, { share: number; weight: number }[]>()
  for (const kpi of reader.list('kpi')) {
    if (kpi.goals.length === 0) continue
    const share = kpiProgress(kpi, reader.list('kpiValue', { kpi: kpi.id }))
    if (share === null) continue
    for (const id of kpi.goals) measured.set(id, [...(measured.get(id) ?? []), { share, weight: kpi.weight ?? 1 }])
  }
  const known = new Map<string, number | null>()
  const progress = (goal: RowOf<'goal'>): number | null => {
    const found = known.get(goal.id)
    if (found !== undefined) return found
    // A cycle cannot be stored; should one come in, it ends here.
    known.set(goal.id, null)
    const parts = [...(measured.get(goal.id) ?? [])]
    for (const child of below.get(goal.id) ?? []) {
      const share = child.status === 'dropped' ? null : progress(child)
      if (share !== null) parts.push({ share, weight: child.weight ?? 1 })
    }
    const weight = parts.reduce((sum, part) => sum + part.weight, 0)
    const rolled = weight > 0 ? parts.reduce((sum, part) => sum + part.share * part.weight, 0) / weight : null
    const result = goal.progressMode === 'manual' ? goal.progress : goal.status === 'done' ? 1 : rolled
    known.set(goal.id, result)
    return result
  }
  for (const goal of goals) progress(goal)
  return known
}
