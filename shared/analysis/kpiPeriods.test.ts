// Periods of different lengths within each other: weeks by their Thursday, quarters by months, and what numbers become on the way.
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { kpiFigures } from './kpiFigures.ts'
import {
  containingPeriod,
  frequencies,
  frequencyOf,
  periodAt,
  periodDays,
  periodIndex,
  periodOfDay,
  periodsWithin,
} from './kpiPeriods.ts'

test.each([
  // The calendar of 2026: 1 January is a Thursday, so the year has 53 weeks.
  ['2026-W01', 'monthly', '2026-01'],
  ['2026-W05', 'monthly', '2026-01'],
  ['2026-W06', 'monthly', '2026-02'],
  // Monday 30 March to Sunday 5 April: the Thursday is in April.
  ['2026-W14', 'monthly', '2026-04'],
  ['2026-W14', 'quarterly', '2026-Q2'],
  ['2026-W53', 'yearly', '2026'],
  // Monday 30 December 2024 is already in week 1 of 2025.
  ['2025-W01', 'yearly', '2025'],
  ['2026-06', 'quarterly', '2026-Q2'],
  ['2026-Q4', 'yearly', '2026'],
  ['2026-Q4', 'monthly', null],
] as const)('%s lies in the %s period %s', (period, frequency, wanted) => {
  expect(containingPeriod(period, frequency)).toBe(wanted)
})

test.each([
  ['2026-01', 'weekly', ['2026-W01', '2026-W02', '2026-W03', '2026-W04', '2026-W05']],
  ['2026-Q2', 'monthly', ['2026-04', '2026-05', '2026-06']],
  ['2026', 'quarterly', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
] as const)('%s is made of its %s periods', (period, frequency, wanted) => {
  expect(periodsWithin(period, frequency)).toEqual(wanted)
})

test('a year has 52 or 53 weeks', () => {
  expect([2024, 2025, 2026].map((year) => periodsWithin(String(year), 'weekly').length)).toEqual([52, 52, 53])
})

it('every day lies in one period of each length, and its place leads back to it', () => {
  const day = fc.integer({ min: 0, max: 36_500 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.constantFrom(...frequencies), (d, frequency) => {
      const period = periodOfDay(frequency, d)
      const { from, to } = periodDays(period)
      expect(from <= d && d <= to).toBe(true)
      expect(frequencyOf(period)).toBe(frequency)
      expect(periodAt(frequency, periodIndex(period))).toBe(period)
    }),
  )
})

test('weeks add up to months and quarters as the KPI says', () => {
  const weeks = { '2026-W01': 3, '2026-W02': 5, '2026-W04': 4, '2026-W05': 8, '2026-W06': 100 }
  const figures = (aggregation: 'sum' | 'average' | 'last') =>
    kpiFigures(
      [testRow('kpi', { id: 'k', title: 'k', frequency: 'weekly', aggregation })],
      Object.entries(weeks).map(([period, actual]) => testRow('kpiValue', { id: period, kpi: 'k', period, actual })),
    )
  // Week 3 is missing: it adds nothing, and an average is of the four that are known.
  expect(figures('sum').figure('k', '2026-01').actual).toBe(20)
  expect(figures('average').figure('k', '2026-01').actual).toBe(5)
  expect(figures('last').figure('k', '2026-01').actual).toBe(8)
  expect(figures('sum').figure('k', '2026-Q1').actual).toBe(120)
})
