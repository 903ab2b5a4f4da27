// When meetings take place: the days of a cadence between two days, moved off holidays onto the next working day.
import type { RowOf } from '../model/plan.ts'
import { dayMonthsAfter, dayOfMonth, mondayOf, monthBeside } from './schedule/monthGrid.ts'
import { epochDay, isoDay, type WorkCalendar } from './schedule/workCalendar.ts'

export type MeetingTiming = Pick<
  RowOf<'meeting'>,
  'id' | 'frequency' | 'weekday' | 'dayOfMonth' | 'firstOn' | 'lastOn' | 'active'
>

export interface Occurrence {
  readonly meeting: string
  /** The day it takes place, YYYY-MM-DD. */
  readonly on: string
  /** The day the cadence names, where that one is off; null otherwise. */
  readonly movedFrom: string | null
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** A Monday from which every second week is counted where the meeting names no first day. */
const zero = '2000-01-03'
const monthsBetween = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 } as const
/** Calendars of a year are asked for, not of a century. */
const mostDays = 800

/** The day of its month: as entered, else the first such weekday, else that of the first meeting, else the 1st. */
function dayInMonth({ dayOfMonth: day, weekday, firstOn }: MeetingTiming, month: string): string {
  if (day !== null) return dayOfMonth(month, day)
  if (weekday !== null) {
    const first = `${month}-01`
    const on = isoDay(epochDay(mondayOf(first)) + weekdays.indexOf(weekday))
    return on < first ? isoDay(epochDay(on) + 7) : on
  }
  return firstOn ? dayOfMonth(month, Number(firstOn.slice(8))) : `${month}-01`
}

/** The days that the cadence names, a little around the range too; `next` tells when the following one is due. */
function named(timing: MeetingTiming, from: string, to: string, startMonth: number): { on: string; next: string }[] {
  const { frequency, weekday, firstOn } = timing
  if (frequency === 'once') return firstOn ? [{ on: firstOn, next: '9999-12-31' }] : []
  if (frequency === 'daily') return []
  if (frequency === 'weekly' || frequency === 'biweekly') {
    const step = frequency === 'weekly' ? 7 : 14
    const anchor = mondayOf(firstOn ?? zero)
    const day = weekday ? weekdays.indexOf(weekday) : firstOn ? epochDay(firstOn) - epochDay(anchor) : 0
    const start = epochDay(anchor) + day
    const found: { on: string; next: string }[] = []
    // One meeting earlier than the range: it may have moved into it.
    for (let n = Math.floor((epochDay(from) - start) / step) - 1; start + n * step <= epochDay(to); n++)
      found.push({ on: isoDay(start + n * step), next: isoDay(start + (n + 1) * step) })
    return found
  }
  const step = monthsBetween[frequency]
  const anchor = firstOn ? firstOn.slice(0, 7) : `2000-${String(startMonth).padStart(2, '0')}`
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const found: { on: string; next: string }[] = []
  for (let n = Math.floor((index(from.slice(0, 7)) - index(anchor)) / step) - 1; ; n++) {
    const month = monthBeside(anchor, n * step)
    if (month > to.slice(0, 7)) return found
    found.push({ on: dayInMonth(timing, month), next: dayInMonth(timing, monthBeside(month, step)) })
  }
}

/**
 * The days on which a meeting takes place from `from` to `to` (YYYY-MM-DD, both included), earliest first.
 * A daily meeting is held on every working day. Any other that falls on a day off is held on the next working day, and left out
 * where that is not before the one after it; a single meeting stays on its day. Nothing before its first day or after its last.
 * @param startMonth first month of the plan's year (1 … 12): where quarters begin that no first day names.
 */
export function occurrencesOf(
  timing: MeetingTiming,
  from: string,
  to: string,
  calendar: WorkCalendar,
  startMonth = 1,
): Occurrence[] {
  const { id, frequency, firstOn, lastOn, active } = timing
  const last = Math.min(epochDay(to), epochDay(from) + mostDays)
  if (!active) return []
  const within = (day: string) => (firstOn === null || day >= firstOn) && (lastOn === null || day <= lastOn)
  if (frequency === 'daily') {
    const found: Occurrence[] = []
    for (let day = epochDay(from); day <= last; day++) {
      const on = isoDay(day)
      if (within(on) && calendar.isWorkday(on)) found.push({ meeting: id, on, movedFrom: null })
    }
    return found
  }
  return named(timing, from, isoDay(last), startMonth).flatMap(({ on: due, next }) => {
    if (!within(due)) return []
    const on = frequency === 'once' ? due : calendar.nextWorkday(due)
    if (on >= next || on < from || epochDay(on) > last) return []
    return [{ meeting: id, on, movedFrom: on === due ? null : due }]
  })
}

/** Occurrences of all meetings by day, in the order in which the meetings are given. */
export function meetingDays(
  meetings: readonly MeetingTiming[],
  from: string,
  to: string,
  calendar: WorkCalendar,
  startMonth = 1,
): ReadonlyMap<string, readonly Occurrence[]> {
  const days = new Map<string, Occurrence[]>()
  for (const meeting of meetings)
    for (const occurrence of occurrencesOf(meeting, from, to, calendar, startMonth)) {
      const list = days.get(occurrence.on)
      if (list) list.push(occurrence)
      else days.set(occurrence.on, [occurrence])
    }
  return days
}

/** The day of a report that many times after the one due on `day`; months keep to their end as meetings do. */
export function reportAfter(
  frequency: RowOf<'reportPlan'>['frequency'],
  day: string,
  calendar: WorkCalendar,
  times = 1,
): string {
  if (frequency === 'daily') return calendar.addWorkdays(day, times)
  if (frequency === 'weekly' || frequency === 'biweekly')
    return isoDay(epochDay(day) + (frequency === 'weekly' ? 7 : 14) * times)
  return dayMonthsAfter(day, monthsBetween[frequency] * times)
}

/** The days up to `to` (YYYY-MM-DD) on which a report is due, from its next one on; none for one that rests or has no day. */
export function reportDays(
  report: Pick<RowOf<'reportPlan'>, 'frequency' | 'nextOn' | 'active'>,
  to: string,
  calendar: WorkCalendar,
): string[] {
  const { frequency, nextOn, active } = report
  if (!active || nextOn === null) return []
  const days: string[] = []
  for (let n = 0; n < mostDays; n++) {
    const on = n === 0 ? nextOn : reportAfter(frequency, nextOn, calendar, n)
    if (on > to) break
    days.push(on)
  }
  return days
}

/** Places of blocks side by side: those that overlap in time share the width. Minutes; ends are not included. */
export function sideBySide(
  blocks: readonly { readonly from: number; readonly to: number }[],
): { readonly column: number; readonly columns: number }[] {
  const order = blocks.map((_, i) => i).sort((a, b) => (blocks[a]?.from ?? 0) - (blocks[b]?.from ?? 0) || a - b)
  const places = blocks.map(() => ({ column: 0, columns: 1 }))
  let group: number[] = []
  let groupEnd = -Infinity
  const close = () => {
    const columns = Math.max(0, ...group.map((i) => places[i]?.column ?? 0)) + 1
    for (const i of group) (places[i] as { columns: number }).columns = columns
    group = []
  }
  for (const i of order) {
    const block = blocks[i] as { from: number; to: number }
    if (block.from >= groupEnd) {
      close()
      groupEnd = -Infinity
    }
    const taken = new Set(group.filter((j) => (blocks[j]?.to ?? 0) > block.from).map((j) => places[j]?.column))
    let column = 0
    while (taken.has(column)) column++
    ;(places[i] as { column: number }).column = column
    group.push(i)
    groupEnd = Math.max(groupEnd, block.to)
  }
  close()
  return places
}
