// What changes when a meeting or a report is dragged to another day: its cadence, so that it is held there from now on.
import type { RowOf } from '../model/plan.ts'
import type { MeetingTiming } from './meetingCalendar.ts'
import { dayMonthsAfter, mondayOf } from './schedule/monthGrid.ts'
import { epochDay, isoDay } from './schedule/workCalendar.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const monthsBetween = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 } as const
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const weekdayOf = (day: string) => weekdays[epochDay(day) - epochDay(mondayOf(day))] ?? null

export type MeetingMove = Partial<Pick<MeetingTiming, 'weekday' | 'dayOfMonth' | 'firstOn' | 'lastOn'>>

const least = (day: string | null, to: string) => (day !== null && day < to ? day : to)

/** First and last day give way to a day outside of them. */
const within = ({ firstOn, lastOn }: MeetingTiming, to: string): MeetingMove => ({
  ...(firstOn !== null && to < firstOn ? { firstOn: to } : {}),
  ...(lastOn !== null && to > lastOn ? { lastOn: to } : {}),
})

/**
 * The change by which a meeting that its cadence names on `due` is named on `to` (YYYY-MM-DD): another weekday, day of the month, or
 * first day where that decides in which week or month it is held. Null for a daily meeting, which is held on every day anyway.
 */
export function movedMeeting(timing: MeetingTiming, due: string, to: string): MeetingMove | null {
  const { frequency, weekday, dayOfMonth, firstOn } = timing
  if (frequency === 'daily' || due === to) return null
  const bounds = within(timing, to)
  if (frequency === 'once') return { ...bounds, firstOn: to }
  if (frequency === 'weekly' || frequency === 'biweekly') {
    const weeks = (epochDay(mondayOf(to)) - epochDay(mondayOf(due))) / 7
    const turns = frequency === 'biweekly' && weeks % 2 !== 0
    const first =
      turns && !bounds.firstOn
        ? { firstOn: least(firstOn && isoDay(epochDay(firstOn) + 7 * Math.sign(weeks)), to) }
        : {}
    return { ...bounds, weekday: weekdayOf(to), ...first }
  }
  const months = (monthOf(to) - monthOf(due)) % monthsBetween[frequency]
  const first =
    months !== 0 && !bounds.firstOn ? { firstOn: least(firstOn && dayMonthsAfter(firstOn, months), to) } : {}
  const byWeekday = dayOfMonth === null && weekday !== null && Number(to.slice(8)) <= 7
  return { ...bounds, ...(byWeekday ? { weekday: weekdayOf(to) } : { dayOfMonth: Number(to.slice(8)) }), ...first }
}

/** The next day of a report whose due day `due` is moved to `to`; null for a daily one. */
export function movedReport(
  { frequency, nextOn }: Pick<RowOf<'reportPlan'>, 'frequency' | 'nextOn'>,
  due: string,
  to: string,
): string | null {
  if (frequency === 'daily' || nextOn === null || due === to) return null
  return isoDay(epochDay(nextOn) + epochDay(to) - epochDay(due))
}
