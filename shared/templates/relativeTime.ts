// Days and periods of a template, which count from the day on which a plan is made of it.
import { periodDays, periodOfDay, shiftPeriod } from '../analysis/kpiPeriods.ts'
import { epochDay, isoDay } from '../analysis/schedule/workCalendar.ts'

/**
 * A day: `+14d`, `-2w`, `+3m`, `+1y` from today, moved off a week-end (on for what is ahead, back for what is past); `+5wd` the fifth
 * working day after the next one; `+0m^` and `+2m$` the first and the last day of a month. Returns undefined for anything else.
 */
export function relativeDay(text: string, today: string): string | undefined {
  const found = /^([+-]\d{1,4})(d|w|wd|m|y)([\^$])?$/.exec(text)
  if (!found) return undefined
  const n = Number(found[1])
  const unit = found[2] as 'd' | 'w' | 'wd' | 'm' | 'y'
  if (unit === 'd' || unit === 'w')
    return found[3] ? undefined : offWeekend(isoDay(epochDay(today) + n * (unit === 'w' ? 7 : 1)), text)
  if (unit === 'wd') return found[3] ? undefined : workday(today, n)
  const month = periodDays(shiftPeriod(today.slice(0, 7), unit === 'y' ? n * 12 : n))
  if (found[3]) return found[3] === '^' ? month.from : month.to
  const same = `${month.from.slice(0, 8)}${today.slice(8)}`
  return offWeekend(same < month.to ? same : month.to, text)
}

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

function offWeekend(day: string, text: string): string {
  const over = { 6: text.startsWith('-') ? -1 : 2, 0: text.startsWith('-') ? -2 : 1 }[weekday(day)] ?? 0
  return isoDay(epochDay(day) + over)
}

function workday(today: string, n: number): string {
  let day = epochDay(offWeekend(today, n < 0 ? '-' : '+'))
  for (let left = Math.abs(n); left > 0; ) {
    day += Math.sign(n)
    if (weekday(isoDay(day)) % 6 !== 0) left--
  }
  return isoDay(day)
}

const frequencyOfUnit = { w: 'weekly', m: 'monthly', q: 'quarterly', y: 'yearly' } as const

/** A period: `-3m`, `-1q`, `+0y`, `-2w` from the one in which today lies. Returns undefined for anything else. */
export function relativePeriod(text: string, today: string): string | undefined {
  const found = /^([+-]\d{1,3})([wmqy])$/.exec(text)
  if (!found) return undefined
  const frequency = frequencyOfUnit[found[2] as keyof typeof frequencyOfUnit]
  return shiftPeriod(periodOfDay(frequency, today), Number(found[1]))
}
