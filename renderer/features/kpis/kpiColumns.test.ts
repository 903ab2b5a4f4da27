// A KPI's numbers are read in the KPI's own measure.
import { describe, expect, it } from 'vitest'
import type { ValueContext } from '#shared/model/values/context.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { asKpiNumber, kpiText, parseKpiNumber, withUnit } from './kpiColumns.ts'

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

describe('showing', () => {
  const plain = { ...column, id: 'actual', format: (row: SheetRow) => String(row.actual ?? '') } as SheetColumn
  const days = { valueKind: 'number', unit: '天', decimals: 1 } as const
  const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5 } as ValueContext
  const row = { id: 'v', actual: 4.94 }
  it('takes the decimals of the KPI, editing and copying take none away', () => {
    const numbers = asKpiNumber(plain, () => days, false)
    expect([numbers.format(row), numbers.editText?.(row), numbers.copyText?.(row)]).toEqual(['4.9', '4.94', '4.94'])
    expect(numbers.format({ id: 'new', actual: null })).toBe('')
  })
  it('says the unit where no other column does, and understands it', () => {
    const numbers = withUnit(
      asKpiNumber(plain, () => days, false),
      days,
      context,
    )
    expect(numbers.format(row)).toBe('4.9 天')
    expect(numbers.editText?.(row)).toBe('4.94')
    expect(numbers.parse('5.2 天', row)).toEqual({ ok: true, value: 5.2 })
    const percent = { valueKind: 'number', unit: '%', decimals: null } as const
    expect(withUnit(plain, percent, context).format({ id: 'v', actual: 91.25 })).toBe('91.25%')
  })
})

it('writes what it reads back', () => {
  for (const of of [kpi('percent'), kpi('number', '%')]) {
    const text = kpiText(of, 0.915)
    expect(parseKpiNumber(column, text, of, false)).toEqual({ ok: true, value: 0.915 })
  }
})
