// Anybody's sheets made to hurt, through the throw-away process, the mapping and the one command: refused or read, at once, undone whole.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importContext, importReader } from '#host/intake/importFile.ts'
import { applySheets, findContext, readMapped } from '#host/intake/importSheets.ts'
import { nodeIntake } from '#host/intake/nodeIntake.ts'
import { readMappedSheets } from '#host/intake/readMappedSheets.ts'
import { PlanFile } from '#host/planFile.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import { findHeader, mapTo } from '#shared/sheets/wizard/findTable.ts'
import { mappingOf } from '#shared/sheets/wizard/sheetPictures.ts'
import { sheetTargets } from '#shared/sheets/wizard/targets.ts'
import type { SheetTarget } from '#shared/sheets/wizard/types.ts'
import { randomness } from './randomness.ts'
import { sheetXml, type TestCell, workbookFile, workbookParts, zipFile } from './workbookFile.ts'

const today = '2026-10-15'
const preview = importReader(nodeIntake())
let folder: string
let plan: PlanFile
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  plan = new PlanFile(join(folder, 'plan.work'), { name: 'plan' })
  plan.setMeta('documentId', 'doc')
  plan.execute('plan.init', { title: '方案', language: 'zh' })
  plan.execute('rows.insert', { entity: 'person', rows: [{ id: 'p1', name: '王芳' }] })
})
afterAll(() => {
  plan?.close()
  rmSync(folder, { recursive: true, force: true })
})

const content = () => JSON.stringify(plan.rows())

/** 'taken', 'nothing', or the code of the refusal. The plan is as before afterwards, whatever happened. */
async function verdict(name: string, bytes: Uint8Array, as?: SheetTarget): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const before = content()
  try {
    const file = await preview(path, 'sheets', importContext(plan, 'zh', today))
    const { sheets = [] } = file
    const context = findContext(plan, today)
    const mappings = sheets.flatMap((sheet, i) => {
      if (as !== undefined) return [mapTo(sheet, i, as, findHeader(sheet), context).mapping]
      return mappingOf(sheet, i, context)?.mapping ?? []
    })
    const options = { lang: 'zh', today, fileTitle: 'x', read: readMappedSheets } as const
    const read = await readMapped(plan, sheets, mappings, options)
    expect(content()).toBe(before)
    applySheets(plan, read, '2026-10-15T00:00:00.000Z')
    for (const row of plan.list('person')) expect(String(row.name)).not.toMatch(/[\r\n]/)
    expect(plan.undo().done).toBe(true)
    expect(content()).toBe(before)
    return 'taken'
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    expect(content()).toBe(before)
    for (const problem of error.problems) expect(problemText('zh', problem)).not.toContain('{{')
    return error.problems[0]?.code ?? 'no reason'
  }
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const table = (rows: TestCell[][]) => () => workbookFile(rows)
const text = (content: string) => () => Buffer.from(content)
const tasks = (...rows: TestCell[][]): TestCell[][] => [['任务', '责任人', '说明'], ...rows]
const steps = (...rows: TestCell[][]): TestCell[][] => [['序号', '步骤', '下一步', '条件', '部门', '处理时长'], ...rows]
const merged = (rows: TestCell[][], merges: string) => () =>
  zipFile(workbookParts(sheetXml(rows, `<mergeCells>${merges}</mergeCells>`)))
const answered = /^(taken|nothingToDo|noTableFound|titleColumnMissing)$/

const hostile: [string, string, () => Uint8Array, string | RegExp, SheetTarget?][] = [
  [
    'texts that look like formulas',
    'a.xlsx',
    table(tasks(['=cmd|/c calc!A1', '+1+1', '-2'], ['@SUM(A1)', '\t=1', '=HYPERLINK("x")'])),
    'taken',
  ],
  [
    'headers named like our own insides',
    'a.xlsx',
    table([
      ['__proto__', 'constructor', 'toString', '任务'],
      ['a', 'b', 'c', 'd'],
    ]),
    answered,
  ],
  [
    'rows named like our own insides',
    'a.xlsx',
    table(tasks(['__proto__', 'constructor', ''], ['hasOwnProperty', '__proto__', ''])),
    'taken',
  ],
  [
    'a header of 30,000 characters',
    'a.xlsx',
    table([
      ['任'.repeat(30_000), '任务'],
      ['x', 'y'],
    ]),
    answered,
  ],
  [
    'a header that is a regular expression gone wrong',
    'a.xlsx',
    table([
      ['(a+)+$', '任务', `${'('.repeat(90)}单位`],
      ['x', 'y', 'z'],
    ]),
    answered,
  ],
  ['256 columns of one header', 'a.xlsx', table([times(256, () => '任务'), times(256, (i) => `v${i}`)]), answered],
  ['256 columns of 256 headers', 'a.xlsx', table([times(256, (i) => `列${i}`), times(256, (i) => `v${i}`)]), answered],
  ['headers only', 'a.xlsx', table([['任务', '责任人', '截止日期']]), answered],
  ['50 rows of headers', 'a.xlsx', table(times(50, () => ['任务', '责任人', '说明'])), answered],
  ['remarks only', 'a.xlsx', table(tasks(...times(200, (i) => [`备注：${i}`]))), answered],
  ['a title of 32,000 characters', 'a.xlsx', table(tasks(['长'.repeat(32_000), '', ''])), answered],
  ['a name of 32,000 characters', 'a.xlsx', table(tasks(['x', '名'.repeat(32_000), ''])), answered],
  [
    '5,000 names in one cell',
    'a.xlsx',
    table([
      ['任务', '协助人'],
      ['x', times(5000, (i) => `n${i}`).join('、')],
    ]),
    answered,
  ],
  [
    'separators without names',
    'a.xlsx',
    table([
      ['任务', '协助人'],
      ['x', '、，；;/|'.repeat(2000)],
    ]),
    'taken',
  ],
  ['control characters and lone surrogates', 'a.csv', text('任务,责任人\n\u202e盘点\u0007,\ud800王\n'), answered],
  [
    'days outside the calendar',
    'a.xlsx',
    table([
      ['任务', '开始日期', '截止日期'],
      ['x', '9999-99-99', '0000-00-00'],
      ['y', '2026-02-30', '99999999'],
    ]),
    'taken',
  ],
  [
    'numbers without measure',
    'a.xlsx',
    table([
      ['任务', '进度', '工作量', '成本'],
      ['x', 1e308, -1e308, '1e999'],
      ['y', '9'.repeat(400), '99999999999999天', '亿万'],
    ]),
    'taken',
  ],
  ['one title 3,000 times', 'a.xlsx', table(tasks(...times(3000, () => ['对账', '王芳', '']))), 'taken'],
  [
    'a process of 3,000 steps in a ring',
    'a.xlsx',
    table(steps(...times(3000, (i) => [i + 1, `步骤 ${i}`, ((i + 1) % 3000) + 1, '', '客服', '5分钟']))),
    'taken',
  ],
  [
    'a step that leads to 2,000 others',
    'a.xlsx',
    table(
      steps(
        [1, '分', times(2000, (i) => i + 2).join(','), '', 'a', ''],
        ...times(2000, (i) => [i + 2, `步 ${i}`, '', '', 'a', '']),
      ),
    ),
    'taken',
  ],
  [
    'steps that all lead to themselves',
    'a.xlsx',
    table(steps(...times(300, (i) => [i + 1, `s${i}`, i + 1, 'x', 'a', '']))),
    'taken',
  ],
  ['one id for all steps', 'a.xlsx', table(steps(...times(300, (i) => [1, `s${i}`, 2, 'x', 'a', '']))), 'taken'],
  [
    'next steps that name every title',
    'a.xlsx',
    table([['步骤', '下一步', '部门'], ...times(120, (i) => [`s${i}`, times(120, (n) => `s${n}`).join('/'), 'a'])]),
    'taken',
  ],
  ['300 lanes', 'a.xlsx', table(steps(...times(300, (i) => [i + 1, `s${i}`, i + 2, '', `部门${i}`, '']))), 'tooLarge'],
  ['a merge over everything', 'a.xlsx', merged(tasks(['a', 'b', 'c']), '<mergeCell ref="A1:XFD1048576"/>'), answered],
  [
    '10,000 merges over the titles',
    'a.xlsx',
    merged(
      tasks(...times(500, (i) => [`t${i}`, '', ''])),
      times(10_000, (i) => `<mergeCell ref="A${(i % 400) + 2}:A${(i % 400) + 40}"/>`).join(''),
    ),
    answered,
  ],
  [
    'merged headers in circles',
    'a.xlsx',
    merged(
      [
        ['a', 'b', 'c'],
        ['1月', '', '2月'],
        ['预算', '实际', '预算'],
        ['x', 1, 2],
      ],
      '<mergeCell ref="A1:C3"/><mergeCell ref="B2:C2"/><mergeCell ref="A2:B3"/>',
    ),
    answered,
  ],
  [
    'one month in every column',
    'a.xlsx',
    table([
      ['预算项目', ...times(200, () => '1月')],
      ['x', ...times(200, (i) => i)],
    ]),
    answered,
    'budgetLine',
  ],
  [
    'years that are no years',
    'a.xlsx',
    table([
      ['指标名称', '单位', '0000年1月', '9999年13月', '第99周', 'Q9'],
      ['x', '%', 1, 2, 3, 4],
    ]),
    answered,
  ],
  [
    '7,200 months of KPIs',
    'a.xlsx',
    table([
      ['指标名称', '单位', ...times(120, (i) => `${2000 + Math.floor(i / 12)}年${(i % 12) + 1}月`)],
      ...times(60, (i) => [`k${i}`, '%', ...times(120, (n) => n)]),
    ]),
    'taken',
  ],
  [
    'people in a circle of managers',
    'a.xlsx',
    table([
      ['姓名', '上级'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]),
    'taken',
  ],
  [
    'goals that are their own parents',
    'a.xlsx',
    table([
      ['目标名称', '上级目标', '层级'],
      ['g', 'g', '团队目标'],
      ['h', 'g', 'x'],
    ]),
    answered,
  ],
  ['an example that is none', 'a.xlsx', table(tasks(['【示例】', '', ''], [' [Example]', '', ''])), answered],
  ['200 sheets that look alike', 'a.csv', text(times(200, () => '任务,责任人\na,b\n').join('\n')), 'taken'],
  ['a text of one line without end', 'a.csv', text('任务,'.repeat(2_000_000)), 'workbookTooManyColumns'],
  ['a quote that nobody closes', 'a.csv', text(`任务,责任人\n"${'x,y\n'.repeat(200_000)}`), answered],
  ['a million quotes', 'a.csv', text(`任务,责任人\n${'"'.repeat(1_000_001)}`), answered],
  ['200,000 lines', 'a.csv', text('任务\n'.repeat(200_000)), 'workbookTooManyRows'],
  ['50,000 lines', 'a.csv', text(`任务,责任人\n${times(49_000, (i) => `t${i},王芳`).join('\n')}`), 'taken'],
  ['26 MB', 'a.csv', () => Buffer.alloc(26 * 2 ** 20, 'a,'), 'fileTooLarge'],
  ['NULs', 'a.csv', () => Buffer.from('任务,责任人\0\n\0'), 'notATextTable'],
  ['an empty text', 'a.csv', text('\n\n\n , ,\n'), answered],
  ['a separator that is a quote', 'a.csv', text('sep="\n任务"责任人\na"b\n'), answered],
  ['a separator that is a letter', 'a.csv', text('sep=任\n任务,责任人\na,b\n'), answered],
  ['a workbook that says it is text', 'a.csv', table(tasks(['a', 'b', 'c'])), 'taken'],
  [
    'XML that says it is text',
    'a.csv',
    text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    answered,
  ],
  [
    'a web page that says it is a workbook',
    'a.xls',
    text('<html><table><tr><td>任务</td></tr></table></html>'),
    'notAWorkbook',
  ],
  [
    'bytes by chance that say they are text',
    'a.csv',
    () => randomness(7).damaged(Buffer.from('任务,责任人\n'.repeat(50))),
    /taken|notATextTable|nothingToDo/,
  ],
]

describe('hostile sheets', () => {
  it.each(hostile)(
    '%s',
    async (_, name, make, expected, as) => {
      const bytes = make()
      const started = performance.now()
      const cpu = process.cpuUsage()
      const code = await verdict(name, bytes, as)
      if (typeof expected === 'string') expect(code).toBe(expected)
      else expect(code).toMatch(expected)
      const { user, system } = process.cpuUsage(cpu)
      // The process that reads has 15 seconds and 512 MB; what follows is ours.
      expect((user + system) / 1e6, `${performance.now() - started} ms`).toBeLessThan(15)
      expect(process.memoryUsage().heapUsed / 2 ** 20).toBeLessThan(512)
    },
    60_000,
  )
  it('a sheet of everything, as every target: answered, never thrown', async () => {
    const cells: TestCell[][] = [
      ['任务', '步骤', '下一步', '指标名称', '1月', '姓名', '预算项目', '=1+1', '__proto__'],
      ['a', '1', '1', 'k', 'x', '王芳', 'b', '-1', '{}'],
      ['合计', '', '', '', '9', '', '', '', ''],
    ]
    for (const target of sheetTargets)
      expect(await verdict('all.xlsx', workbookFile(cells), target)).toBeTypeOf('string')
  }, 120_000)
})
