// A KPI's numbers are read in the KPI's own measure.
import { describe, expect, it } from 'vitest'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { kpiText, parseKpiNumber } from './kpiColumns.ts'

const column = { id: 'target', parse: () => ({ ok: false, code: 'notANumber' }) } as unknown as SheetColumn
const kpi = (valueKind: 'number' | 'percent', unit: string | null = null) => ({ valueKind, unit, decimals: null })

describe('reading', () => {
  it.each([
    ['85%', kpi('percent'), 0.85],
    ['85', kpi('percent'), 0.85],
    ['0.85', kpi('percent'), 0.85],
    ['1', kpi('percent'), 1],
    ['120%', kpi('percent'), 1.2],
    ['85%', kpi('number', '%'), 85],
    ['85', kpi('number', '%'), 85],
    ['85%', kpi('number', '件'), 0.85],
    ['1.2万', kpi('number'), 12000],
  ])('%s for %j', (text, of, value) => {
    expect(parseKpiNumber(column, text, of, false)).toEqual({ ok: true, value })
  })
  it('a per cent sign makes a new KPI one measured in shares', () => {
    expect(parseKpiNumber(column, '85%', null, true)).toEqual({ ok: true, value: 0.85, also: { valueKind: 'percent' } })
    expect(parseKpiNumber(column, '85', null, true)).toEqual({ ok: true, value: 85 })
  })
  it('leaves refusals to the column', () => {
    expect(parseKpiNumber(column, '多', null, true)).toMatchObject({ ok: false })
  })
})

it('writes what it reads back', () => {
  for (const of of [kpi('percent'), kpi('number', '%')]) {
    const text = kpiText(of, 0.915)
    expect(parseKpiNumber(column, text, of, false)).toEqual({ ok: true, value: 0.915 })
  }
})
