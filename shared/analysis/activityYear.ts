// The activities of a year by month, with what they were to cost and did.
import type { RowOf } from '../model/plan.ts'

type Activity = RowOf<'activity'>

/** Minor units; what has no amount adds nothing. */
export interface ActivitySum {
  readonly count: number
  /** Held, by status. */
  readonly held: number
  readonly budget: number
  readonly cost: number
  /** Budget of what has an actual cost: what that cost is compared with. */
  readonly budgetOfSpent: number
}

export interface ActivityYear {
  /** Twelve, January first; within a month by day. */
  readonly months: readonly {
    readonly month: string
    readonly activities: readonly Activity[]
    readonly sum: ActivitySum
  }[]
  /** Activities without a day. */
  readonly undated: readonly Activity[]
  /** Of the twelve months. Cancelled activities count only with what they cost. */
  readonly sum: ActivitySum
  /** Mean satisfaction of those that have one; null without any. */
  readonly satisfaction: number | null
}

export function activitySum(activities: readonly Activity[]): ActivitySum {
  let [count, held, budget, cost, budgetOfSpent] = [0, 0, 0, 0, 0]
  for (const { status, ...row } of activities) {
    cost += row.cost ?? 0
    if (status === 'cancelled') continue
    count++
    if (status === 'held') held++
    budget += row.budget ?? 0
    if (row.cost !== null) budgetOfSpent += row.budget ?? 0
  }
  return { count, held, budget, cost, budgetOfSpent }
}

/** @param year four digits */
export function activityYear(activities: readonly Activity[], year: string): ActivityYear {
  const inYear = activities
    .filter(({ heldOn }) => heldOn?.startsWith(`${year}-`))
    .sort((a, b) => (a.heldOn as string).localeCompare(b.heldOn as string))
  const marks = inYear.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]))
  return {
    months: Array.from({ length: 12 }, (_, i) => {
      const month = `${year}-${String(i + 1).padStart(2, '0')}`
      const own = inYear.filter(({ heldOn }) => heldOn?.startsWith(month))
      return { month, activities: own, sum: activitySum(own) }
    }),
    undated: activities.filter(({ heldOn }) => heldOn === null),
    sum: activitySum(inYear),
    satisfaction: marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length,
  }
}
