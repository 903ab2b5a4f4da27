// A process as people really keep it, through the throw-away process into a plan: steps, branches, times, problems; text tables in every encoding.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { PlanError } from '#shared/model/problem.ts'
import { mappingOf } from '#shared/sheets/wizard/sheetPictures.ts'
import type { ImportedFile } from '../intakeSeam.ts'
import { PlanFile } from '../planFile.ts'
import { newId } from '../uuid7.ts'
import { readCsv } from './csv/csvIntake.ts'
import { importContext, importReader } from './importFile.ts'
import { applySheets, findContext, readMapped, shownReading } from './importSheets.ts'
import { nodeIntake } from './nodeIntake.ts'
import { readMappedSheets } from './readMappedSheets.ts'

const sample = join(import.meta.dirname, '../../../test/fixtures/订单处理现状梳理.xlsx')
const today = '2026-10-15'
const now = '2026-10-15T08:00:00.000Z'
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

const rows = <N extends 'step' | 'sequenceFlow' | 'lane' | 'person' | 'improvement'>(name: N) =>
  plan.list(name) as RowOf<N>[]

/** Every visible sheet, mapped as it looks. */
async function read(file: ImportedFile) {
  const { sheets = [] } = file
  const context = findContext(plan, today)
  const found = sheets.flatMap((sheet, i) => (sheet.hidden ? [] : (mappingOf(sheet, i, context) ?? [])))
  const options = { lang: 'zh', today, fileTitle: '订单', read: readMappedSheets } as const
  const mappings = found.map(({ mapping }) => mapping)
  return { found, reading: await readMapped(plan, sheets, mappings, options) }
}
const opened = () => preview(sample, 'auto', importContext(plan, 'zh', today))

it('takes the sample in whole: 12 steps, branches with their labels, lanes, times, owners, the hidden column, and the problems', async () => {
  const file = await opened()
  expect(file.preview.kind).toBe('sheets')
  const { reading } = await read(file)
  const [process, problems] = shownReading(reading).parts
  expect(process).toMatchObject({
    target: 'step',
    taken: 12,
    leftOut: [{ row: 18, why: 'note' }],
    refused: [],
    problems: [],
  })
  expect(problems).toMatchObject({ name: '问题记录', target: 'improvement', taken: 2 })
  expect(plan.count('step')).toBe(0)

  applySheets(plan, reading, now)
  const steps = rows('step')
  const title = (id: string) => steps.find((step) => step.id === id)?.title
  const step = (name: string) => steps.find((one) => one.title === name) as RowOf<'step'>
  expect(steps).toHaveLength(12)
  expect(rows('sequenceFlow').map(({ from, to, label }) => [title(from), title(to), label])).toEqual([
    ['接单', '订单信息审核', null],
    ['订单信息审核', '付款确认', '通过'],
    ['订单信息审核', '接单', '退回'],
    ['付款确认', '库存是否充足', null],
    ['库存是否充足', '拣货打包', '是'],
    ['库存是否充足', '采购补货申请', '否'],
    ['拣货打包', '发货审批', null],
    ['发货审批', '物流安排与发运', null],
    ['物流安排与发运', '签收与售后登记', null],
    ['签收与售后登记', '完成', null],
    ['采购补货申请', '采购经理审批', null],
    ['采购经理审批', '供应商到货入库', null],
    ['供应商到货入库', '拣货打包', null],
  ])
  const lanes = new Map(rows('lane').map((lane) => [lane.id, lane.title]))
  expect([...lanes.values()]).toEqual(['销售', '销售内勤', '财务', '仓储', '仓储主管', '物流', '客服', '采购'])
  expect(lanes.get(step('供应商到货入库').lane ?? '')).toBe('仓储')
  expect(step('接单').processingTime).toBe(300)
  expect(step('拣货打包').processingTime).toBe(1800)
  expect(step('物流安排与发运')).toMatchObject({ waitingTime: 1.5 * 8 * 3600, waitingBasis: 'working' })
  const people = new Map(rows('person').map((person) => [person.id, person.name]))
  expect(step('订单信息审核').owners.map((id) => people.get(id))).toEqual(['张悦', '李娜'])
  // The column of forms is hidden in the sheet.
  expect(step('发货审批')).toMatchObject({ outputs: '发货审批单', isApproval: true, kind: 'task' })
  expect(steps.some((one) => /备注|大促/.test(one.title))).toBe(false)
  expect(rows('improvement').map((item) => [item.title, item.steps.map(title), item.measure])).toEqual([
    ['每单都要主管签字', ['发货审批'], '小额订单取消审批'],
    ['退回后要重新录入', ['订单信息审核'], '系统保留原单'],
  ])

  expect(plan.undo()).toMatchObject({ done: true, command: 'plan.importSheets' })
  const left = (['step', 'person', 'role', 'improvement', 'importMapping'] as const).map((name) => plan.count(name))
  expect(left).toEqual([0, 0, 0, 0, 0])
})

it('remembers a mapping, and the same list again is no second list', async () => {
  const file = await opened()
  const [first] = file.sheets ?? []
  applySheets(plan, (await read(file)).reading, now)
  const { found, reading } = await read({ ...file, sheets: (file.sheets ?? []).slice(1) })
  expect(found[0]).toMatchObject({ remembered: true, mapping: { target: 'improvement', columns: { 0: 'steps' } } })
  expect(shownReading(reading).data?.rows.map(({ kind, title }) => [kind, title])).toEqual([])
  expect(() => applySheets(plan, reading, now)).toThrow(PlanError)
  expect(first?.name).toBe('订单处理现状')
})

describe('text tables', () => {
  const write = (bytes: Uint8Array, name = '任务.csv') => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const expected = [
    ['任务', '责任人', '说明'],
    ['对账', '王芳', '一行，\n“两行”'],
  ]
  const text = '任务,责任人,说明\r\n对账,王芳,"一行，\n“两行”"\r\n\r\n'
  // 任务,责任人 / 对账,王芳 as Excel in China writes it.
  const gbk = Buffer.from('c8cecef12cd4f0c8cec8cb0d0ab6d4d5cb2ccdf5b7bc0d0a', 'hex')

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with tabs, as Excel’s Unicode text', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['a first line that names the separator', Buffer.from(`sep=|\r\n${text.replaceAll(',', '|')}`)],
  ])('%s', (_, bytes) => {
    expect(readCsv(write(bytes))[0]?.rows).toEqual(expected)
  })
  it('GBK', () => {
    expect(readCsv(write(gbk))[0]).toMatchObject({
      name: '任务',
      rows: [
        ['任务', '责任人'],
        ['对账', '王芳'],
      ],
    })
  })
  it('Windows-1252, ragged lines, a guard before a formula', () => {
    const bytes = Buffer.concat([Buffer.from('Name,Note\nJos'), Buffer.from([0xe9]), Buffer.from(",'=1+1,more\nx\n")])
    expect(readCsv(write(bytes))[0]?.rows).toEqual([['Name', 'Note'], ['José', '=1+1', 'more'], ['x']])
  })
  it('goes the whole way: rows of an entity, people made by name', async () => {
    const file = await preview(write(gbk), 'auto', importContext(plan, 'zh', today))
    applySheets(plan, (await read(file)).reading, now)
    expect(plan.list('task')).toMatchObject([{ title: '对账', owner: plan.list('person')[0]?.id }])
  })
  it.each([
    ['no text', Buffer.from([0x41, 0, 0x42]), 'notATextTable'],
    ['too many rows', Buffer.from('a,b\n'.repeat(50_002)), 'workbookTooManyRows'],
    ['too many columns', Buffer.from(`${'a,'.repeat(300)}b\n`), 'workbookTooManyColumns'],
    ['an old workbook under another name', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'workbookOldFormat'],
    ['nothing', Buffer.alloc(0), 'fileEmpty'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(preview(write(bytes), 'auto', importContext(plan, 'zh', today))).rejects.toThrow(code)
  })
})
