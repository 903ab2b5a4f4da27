// Forecasts against numbers worked out by hand: line, season, intervals, bounds, gaps, and where the year ends.
import { describe, expect, it } from 'vitest'
import type { RowOf } from '../model/plan.ts'
import { testRow } from '../model/testRows.ts'
import { kpiFigures } from './kpiFigures.ts'
import { kpiForecast, yearEnd } from './kpiForecast.ts'

type Numbers = Readonly<Record<string, number | null>>
const rowsOf = (kpi: string, actuals: Numbers) =>
  Object.entries(actuals).map(([period, actual]) => testRow('kpiValue', { id: `${kpi}${period}`, kpi, period, actual }))
const figuresOf = (kpi: Partial<RowOf<'kpi'>>, actuals: Numbers) =>
  kpiFigures([testRow('kpi', { id: 'k', title: 'k', ...kpi })], rowsOf('k', actuals))
const months = (year: number, numbers: readonly (number | null)[]): Numbers =>
  Object.fromEntries(numbers.map((n, i) => [`${year}-${String(i + 1).padStart(2, '0')}`, n]))
const near = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : expect.closeTo(value, 6)))

describe('the next periods', () => {
  it('go on along the line; a perfect fit has no interval', () => {
    const forecast = kpiForecast(figuresOf({}, months(2026, [10, 20, 30])), 'k', { ahead: 2 })
    expect(forecast).toMatchObject({ kind: 'linear', basis: 3 })
    expect(forecast?.slope).toBeCloseTo(10, 9)
    expect(forecast?.points.map(({ period }) => period)).toEqual(['2026-04', '2026-05'])
    for (const [i, wanted] of [40, 50].entries()) {
      const point = forecast?.points[i]
      expect([point?.value, point?.low, point?.high]).toEqual(near([wanted, wanted, wanted]))
    }
  })

  it('lie in Student intervals: slope 48/5, s² = 7.2/2, variance 3.6 · (1 + 1/4 + 6.25/5) = 9', () => {
    const figures = figuresOf({}, months(2026, [10, 22, 28, 40]))
    const at = (level?: number) => kpiForecast(figures, 'k', { ahead: 1, ...(level ? { level } : {}) })?.points[0]
    expect(kpiForecast(figures, 'k')?.slope).toBeCloseTo(9.6, 9)
    expect(at()?.value).toBeCloseTo(49, 9)
    // t(0.8; 2) = 1.885618, t(0.95; 2) = 4.302653; the standard deviation is 3.
    expect(at()?.low).toBeCloseTo(49 - 3 * 1.885618, 4)
    expect(at()?.high).toBeCloseTo(49 + 3 * 1.885618, 4)
    expect(at(0.95)?.high).toBeCloseTo(49 + 3 * 4.302653, 4)
  })

  it.each([
    ['a gap keeps its distance', {}, [10, 20, null, 40], 50],
    ['a share does not leave 0 … 1', { valueKind: 'percent' }, [0.9, 0.95, 1], 1],
    ['nor a figure in % its hundred', { unit: '%' }, [90, 95, 100], 100],
    ['an amount does not become negative', {}, [30, 20, 10, 0], 0],
    ['unless it has been', {}, [10, 0, -10], -20],
    ['a share above its whole before may stay there', { valueKind: 'percent' }, [1.1, 1.2, 1.3], 1.4],
  ] as const)('%s', (_, kpi, actuals, wanted) => {
    expect(kpiForecast(figuresOf(kpi, months(2026, actuals)), 'k', { ahead: 1 })?.points[0]?.value).toBeCloseTo(
      wanted,
      9,
    )
  })

  it('take the interval into the same bounds', () => {
    const point = kpiForecast(figuresOf({ valueKind: 'percent' }, months(2026, [0.9, 0.99, 0.92, 0.98])), 'k')
      ?.points[0]
    expect(point?.high).toBe(1)
    expect(point?.low).toBeLessThan(point?.value as number)
  })

  it('are not guessed from two numbers, nor from none', () => {
    expect(kpiForecast(figuresOf({}, months(2026, [10, 20])), 'k')).toBeNull()
    expect(kpiForecast(figuresOf({}, {}), 'k')).toBeNull()
    expect(kpiForecast(figuresOf({}, {}), 'other')).toBeNull()
  })

  it('follow the season once two cycles are known, and only then', () => {
    const quarters = (numbers: readonly number[]): Numbers =>
      Object.fromEntries(numbers.map((n, i) => [`${2024 + Math.floor(i / 4)}-Q${(i % 4) + 1}`, n]))
    const two = figuresOf({ frequency: 'quarterly' }, quarters([10, 20, 30, 40, 14, 24, 34, 44]))
    const forecast = kpiForecast(two, 'k', { ahead: 4 })
    expect(forecast?.kind).toBe('seasonal')
    // One more each quarter: four more than the same quarter a year before.
    expect(forecast?.slope).toBeCloseTo(1, 9)
    expect(forecast?.points.map(({ value }) => value)).toEqual(near([18, 28, 38, 48]))
    const less = figuresOf({ frequency: 'quarterly' }, quarters([10, 20, 30, 40, 14, 24, 34]))
    expect(kpiForecast(less, 'k')?.kind).toBe('linear')
    expect(kpiForecast(less, 'k', { kind: 'seasonal' })).toBeNull()
    expect(kpiForecast(two, 'k', { kind: 'linear' })?.kind).toBe('linear')
  })
})

describe('the end of the year', () => {
  const climbing = months(2026, [10, 20, 30])

  it('of a sum adds what is known and what is to come: 60 + (40 + … + 120) = 780', () => {
    const end = yearEnd(figuresOf({ aggregation: 'sum', target: 100 }, climbing), 'k')
    expect(end).toMatchObject({ year: '2026', target: 1200, state: 'red' })
    expect([end?.value, end?.low, end?.high, end?.achievement]).toEqual(near([780, 780, 780, 0.65]))
    expect(end?.estimated).toHaveLength(9)
    expect(end?.neededPerPeriod).toBeCloseTo((1200 - 60) / 9, 9)
  })

  it('of an average is the mean of its twelve months, of a newest value the last of them', () => {
    const average = yearEnd(figuresOf({ aggregation: 'average', target: 100 }, climbing), 'k')
    expect([average?.value, average?.target, average?.neededPerPeriod]).toEqual(near([65, 100, (1200 - 60) / 9]))
    const last = yearEnd(figuresOf({ aggregation: 'last', target: 100 }, climbing), 'k')
    expect([last?.value, last?.achievement]).toEqual(near([120, 1.2]))
    expect(last?.neededPerPeriod).toBeNull()
  })

  it('fills a month that is missing before the newest one', () => {
    const end = yearEnd(figuresOf({ aggregation: 'sum' }, months(2026, [10, null, 30, 40])), 'k')
    expect(end?.estimated.slice(0, 2)).toEqual(['2026-02', '2026-05'])
    expect(end?.value).toBeCloseTo(780, 6)
    expect(end?.achievement).toBeNull()
  })

  it('of a whole year is the year itself', () => {
    const end = yearEnd(figuresOf({ aggregation: 'sum', target: 1 }, months(2026, Array(12).fill(2))), 'k')
    expect(end).toMatchObject({ value: 24, low: 24, high: 24, achievement: 2, estimated: [], neededPerPeriod: null })
  })

  it('of a ratio is the ratio of its two sums, not the mean of the months', () => {
    const figures = kpiFigures(
      [
        testRow('kpi', { id: 'r', title: 'r', aggregation: 'ratio', numerator: 'n', denominator: 'd', target: 0.5 }),
        testRow('kpi', { id: 'n', title: 'n', aggregation: 'sum' }),
        testRow('kpi', { id: 'd', title: 'd', aggregation: 'sum' }),
      ],
      [...rowsOf('n', climbing), ...rowsOf('d', months(2026, [100, 100, 100]))],
    )
    const end = yearEnd(figures, 'r')
    expect(end?.value).toBeCloseTo(780 / 1200, 9)
    expect(end?.achievement).toBeCloseTo(1.3, 9)
    expect(end?.low).toBeNull()
  })
})
