// A meeting that was moved is named on the day it was moved to, whatever its cadence.
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { occurrencesOf } from './meetingCalendar.ts'
import { movedMeeting, movedReport } from './meetingMove.ts'
import { epochDay, isoDay, workCalendar } from './schedule/workCalendar.ts'

const calendar = workCalendar({ weekdays: [1, 2, 3, 4, 5, 6, 7] })
const meeting = (more: object) => testRow('meeting', { id: 'm', title: '例会', ...more })
const from = '2026-03-01'
const day = (n: number) => isoDay(epochDay(from) + n)
const daysIn = (timing: ReturnType<typeof meeting>, first: string, last: string) =>
  occurrencesOf(timing, first, last, calendar).map(({ on }) => on)

it('is held on the new day', () => {
  const timing = fc.record({
    frequency: fc.constantFrom('once', 'weekly', 'biweekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'),
    weekday: fc.constantFrom(null, 'monday', 'thursday', 'sunday'),
    dayOfMonth: fc.constantFrom(null, 5, 28, 31),
    firstOn: fc.constantFrom(null, '2026-01-07', '2025-11-15', '2026-03-20'),
    lastOn: fc.constantFrom(null, '2027-12-31'),
  })
  fc.assert(
    fc.property(timing, fc.integer({ min: -20, max: 20 }), (given, by) => {
      const before = meeting(given)
      const [due] = daysIn(before, from, day(700))
      if (!due || by === 0) return
      const to = isoDay(epochDay(due) + by)
      const after = { ...before, ...movedMeeting(before, due, to) }
      expect(daysIn(after, to, to)).toEqual([to])
    }),
    { numRuns: 500 },
  )
})

test('a weekly meeting changes its weekday and nothing else', () => {
  expect(movedMeeting(meeting({ frequency: 'weekly', weekday: 'monday' }), '2026-03-02', '2026-03-11')).toEqual({
    weekday: 'wednesday',
  })
})
test('the first Monday of a month becomes its first Thursday; later days are named by their number', () => {
  const monthly = meeting({ frequency: 'monthly', weekday: 'monday' })
  expect(movedMeeting(monthly, '2026-03-02', '2026-03-05')).toEqual({ weekday: 'thursday' })
  expect(movedMeeting(monthly, '2026-03-02', '2026-03-19')).toEqual({ dayOfMonth: 19 })
})
test('what is held every day stays', () => {
  expect(movedMeeting(meeting({ frequency: 'daily' }), '2026-03-02', '2026-03-03')).toBeNull()
  const report = testRow('reportPlan', { id: 'r', title: '周报', frequency: 'weekly', nextOn: '2026-03-06' })
  expect(movedReport(report, '2026-03-13', '2026-03-12')).toBe('2026-03-05')
})
