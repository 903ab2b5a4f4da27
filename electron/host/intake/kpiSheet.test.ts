// The KPI sheet of the samples through the throw-away process into a plan: every number, the error cell by address, totals equal.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { PlanFile } from '../planFile.ts'
import { newId } from '../uuid7.ts'
import { applyImport, importCommand, importContext, importReader } from './importFile.ts'
import { nodeIntake } from './nodeIntake.ts'

const sample = join(import.meta.dirname, '../../../test/fixtures/运营KPI-2026.xlsx')
const options = { lang: 'zh', today: '2026-10-15' } as const
const preview = importReader(nodeIntake())

let folder: string
let plan: PlanFile
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  plan = new PlanFile(join(folder, 'plan.sqlite'), { name: 'plan' })
  plan.setMeta('documentId', newId())
  plan.execute('plan.init', { title: '方案', language: 'zh' })
})
afterEach(() => {
  plan.close()
  rmSync(folder, { recursive: true, force: true })
})

it('takes 8 KPIs with 12 periods in, as one step that undo takes back', async () => {
  const file = await preview(sample, 'auto', importContext(plan, 'zh', options.today))
  expect(file.preview).toMatchObject({
    kind: 'kpiSheet',
    counts: { kpi: 8, kpiValue: 51, person: 8 },
    kpiSheet: { periods: { from: '2026-01', to: '2026-12' }, totals: { checked: 7, equal: 7 } },
  })
  expect(file.preview.problems.map((p) => problemText('zh', p))).toEqual([
    '工作表“KPI” 单元格 K9：单元格内容“#DIV/0!”无法识别，请改正。',
  ])
  const { command, args } = importCommand(plan, file, options)
  expect(plan.dryRun(command, args).changes).toHaveLength(67)
  expect(plan.count('kpi')).toBe(0)
  applyImport(plan, file, options)
  const kpis = plan.list('kpi') as RowOf<'kpi'>[]
  const kpi = (title: string) => kpis.find((k) => k.title === title) as RowOf<'kpi'>
  expect(kpi('客户满意度')).toMatchObject({
    perspective: 'customer',
    unit: '%',
    valueKind: 'percent',
    direction: 'higher',
    weight: 0.2,
    baseline: 0.82,
    target: 0.9,
    frequency: 'monthly',
    aggregation: 'average',
    formulaText: '满意评价数 ÷ 评价总数',
  })
  expect(kpi('投诉平均处理时长')).toMatchObject({ unit: '小时', direction: 'lower', baseline: 96, target: 48 })
  expect(kpi('月销售额')).toMatchObject({ unit: '万元', aggregation: 'sum', perspective: 'financial' })
  expect(kpi('库存周转天数')).toMatchObject({ direction: 'band', bandLow: 25, bandHigh: 35, frequency: 'quarterly' })
  expect(kpi('毛利率')).toMatchObject({ weight: 0, baseline: null, target: 0.35 })
  expect(plan.get('person', String(kpi('客户满意度').owner))?.name).toBe('王芳')
  expect(plan.list('kpiValue', { kpi: kpi('毛利率').id })).toMatchObject([
    { period: '2026-02', actual: null, note: '暂缺' },
  ])
  // The totals of the workbook, as its formulas gave them.
  const figures = kpiFigures(kpis, plan.list('kpiValue') as RowOf<'kpiValue'>[])
  const totals = [
    '客户满意度',
    '投诉平均处理时长',
    '月销售额',
    '获客成本 CAC',
    '订单准时发货率',
    '库存周转天数',
    'SOP 培训完成率',
  ]
  const stated = [0.8522222222222222, 80.77777777777777, 3211, 164.5, 0.9144444444444443, 39.666666666666664, 0.79]
  totals.forEach((title, i) => {
    expect(figures.ytd(kpi(title).id, '2026-12').actual).toBeCloseTo(stated[i] as number, 12)
  })
  expect(plan.undo()).toMatchObject({ done: true, command: 'kpi.importSheet' })
  expect(['kpi', 'kpiValue', 'person'].map((e) => plan.count(e as 'kpi'))).toEqual([0, 0, 0])
})

it('brings known KPIs up to date the next time, and changes nothing when nothing is new', async () => {
  const file = await preview(sample, 'kpiSheet', importContext(plan, 'zh', options.today))
  applyImport(plan, file, options)
  const value = plan.list('kpiValue')[3] as RowOf<'kpiValue'>
  plan.execute('rows.update', { entity: 'kpiValue', id: value.id, patch: { actual: 0 } })
  const before = plan.count('kpiValue')
  applyImport(plan, file, options)
  expect([plan.count('kpi'), plan.count('kpiValue')]).toEqual([8, before])
  expect(plan.get('kpiValue', value.id)?.actual).toBe(value.actual)
})
