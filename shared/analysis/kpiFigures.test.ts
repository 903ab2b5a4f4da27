// Figures of KPIs against values computed by hand: formulas, gaps, longer periods, year-to-date, targets.
import { describe, expect, it } from 'vitest'
import { withDefaults } from '../model/entity.ts'
import { entities, entityOf, type RowOf } from '../model/plan.ts'
import { kpiFigures } from './kpiFigures.ts'

type Kpi = RowOf<'kpi'>
const kpi = (id: string, more: Partial<Kpi> = {}): Kpi =>
  withDefaults(entityOf('kpi'), { id, title: id, ...more }) as unknown as Kpi
const values = (of: string, from: Record<string, number | null | { actual?: number | null; target: number }>) =>
  Object.entries(from).map(
    ([period, value]) =>
      withDefaults(entities.kpiValue as never, {
        id: `${of}-${period}`,
        kpi: of,
        period,
        ...(typeof value === 'object' && value !== null ? value : { actual: value }),
      }) as unknown as RowOf<'kpiValue'>,
  )

const sales = kpi('sales', { title: '销售额', code: 'K1', aggregation: 'sum', target: 100 })
const orders = kpi('orders', { title: '订单数', code: 'K2', aggregation: 'sum' })
const given = [
  ...values('sales', { '2025-12': 90, '2026-01': 100, '2026-02': 80, '2026-04': { actual: 130, target: 120 } }),
  ...values('orders', { '2026-01': 10, '2026-02': 0, '2026-04': 20 }),
]

describe('formulas', () => {
  const figures = kpiFigures(
    [
      sales,
      orders,
      kpi('average', { formula: '销售额 / [订单数]' }),
      kpi('growth', { formula: '(K1 - 上期(K1)) / prev(K1)' }),
      kpi('share', { formula: 'K1 / target(K1)' }),
      kpi('running', { formula: 'ifMissing(prev(running), 0) + K2' }),
      kpi('total', { formula: 'ytd(K1)' }),
    ],
    given,
  )
  const actual = (id: string, period: string) => figures.figure(id, period).actual
  it('are computed per period, and a gap stays a gap', () => {
    expect(figures.problems.size).toBe(0)
    expect(actual('average', '2026-01')).toBe(10)
    expect(actual('average', '2026-04')).toBe(6.5)
    expect(figures.figure('average', '2025-12')).toMatchObject({ actual: null, noValue: { code: 'missing', at: 6 } })
    expect(figures.figure('average', '2026-02')).toMatchObject({
      actual: null,
      noValue: { code: 'divisionByZero', at: 0 },
    })
    expect(actual('growth', '2026-01')).toBeCloseTo(1 / 9, 12)
    expect(actual('growth', '2026-04')).toBeNull()
    expect(actual('share', '2026-04')).toBeCloseTo(130 / 120, 12)
    expect(actual('running', '2026-01')).toBe(10)
    expect(actual('running', '2026-02')).toBe(10)
    expect(actual('total', '2026-02')).toBe(180)
    expect(actual('total', '2026-04')).toBe(310)
  })
  it('say what they took', () => {
    expect(figures.trace('average', '2026-04')).toMatchObject({
      value: 6.5,
      inputs: [
        { kind: 'actual', kpi: 'sales', at: 0, length: 3, value: 130 },
        { kind: 'actual', kpi: 'orders', at: 6, length: 5, value: 20 },
      ],
    })
  })
  it('name their loops', () => {
    const looped = kpiFigures(
      [kpi('a', { formula: 'b+1' }), kpi('b', { formula: '2*c' }), kpi('c', { formula: 'a' })],
      [],
    )
    expect(looped.problems.get('b')).toEqual([{ code: 'cycle', at: 2, length: 1, params: { loop: 'b → c → a → b' } }])
  })
})

describe('longer periods', () => {
  const figures = kpiFigures(
    [
      sales,
      orders,
      kpi('rate', { aggregation: 'ratio', numerator: 'sales', denominator: 'orders', target: 9 }),
      kpi('mean', { target: 5 }),
      kpi('stock', { aggregation: 'last', target: 5 }),
    ],
    [...given, ...values('mean', { '2026-01': 4, '2026-03': 7 }), ...values('stock', { '2026-01': 4, '2026-02': 6 })],
  )
  it('add up as the KPI says, and compare like with like', () => {
    expect(figures.ytd('sales', '2026-04')).toMatchObject({
      actual: 310,
      target: 320,
      fullTarget: 420,
      counted: 3,
      missing: ['2026-03'],
    })
    expect(figures.figure('mean', '2026-Q1')).toMatchObject({ actual: 5.5, target: 5, achievement: 1.1 })
    expect(figures.figure('stock', '2026')).toMatchObject({ actual: 6, target: 5 })
    expect(figures.figure('rate', '2026-02')).toMatchObject({ actual: null })
    expect(figures.figure('rate', '2026-Q1')).toMatchObject({ actual: 18, target: 9, achievement: 2 })
    expect(figures.ytd('rate', '2026-04').actual).toBeCloseTo(310 / 30, 12)
  })
  it('need every period to roll', () => {
    expect(figures.rolling('sales', '2026-02', 3)).toMatchObject({ actual: 270, missing: [] })
    expect(figures.rolling('sales', '2026-04', 3)).toMatchObject({ actual: null, missing: ['2026-03'] })
  })
})
