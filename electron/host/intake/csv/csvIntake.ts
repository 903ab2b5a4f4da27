// Reads an untrusted text table (.csv, .tsv) into plain cells, whatever its encoding and separator; runs in the throw-away intake process.
import { basename, extname } from 'node:path'
import Papa from 'papaparse'
import { PlanError, refuse } from '#shared/model/problem.ts'
import type { Cell, SheetCells } from '#shared/sheets/cells.ts'
import { sheetLimits } from '../xlsx/cellReader.ts'
import { readSmallFile, workbookLimits } from '../xlsxIntake.ts'

/** In this order: what is not valid in one is tried in the next; Excel in China saves GBK, in Western Europe Windows-1252. */
const encodings = ['utf-8', 'gb18030', 'windows-1252'] as const

function textOf(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return refuse('notATextTable', { name })
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one.
    }
  }
  return refuse('notATextTable', { name })
}

/** A mark that we and others put before what a spreadsheet would take for a formula. */
const guarded = /^'(?=[=+\-@\t\r])/

/** The table of a text file as one sheet. Throws PlanError: fileMissing, fileEmpty, fileTooLarge, notATextTable, workbookTooManyRows … */
export function readCsv(path: string): SheetCells[] {
  const name = basename(path)
  const text = textOf(readSmallFile(path, workbookLimits.bytes), name)
  const title = basename(name, extname(name)).trim() || name
  return [csvSheet(text, title)]
}

/** A text table as a sheet called `title`. Throws PlanError workbookTooManyRows and workbookTooManyColumns. */
export function csvSheet(text: string, title: string): SheetCells {
  // Excel's own first line that names the separator.
  const hint = /^sep=(.)\r?\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const { data } = Papa.parse<string[]>(body, {
    ...(hint ? { delimiter: hint[1] as string } : {}),
    delimitersToGuess: [',', '\t', ';', '|', '，', '；'],
    preview: sheetLimits.rows + 1,
  })
  const place = { sheet: title }
  if (data.length > sheetLimits.rows && data.at(-1)?.some((cell) => cell !== ''))
    refuse('workbookTooManyRows', { max: sheetLimits.rows }, place)
  let left: number = workbookLimits.cells
  const rows = data.map((row): Cell[] => {
    while (row.at(-1) === '') row.pop()
    if (row.length > sheetLimits.columns) refuse('workbookTooManyColumns', { max: sheetLimits.columns }, place)
    left -= row.length
    if (left < 0)
      throw new PlanError({ code: 'workbookTooLarge', params: { name: title, what: `> ${workbookLimits.cells}` } })
    return row.map((cell) => (cell === '' ? null : cell.replace(guarded, '')))
  })
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return { name: title, hidden: false, rows, hiddenColumns: [], merges: [] }
}
