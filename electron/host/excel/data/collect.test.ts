// Collection sheets: what a colleague without Opsmap gets, and that it comes back without a question about columns.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import { choiceLabel, langs, problemText } from '#shared/i18n/index.ts'
import { entityNames, type PlanRows } from '#shared/model/plan.ts'
import { testRow } from '#shared/model/testRows.ts'
import type { Cell, SheetCells } from '#shared/sheets/cells.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'
import { visioColumns } from '#shared/sheets/visioColumns.ts'
import { withNewNames } from '#shared/sheets/wizard/newNames.ts'
import { planNames } from '#shared/sheets/wizard/sheetPictures.ts'
import { sheetTargets } from '#shared/sheets/wizard/targets.ts'
import { readDataWorkbook } from '../../intake/dataWorkbookIntake.ts'
import { dataWorkbookBytes } from './writeDataWorkbook.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = (): PlanRows =>
  ({
    ...Object.fromEntries(entityNames.map((name) => [name, []])),
    process: [{ id: 'p', title: '订单处理' }],
    processVersion: [{ id: 'v', process: 'p' }],
    lane: [{ id: 'l', processVersion: 'v', title: '仓储' }],
    person: [{ id: 'w', name: '王芳' }],
  }) as unknown as PlanRows
const base = {
  rows: rows(),
  documentId: 'doc',
  revision: 1,
  exportedAt: '2026-03-01T00:00:00.000Z',
  empty: true,
} as const

async function sheetsOf(bytes: Promise<Uint8Array>): Promise<(SheetCells & { rows: Cell[][] })[]> {
  const path = join(folder, 'x.xlsx')
  writeFileSync(path, await bytes)
  return readWorkbook(path).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) }))
}

describe('steps of a process', () => {
  it.each(langs)('comes back as that process, without its examples (%s)', async (lang) => {
    const sheets = await sheetsOf(dataWorkbookBytes({ ...base, lang, sheets: ['step'], process: 'p' }))
    const [steps] = sheets
    expect(steps?.name).toBe('订单处理')
    expect(steps?.rows[2]).toHaveLength(visioColumns.length)
    const kind = (code: string) => choiceLabel(lang, 'step', 'kind', code)
    const empty = readVisioSheet(sheets, { hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', fallbackTitle: 'x' })
    expect(empty.problems.map((p) => p.code)).toEqual(['noSteps'])
    steps?.rows.push(
      ['a', '接单', 'b', null, kind('start'), '销售', null, '刘洋', '5分钟'],
      ['b', '缺货吗', 'c；a', '否；是', kind('decision'), '仓储', null, '钱刚、周平', 10, '1.5天'],
      ['c', '发货', null, null, kind('end'), '仓储'],
    )
    const { draft, problems } = readVisioSheet(sheets, {
      hoursPerDay: 8,
      daysPerWeek: 5,
      currency: 'CNY',
      fallbackTitle: 'x',
    })
    expect(problems.map((p) => problemText('en', p))).toEqual([])
    expect(draft).toMatchObject({
      title: '订单处理',
      lanes: ['销售', '仓储'],
      steps: [
        { title: '接单', kind: 'start', processingTime: 300 },
        { title: '缺货吗', kind: 'decision', owners: ['钱刚', '周平'], processingTime: 600, waitingTime: 43_200 },
        { title: '发货', kind: 'end' },
      ],
    })
    expect(draft?.flows.map(({ label }) => label)).toEqual([null, '否', '是'])
  })
})

describe('rows of any entity', () => {
  const targets = sheetTargets.flatMap((name) => (name === 'kpiSheet' || name === 'step' ? [] : [name]))
  it.each(langs)('every sheet has its example, which is not taken; what is typed is (%s)', async (lang) => {
    const sheets = await sheetsOf(dataWorkbookBytes({ ...base, lang, sheets: targets }))
    const book = readDataWorkbook(sheets)
    expect(book?.sheets.map(({ entity, rows: taken }) => [entity, taken.length])).toEqual(
      book?.sheets.map(({ entity }) => [entity, 0]),
    )
    expect(book?.sheets.map(({ entity }) => entity).sort()).toEqual([...targets].sort())
    const examples = sheets.filter((sheet) =>
      sheet.rows.some((row) => row.some((c) => /^(【示例】|\[Example\])/.test(String(c)))),
    )
    expect(examples).toHaveLength(targets.length)
  })
  it('an example that was written over is a row; people it names come along', async () => {
    const sheets = await sheetsOf(dataWorkbookBytes({ ...base, lang: 'zh', sheets: ['task'] }))
    const tasks = sheets.find((sheet) => sheet.rows[1]?.some((cell) => String(cell).startsWith('【示例】')))
    const at = (header: string) => tasks?.rows[0]?.findIndex((cell) => String(cell).startsWith(header)) ?? -1
    if (tasks?.rows[1]) tasks.rows[1][at('任务')] = '盘点仓库'
    const book = readDataWorkbook(sheets)
    if (!book) throw new Error('not recognised')
    const plan = rows()
    const { differences } = compareData({
      book: withNewNames(book, planNames(plan)),
      rows: plan,
      documentId: 'doc',
      lang: 'zh',
      today: '2026-03-01',
      blobs: [],
    })
    expect(differences.refused.map((r) => `${r.cell} ${r.value} ${r.problem.code}`)).toEqual([])
    expect(differences.rows.map(({ kind, title }) => [kind, title])).toEqual([
      ['added', '李敏'],
      ['added', '盘点仓库'],
    ])
  })
  it('a row that names what the plan has already adds to it; what was left blank stays as it was', async () => {
    const plan = rows()
    const task = testRow('task', {
      id: 't',
      title: '盘点仓库',
      description: '每季一次',
      owner: 'w',
      dueOn: '2026-04-01',
    })
    ;(plan as { task: unknown }).task = [task]
    const sheets = await sheetsOf(dataWorkbookBytes({ ...base, rows: plan, lang: 'zh', sheets: ['task'] }))
    const tasks = sheets.find((sheet) => sheet.rows[1]?.some((cell) => String(cell).startsWith('【示例】')))
    const at = (header: string) => tasks?.rows[0]?.findIndex((cell) => String(cell).startsWith(header)) ?? -1
    const row: Cell[] = (tasks?.rows[0] ?? []).map(() => null)
    row[at('任务')] = '盘点仓库'
    row[at('截止日期')] = { date: '2026-05-01' }
    tasks?.rows.push(row)
    const book = readDataWorkbook(sheets)
    if (!book) throw new Error('not recognised')
    const { differences } = compareData({
      book: withNewNames(book, planNames(plan)),
      rows: plan,
      documentId: 'doc',
      lang: 'zh',
      today: '2026-03-01',
      blobs: [],
    })
    expect(differences.rows.map(({ kind, id, fields }) => [kind, id, fields.map(({ field }) => field)])).toEqual([
      ['changed', 't', ['dueOn']],
    ])
  })
})
