// Columns of periods: never too narrow for their longest number.
import { expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { periodWidth } from './periodWidth.ts'

const kpi = (aggregation: 'sum' | 'average') =>
  ({ id: 'k', target: null, aggregation, valueKind: 'money', unit: '元', decimals: 2 }) as RowOf<'kpi'>
const values = [{ kpi: 'k', target: null, actual: -12_345_678.9 }]

it('gives long amounts their room, sums over longer columns more, and small ones the usual', () => {
  const month = periodWidth([kpi('sum')], values, 'monthly')
  // -12,345,678.90
  expect(month).toBeGreaterThanOrEqual(14 * 7)
  expect(periodWidth([kpi('sum')], values, 'yearly')).toBeGreaterThan(month)
  expect(periodWidth([kpi('average')], values, 'yearly')).toBe(month)
  expect(periodWidth([kpi('sum')], [{ kpi: 'k', target: 3, actual: 5 }], 'monthly')).toBe(80)
  expect(periodWidth([], [], 'monthly')).toBe(80)
})
