// The days of a month and of a week as calendars show them: whole weeks, Monday first.
import { epochDay, isoDay } from './workCalendar.ts'

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => isoDay(epochDay(day) - ((((epochDay(day) + 3) % 7) + 7) % 7))

/** The seven days of a week from its Monday on. */
export const weekDays = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => isoDay(epochDay(monday) + i))

/** The six weeks that show a month (YYYY-MM): 42 days, YYYY-MM-DD. */
export function monthDays(month: string): string[] {
  const first = epochDay(mondayOf(`${month}-01`))
  return Array.from({ length: 42 }, (_, i) => isoDay(first + i))
}

/** The month (YYYY-MM) that many months after, or before. */
export function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The day that many months later; the last of the month where that day does not exist. */
export function dayMonthsAfter(day: string, months: number): string {
  const month = monthBeside(day.slice(0, 7), months)
  return dayOfMonth(month, Number(day.slice(8)))
}

/** That day of a month, its last one where the month is shorter. */
export function dayOfMonth(month: string, day: number): string {
  const last = Number(isoDay(epochDay(`${monthBeside(month, 1)}-01`) - 1).slice(8))
  return `${month}-${String(Math.min(Math.max(day, 1), last)).padStart(2, '0')}`
}
