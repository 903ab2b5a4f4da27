// The next period, and the ones a year still lacks.
import { expect, it } from 'vitest'
import { missingPeriods, periodAfter } from './periods.ts'

const now = new Date(2026, 10, 20)

it('follows the last one, or begins now', () => {
  expect(periodAfter('monthly', '2026-12', now)).toBe('2027-01')
  expect(periodAfter('weekly', '2026-W53', now)).toBe('2027-W01')
  expect(periodAfter('monthly', null, now)).toBe('2026-11')
  expect(periodAfter('quarterly', null, now)).toBe('2026-Q4')
  expect(periodAfter('yearly', null, now)).toBe('2026')
})

it('finds what is missing until the end of the year', () => {
  expect(missingPeriods('quarterly', ['2026-Q1', '2026-Q3'], 2026)).toEqual(['2026-Q2', '2026-Q4'])
  expect(missingPeriods('monthly', [], 2026)).toHaveLength(12)
  expect(missingPeriods('monthly', ['2025-11'], 2026)).toEqual([
    '2025-12',
    ...Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`),
  ])
  expect(missingPeriods('weekly', [], 2026)).toHaveLength(53)
  expect(missingPeriods('yearly', ['2026'], 2026)).toEqual([])
})

it('does not mix periods of another length', () => {
  expect(missingPeriods('monthly', ['2024-Q1', '2026-01'], 2026)).toHaveLength(11)
})
