// How far away a strategy lies: the quarter or year in which it is to be carried out, and the day that moving it there gives it.
import { periodDays, periodOfDay, shiftPeriod } from './kpiPeriods.ts'
import { dayMonthsAfter } from './schedule/monthGrid.ts'

export const horizons = ['past', 'thisQuarter', 'nextQuarter', 'thisYear', 'later', 'undated'] as const
export type Horizon = (typeof horizons)[number]

/** `thisYear`: within twelve months from today, after the next quarter. */
export function horizonOf(dueOn: string | null, today: string): Horizon {
  if (dueOn === null) return 'undated'
  if (dueOn < today) return 'past'
  const quarter = periodOfDay('quarterly', today)
  if (dueOn <= periodDays(quarter).to) return 'thisQuarter'
  if (dueOn <= periodDays(shiftPeriod(quarter, 1)).to) return 'nextQuarter'
  return dueOn <= dayMonthsAfter(today, 12) ? 'thisYear' : 'later'
}

/** The last day of a horizon: what a strategy moved there is due on; undefined for the past, where nothing can be moved. */
export function horizonEnd(horizon: Horizon, today: string): string | null | undefined {
  const quarter = periodOfDay('quarterly', today)
  switch (horizon) {
    case 'past':
      return undefined
    case 'undated':
      return null
    case 'thisQuarter':
      return periodDays(quarter).to
    case 'nextQuarter':
      return periodDays(shiftPeriod(quarter, 1)).to
    case 'thisYear':
      return dayMonthsAfter(today, 12)
    case 'later':
      return dayMonthsAfter(today, 24)
  }
}
