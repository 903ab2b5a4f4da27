// A workbook by exceljs, completed by us and read by openpyxl: what exceljs has no words for, and rows of ours in its styles.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chartXml } from '#host/excel/charts/chartXml.ts'
import { type ReadWorkbook, readWorkbook } from '../../../../test/secondReader/readWorkbook.ts'
import { authored } from './author.ts'
import { at, live, range, SheetDraft } from './draft.ts'
import { finish } from './finish.ts'
import { conditionLooks, looks } from './looks.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-finish-'))
afterAll(() => rmSync(folder, { recursive: true }))

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const page = { paper: 'A4', orientation: 'portrait', titleRows: [1, 1], area: 'A1:D9' } as const
const all = looks()
const draftOf = (name: string) => new SheetDraft(name, all, page)
const picture = (row: number) => ({
  bytes: dot,
  type: 'png' as const,
  at: { row, column: 1 },
  width: 20,
  height: 20,
  alt: `<图> ${row}`,
})
const chart = (row: number) => {
  const cells = { ref: "'长 & 表'!$A$2:$A$4", values: [1, 2, 3] }
  const series = [{ name: 's', plot: 'column' as const, categories: cells, values: cells, colour: '1F4E8C' }]
  return {
    xml: chartXml({ title: 't', font: 'f', lang: 'en-GB', series }),
    from: { row, column: 0 },
    to: { row: row + 5, column: 4 },
    alt: '"图" & 表',
  }
}
const hostile = '=1+1 <&>'

/** The same cells on a sheet of any length. */
function fill(sheet: SheetDraft, rows: number): SheetDraft {
  sheet.set(1, 1, '标题', 'header')
  for (let row = 2; row <= rows; row++) {
    sheet.set(row, 1, row, 'number')
    sheet.set(row, 2, { date: '2026-03-01' }, 'date')
    sheet.set(row, 3, row % 2 ? hostile : ' text ', 'text')
    sheet.set(row, 4, live(`A${row}*2`, row * 2), 'money', { font: { bold: true } })
  }
  sheet.block([2, 6, 4, 7], 'merged', 'centred')
  sheet.filter = range(1, 1, rows, 4)
  sheet.tab = '8FB1DC'
  sheet.frozen = { rows: 1, columns: 0 }
  sheet.link(1, 1, '封面 1')
  const body = range(2, 1, rows, 1)
  sheet.conditions.push(
    { kind: 'formula', range: body, formula: `${at(2, 1)}<"x&y"`, look: conditionLooks.red },
    { kind: 'bar', range: body, colour: 'FF0000', full: 1 },
    { kind: 'icons', range: body, set: '3Arrows', from: [0.9, 1] },
  )
  return sheet
}

let book: ReadWorkbook
beforeAll(async () => {
  const [cover, short, long] = [draftOf('封面 1'), fill(draftOf('短'), 9), fill(draftOf('长 & 表'), 6_000)]
  cover.set(1, 1, '封面', 'cover')
  cover.pictures.push(picture(2))
  short.charts.push(chart(10), chart(20))
  short.pictures.push(picture(3), picture(4))
  long.charts.push(chart(3))
  const about = {
    title: '标题 <&>',
    subject: 's',
    company: 'c',
    creator: 'Opsmap',
    day: '2026-11-21',
    font: 'Segoe UI',
    styles: all.list,
  }
  const chunks: Uint8Array[] = []
  const drafts = [cover, short, long]
  await finish(await authored(drafts, about), drafts, about, (bytes) => void chunks.push(bytes))
  writeFileSync(join(folder, 'book.xlsx'), Buffer.concat(chunks))
  book = readWorkbook(join(folder, 'book.xlsx'))
})

it('charts stand beside the pictures of a sheet, and on a sheet that has none', () => {
  expect(book.sheets.map(({ charts, pictures }) => [charts, pictures])).toEqual([
    [0, 1],
    [2, 2],
    [1, 0],
  ])
})
it('a sheet of several slices holds the same as a short one', () => {
  const [, short, long] = book.sheets
  for (const [cell, held] of Object.entries(short?.cells ?? {})) expect([cell, long?.cells[cell]]).toEqual([cell, held])
  expect(long?.cells.D6000).toEqual({ value: 12_000, formula: '=A6000*2' })
  expect(long?.cells.C5999?.value).toBe(hostile)
  expect(long?.styles).toEqual(short?.styles)
  expect(long?.conditions).toEqual(short?.conditions)
  expect([short, long].map((sheet) => sheet?.merges)).toEqual([['F2:G4'], ['F2:G4']])
})
it('has named styles, links to other sheets, filters, titles, signs and bars', () => {
  for (const sheet of book.sheets.slice(1)) {
    expect(sheet.styles).toEqual(
      expect.arrayContaining(['Opsmap header', 'Opsmap day', 'Opsmap text', 'Opsmap choice']),
    )
    expect(sheet.links).toEqual({ A1: "'封面 1'!A1" })
    expect(sheet.conditions).toEqual(['expression', 'dataBar', 'iconSet'])
    expect(sheet.tab).toBe('FF8FB1DC')
    expect(sheet.titleRows).toBe('$1:$1')
    expect(sheet.frozen).toBe('A2')
  }
  expect(book.sheets.map(({ filter }) => filter)).toEqual([null, 'A1:D9', 'A1:D6000'])
})
it('marks text that looks like a formula, and nothing else', () => {
  expect(book.sheets[1]?.quoted).toEqual(['C3', 'C5', 'C7', 'C9'])
  expect(book.sheets[0]?.quoted).toEqual([])
})
it('leaves nothing of the row that registers styles', () => {
  expect(Object.keys(book.sheets[0]?.cells ?? {})).toEqual(['A1'])
  expect(book.sheets[0]?.styles).toEqual(['Opsmap cover title'])
})
