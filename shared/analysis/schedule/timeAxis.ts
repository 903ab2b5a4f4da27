// Working time as one line of seconds without nights, week-ends and holidays, and the way between it and days.
import { epochDay, isoDay, type WorkCalendar } from './workCalendar.ts'

interface Lag {
  readonly lag?: number
  readonly lagBasis?: 'working' | 'calendar'
}

export interface TimeAxis {
  /** Where a day opens, or the next worked day when it is not worked. */
  opens(day: string): number
  /** A position moved by a link's lag. @param closes the position ends a day rather than opening the next */
  later(position: number, lag: Lag, closes: boolean): number
  /** The last position that, moved by the lag, is not after `position`. */
  earlier(position: number, lag: Lag, closes: boolean): number
  /** A task that starts at `from` or later and takes its days from a calendar of its own. @param duration working seconds of the line */
  along(own: WorkCalendar, from: number, duration: number, driven: boolean): Place
  firstDay(place: Place): string
  lastDay(place: Place): string
}

/** Where a task lies on the line. */
export interface Place {
  readonly from: number
  readonly to: number
  /** Predecessors set its start, so a milestone closes their last day rather than opening the next. */
  readonly driven: boolean
  /** Its first and last day where a calendar of its own sets them. */
  readonly days?: readonly [first: string, last: string]
}

const calendarDay = 86_400

/**
 * The line of a calendar whose days have `secondsPerDay` worked seconds. The end of one worked day and the opening of the next
 * are the same position.
 */
export function timeAxis(calendar: WorkCalendar, secondsPerDay: number): TimeAxis {
  const opens = (day: string) => calendar.indexOf(day) * secondsPerDay
  const dayOf = (position: number) => calendar.dayAt(Math.floor(position / secondsPerDay))
  /** The day that a position closes. */
  const dayBefore = (position: number) => calendar.dayAt(Math.ceil(position / secondsPerDay) - 1)

  /** Calendar days since 1970, with the part of the worked day that has passed; a day's end is the midnight after it. */
  const moment = (position: number, closes: boolean) => {
    const rest = position - Math.floor(position / secondsPerDay) * secondsPerDay
    return rest === 0 && closes ? epochDay(dayBefore(position)) + 1 : epochDay(dayOf(position)) + rest / secondsPerDay
  }
  const position = (at: number) => {
    const day = isoDay(Math.floor(at))
    const part = calendar.isWorkday(day) ? Math.round((at - Math.floor(at)) * secondsPerDay) : 0
    return opens(day) + part
  }
  const later = (from: number, { lag = 0, lagBasis }: Lag, closes: boolean) =>
    lagBasis === 'calendar' && lag !== 0 ? position(moment(from, closes) + lag / calendarDay) : from + lag

  return {
    opens,
    later,
    earlier(limit, link, closes) {
      const { lag = 0 } = link
      if (link.lagBasis !== 'calendar' || lag === 0) return limit - lag
      // Calendar time stretches over nights and holidays but never runs backwards, so the last fitting position can be searched.
      let low = limit - Math.abs(lag) - 2 * calendarDay
      let high = limit + Math.abs(lag) + 2 * calendarDay
      while (later(low, link, closes) > limit) low -= Math.abs(lag) + calendarDay
      while (later(high, link, closes) <= limit) high += Math.abs(lag) + calendarDay
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2)
        if (later(middle, link, closes) <= limit) low = middle
        else high = middle
      }
      return low
    },
    along(own, from, duration, driven) {
      if (duration === 0) return { from, to: from, driven }
      // Only where predecessors end within a day does it begin in the middle of one; that day still counts.
      const first = own.nextWorkday(dayOf(from))
      const last = own.addWorkdays(first, Math.ceil(duration / secondsPerDay) - 1)
      const start = Math.max(from, opens(first))
      return { from: start, to: Math.max(start, opens(isoDay(epochDay(last) + 1))), driven, days: [first, last] }
    },
    firstDay: ({ from, to, driven, days }) => days?.[0] ?? (from === to && driven ? dayBefore(from) : dayOf(from)),
    lastDay: ({ from, to, driven, days }) => days?.[1] ?? (from === to && !driven ? dayOf(from) : dayBefore(to)),
  }
}
