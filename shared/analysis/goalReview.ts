// When a goal is to be reviewed next, by its cadence, and how long a review is overdue.
import type { RowOf } from '../model/plan.ts'
import { dayMonthsAfter } from './schedule/monthGrid.ts'
import { epochDay, isoDay } from './schedule/workCalendar.ts'

type Goal = Pick<RowOf<'goal'>, 'reviewCadence' | 'nextReviewOn' | 'startOn' | 'status'>
export type Cadence = NonNullable<Goal['reviewCadence']>

const months: Readonly<Record<Exclude<Cadence, 'weekly'>, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

/** The review after one held on `day` (YYYY-MM-DD); `times` cadences later. */
export const reviewAfter = (cadence: Cadence, day: string, times = 1): string =>
  cadence === 'weekly' ? isoDay(epochDay(day) + 7 * times) : dayMonthsAfter(day, months[cadence] * times)

export interface GoalReview {
  /** The day entered, else the first of the cadence after the start that is not past; null without either. */
  readonly nextOn: string | null
  /** Whole days past the day entered; 0 where none is overdue. Goals that are done or dropped are not reviewed. */
  readonly overdueDays: number
  readonly state: 'overdue' | 'today' | 'week' | 'later' | 'none'
}

/** @param today YYYY-MM-DD */
export function goalReview(goal: Goal, today: string): GoalReview {
  if (goal.status === 'done' || goal.status === 'dropped') return { nextOn: null, overdueDays: 0, state: 'none' }
  let nextOn = goal.nextReviewOn
  if (nextOn === null && goal.reviewCadence !== null) {
    const start = goal.startOn ?? today
    // Counted from the start each time: a series begun on the 31st keeps to the end of the months.
    let times = 1
    if (goal.reviewCadence === 'weekly') times = Math.max(1, Math.ceil((epochDay(today) - epochDay(start)) / 7))
    while (times < 2000 && reviewAfter(goal.reviewCadence, start, times) < today) times++
    nextOn = reviewAfter(goal.reviewCadence, start, times)
  }
  if (nextOn === null) return { nextOn, overdueDays: 0, state: 'none' }
  const days = epochDay(nextOn) - epochDay(today)
  return {
    nextOn,
    overdueDays: Math.max(0, -days),
    state: days < 0 ? 'overdue' : days === 0 ? 'today' : days <= 7 ? 'week' : 'later',
  }
}
