// Counting worked days forwards and backwards, with holidays and make-up workdays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochDay, isoDay, workCalendar } from './workCalendar.ts'

const office = workCalendar({
  weekdays: [1, 2, 3, 4, 5],
  exceptions: new Map([
    ['2026-01-01', false],
    ['2026-01-02', false],
    ['2026-01-04', true],
  ]),
})

test.each([
  ['2025-12-31', true],
  ['2026-01-01', false],
  ['2026-01-03', false],
  ['2026-01-04', true],
  ['2026-01-05', true],
])('%s worked: %s', (day, worked) => expect(office.isWorkday(day)).toBe(worked))

test.each([
  ['2025-12-31', 1, '2026-01-04'],
  ['2025-12-31', 0, '2025-12-31'],
  ['2026-01-01', 0, '2026-01-04'],
  ['2026-01-01', 1, '2026-01-05'],
  ['2026-01-05', -2, '2025-12-31'],
  ['1999-12-31', 1, '2000-01-03'],
  ['2000-01-03', -1, '1999-12-31'],
])('%s moved by %i is %s', (day, count, expected) => expect(office.addWorkdays(day, count)).toBe(expected))

test('days between count the end, not the beginning', () => {
  expect(office.workdaysBetween('2025-12-31', '2026-01-05')).toBe(2)
  expect(office.workdaysBetween('2026-01-05', '2025-12-31')).toBe(-2)
  expect(office.workdaysBetween('2026-01-01', '2026-01-03')).toBe(0)
})

test('a week without any worked day counts as every day', () => {
  expect(workCalendar({ weekdays: [] }).addWorkdays('2026-11-21', 3)).toBe('2026-11-24')
})

test('numbers and days are each other’s inverse, and follow one another, before and after zero', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      (epoch, weekdays) => {
        const calendar = workCalendar({ weekdays })
        const at = calendar.indexOf(isoDay(epoch))
        const day = calendar.dayAt(at)
        expect(epochDay(day)).toBeGreaterThanOrEqual(epoch)
        expect(calendar.isWorkday(day)).toBe(true)
        expect(calendar.indexOf(day)).toBe(at)
        expect(epochDay(calendar.dayAt(at - 1))).toBeLessThan(epoch)
        expect(calendar.indexOf(isoDay(epochDay(day) + 1))).toBe(at + 1)
      },
    ),
  )
})
