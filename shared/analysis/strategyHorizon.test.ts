// Horizons of strategies: edges of quarters, and back from where one was moved to.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay } from './schedule/workCalendar.ts'
import { horizonEnd, horizonOf, horizons } from './strategyHorizon.ts'

test('quarters end on their last day, a year twelve months from now', () => {
  const of = (day: string | null) => horizonOf(day, '2026-11-22')
  expect(
    [null, '2026-11-21', '2026-11-22', '2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01', '2027-11-22'].map(of),
  ).toEqual(['undated', 'past', 'thisQuarter', 'thisQuarter', 'nextQuarter', 'nextQuarter', 'thisYear', 'thisYear'])
  expect(of('2027-11-23')).toBe('later')
})

test('what is moved to a horizon lies in it, on every day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 18_000, max: 24_000 }), fc.constantFrom(...horizons), (day, horizon) => {
      const today = isoDay(day)
      const end = horizonEnd(horizon, today)
      if (end !== undefined) expect(horizonOf(end, today)).toBe(horizon)
    }),
  )
})
