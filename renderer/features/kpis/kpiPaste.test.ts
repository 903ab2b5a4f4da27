// Months across a pasted KPI sheet become values by period.
import { expect, it } from 'vitest'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { periodColumn, valueWrites } from './kpiPaste.ts'

const actual = { id: 'actual', parse: (text: string) => ({ ok: true, value: Number(text) }) } as unknown as SheetColumn

it.each([
  ['1月', 'period:2026-01'],
  ['2025年12月', 'period:2025-12'],
  ['2026Q1', 'period:2026-Q1'],
  ['3月实际', 'period:2026-03'],
  ['2026-W12', 'period:2026-W12'],
  ['Jan', 'period:2026-01'],
  ['September 2025', 'period:2025-09'],
])('%s is a period', (title, id) => {
  expect(periodColumn(title, '2026-11-20', actual)).toMatchObject({ id, title })
})
it.each(['2026', '2026目标', '累计/平均', '备注', 'Owner', 'Note', ''])('%j is none', (title) => {
  expect(periodColumn(title, '2026-11-20', actual)).toBeNull()
})

it('writes what is new or different, and leaves empty months alone', () => {
  const held = [
    { id: 'a', period: '2026-01', actual: 1 },
    { id: 'b', period: '2026-02', actual: 2 },
  ]
  const values = { 'period:2026-01': 1, 'period:2026-02': 5, 'period:2026-03': 6, 'period:2026-04': undefined }
  expect(valueWrites('k', values, held)).toMatchObject([
    { do: 'update', id: 'b', patch: { actual: 5 } },
    { do: 'insert', entity: 'kpiValue', row: { kpi: 'k', period: '2026-03', actual: 6 } },
  ])
})
