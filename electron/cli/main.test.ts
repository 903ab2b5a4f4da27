// Every verb of the command line as a process of its own: answers, JSON, exit codes, languages, and the file it leaves.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeLock } from '#host/planLock.ts'
import { opsmap } from '../../test/hostile/runCli.ts'
import { visioRows, workbookFile } from '../../test/hostile/workbookFile.ts'
import { run as answer } from './run.ts'

vi.setConfig({ testTimeout: 120_000 })

const sample = join(import.meta.dirname, '../../test/fixtures/complaint-handling-visio.xlsx')
let folder: string
const run = (...words: string[]) => opsmap(folder, words)
const json = async (...words: string[]) => {
  const { code, out } = await run(...words, '--json')
  return { code, ...(JSON.parse(out) as Record<string, unknown>) } as Record<string, unknown> & { code: number }
}
const file = (name: string) => readFileSync(join(folder, name))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('makes a plan from a built-in template, lists them, and writes an SOP of one as Word', async () => {
  const { templates } = (await json('templates', '--lang', 'en')) as { templates?: { name: string; title: string }[] }
  expect(templates).toContainEqual(expect.objectContaining({ name: 'sales', title: 'Sales operations plan' }))
  const made = await json('new', 'sales.sqlite', '--template', 'sales', '--lang', 'zh')
  expect(made).toMatchObject({ code: 0, title: '销售运营方案', path: join(folder, 'sales.sqlite') })
  const info = await json('info', 'sales.sqlite')
  expect(info).toMatchObject({ documentId: made.documentId, title: '销售运营方案' })
  expect(info.counts).toMatchObject({ plan: 1, process: 1, role: 6, kpi: 8 })
  expect(await json('check', 'sales.sqlite')).toMatchObject({ code: 0, verdict: 'sound' })
  const word = await json('export', 'sales.sqlite', '--to', 's.docx', '--sop', 'sop-xs-001')
  expect(word).toMatchObject({ code: 0, format: 'docx', path: join(folder, 's.docx') })
  expect(file('s.docx').subarray(0, 2).toString()).toBe('PK')
  const whole = await json('export', 'sales.sqlite', '--to', 'plan.docx', '--sections', '目标,kpis')
  expect(whole).toMatchObject({ code: 0, format: 'docx' })
  const unknown = await run('export', 'sales.sqlite', '--to', 'x.docx', '--sop', 'SOP-9', '--lang', 'en')
  expect(unknown).toMatchObject({ code: 1, out: '' })
  expect(unknown.err).toContain('no SOP with the number or title “SOP-9”; it has: SOP-XS-001')
  expect(await run('new', 'x.sqlite', '--template', 'nothing')).toMatchObject({ code: 2 })
  expect(existsSync(join(folder, 'x.sqlite'))).toBe(false)
})

it('makes, fills, describes, checks and exports a plan, and takes the JSON back', async () => {
  const made = await json('new', 'plan.sqlite', '--title', '客服方案', '--lang', 'zh')
  expect(made).toMatchObject({ code: 0, ok: true, title: '客服方案', path: join(folder, 'plan.sqlite'), problems: [] })

  const empty = file('plan.sqlite')
  const trial = await json('import', sample, '--into', 'plan.sqlite', '--dry-run')
  expect(trial).toMatchObject({ code: 0, ok: true, dryRun: true, kind: 'visio' })
  expect(trial.added).toMatchObject({ process: 1, step: 17, sequenceFlow: 19, lane: 7, phase: 5, person: 8 })
  expect(file('plan.sqlite').equals(empty)).toBe(true)

  const imported = await json('import', sample, '--into', 'plan.sqlite', '--as', 'visio')
  expect(imported).toMatchObject({ code: 0, dryRun: false, added: trial.added, process: 'complaint-handling-visio' })

  const info = await json('info', 'plan.sqlite')
  expect(info).toMatchObject({ code: 0, documentId: made.documentId, revision: imported.revision, title: '客服方案' })
  expect(info.counts).toMatchObject({ plan: 1, step: 17, sequenceFlow: 19, lane: 7, phase: 5, kpi: 0 })
  expect(await json('check', 'plan.sqlite')).toMatchObject({ code: 0, ok: true, verdict: 'sound' })

  expect((await run('export', 'plan.sqlite', '--to', 'a.json')).code).toBe(0)
  const exported = JSON.parse(file('a.json').toString())
  expect(exported).toMatchObject({ format: 'opsmap-plan', version: 1 })
  expect(exported.entities.step).toHaveLength(17)
  await run('new', 'copy.sqlite', '--lang', 'en')
  expect(await json('import', 'a.json', '--into', 'copy.sqlite')).toMatchObject({ code: 0, kind: 'json' })
  await run('export', 'copy.sqlite', '--to', 'b.json')
  expect(file('b.json').equals(file('a.json'))).toBe(true)
  expect((await json('info', 'copy.sqlite')).contentHash).toBe(info.contentHash)

  const svg = await run('export', 'plan.sqlite', '--to', 'p.svg', '--process', 'COMPLAINT-handling-visio')
  expect(svg).toMatchObject({ code: 0, err: '' })
  expect(file('p.svg').toString()).toContain('客户是否满意')
  const draw = (...words: string[]) => json('export', 'plan.sqlite', '--process', 'complaint-handling-visio', ...words)
  const pdf = await draw('--to', 'p.pdf', '--paper', 'a3', '--scale', '90%', '--lens', 'waitingTime')
  expect(pdf).toMatchObject({ code: 0, format: 'pdf', path: join(folder, 'p.pdf') })
  expect(file('p.pdf').subarray(0, 5).toString()).toBe('%PDF-')
  expect(await draw('--to', 'p.png', '--pixels', '1')).toMatchObject({ code: 0, format: 'png' })
  expect(file('p.png').subarray(1, 4).toString()).toBe('PNG')
  const xlsx = await json('export', 'plan.sqlite', '--to', 'p.xlsx', '--lang', 'en')
  expect(xlsx).toMatchObject({ code: 0, format: 'xlsx', path: join(folder, 'p.xlsx') })
  expect(file('p.xlsx').subarray(0, 2).toString()).toBe('PK')
  expect(readdirSync(folder).sort()).toEqual([
    ...['a.json', 'b.json', 'copy.sqlite', 'p.pdf', 'p.png', 'p.svg', 'p.xlsx', 'plan.sqlite'],
  ])
})

it('takes a KPI workbook in: what it holds, the error cell by its address, the same again changes nothing', async () => {
  const kpis = join(import.meta.dirname, '../../test/fixtures/运营KPI-2026.xlsx')
  await run('new', 'plan.sqlite', '--title', '运营指标')
  const imported = await json('import', kpis, '--into', 'plan.sqlite')
  expect(imported).toMatchObject({ code: 0, ok: true, kind: 'kpiSheet', added: { kpi: 8, kpiValue: 51, person: 8 } })
  expect(imported).toMatchObject({ changed: {}, removed: {}, conflicts: [], refused: [{ sheet: 'KPI', cell: 'K9' }] })
  expect(imported.kpiSheet).toMatchObject({ totals: { checked: 7, equal: 7 } })
  expect(imported.problems).toMatchObject([{ code: 'cellRefused', place: { sheet: 'KPI', cell: 'K9' } }])
  expect((await json('info', 'plan.sqlite')).counts).toMatchObject({ kpi: 8, kpiValue: 51 })
  await run('export', 'plan.sqlite', '--to', 'plan.json')
  const { entities } = JSON.parse(file('plan.json').toString())
  const sales = entities.kpi.find((row: { title: string }) => row.title === '月销售额')
  expect(sales).toMatchObject({ unit: '万元', direction: 'higher', target: 400, aggregation: 'sum' })
  const actuals = entities.kpiValue.filter((row: { kpi: string }) => row.kpi === sales.id)
  expect(actuals.reduce((sum: number, row: { actual: number }) => sum + row.actual, 0)).toBe(3211)
  const again = await run('import', kpis, '--into', 'plan.sqlite')
  expect(again).toMatchObject({ code: 0 })
  expect(again.err).toContain('K9')
  expect((await json('info', 'plan.sqlite')).counts).toMatchObject({ kpi: 8, kpiValue: 51 })
})

it('what is imported a second time is told as changed, whether it is tried or done', async () => {
  const kpis = join(import.meta.dirname, '../../test/fixtures/运营KPI-2026.xlsx')
  await run('new', 'plan.sqlite')
  await run('import', kpis, '--into', 'plan.sqlite')
  writeFileSync(join(folder, 'targets.csv'), '指标名称,目标值\n月销售额,500\n')
  const list = ['import', 'targets.csv', '--into', 'plan.sqlite', '--as', 'kpi']
  for (const words of [list, ['import', kpis, '--into', 'plan.sqlite']])
    for (const how of [['--dry-run'], []]) {
      const { code, added, changed, removed } = await json(...words, ...how)
      expect({ code, added, changed, removed }).toEqual({ code: 0, added: {}, changed: { kpi: 1 }, removed: {} })
    }
})

it('prints the answer alone to standard output, warnings to standard error', async () => {
  await run('new', 'plan.sqlite')
  const rows = visioRows((list) => {
    list.forEach((r, i) => {
      r.push(i === 0 ? 'Status' : 'open')
    })
  })
  writeFileSync(join(folder, 'in.xlsx'), workbookFile(rows))
  const { code, out, err } = await run('import', 'in.xlsx', '--into', 'plan.sqlite')
  expect(code).toBe(0)
  expect(out.trim().split('\n')).toEqual([expect.stringMatching(/^Imported “in”: .*Steps 5/)])
  expect(err).toContain('Sheet “Process Map”, cell H1: The column “Status” was not imported')
})

it('refuses with reasons: exit code 1', async () => {
  await run('new', 'plan.sqlite')
  const refused = async (sentence: string, ...words: string[]) => {
    const { code, out, err } = await run(...words)
    expect([code, out], err).toEqual([1, ''])
    expect(err).toContain(sentence)
  }
  await refused('plan.sqlite exists already', 'new', 'plan.sqlite')
  await refused('folder nowhere', 'new', 'nowhere/plan.sqlite')
  await refused('none.sqlite cannot be found', 'info', 'none.sqlite')
  await refused('none.xlsx cannot be found', 'import', 'none.xlsx', '--into', 'plan.sqlite')
  await refused('no process called “x”', 'export', 'plan.sqlite', '--to', 'x.svg', '--process', 'x')
  await refused('folder nowhere', 'export', 'plan.sqlite', '--to', 'nowhere/x.json')
  expect(existsSync(join(folder, 'x.svg'))).toBe(false)
})

it('refuses a plan that is open elsewhere', async () => {
  await run('new', 'plan.sqlite')
  const before = file('plan.sqlite')
  const lock = await takeLock(join(folder, 'plan.sqlite'), '王芳')
  copyFileSync(sample, join(folder, 'in.xlsx'))
  const calls = [
    ['info', 'plan.sqlite'],
    ['check', 'plan.sqlite'],
    ['export', 'plan.sqlite', '--to', 'x.json'],
    ['import', 'in.xlsx', '--into', 'plan.sqlite'],
  ]
  for (const { code, err } of await Promise.all(calls.map((words) => run(...words)))) {
    expect(code).toBe(1)
    expect(err).toContain('王芳')
  }
  await lock.release()
  expect(file('plan.sqlite').equals(before)).toBe(true)
  expect((await run('info', 'plan.sqlite')).code).toBe(0)
})

describe('usage', () => {
  it.each([
    [[], 'new, templates, import, export, info, check'],
    [['fly'], 'no command “fly”'],
    [['new'], 'needs the argument PLAN'],
    [['new', 'a', 'b'], '“b” is one too many'],
    [['new', 'a', '--colour', 'red'], 'no option --colour'],
    [['new', 'a', '--title'], '--title needs a value'],
    [['new', 'a', '--lang', 'de'], '--lang cannot be “de”'],
    [['import', 'a.xlsx'], 'needs the option --into'],
    [['import', 'a.xlsx', '--into', 'p', '--as', 'csv'], '--as cannot be “csv”'],
    [['export', 'p'], 'needs the option --to'],
    [['export', 'p', '--to', 'a.gif'], '.xlsx, .svg, .png, .pdf, .bpmn, .json, .docx'],
    [['export', 'p', '--to', 'a.svg'], 'needs --process'],
    [['export', 'p', '--to', 'a.xlsx', '--sections', 'goals'], '--sections is for Word documents'],
    [['export', 'p', '--to', 'a.docx', '--sections', 'goals,moon'], 'goals, kpis, market'],
    [['export', 'p', '--to', 'a.pdf', '--process', 'x', '--sop', 'x'], '--sop is for Word documents'],
    [['export', 'p', '--to', 'a.docx', '--sop', 'x', '--process', 'x'], '--process cannot be used'],
    [['export', 'p', '--to', 'a.pdf'], 'PDF needs --process'],
    [['export', 'p', '--to', 'a.json', '--process', 'x'], '--process cannot be used'],
    [['export', 'p', '--to', 'a.svg', '--process', 'x', '--paper', 'a4'], '--paper cannot be used when exporting SVG'],
    [['export', 'p', '--to', 'a.pdf', '--process', 'x', '--paper', 'a9'], 'poster, a4, a3'],
    [['export', 'p', '--to', 'a.pdf', '--process', 'x', '--scale', '5%'], 'fit-page, fit-width, 10% … 400%'],
    [['export', 'p', '--to', 'a.pdf', '--process', 'x', '--overlap', 'much'], '0mm … 30mm'],
    [['export', 'p', '--to', 'a.png', '--process', 'x', '--pixels', '9'], '1, 2, 3'],
  ])('%j is wrong', async (words, sentence) => {
    const { code, out, messages } = await answer(words, { LANG: 'C' }, folder)
    expect([code, out, messages.length]).toEqual([2, '', 1])
    expect(messages[0]).toContain(sentence)
  })
  it('ends with code 2', async () => {
    expect(await run('new', '--colour')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--colour') })
  })
  it('is explained in both languages, as text and as JSON', async () => {
    expect((await run('--help')).out).toContain('opsmap import FILE --into PLAN')
    const zh = await opsmap(folder, ['import', '--help'], { LANG: 'zh_CN.UTF-8' })
    expect(zh).toMatchObject({ code: 0, err: '' })
    expect(zh.out).toContain('用法')
    expect((await run('--help', '--lang', 'zh')).out).toContain('退出码')
    expect(await json('fly')).toMatchObject({ code: 2, ok: false, usage: expect.stringContaining('fly') })
  })
})
