// Which days are worked: a week's pattern with exceptions (public holidays, make-up workdays), and counting along it.

/** A calendar as it is kept: the weekdays that are worked, and single days that differ. */
export interface CalendarRules {
  /** ISO weekdays, 1 = Monday … 7 = Sunday. None at all counts as every day: a week without work would never end. */
  readonly weekdays: readonly number[]
  /** Days (`YYYY-MM-DD`) that differ from the week: worked (a make-up workday) or not (a holiday). */
  readonly exceptions?: ReadonlyMap<string, boolean>
}

export interface WorkCalendar {
  /** @param day `YYYY-MM-DD` */
  isWorkday(day: string): boolean
  /** The first worked day on or after `day`. */
  nextWorkday(day: string): string
  /** `day` moved by worked days; 0 gives the first worked day on or after it. Negative counts go back. */
  addWorkdays(day: string, count: number): string
  /** Worked days after `from` up to and including `to`; negative when `to` is earlier, 0 on the same day. */
  workdaysBetween(from: string, to: string): number
  /** Number of the first worked day on or after `day`, counted from the calendar's own zero. */
  indexOf(day: string): number
  /** The worked day of that number. */
  dayAt(index: number): string
}

const msPerDay = 86_400_000
/** Days since 1970-01-01. */
export const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay
/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export const isoDay = (epoch: number): string => new Date(epoch * msPerDay).toISOString().slice(0, 10)
/** ISO weekday of an epoch day; 1970-01-01 was a Thursday. */
const weekday = (epoch: number): number => ((((epoch + 3) % 7) + 7) % 7) + 1

const aYear = 366

/**
 * A calendar to count along. Worked days are numbered from the first one on or after `zero`; numbers before it are negative.
 * Years are listed as they are asked for, so that a count costs a look-up.
 */
export function workCalendar(rules: CalendarRules, zero = '2000-01-03'): WorkCalendar {
  const week = new Set(rules.weekdays.length > 0 ? rules.weekdays : [1, 2, 3, 4, 5, 6, 7])
  const exceptions = new Map([...(rules.exceptions ?? [])].map(([day, worked]) => [epochDay(day), worked]))
  const worked = (epoch: number) => exceptions.get(epoch) ?? week.has(weekday(epoch))
  const origin = epochDay(zero)

  /** Worked days from the origin on, and those before it, nearest first. */
  const after: number[] = []
  const before: number[] = []
  let listedTo = origin
  let listedFrom = origin
  const listAfter = () => {
    for (const end = listedTo + aYear; listedTo < end; listedTo++) if (worked(listedTo)) after.push(listedTo)
  }
  const listBefore = () => {
    for (const end = listedFrom - aYear; listedFrom > end; ) if (worked(--listedFrom)) before.push(listedFrom)
  }

  /** How many of the ascending `list` are smaller than `epoch`. */
  const below = (list: readonly number[], epoch: number) => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle] as number) < epoch) low = middle + 1
      else high = middle
    }
    return low
  }
  const indexOf = (epoch: number): number => {
    if (epoch >= origin) {
      while (listedTo <= epoch || (after.at(-1) ?? -Infinity) < epoch) listAfter()
      return below(after, epoch)
    }
    while (listedFrom > epoch) listBefore()
    let low = 0
    let high = before.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((before[middle] as number) >= epoch) low = middle + 1
      else high = middle
    }
    return -low
  }
  const dayAt = (index: number): number => {
    if (index >= 0) {
      while (after.length <= index) listAfter()
      return after[index] as number
    }
    while (before.length < -index) listBefore()
    return before[-index - 1] as number
  }

  return {
    isWorkday: (day) => worked(epochDay(day)),
    nextWorkday: (day) => isoDay(dayAt(indexOf(epochDay(day)))),
    addWorkdays: (day, count) => isoDay(dayAt(indexOf(epochDay(day)) + count)),
    workdaysBetween: (from, to) => indexOf(epochDay(to) + 1) - indexOf(epochDay(from) + 1),
    indexOf: (day) => indexOf(epochDay(day)),
    dayAt: (index) => isoDay(dayAt(index)),
  }
}
