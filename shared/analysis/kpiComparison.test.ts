// Comparisons of a KPI with another time, by hand: before and after a change, the period before, the year before, better or worse.
import { describe, expect, it, test } from 'vitest'
import type { RowOf } from '../model/plan.ts'
import { testRow } from '../model/testRows.ts'
import { beforeAfter, comparePeriod, compareYearToDate, difference } from './kpiComparison.ts'
import { kpiFigures } from './kpiFigures.ts'

type Numbers = Readonly<Record<string, number | null>>
const rowsOf = (kpi: string, actuals: Numbers) =>
  Object.entries(actuals).map(([period, actual]) => testRow('kpiValue', { id: `${kpi}${period}`, kpi, period, actual }))
const figuresOf = (kpi: Partial<RowOf<'kpi'>>, actuals: Numbers) =>
  kpiFigures([testRow('kpi', { id: 'k', title: 'k', ...kpi })], rowsOf('k', actuals))

describe('a difference', () => {
  const higher = { direction: 'higher', bandLow: null, bandHigh: null } as const
  const band = { direction: 'band', bandLow: 28, bandHigh: 32 } as const
  test.each([
    [higher, 80, 100, 20, 0.25, true],
    [higher, 100, 80, -20, -0.2, false],
    [{ ...higher, direction: 'lower' }, 80, 100, 20, 0.25, false],
    // Nothing grows by a share of nothing; a share of what was negative is one of its size.
    [higher, 0, 5, 5, null, true],
    [higher, -10, 5, 15, 1.5, true],
    [higher, 7, 7, 0, 0, null],
    // Into the band is better from either side; within it nothing is.
    [band, 36, 33, -3, -3 / 36, true],
    [band, 27, 34, 7, 7 / 27, false],
    [band, 29, 31, 2, 2 / 29, null],
    [higher, null, 5, null, null, null],
    [higher, 5, null, null, null, null],
  ] as const)('%j: %s → %s', (rule, before, after, change, share, better) => {
    const got = difference(rule, before, after)
    expect(got).toMatchObject({ before, after, difference: change, better })
    if (share === null) expect(got.share).toBeNull()
    else expect(got.share).toBeCloseTo(share, 12)
  })
})

describe('before and after a day', () => {
  const actuals = { '2026-01': 100, '2026-02': 80, '2026-03': null, '2026-04': 130, '2026-05': 150 }

  it('compares sums per month, because the sides differ in length; a gap counts on no side', () => {
    expect(beforeAfter(figuresOf({ aggregation: 'sum' }, actuals), 'k', '2026-04-01')).toMatchObject({
      before: 90,
      after: 140,
      difference: 50,
      share: 50 / 90,
      better: true,
      beforePeriods: ['2026-01', '2026-02'],
      afterPeriods: ['2026-04', '2026-05'],
      mixed: null,
    })
  })

  it('leaves out the month in which the change falls', () => {
    const got = beforeAfter(figuresOf({}, actuals), 'k', '2026-04-15')
    expect(got).toMatchObject({ before: 90, after: 150, mixed: '2026-04', afterPeriods: ['2026-05'] })
  })

  it('takes the nearest periods, and knows when a side has none', () => {
    expect(beforeAfter(figuresOf({}, actuals), 'k', '2026-04-01', 1)).toMatchObject({ before: 80, after: 130 })
    expect(beforeAfter(figuresOf({}, actuals), 'k', '2026-07-01')).toMatchObject({
      after: null,
      difference: null,
      share: null,
    })
  })

  it('compares ratios by the ratio of their sums: 30 of 300 before, 45 of 150 after', () => {
    const figures = kpiFigures(
      [
        testRow('kpi', {
          id: 'r',
          title: 'r',
          aggregation: 'ratio',
          numerator: 'n',
          denominator: 'd',
          direction: 'lower',
        }),
        testRow('kpi', { id: 'n', title: 'n', aggregation: 'sum' }),
        testRow('kpi', { id: 'd', title: 'd', aggregation: 'sum' }),
      ],
      [
        ...rowsOf('n', { '2026-01': 20, '2026-02': 10, '2026-03': 45 }),
        ...rowsOf('d', { '2026-01': 100, '2026-02': 200, '2026-03': 150 }),
      ],
    )
    const got = beforeAfter(figures, 'r', '2026-03-01')
    expect(got).toMatchObject({ before: 0.1, after: 0.3, better: false })
    expect(got?.share).toBeCloseTo(2, 9)
  })
})

describe('a period', () => {
  const figures = figuresOf({ aggregation: 'sum' }, { '2025-03': 50, '2026-01': 60, '2026-02': 80, '2026-03': 100 })

  it('against the one before and the one a year before', () => {
    expect(comparePeriod(figures, 'k', '2026-03', 'previous')).toMatchObject({
      period: '2026-02',
      difference: 20,
      share: 0.25,
    })
    expect(comparePeriod(figures, 'k', '2026-03', 'lastYear')).toMatchObject({
      period: '2025-03',
      difference: 50,
      share: 1,
    })
    expect(comparePeriod(figures, 'k', '2026-01', 'previous')).toMatchObject({ period: '2025-12', difference: null })
    expect(comparePeriod(figures, 'other', '2026-01', 'previous')).toBeNull()
  })

  it('quarters are put together before they are compared', () => {
    expect(comparePeriod(figures, 'k', '2026-Q1', 'lastYear')).toMatchObject({
      before: 50,
      after: 240,
      difference: 190,
    })
  })

  it('a week 53 has no counterpart in a year of 52', () => {
    const weekly = figuresOf({ frequency: 'weekly' }, { '2026-W52': 4, '2026-W53': 5, '2027-W01': 6 })
    expect(comparePeriod(weekly, 'k', '2026-W53', 'lastYear')).toMatchObject({
      period: null,
      after: 5,
      difference: null,
    })
    expect(comparePeriod(weekly, 'k', '2027-W01', 'previous')).toMatchObject({
      period: '2026-W53',
      before: 5,
      after: 6,
    })
  })

  it('year to date against the same months of the year before', () => {
    const two = figuresOf(
      { aggregation: 'sum' },
      { '2025-01': 10, '2025-02': 20, '2025-03': 70, '2026-01': 15, '2026-02': 30 },
    )
    expect(compareYearToDate(two, 'k', '2026-02')).toMatchObject({ before: 30, after: 45, difference: 15, share: 0.5 })
  })
})
