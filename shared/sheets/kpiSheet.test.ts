// KPI sheets as people keep them: headers, measures, gaps, totals, and everything unreadable named by its cell.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemText } from '../i18n/index.ts'
import { kpiDraftSchema } from '../model/kpiDraft.ts'
import type { Cell, SheetCells } from './cells.ts'
import { readKpiSheet } from './kpiSheet.ts'

const sheet = (rows: Cell[][], name = 'KPI', merges: SheetCells['merges'] = []): SheetCells => ({
  name,
  hidden: false,
  rows,
  hiddenColumns: [],
  merges,
})
const context = { lang: 'zh', today: '2026-10-01', fileTitle: 'KPI' } as const
const read = (rows: Cell[][], more: Partial<typeof context> = {}) =>
  readKpiSheet([sheet(rows)], { ...context, ...more })
const header = ['维度', '指标名称', '单位', '方向', '2026目标', '频率', '1月', '2月', '3月', '累计/平均']
const found = (reading: ReturnType<typeof read>) => reading?.problems.map((p) => `${p.place?.cell} ${p.code}`)

describe('a KPI sheet', () => {
  it('reads values, gaps and how the sheet adds up', () => {
    const reading = read([
      header,
      ['客户', '满意度', '%', '越高越好', 0.9, '月度', 0.8, null, 0.9, 0.85],
      ['财务', '销售额', '万元', '越高越好', 400, '月度', 300, 310, '—', 610],
      ['流程', '周转', '天', '区间 25–35', 30, '季度', null, null, 44, 44],
    ])
    expect(reading?.problems).toEqual([])
    expect(reading?.totals).toEqual({ checked: 3, equal: 3 })
    const [csat, sales, days] = reading?.kpis ?? []
    expect(csat).toMatchObject({ valueKind: 'percent', aggregation: 'average', perspective: 'customer', target: 0.9 })
    expect(csat?.values).toEqual([
      { period: '2026-01', actual: 0.8, note: null },
      { period: '2026-03', actual: 0.9, note: null },
    ])
    expect(sales).toMatchObject({ aggregation: 'sum', unit: '万元', direction: 'higher' })
    expect(days).toMatchObject({ direction: 'band', bandLow: 25, bandHigh: 35, frequency: 'quarterly' })
    expect(days?.values).toEqual([{ period: '2026-Q1', actual: 44, note: null }])
  })
  it('names what it cannot read and goes on', () => {
    const reading = read([
      header,
      ['客户', '满意度', '%', '也许', 90, '月度', { error: '#DIV/0!' }, '暂缺', '约八成', 12],
      ['合计', '合计', null, null, null, null, 1, 2, 3, 6],
      ['客户', '满意度', '%', '越高越好', 90, '月度', 1, 2, 3, 6],
    ])
    expect(found(reading)).toEqual([
      'D2 notAChoice',
      'G2 cellRefused',
      'I2 notANumber',
      'A3 kpiRowIgnored',
      'B4 kpiTwice',
    ])
    expect(reading?.kpis).toMatchObject([{ target: 0.9, values: [{ period: '2026-02', actual: null, note: '暂缺' }] }])
  })
  it('says where a total does not follow from its periods', () => {
    const reading = read([header, ['财务', '销售额', '万元', '越高越好', 400, '月度', 300, 310, 320, 1000]])
    expect(found(reading)).toEqual(['J2 totalDiffers'])
    expect(reading?.totals).toEqual({ checked: 1, equal: 0 })
  })
  it('takes the year from the target, the title above, the file or today; headers in English, per cent in points', () => {
    const rows = (...above: Cell[][]): Cell[][] => [
      ...above,
      ['KPI', 'Unit', 'Target', 'Jan', 'Feb'],
      ['CSAT', '%', 90, '81%', 83],
    ]
    expect(read(rows(['2025 年度指标']))?.periods).toEqual({ from: '2025-01', to: '2025-02' })
    expect(read(rows(), { fileTitle: 'KPI-2024' as 'KPI' })?.periods?.from).toBe('2024-01')
    const reading = read(rows())
    expect(reading?.kpis[0]).toMatchObject({
      target: 0.9,
      values: [{ period: '2026-01', actual: 0.81 }, { actual: 0.83 }],
    })
  })
  it('shows a merged perspective on each of its rows', () => {
    const rows: Cell[][] = [
      header,
      ['财务', 'a', null, null, 1, null, 1, 1, 1],
      [null, 'b', null, null, 1, null, 1, 1, 1],
    ]
    const merged = readKpiSheet([sheet(rows, 'KPI', [{ top: 1, bottom: 2, left: 0, right: 0 }])], context)
    expect(merged?.kpis.map((kpi) => kpi.perspective)).toEqual(['financial', 'financial'])
  })
  it('is not seen in other workbooks', () => {
    expect(
      read([
        ['姓名', '部门'],
        ['李敏', '客服'],
      ]),
    ).toBeNull()
    expect(readKpiSheet([], context)).toBeNull()
  })
})

it('whatever the cells hold: drafts that the command takes, problems that have a sentence, no throw', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constantFrom<Cell>(
      null,
      true,
      '',
      '%',
      '越高越好',
      '区间 9–1',
      '月度',
      '季度',
      { error: '#REF!' },
      { date: '2026-03-01' },
      { time: 9 },
    ),
    fc.double(),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const property = (titles: Cell[], rows: Cell[][]) => {
    const reading = read([titles, ...rows])
    for (const kpi of reading?.kpis ?? []) {
      expect(kpiDraftSchema.parse(kpi)).toEqual(kpi)
      expect(new Set(kpi.values.map((v) => v.period)).size).toBe(kpi.values.length)
    }
    for (const problem of reading?.problems ?? []) expect(problemText('zh', problem)).not.toMatch(/\{\{|undefined/)
  }
  const titles = fc.oneof(fc.constant<Cell[]>(header), fc.shuffledSubarray<Cell>(header, { minLength: 4 }))
  fc.assert(fc.property(titles, fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 6 }), property), {
    numRuns: 500,
  })
})
