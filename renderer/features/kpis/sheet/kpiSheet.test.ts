// What is typed into the KPI sheet, which columns a period covers, and what a batch writes.
import { describe, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { becomesPercent, cellNumber, inPercent, readKpiNumber, shownNumber } from '#shared/model/values/kpiNumbers.ts'
import { columnFor, fitOf, periodColumns, periodOf, spanAt } from './sheetPeriods.ts'
import type { KpiSheetRow } from './sheetRows.ts'
import { choicesOf, viewFrom } from './sheetView.ts'
import { cellsOf, changeOf, tablesOf } from './sheetWrites.ts'

const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5 } as ValueContext
const of = (unit: string | null, valueKind: RowOf<'kpi'>['valueKind'] = 'number', decimals: number | null = null) => ({
  unit,
  valueKind,
  decimals,
})

it.each([
  ['85%', of('%'), 85],
  ['85%', of(null, 'percent'), 0.85],
  ['85', of(null, 'percent'), 0.85],
  ['85%', of('%', 'percent'), 0.85],
  ['1.2万', of('件'), 12_000],
  ['1.2万件', of('件'), 12_000],
  ['1,200', of('元', 'money'), 1200],
  ['￥1,200', of('元', 'money'), 1200],
  ['90分钟', of('小时', 'duration'), 1.5],
  ['4小时', of('天', 'duration'), 0.5],
  ['-3', of(null), -3],
  ['', of(null), null],
])('%s for %j is %s', (text, kpi, value) => {
  expect(readKpiNumber(kpi, text, context)).toEqual({ ok: true, value })
})
it('refuses what is no number', () => {
  expect(readKpiNumber(of('件'), '很多', context)).toMatchObject({ ok: false, code: 'notANumber' })
})
it('shows what was entered exactly and what was computed rounded', () => {
  expect(cellNumber(of(null), 1 / 3, true)).toBe('0.3333')
  expect(cellNumber(of(null), 1234.5678, true)).toBe('1,235')
  expect(cellNumber(of(null), 1234.5678, false)).toBe('1,234.5678')
  expect(cellNumber(of(null, 'percent'), 0.07, false)).toBe('7%')
  expect(cellNumber(of(null, 'percent'), 1 / 3, true)).toBe('33.3%')
})

it('a share typed for a KPI without unit and numbers makes per cent its unit', () => {
  const bare = { ...of(null), baseline: null, target: null, bandLow: null, bandHigh: null }
  const empty = () => true
  expect(inPercent(0.855)).toEqual({ ok: true, value: 85.5, also: { unit: '%' } })
  expect(becomesPercent(bare, '85%', empty)).toBe(true)
  expect(becomesPercent(bare, '85', empty)).toBe(false)
  expect(becomesPercent(bare, '85%', () => false)).toBe(false)
  expect(becomesPercent({ ...bare, baseline: 0.8 }, '85%', empty)).toBe(false)
  expect(becomesPercent({ ...bare, unit: '件' }, '85%', empty)).toBe(false)
})
it('a number is rounded as it is shown', () => {
  expect(shownNumber(of('天', 'number', 1), 6.325)).toBe(6.3)
  expect(shownNumber(of('天', 'number', 2), -6.325)).toBe(-6.33)
  expect(shownNumber(of(null, 'percent'), 1 / 3)).toBe(0.333)
  expect(shownNumber(of(null), 1234.5678)).toBe(1235)
})

describe('periods', () => {
  const months = periodColumns('monthly', 2026, 2)
  it('a quarter covers its three months, a year all twelve of it', () => {
    expect(months).toHaveLength(24)
    expect(spanAt(months, 4, 'quarterly', 'monthly')).toEqual([3, 5])
    expect(spanAt(months, 23, 'yearly', 'monthly')).toEqual([12, 23])
    expect(spanAt(months, 4, 'monthly', 'monthly')).toBeNull()
  })
  it('a value stands under the first column of its period', () => {
    expect(columnFor('2026-Q2', 'quarterly', 'monthly')).toBe('2026-04')
    expect(columnFor('2026-04', 'monthly', 'quarterly')).toBeNull()
    expect(periodOf('2026-05', 'quarterly', 'monthly')).toBe('2026-Q2')
    expect(fitOf('monthly', 'weekly')).toBe('none')
  })
})

it('of a merged cell that was copied as number and blanks only the number is written', () => {
  const values = { '2026-04': 12, '2026-05': null, '2026-06': null, title: 'x' }
  expect(cellsOf('k', 'quarterly', 'actual', values, 'monthly')).toEqual([{ kpi: 'k', period: '2026-Q2', actual: 12 }])
  expect(cellsOf('k', 'quarterly', 'target', { '2026-04': null }, 'monthly')).toEqual([
    { kpi: 'k', period: '2026-Q2', target: null },
  ])
  expect(cellsOf('k', 'monthly', 'achievement', { '2026-04': 1 }, 'monthly')).toEqual([])
})

it('a batch changes names, days of change, units and numbers at once', () => {
  const row = (id: string, shows: KpiSheetRow['shows']) =>
    ({ id, shows, kpi: { id: 'k', frequency: 'monthly' } }) as unknown as KpiSheetRow
  const rows = new Map([row('k', 'actual'), row('k#target', 'target')].map((one) => [one.id, one]))
  const edits = [
    { rowId: 'k', values: { title: '满意度', changeOn: '2026-07-01', '2026-04': 85, unit: '%' } },
    { rowId: 'k#target', values: { title: '目标', '2026-04': 90 } },
  ]
  const inserts = [{ id: 'n', values: { title: '新指标', unit: '%', '2026-04': 70 } }]
  const change = changeOf({ edits, inserts }, (id) => rows.get(id), 'monthly', 'actual')
  expect([...change.patches]).toEqual([['k', { title: '满意度', changeOn: '2026-07-01', unit: '%' }]])
  expect(change.cells).toEqual([
    { kpi: 'k', period: '2026-04', actual: 85 },
    { kpi: 'k', period: '2026-04', target: 90 },
  ])
  expect(change.added).toEqual([
    { id: 'n', title: '新指标', unit: '%', cells: [{ kpi: 'n', period: '2026-04', actual: 70 }] },
  ])
})

it('a saved view brings back what was chosen, and takes nothing it does not know', () => {
  const view = {
    grain: 'quarterly',
    measure: 'both',
    grouping: 'goal',
    years: 3,
    forecasts: false,
    compares: true,
  } as const
  expect(viewFrom(choicesOf(view), 'monthly')).toEqual(view)
  expect(viewFrom({ grain: 'hourly', years: '12', measure: 'target' }, 'monthly')).toEqual({ measure: 'target' })
  expect(viewFrom(null, 'weekly')).toMatchObject({ grain: 'weekly', grouping: 'perspective', years: 1 })
})

it('a pasted block is told as tables: one for all KPIs with the same periods, and nothing is lost', () => {
  const cell = (kpi: string, period: string, numbers: { actual?: number | null; target?: number | null }) => ({
    kpi,
    period,
    ...numbers,
  })
  const cells = [
    cell('a', '2026-01', { actual: 1 }),
    cell('a', '2026-02', { actual: null }),
    cell('b', '2026-01', { actual: 3 }),
    cell('b', '2026-02', { actual: 4 }),
    cell('c', '2026-02', { actual: 5, target: 6 }),
  ]
  const tables = tablesOf(cells)
  expect(tables).toEqual([
    { kpis: ['a', 'b'], periods: ['2026-01', '2026-02'], actual: [1, null, 3, 4] },
    { kpis: ['c'], periods: ['2026-02'], actual: [5] },
    { kpis: ['c'], periods: ['2026-02'], target: [6] },
  ])
})
