// "无更新 45 天": how old the newest number is, to the day, at every frequency.
import { expect, test } from 'vitest'
import type { RowOf } from '../model/plan.ts'
import { testRow } from '../model/testRows.ts'
import { kpiFigures } from './kpiFigures.ts'
import { kpiFreshness } from './kpiFreshness.ts'

const freshness = (kpi: Partial<RowOf<'kpi'>>, period: string | null, today: string) =>
  kpiFreshness(
    kpiFigures(
      [testRow('kpi', { id: 'k', title: 'k', ...kpi })],
      period === null ? [] : [testRow('kpiValue', { id: 'v', kpi: 'k', period, actual: 0 })],
    ),
    'k',
    today,
  )

test.each([
  // Month, 45 days after 31 March is 15 May.
  [{}, '2026-03', '2026-05-14', 44, false],
  [{}, '2026-03', '2026-05-15', 45, true],
  // While the period lasts, nothing has aged.
  [{}, '2026-03', '2026-03-10', 0, false],
  [{}, '2026-03', '2026-02-01', 0, false],
  // ISO week 10 of 2026 ends on Sunday, 8 March.
  [{ frequency: 'weekly' }, '2026-W10', '2026-03-21', 13, false],
  [{ frequency: 'weekly' }, '2026-W10', '2026-03-22', 14, true],
  [{ frequency: 'quarterly' }, '2026-Q1', '2026-07-28', 119, false],
  [{ frequency: 'quarterly' }, '2026-Q1', '2026-07-29', 120, true],
  [{ frequency: 'yearly' }, '2025', '2027-02-28', 424, false],
  [{ frequency: 'yearly' }, '2025', '2027-03-01', 425, true],
  // A KPI may say for itself.
  [{ staleAfterDays: 7 }, '2026-03', '2026-04-06', 6, false],
  [{ staleAfterDays: 7 }, '2026-03', '2026-04-07', 7, true],
] as const)('%j with %s on %s: %i days', (kpi, period, today, days, stale) => {
  expect(freshness(kpi, period, today)).toEqual({ period, days, stale })
})

test('a KPI that never had a number is stale', () => {
  expect(freshness({}, null, '2026-03-01')).toEqual({ period: null, days: null, stale: true })
})
