// The exported workbook, read back by another program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entityNames, type PlanRows } from '#shared/model/plan.ts'
import { type ReadWorkbook, readWorkbook, textsOf } from '../../../test/secondReader/readWorkbook.ts'
import { buildWorkbook } from './buildWorkbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-workbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const template = (lang: 'zh' | 'en') => {
  const url = new URL(`../../../assets/templates/complaint-handling.${lang}.json`, import.meta.url)
  return (JSON.parse(readFileSync(url, 'utf8')) as { entities: PlanRows }).entities
}
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

async function written(rows: PlanRows, lang: 'zh' | 'en', name: string): Promise<ReadWorkbook> {
  const path = join(folder, name)
  const picture = async () => ({ png: dot, width: 900, height: 420 })
  writeFileSync(path, await buildWorkbook({ rows, lang, today: '2026-11-21', picture }))
  return readWorkbook(path)
}

describe.each(['zh', 'en'] as const)('the sample plan in %s', (lang) => {
  let book: ReadWorkbook
  const rows = template(lang)
  beforeAll(async () => {
    book = await written(rows, lang, `sample.${lang}.xlsx`)
  })
  const sheetWith = (text: string) => book.sheets.find((sheet) => textsOf(sheet).includes(text)) ?? book.sheets[0]

  it('has a cover, goals, KPIs, the process and the team', () => {
    expect(book.sheets).toHaveLength(5)
    expect(book.title).toBe(rows.plan[0]?.title)
  })
  it('holds every goal, KPI and person', () => {
    const texts = new Set(book.sheets.flatMap(textsOf))
    for (const row of rows.goal) expect(texts).toContain(row.title)
    for (const row of rows.kpi) expect(texts).toContain(row.title)
    for (const row of rows.person) expect(texts).toContain(row.name)
  })
  it('holds every step and every flow of the process, and its picture', () => {
    const sheet = book.sheets.find((s) => s.pictures === 1)
    if (!sheet) throw new Error('no sheet with a picture')
    const at = (cell: string) => String(sheet.cells[cell]?.value ?? '')
    const lines = Object.keys(sheet.cells)
      .filter((cell) => /^B\d+$/.test(cell))
      .map((cell) => [at(cell), at(`D${cell.slice(1)}`)])
    const title = new Map(rows.step.map((s) => [s.id, s.title]))
    for (const step of rows.step) expect(lines.map(([b]) => b)).toContain(step.title)
    for (const flow of rows.sequenceFlow) expect(lines).toContainEqual([title.get(flow.from), title.get(flow.to)])
    expect(book.media).toHaveLength(1)
  })
  it('sums times with a live formula and a cached result', () => {
    const sums = book.sheets.flatMap((s) => Object.values(s.cells)).filter((c) => c.formula?.startsWith('=SUM('))
    const minutes = rows.step.reduce((sum, s) => sum + (s.processingTime ?? 0) / 60, 0)
    expect(sums.map((c) => c.value)).toContain(minutes)
    expect(sums.length).toBeGreaterThanOrEqual(3)
  })
  it('is set up for print', () => {
    for (const sheet of book.sheets) {
      expect([sheet.name, Number(sheet.paper)]).toEqual([sheet.name, 9])
      expect(Number(sheet.fitToWidth)).toBe(1)
    }
    expect(sheetWith(rows.goal[0]?.title ?? '')?.frozen).toBe('A5')
  })
})

it('writes hostile text as text, and sheet names that Excel accepts', async () => {
  const rows = template('zh')
  const evil = '=HYPERLINK("http://x","a")'
  for (const process of rows.process)
    Object.assign(process, { title: "a:b\\c/d?e*f[g]'h 一个非常非常长的流程名称一个非常非常长的流程名称" })
  for (const goal of rows.goal) Object.assign(goal, { title: evil })
  for (const step of rows.step) Object.assign(step, { inputs: 'x'.repeat(40_000) })
  const book = await written(rows, 'zh', 'hostile.xlsx')
  const cells = book.sheets.flatMap((s) => Object.values(s.cells))
  expect(cells.filter((c) => c.value === evil)).toHaveLength(rows.goal.length)
  expect(cells.filter((c) => c.formula !== null && !/^=SUM\(/.test(c.formula))).toEqual([])
  for (const sheet of book.sheets) expect(sheet.name.length).toBeLessThanOrEqual(31)
  expect(Math.max(...cells.map((c) => String(c.value).length))).toBeLessThanOrEqual(32_767)
})

it('an empty plan gives a cover', async () => {
  const empty = Object.fromEntries(entityNames.map((name) => [name, []])) as unknown as PlanRows
  const book = await written({ ...empty, plan: template('zh').plan }, 'zh', 'empty.xlsx')
  expect(book.sheets).toHaveLength(1)
  await expect(
    buildWorkbook({ rows: empty, lang: 'zh', today: '2026-11-21', picture: async () => null }),
  ).rejects.toThrow('fileNotPlan')
})
