// How far each goal has come and what brought it there: KPIs and sub-goals by weight, their contributions, and the status that follows.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { achievement } from './kpiAchievement.ts'
import { type KpiFigures, kpiFigures } from './kpiFigures.ts'
import { periodDays } from './kpiPeriods.ts'
import { effectiveWeights } from './kpiScorecard.ts'
import { epochDay } from './schedule/workCalendar.ts'

type Goal = RowOf<'goal'>
type Kpi = RowOf<'kpi'>

const clip = (share: number) => Math.min(1, Math.max(0, share))

/** One KPI or sub-goal of a goal. */
export interface GoalPart {
  readonly kind: 'kpi' | 'goal'
  readonly id: string
  /** As entered, 1 = 100 %. */
  readonly weight: number | null
  /** 0 … 1; null where nothing is known of it: it does not count then. */
  readonly progress: number | null
  /** Its share in the goal, 0 … 1; of all parts with a progress they make 1. */
  readonly share: number
  /** progress × share: what it adds to the goal's progress; null without a progress. */
  readonly contribution: number | null
}

export interface GoalRollup {
  /** 0 … 1; null where nothing is known. */
  readonly progress: number | null
  /** KPIs first, then sub-goals; dropped sub-goals are left out. */
  readonly parts: readonly GoalPart[]
  /** Sum of the weights entered; 0 where none is. */
  readonly weightSum: number
  /** Weights were entered and do not make 100 %, so that shares differ from them. */
  readonly normalised: boolean
  /** Set by hand, done by status, or rolled up. */
  readonly source: 'manual' | 'done' | 'parts' | null
}

/**
 * How much of the way from baseline to target a KPI's newest actual has come, 0 … 1; without a baseline its achievement, cut at 1; null
 * without an actual or a target. The target is the KPI's own, where it has none that of the newest period; a band counts by its achievement.
 */
export function kpiShare(figures: KpiFigures, id: string): number | null {
  const kpi = figures.kpis.get(id)
  const period = figures.latest(id)
  if (!kpi || period === null) return null
  const figure = figures.figure(id, period)
  const target = kpi.target ?? figure.target
  if (figure.actual === null) return null
  if (kpi.direction !== 'band' && kpi.baseline !== null && target !== null && kpi.baseline !== target)
    return clip((figure.actual - kpi.baseline) / (target - kpi.baseline))
  const share = achievement(kpi, target, figure.actual)
  return share === null ? null : clip(share)
}

/** The roll-up of every goal by id. `figures`: those of the same plan, where they are at hand. */
export function goalRollup(reader: PlanReader, figures?: KpiFigures): ReadonlyMap<string, GoalRollup> {
  const goals = reader.list('goal')
  const kpis = reader.list('kpi')
  const computed = figures ?? kpiFigures(kpis, reader.list('kpiValue'))
  const below = new Map<string, Goal[]>()
  for (const goal of goals) if (goal.parent) below.set(goal.parent, [...(below.get(goal.parent) ?? []), goal])
  const measured = new Map<string, Kpi[]>()
  for (const kpi of kpis) for (const id of kpi.goals) measured.set(id, [...(measured.get(id) ?? []), kpi])
  const known = new Map<string, GoalRollup | null>()

  const rollup = (goal: Goal): GoalRollup | null => {
    const found = known.get(goal.id)
    if (found !== undefined) return found
    // A cycle cannot be stored; should one come in, it ends here.
    known.set(goal.id, null)
    const own = [
      ...(measured.get(goal.id) ?? []).map((kpi) => ({
        kind: 'kpi' as const,
        id: kpi.id,
        weight: kpi.weight,
        progress: kpiShare(computed, kpi.id),
      })),
      ...(below.get(goal.id) ?? [])
        .filter((child) => child.status !== 'dropped')
        .map((child) => ({
          kind: 'goal' as const,
          id: child.id,
          weight: child.weight,
          progress: rollup(child)?.progress ?? null,
        })),
    ]
    const weights = effectiveWeights(own.map((part) => part.weight))
    const counted = own.reduce((sum, part, i) => (part.progress === null ? sum : sum + (weights[i] as number)), 0)
    const parts = own.map((part, i): GoalPart => {
      const share = part.progress === null || counted === 0 ? 0 : (weights[i] as number) / counted
      return { ...part, share, contribution: part.progress === null ? null : part.progress * share }
    })
    const rolled = counted > 0 ? parts.reduce((sum, part) => sum + (part.contribution ?? 0), 0) : null
    const source =
      goal.progressMode === 'manual' ? 'manual' : goal.status === 'done' ? 'done' : rolled === null ? null : 'parts'
    const weightSum = own.reduce((sum, part) => sum + (part.weight ?? 0), 0)
    const result: GoalRollup = {
      progress: source === 'manual' ? goal.progress : source === 'done' ? 1 : rolled,
      parts,
      weightSum,
      normalised: own.some((part) => part.weight !== null) && Math.abs(weightSum - 1) > 1e-6,
      source,
    }
    known.set(goal.id, result)
    return result
  }
  const all = new Map<string, GoalRollup>()
  for (const goal of goals) all.set(goal.id, rollup(goal) as GoalRollup)
  return all
}

export interface GoalPace {
  /** Share of the time between start and due day that has passed, 0 … 1; null without both days. */
  readonly expected: number | null
  readonly overdue: boolean
  /** Days until the due day, negative after it; null without one. */
  readonly daysLeft: number | null
  /** The status that progress and time suggest; null where they say nothing. A dropped goal stays dropped. */
  readonly suggested: Goal['status'] | null
}

/** First and last day of a goal: its days, else those of its period. */
export function goalDays(goal: Pick<Goal, 'startOn' | 'dueOn' | 'period'>): { from: string | null; to: string | null } {
  const days = goal.period ? periodDays(goal.period) : null
  return { from: goal.startOn ?? days?.from ?? null, to: goal.dueOn ?? days?.to ?? null }
}

/** Progress against time: from 90 % of the pace on track, from 70 % at risk, below off track; overdue and not done is off track. */
export function goalPace(
  goal: Pick<Goal, 'startOn' | 'dueOn' | 'period' | 'status'>,
  progress: number | null,
  today: string,
): GoalPace {
  const { from, to } = goalDays(goal)
  const daysLeft = to === null ? null : epochDay(to) - epochDay(today)
  const done = progress !== null && progress >= 1 - 1e-9
  const closed = done || goal.status === 'done' || goal.status === 'dropped'
  const length = from !== null && to !== null ? epochDay(to) - epochDay(from) + 1 : null
  const expected =
    from === null || length === null || length <= 0 ? null : clip((epochDay(today) - epochDay(from) + 1) / length)
  const overdue = !closed && daysLeft !== null && daysLeft < 0
  const suggest = (): Goal['status'] | null => {
    if (goal.status === 'dropped') return 'dropped'
    if (done || goal.status === 'done') return 'done'
    if (overdue) return 'offTrack'
    if (from !== null && today < from && !progress) return 'notStarted'
    if (progress === null || expected === null) return null
    const pace = expected === 0 ? 1 : progress / expected
    return pace >= 0.9 - 1e-9 ? 'onTrack' : pace >= 0.7 - 1e-9 ? 'atRisk' : 'offTrack'
  }
  return { expected, overdue, daysLeft, suggested: suggest() }
}
