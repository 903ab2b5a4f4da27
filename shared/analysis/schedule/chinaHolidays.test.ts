// The shipped holidays fit the calendar: make-up days are week-ends outside every holiday, and the year has its legal days off.
import { describe, expect, it } from 'vitest'
import { chinaHolidays } from './chinaHolidays.ts'
import { epochDay, isoDay } from './workCalendar.ts'

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const days = (from: string, to: string) =>
  Array.from({ length: epochDay(to) - epochDay(from) + 1 }, (_, n) => isoDay(epochDay(from) + n))

describe.each(chinaHolidays)('$year', ({ year, announced, holidays }) => {
  const off = holidays.flatMap(({ from, to }) => days(from, to))
  it('has the seven holidays, in order, within the year, none twice', () => {
    expect(holidays.map((h) => h.zh)).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'])
    expect(off).toEqual([...new Set(off)].sort())
    expect(off.every((day) => day.startsWith(`${year}-`))).toBe(true)
  })
  it('makes up on week-ends that are no holidays', () => {
    const madeUp = holidays.flatMap((h) => h.madeUpOn)
    expect(madeUp.every((day) => isWeekend(day) && !off.includes(day))).toBe(true)
  })
  it('frees 13 days by law: week-days off less those made up for, once the year is announced', () => {
    const freed = off.filter((day) => !isWeekend(day)).length - holidays.flatMap((h) => h.madeUpOn).length
    // A holiday that falls on a week-end is replaced by a week-day.
    expect(announced ? freed : off.length).toBe(13)
  })
})
