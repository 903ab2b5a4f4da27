// Meetings by cadence: month ends, holidays and make-up workdays, first and last day, blocks beside each other.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type MeetingTiming,
  meetingDays,
  occurrencesOf,
  reportAfter,
  reportDays,
  sideBySide,
} from './meetingCalendar.ts'
import { epochDay, isoDay, workCalendar } from './schedule/workCalendar.ts'

const plain = workCalendar({ weekdays: [1, 2, 3, 4, 5] })
const off = (from: string, days: number) =>
  Array.from({ length: days }, (_, i) => [isoDay(epochDay(from) + i), false] as const)
/** National Day of 2026 with its make-up workdays. */
const october = workCalendar({
  weekdays: [1, 2, 3, 4, 5],
  exceptions: new Map([...off('2026-10-01', 7), ['2026-09-20', true], ['2026-10-10', true]]),
})
const meeting = (more: Partial<MeetingTiming>): MeetingTiming => ({
  id: 'm',
  frequency: 'weekly',
  weekday: null,
  dayOfMonth: null,
  firstOn: null,
  lastOn: null,
  active: true,
  ...more,
})
const days = (more: Partial<MeetingTiming>, from: string, to: string, calendar = plain, startMonth = 1) =>
  occurrencesOf(meeting(more), from, to, calendar, startMonth).map(({ on }) => on)

test('a daily meeting is held on working days, make-up workdays included', () => {
  expect(days({ frequency: 'daily' }, '2026-09-28', '2026-10-11', october)).toEqual([
    '2026-09-28',
    '2026-09-29',
    '2026-09-30',
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
  ])
})

test('a weekly meeting on a holiday moves to the next working day and says from where', () => {
  const found = occurrencesOf(meeting({ weekday: 'monday' }), '2026-09-28', '2026-10-18', october)
  expect(found.map(({ on, movedFrom }) => [on, movedFrom])).toEqual([
    ['2026-09-28', null],
    ['2026-10-08', '2026-10-05'],
    ['2026-10-12', null],
  ])
})

test('one that would come to stand on or after the next one is left out', () => {
  const fortnight = workCalendar({ weekdays: [1, 2, 3, 4, 5], exceptions: new Map(off('2026-02-16', 12)) })
  expect(days({ weekday: 'monday' }, '2026-02-09', '2026-03-08', fortnight)).toEqual(['2026-02-09', '2026-03-02'])
})

test('a meeting moved over the edge of the range is found in the range where it is held', () => {
  expect(days({ weekday: 'thursday' }, '2026-10-08', '2026-10-08', october)).toEqual(['2026-10-08'])
  expect(days({ weekday: 'wednesday' }, '2026-10-08', '2026-10-08', october)).toEqual(['2026-10-08'])
  expect(days({ weekday: 'wednesday' }, '2026-10-01', '2026-10-07', october)).toEqual([])
})

test('every second week is counted from the first meeting, whichever weekday is named later', () => {
  expect(days({ frequency: 'biweekly', firstOn: '2026-01-08' }, '2026-01-01', '2026-02-10')).toEqual([
    '2026-01-08',
    '2026-01-22',
    '2026-02-05',
  ])
  expect(days({ frequency: 'biweekly', firstOn: '2026-01-08', weekday: 'friday' }, '2026-01-01', '2026-01-31')).toEqual(
    ['2026-01-09', '2026-01-23'],
  )
})

test('the 31st is the last day of shorter months, moved where that is a week-end', () => {
  expect(days({ frequency: 'monthly', dayOfMonth: 31 }, '2026-01-01', '2026-06-30')).toEqual([
    '2026-02-02', // Saturday, 31 January
    '2026-03-02', // Saturday, 28 February
    '2026-03-31',
    '2026-04-30',
    '2026-06-01', // Sunday, 31 May
    '2026-06-30',
  ])
  expect(days({ frequency: 'monthly', dayOfMonth: 29 }, '2028-02-01', '2028-02-29')).toEqual(['2028-02-29'])
})

test('without a day of the month, the first such weekday; without that, the day of the first meeting', () => {
  expect(days({ frequency: 'monthly', weekday: 'wednesday' }, '2026-07-01', '2026-08-31')).toEqual([
    '2026-07-01',
    '2026-08-05',
  ])
  expect(days({ frequency: 'monthly', firstOn: '2026-03-12' }, '2026-01-01', '2026-05-31')).toEqual([
    '2026-03-12',
    '2026-04-13', // Sunday
    '2026-05-12',
  ])
})

test('quarters begin with the first meeting, else with the year of the plan', () => {
  expect(days({ frequency: 'quarterly', dayOfMonth: 10, firstOn: '2026-02-10' }, '2026-01-01', '2026-12-31')).toEqual([
    '2026-02-10',
    '2026-05-11',
    '2026-08-10',
    '2026-11-10',
  ])
  expect(days({ frequency: 'quarterly', dayOfMonth: 2 }, '2026-01-01', '2026-12-31', plain, 4)).toEqual([
    '2026-01-02',
    '2026-04-02',
    '2026-07-02',
    '2026-10-02',
  ])
  expect(days({ frequency: 'yearly', dayOfMonth: 1 }, '2025-01-01', '2026-12-31', plain, 4)).toEqual([
    '2025-04-01',
    '2026-04-01',
  ])
})

test('first and last day bound the series; a single meeting stays on its day; what rests is not held', () => {
  expect(days({ weekday: 'monday', firstOn: '2026-11-10', lastOn: '2026-11-30' }, '2026-11-01', '2026-12-31')).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ])
  expect(days({ frequency: 'once', firstOn: '2026-10-03' }, '2026-10-01', '2026-10-31', october)).toEqual([
    '2026-10-03',
  ])
  expect(days({ frequency: 'once' }, '2026-10-01', '2026-10-31')).toEqual([])
  expect(days({ weekday: 'monday', active: false }, '2026-10-01', '2026-10-31')).toEqual([])
})

test('asked for in pieces, a series is the same as asked for at once', () => {
  const any = fc.record({
    frequency: fc.constantFrom(
      ...(['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const),
    ),
    weekday: fc.constantFrom(null, 'monday', 'thursday', 'sunday'),
    dayOfMonth: fc.constantFrom(null, 1, 15, 31),
    firstOn: fc.constantFrom(null, '2026-01-31', '2026-09-30'),
  }) as fc.Arbitrary<Partial<MeetingTiming>>
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 300 }), (more, at) => {
      const middle = isoDay(epochDay('2026-01-01') + at)
      const whole = days(more, '2026-01-01', '2026-12-31', october)
      const parts = [
        ...days(more, '2026-01-01', middle, october),
        ...days(more, isoDay(epochDay(middle) + 1), '2026-12-31', october),
      ]
      expect(parts).toEqual(whole)
      expect(new Set(whole).size).toBe(whole.length)
    }),
    { numRuns: 200 },
  )
})

test('meetings of a day stand in their own order', () => {
  const found = meetingDays(
    [meeting({ id: 'b', weekday: 'monday' }), meeting({ id: 'a', frequency: 'daily' })],
    '2026-11-23',
    '2026-11-24',
    plain,
  )
  expect([...found].map(([day, list]) => [day, list.map((o) => o.meeting)])).toEqual([
    ['2026-11-23', ['b', 'a']],
    ['2026-11-24', ['a']],
  ])
})

test('the next report keeps to its cadence', () => {
  expect(reportAfter('daily', '2026-09-30', october)).toBe('2026-10-08')
  expect(reportAfter('weekly', '2026-11-23', plain)).toBe('2026-11-30')
  expect(reportAfter('monthly', '2026-01-31', plain)).toBe('2026-02-28')
  expect(reportAfter('halfYearly', '2026-08-31', plain)).toBe('2027-02-28')
})

test('reports of a month end stay at the ends of months', () => {
  const report = { frequency: 'monthly', nextOn: '2026-01-31', active: true } as const
  expect(reportDays(report, '2026-04-30', plain)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  expect(reportDays({ ...report, nextOn: null }, '2026-04-30', plain)).toEqual([])
  expect(reportDays({ ...report, active: false }, '2026-04-30', plain)).toEqual([])
})

test('what overlaps stands side by side, what follows has the whole width again', () => {
  expect(
    sideBySide([
      { from: 60, to: 120 },
      { from: 90, to: 100 },
      { from: 100, to: 130 },
      { from: 130, to: 140 },
    ]),
  ).toEqual([
    { column: 0, columns: 2 },
    { column: 1, columns: 2 },
    { column: 1, columns: 2 },
    { column: 0, columns: 1 },
  ])
})
