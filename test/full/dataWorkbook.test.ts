// The data workbook at length: three hundred random plans there and back, read cell by cell by two other programs, and opened by LibreOffice.
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import XLSX from 'xlsx'
import { dataWorkbookBytes } from '#host/excel/data/writeDataWorkbook.ts'
import { readCollectedSteps, readDataWorkbook } from '#host/intake/dataWorkbookIntake.ts'
import { readWorkbook as readOurs } from '#host/intake/xlsxIntake.ts'
import { type AnyRow, withDefaults } from '#shared/model/entity.ts'
import { entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { testPlan } from '#shared/model/testPlan.ts'
import { testRow } from '#shared/model/testRows.ts'
import { type Cell, cellName } from '#shared/sheets/cells.ts'
import { chosenWrites, defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'
import { samplePlan } from '../fixtures/largePlan.ts'
import { randomPlans } from '../fixtures/randomPlan.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { converted } from '../secondReader/libreOffice.ts'
import { readWorkbook as readOpenpyxl } from '../secondReader/readWorkbook.ts'

const folder = testFolder('data-workbook-full')
afterAll(() => folder.remove())

const bytesOf = (rows: PlanRows, lang: 'zh' | 'en') =>
  dataWorkbookBytes({ rows, lang, documentId: 'doc', revision: 1, exportedAt: '2026-03-01T08:00:00.000Z' })

function read(path: string): DataBook {
  const book = readDataWorkbook(readOurs(path))
  if (!book?.base) throw new Error('not read back')
  return book
}

const empty = (): PlanRows =>
  ({
    ...Object.fromEntries(entityNames.map((n) => [n, []])),
    plan: [testRow('plan', { id: 'own', title: 'x' })],
  }) as unknown as PlanRows
const sorted = (rows: PlanRows) =>
  Object.fromEntries(entityNames.map((n) => [n, [...(rows[n] as AnyRow[])].sort((a, b) => (a.id < b.id ? -1 : 1))]))

it('300 random plans come back as they were', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(randomPlans(3), fc.constantFrom('zh' as const, 'en' as const), async (rows, lang) => {
      const path = folder.file('plan.xlsx')
      writeFileSync(path, await bytesOf(rows, lang))
      const book = read(path)
      const given = { book, lang, today: '2026-03-01', blobs: rows.attachment.map((a) => a.sha256) }
      const same = compareData({ ...given, rows, documentId: 'doc' }).differences
      expect([same.rows, same.refused]).toEqual([[], []])
      const target = testPlan(empty())
      const comparison = compareData({ ...given, rows: empty(), documentId: 'other' })
      for (const w of chosenWrites(comparison, defaultChoice(comparison.differences.rows), () => 'none')) {
        if (w.do === 'insert') target.insert(w.entity, w.row)
        else if (w.do === 'remove') target.remove(w.entity, w.id)
      }
      expect(sorted(target.rows)).toEqual(sorted(rows))
      seen++
    }),
    { numRuns: 300, endOnFailure: true },
  )
  expect(seen).toBe(300)
}, 3_600_000)

const [sample] = fc.sample(randomPlans(3), { numRuns: 1, seed: 7 }) as [PlanRows]
/** Escapes of the file format, for readers that hand them on as they are. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
const newlines = (text: string) => text.replace(/\r\n?/g, '\n')
/** A cell as text that every reader can agree on. */
function plain(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'object')
    return 'date' in cell ? cell.date : 'time' in cell ? `t${Math.round(cell.time / 60)}` : cell.error
  return typeof cell === 'number' ? String(Number(cell.toPrecision(12))) : newlines(String(cell))
}

it.each(['zh', 'en'] as const)('SheetJS and openpyxl read every cell as we do (%s)', async (lang) => {
  const path = folder.file(`second-${lang}.xlsx`)
  writeFileSync(path, await bytesOf(sample, lang))
  const ours = readOurs(path)
  const sheetJs = XLSX.read(readFileSync(path), { cellDates: false })
  const openpyxl = readOpenpyxl(path)
  expect(sheetJs.SheetNames).toEqual(ours.map((s) => s.name))
  expect(openpyxl.sheets.map((s) => s.name)).toEqual(ours.map((s) => s.name))
  let cells = 0
  for (const [i, sheet] of ours.entries()) {
    const js = sheetJs.Sheets[sheet.name] as XLSX.WorkSheet
    for (const [r, row] of sheet.rows.entries())
      for (const [c, cell] of row.entries()) {
        const at = cellName(r, c)
        const other = openpyxl.sheets[i]?.cells[at]
        expect(other?.formula ?? null).toBeNull()
        if (cell === null) continue
        cells++
        const theirs = js[at] as XLSX.CellObject | undefined
        if (typeof cell === 'object') {
          // Days and times are numbers there; their format says what they are.
          expect([at, typeof theirs?.v]).toEqual([at, 'number'])
          continue
        }
        expect([at, plain(typeof theirs?.v === 'string' ? theirs.v : (theirs?.v as Cell))]).toEqual([at, plain(cell)])
        const read = other?.value
        expect([at, plain(typeof read === 'string' ? unescaped(read) : (read ?? null))]).toEqual([at, plain(cell)])
      }
  }
  expect(cells).toBeGreaterThan(2_000)
})

it('LibreOffice opens it, saves it anew, and nothing is different', async () => {
  const rows = JSON.parse(
    readFileSync(new URL('../../assets/templates/complaint-handling.zh.json', import.meta.url), 'utf8'),
  ) as { entities: PlanRows }
  const whole = entityNames.map((n) => [
    n,
    (rows.entities[n] ?? []).map((row) => withDefaults(entityOf(n), { ...row })),
  ])
  const plan = Object.fromEntries(whole) as PlanRows
  const path = folder.file('office.xlsx')
  writeFileSync(path, await bytesOf(plan, 'zh'))
  const { differences } = compareData({
    book: read(converted(path, 'xlsx', folder.file('out'))),
    rows: plan,
    documentId: 'doc',
    lang: 'zh',
    today: '2026-03-01',
    blobs: [],
  })
  expect(differences.refused).toEqual([])
  expect(differences.rows).toEqual([])
  expect(differences.problems).toEqual([])
})

it('the list of the steps of a process, saved anew by LibreOffice, changes nothing', async () => {
  const plan = samplePlan('zh')
  const process = plan.process[0]?.id ?? ''
  const about = { documentId: 'doc', revision: 1, lang: 'zh', exportedAt: '2026-03-01T08:00:00.000Z' } as const
  const path = folder.file('steps.xlsx')
  writeFileSync(path, await dataWorkbookBytes({ ...about, rows: plan, empty: true, sheets: ['step'], process }))
  const versions = plan.processVersion.map(({ id }) => id)
  const book = readCollectedSteps(readOurs(converted(path, 'xlsx', folder.file('out'))), versions)
  if (!book) throw new Error('not recognised')
  const { differences } = compareData({
    book,
    rows: plan,
    documentId: 'doc',
    lang: 'zh',
    today: '2026-03-01',
    blobs: [],
  })
  expect([differences.rows, differences.refused, differences.problems]).toEqual([[], [], []])
  expect(differences.unchanged).toBeGreaterThan(20)
})
