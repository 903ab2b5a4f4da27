// What the goals screen knows of all goals at once: tree, roll-up, alignment, and per goal its SMART check, pace and next review.
import { createContext, useContext, useMemo } from 'react'
import { useFigures } from '#platform/planFigures.ts'
import { today } from '#platform/text.ts'
import { planReader, useRows } from '#platform/useRows.ts'
import { type GoalReview, goalReview } from '#shared/analysis/goalReview.ts'
import { type GoalPace, type GoalRollup, goalPace, goalRollup } from '#shared/analysis/goalRollup.ts'
import { type SmartVerdict, smartCheck } from '#shared/analysis/goalSmart.ts'
import { type GoalAlignment, type GoalNode, goalAlignment, goalTree } from '#shared/analysis/goalTree.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export type Goal = RowOf<'goal'>
export type Kpi = RowOf<'kpi'>

export const statusTone: Record<Goal['status'], Tone> = {
  notStarted: 'grey',
  onTrack: 'green',
  atRisk: 'amber',
  offTrack: 'red',
  done: 'violet',
  dropped: 'grey',
}

export interface GoalModel {
  /** In order of position. */
  readonly goals: readonly Goal[]
  readonly byId: ReadonlyMap<string, Goal>
  readonly tree: readonly GoalNode<Goal>[]
  readonly rollups: ReadonlyMap<string, GoalRollup>
  readonly alignment: ReadonlyMap<string, GoalAlignment>
  readonly figures: KpiFigures
  /** YYYY-MM-DD */
  readonly today: string
  /** KPIs that measure a goal. */
  kpisOf(id: string): readonly Kpi[]
  smartOf(goal: Goal): readonly SmartVerdict[]
  paceOf(goal: Goal): GoalPace
  reviewOf(goal: Goal): GoalReview
}

const Context = createContext<GoalModel | null>(null)
export const GoalModelProvider = Context.Provider

export function useGoals(): GoalModel {
  const model = useContext(Context)
  if (!model) throw new Error('outside the goals screen')
  return model
}

/** The model of the plan as it is; a new one whenever goals, KPIs or what they lean on change. */
export function useGoalModel(): GoalModel {
  const goals = useRows('goal')
  const kpis = useRows('kpi')
  const tasks = useRows('task')
  const budget = useRows('budgetLine')
  const resources = useRows('resource')
  const day = today()
  const figures = useFigures()
  const means = useMemo(() => {
    const count = new Map<string, number>()
    const add = (id: string | null) => id && count.set(id, (count.get(id) ?? 0) + 1)
    for (const { goals: served } of [...tasks, ...resources]) for (const id of served) add(id)
    for (const { goal } of budget) add(goal)
    return count
  }, [tasks, budget, resources])
  return useMemo(() => {
    const byId = new Map(goals.map((goal) => [goal.id, goal]))
    const rollups = goalRollup(planReader(), figures)
    const measured = new Map<string, Kpi[]>()
    for (const kpi of kpis) for (const id of kpi.goals) measured.set(id, [...(measured.get(id) ?? []), kpi])
    const checked = new Map<string, readonly SmartVerdict[]>()
    const kpisOf = (id: string) => measured.get(id) ?? []
    return {
      goals,
      byId,
      tree: goalTree(goals),
      rollups,
      alignment: goalAlignment(goals),
      figures,
      today: day,
      kpisOf,
      smartOf: (goal) => {
        const known = checked.get(goal.id)
        if (known) return known
        const context = {
          today: day,
          kpis: kpisOf(goal.id).map((kpi) => ({
            ...kpi,
            actuals: figures.periods(kpi.id).flatMap((period) => figures.figure(kpi.id, period).actual ?? []),
          })),
          parent: (goal.parent && byId.get(goal.parent)) || null,
          resources: means.get(goal.id) ?? 0,
        }
        const verdicts = smartCheck(goal, context)
        checked.set(goal.id, verdicts)
        return verdicts
      },
      paceOf: (goal) => goalPace(goal, rollups.get(goal.id)?.progress ?? null, day),
      reviewOf: (goal) => goalReview(goal, day),
    }
  }, [goals, kpis, figures, means, day])
}
