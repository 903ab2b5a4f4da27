// The exported workbook, read back by another program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { translator } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { withDefaults } from '#shared/model/entity.ts'
import { entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import type { LeadershipChoice } from '#shared/sheets/leadership.ts'
import { type ReadWorkbook, readWorkbook, textsOf } from '../../../../test/secondReader/readWorkbook.ts'
import { leadershipWorkbook } from './leadershipWorkbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-workbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

function template(lang: 'zh' | 'en'): PlanRows {
  const url = new URL(`../../../../assets/templates/complaint-handling.${lang}.json`, import.meta.url)
  const { entities } = JSON.parse(readFileSync(url, 'utf8')) as { entities: Partial<Record<string, AnyRow[]>> }
  const rows = entityNames.map((name) => [
    name,
    (entities[name] ?? []).map((row) => ({ ...withDefaults(entityOf(name), row), id: row.id })),
  ])
  return Object.fromEntries(rows) as PlanRows
}
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

async function written(
  rows: PlanRows,
  lang: 'zh' | 'en',
  name: string,
  choice: LeadershipChoice = {},
): Promise<ReadWorkbook> {
  const path = join(folder, name)
  const picture = async () => ({ png: dot, width: 900, height: 420 })
  writeFileSync(path, await leadershipWorkbook({ rows, lang, today: '2026-11-21', choice, picture }))
  return readWorkbook(path)
}

describe.each(['zh', 'en'] as const)('the sample plan in %s', (lang) => {
  let book: ReadWorkbook
  const t = translator(lang)
  const rows = template(lang)
  beforeAll(async () => {
    book = await written(rows, lang, `sample.${lang}.xlsx`)
  })
  const sheet = (name: string) => book.sheets.find((one) => one.name === name) ?? expect.fail(`no sheet ${name}`)
  const formulas = () => book.sheets.flatMap((one) => Object.values(one.cells)).filter((cell) => cell.formula !== null)

  it('has a sheet for every area, the cover first and the charts’ data last', () => {
    const areas = [
      'cover',
      'dashboard',
      'goals',
      'kpis',
      'kpiSeries',
      'raci',
      'budget',
      'tasks',
      'risks',
      'meetings',
      'training',
      'improvements',
      'people',
      'dictionary',
      'chartData',
    ] as const
    const names = book.sheets.map((one) => one.name)
    expect(names).toEqual(expect.arrayContaining(areas.map((area) => t(`excel.sheets.${area}`))))
    expect(names[0]).toBe(t('excel.sheets.cover'))
    expect(names.at(-1)).toBe(t('excel.sheets.chartData'))
    expect(book.title).toBe(rows.plan[0]?.title)
  })
  it('holds every goal, KPI, task, risk, step and person', () => {
    const texts = new Set(book.sheets.flatMap(textsOf).map((text) => text.replace(/^◆ /, '')))
    for (const row of [...rows.goal, ...rows.kpi, ...rows.task, ...rows.risk, ...rows.step])
      expect(texts).toContain(row.title)
    for (const row of rows.person) expect(texts).toContain(row.name)
  })
  it('has native charts on the dashboard: three trends, budget, goals, timeline, risks, process times', () => {
    expect(sheet(t('excel.sheets.dashboard')).charts).toBe(8)
  })
  it('shows the process with its picture', () => {
    expect(book.sheets.filter((one) => one.pictures === 1).map((one) => one.name)).toEqual([rows.process[0]?.title])
    expect(book.media).toHaveLength(1)
  })
  it('computes achievement by live formulas with the results of the plan', () => {
    const { cells } = sheet(t('excel.sheets.kpis'))
    const figures = kpiFigures(rows.kpi, rows.kpiValue)
    const lines = Object.keys(cells).filter((cell) => /^A\d+$/.test(cell))
    for (const kpi of rows.kpi) {
      const line = lines.find((cell) => cells[cell]?.value === kpi.title)?.slice(1)
      const { achievement } = figures.figure(kpi.id, '2026-10')
      const cell = cells[`I${line}`]
      expect(cell?.formula).toMatch(/^=IF\(/)
      expect(cell?.value).toBeCloseTo(achievement ?? -1, 7)
    }
  })
  it('sums the budget and scores the risks by live formulas', () => {
    expect(formulas().length).toBeGreaterThan(600)
    const sums = Object.values(sheet(t('excel.sheets.budget')).cells).filter((cell) => cell.formula?.includes('SUM('))
    const planned = rows.budgetAmount
      .filter((amount) => rows.budgetLine.find((line) => line.id === amount.budgetLine)?.kind !== 'return')
      .filter((amount) => amount.month.startsWith('2026'))
      .reduce((sum, amount) => sum + (amount.planned ?? 0), 0)
    expect(sums.map((cell) => cell.value)).toContain(planned / 100)
    const scores = Object.entries(sheet(t('excel.sheets.risks')).cells).filter(([at]) => /^G\d+$/.test(at))
    const wanted = rows.risk.flatMap((risk) =>
      risk.probability && risk.impact ? [risk.probability * risk.impact] : [],
    )
    expect(scores.map(([, cell]) => cell.value)).toEqual(expect.arrayContaining(wanted))
  })
  it('is set up for print: one page wide, headers repeated', () => {
    for (const one of book.sheets) {
      expect([one.name, Number(one.paper)]).toEqual([one.name, 9])
      expect(Number(one.fitToWidth)).toBe(1)
    }
    expect(sheet(t('excel.sheets.goals'))).toMatchObject({ frozen: 'B5', titleRows: '$4:$4' })
    for (const part of ['stepsPart', 'dutiesPart'] as const)
      expect(sheet(`${rows.process[0]?.title} · ${t(`excel.process.${part}`)}`)).toMatchObject({
        frozen: 'C5',
        titleRows: '$4:$4',
      })
  })
})

it('keeps to the sheets, the period and the paper that were chosen', async () => {
  const book = await written(template('zh'), 'zh', 'chosen.xlsx', {
    sheets: ['dashboard', 'kpis'],
    period: '2026-03',
    paper: 'A3',
  })
  expect(book.sheets.map((one) => one.name)).toEqual(['封面', '经营看板', '关键指标', '图表数据'])
  expect(book.sheets.map((one) => Number(one.paper))).toEqual([8, 8, 8, 8])
  const figures = kpiFigures(template('zh').kpi, template('zh').kpiValue)
  const actuals = Object.entries(book.sheets[2]?.cells ?? {}).filter(([at]) => /^H\d+$/.test(at))
  for (const kpi of template('zh').kpi)
    expect(actuals.map(([, cell]) => cell.value)).toContain(figures.figure(kpi.id, '2026-03').actual)
})

describe('text that looks like a formula', () => {
  const evil = ['=HYPERLINK("http://x","a")', '+1+cmd', '-2+3', '@SUM(A1)', '\t=1', '=1+1"&A1&"']
  it('stays text, in every sheet and as a sheet name', async () => {
    const rows = template('zh')
    // Every text of every row, whatever it is shown for.
    for (const name of entityNames)
      for (const [i, row] of (rows[name] as AnyRow[]).entries())
        for (const [field, { kind }] of Object.entries(entityOf(name).fields))
          if ((kind === 'text' || kind === 'longText') && row[field] && field !== 'formula')
            Object.assign(row, { [field]: evil[i % evil.length] })
    for (const process of rows.process)
      Object.assign(process, { title: "a:b\\c/d?e*f[g]'h 一个非常非常长的流程名称一个非常非常长的流程名称" })
    for (const step of rows.step) Object.assign(step, { inputs: 'x'.repeat(40_000) })
    const book = await written(rows, 'zh', 'hostile.xlsx')
    const cells = book.sheets.flatMap((one) => Object.values(one.cells))
    const ours = /^=(IF|IFERROR|ROUND|SUM|SUMIFS?|COUNTIFS?|SUMPRODUCT|'[^']+'!|[A-Z]+\d+)/
    expect(cells.filter(({ formula }) => formula !== null && !ours.test(formula))).toEqual([])
    expect(cells.filter(({ formula }) => formula?.includes('HYPERLINK') || formula?.includes('cmd'))).toEqual([])
    expect(cells.filter(({ value, formula }) => value === evil[0] && formula === null).length).toBeGreaterThan(10)
    for (const one of book.sheets) expect(one.name.length).toBeLessThanOrEqual(31)
    expect(Math.max(...cells.map((cell) => String(cell.value).length))).toBeLessThanOrEqual(32_767)
  })
})

it('an empty plan gives a cover', async () => {
  const empty = Object.fromEntries(entityNames.map((name) => [name, []])) as unknown as PlanRows
  const book = await written({ ...empty, plan: template('zh').plan }, 'zh', 'empty.xlsx')
  expect(book.sheets.map((one) => one.name)).toEqual(['封面', '数据字典'])
  await expect(
    leadershipWorkbook({ rows: empty, lang: 'zh', today: '2026-11-21', picture: async () => null }),
  ).rejects.toThrow('fileNotPlan')
})
