// The leadership workbook at length: LibreOffice computes every formula anew, prints every page; SheetJS and openpyxl read every cell.
import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import XLSX from 'xlsx'
import { exportPlan } from '#host/documents/exportPlan.ts'
import { nodeHost } from '#host/nodeHost.ts'
import { translator } from '#shared/i18n/index.ts'
import { largePlan } from '../fixtures/largePlan.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { converted, type PdfPage, pagesOf } from '../secondReader/libreOffice.ts'
import { type ReadSheet, type ReadWorkbook, readWorkbook } from '../secondReader/readWorkbook.ts'

const folder = testFolder('leadership-full')
afterAll(() => folder.remove())

/** The same workbook without the results of its formulas: who opens it has to compute them. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name))
      parts[name] = strToU8(strFromU8(part).replace(/(<\/f>|<f [^>]*\/>)<v>[^<]*<\/v>/g, '$1'))
  return zipSync(parts, { level: 1 })
}

/** As Excel keeps numbers: fifteen digits. Empty text and nothing are the same to a reader. */
const kept = (value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(15)) : value === 'None' ? '' : (value ?? '')
const formulasOf = (sheet: ReadSheet) => Object.entries(sheet.cells).filter(([, cell]) => cell.formula !== null)

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang)
  const path = folder.file(`${lang}.xlsx`)
  let book: ReadWorkbook
  beforeAll(async () => {
    // So many risks and tasks that their rows are streamed and share their formulas.
    const rows = largePlan(lang, { tasks: 240, risks: 240 })
    const input = { format: 'xlsx' as const, rows, lang, today: '2026-11-21', processVersion: null }
    writeFileSync(path, await exportPlan({ ...input, fontFiles: nodeHost.fontFiles }, () => {}))
    book = readWorkbook(path)
  })

  it('LibreOffice computes every formula to the result that stands in the cell', () => {
    const bare = folder.file(`bare-${lang}.xlsx`)
    writeFileSync(bare, withoutResults(readFileSync(path)))
    const computed = readWorkbook(converted(bare, 'xlsx', folder.file(`computed-${lang}`)))
    const differences: unknown[] = []
    let count = 0
    for (const [i, sheet] of book.sheets.entries())
      for (const [at, cell] of formulasOf(sheet)) {
        count++
        const theirs = kept(computed.sheets[i]?.cells[at]?.value)
        if (theirs !== kept(cell.value)) differences.push([sheet.name, at, cell.formula, cell.value, theirs])
      }
    expect(differences).toEqual([])
    expect(count).toBeGreaterThan(2_000)
  })

  it('SheetJS reads the same cells as openpyxl', () => {
    const other = XLSX.read(readFileSync(path))
    expect(other.SheetNames).toEqual(book.sheets.map((sheet) => sheet.name))
    let count = 0
    for (const sheet of book.sheets)
      for (const [at, { value, formula }] of Object.entries(sheet.cells)) {
        const theirs = other.Sheets[sheet.name]?.[at] as XLSX.CellObject | undefined
        // Days are numbers there; their format says what they are.
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\d 00:00:00$/.test(value)) continue
        count++
        expect([sheet.name, at, kept(theirs?.v)]).toEqual([sheet.name, at, kept(value)])
        expect([sheet.name, at, theirs?.f ?? null]).toEqual([sheet.name, at, formula?.slice(1) ?? null])
      }
    expect(count).toBeGreaterThan(5_000)
  })

  describe('printed', () => {
    let pages: PdfPage[]
    beforeAll(() => {
      pages = pagesOf(converted(path, 'pdf', folder.file(`pdf-${lang}`)))
    })

    it('every sheet is one page wide: no page stands beside another', () => {
      // A sheet that is too wide gives pages without its first column, where titles and headings stand.
      const footer = (page: PdfPage) => page.text.trim().split('\n').at(-1) ?? ''
      const named = book.sheets.map((sheet) => sheet.name)
      const order = pages.map((page) => named.findLastIndex((name) => footer(page).includes(name.slice(0, 12))))
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(
        pages.every((page) => Math.min(page.width, page.height) > 590 && Math.max(page.width, page.height) < 845),
      ).toBe(true)
    })
    it('the dashboard is one page, with the titles of all its charts', () => {
      const mine = pages.filter((page) => page.text.includes(t('excel.dashboard.tasksDone')))
      expect(mine).toHaveLength(1)
      const flat = mine[0]?.text.replace(/\s/g, '') ?? ''
      for (const key of ['goals', 'riskMatrix', 'timelineTitle', 'versions'] as const)
        expect(flat).toContain(t(`excel.dashboard.${key}`).replace(/\s/g, ''))
    })
    it('nothing is cut: no number shows as ###', () => {
      expect(pages.filter((page) => page.text.includes('###')).map((page) => page.text.slice(0, 60))).toEqual([])
    })
  })
})
