// Finds the step table in a workbook: which sheet, which row holds the headers, which column is what.
import type { Problem } from '../model/problem.ts'
import { cellName, cellText, isBlank, type SheetCells } from './cells.ts'
import { stepsMark } from './stepsMark.ts'
import { columnTitle, type FoundHeader, readHeader, type VisioField, visioColumns } from './visioColumns.ts'

/** Headers stand below titles and notes, but not further down than this. */
const headerRows = 50

export interface TableColumn extends FoundHeader {
  /** Zero-based. */
  readonly at: number
  /** Where to say that something is wrong, if not there: the column is not one of the file. */
  readonly shownAt?: number
}

export interface StepTable {
  readonly sheet: SheetCells
  /** Zero-based row of the headers. */
  readonly header: number
  readonly columns: ReadonlyMap<VisioField, TableColumn>
  /** Columns with a header that means nothing to us. */
  readonly unknown: readonly { readonly at: number; readonly header: string }[]
}

const missingColumns = (table: StepTable) => visioColumns.filter((c) => c.required && !table.columns.has(c.field))

function readHeaderRow(sheet: SheetCells, row: number): StepTable {
  const columns = new Map<VisioField, TableColumn>()
  const unknown: { at: number; header: string }[] = []
  sheet.rows[row]?.forEach((cell, at) => {
    if (isBlank(cell)) return
    const found = readHeader(cell)
    if (found && !columns.has(found.column.field)) columns.set(found.column.field, { ...found, at })
    // The hidden column of our own collection sheet is nothing that was left out.
    else if (!cellText(cell).startsWith(stepsMark)) unknown.push({ at, header: cellText(cell).trim() })
  })
  return { sheet, header: row, columns, unknown }
}

/** The row of a sheet that looks most like our headers. */
function bestRow(sheet: SheetCells): StepTable | undefined {
  let best: StepTable | undefined
  for (let row = 0; row < Math.min(headerRows, sheet.rows.length); row++) {
    const table = readHeaderRow(sheet, row)
    if (table.columns.size > (best?.columns.size ?? 0)) best = table
  }
  return best
}

const hasContent = (sheet: SheetCells) => sheet.rows.some((row) => row.some((cell) => !isBlank(cell)))

function nothingFound(sheets: readonly SheetCells[]): Problem {
  const sheet = sheets.find((s) => !s.hidden && hasContent(s)) ?? sheets.find(hasContent)
  if (!sheet) return { code: 'sheetEmpty', ...(sheets[0] ? { place: { sheet: sheets[0].name } } : {}) }
  const row = sheet.rows.findIndex((cells) => cells.some((cell) => !isBlank(cell)))
  const column = sheet.rows[row]?.findIndex((cell) => !isBlank(cell)) ?? 0
  return missing(
    sheet,
    cellName(row, column),
    visioColumns.filter((c) => c.required),
  )
}

const missing = (sheet: SheetCells, cell: string, columns: readonly (typeof visioColumns)[number][]): Problem => ({
  code: 'columnsMissing',
  params: { columns: columns.map(columnTitle).join(', ') },
  place: { sheet: sheet.name, cell },
})

/**
 * The step table of the first visible sheet that has every required column (a hidden sheet when no visible one has),
 * and other sheets that have one too. Otherwise the problem to tell: sheetEmpty, or columnsMissing for the closest sheet.
 */
export function findStepTable(
  sheets: readonly SheetCells[],
): { table: StepTable; others: readonly SheetCells[] } | Problem {
  const ordered = [...sheets.filter((s) => !s.hidden), ...sheets.filter((s) => s.hidden)]
  const found = ordered.map(bestRow).filter((t): t is StepTable => t !== undefined)
  const whole = found.filter((t) => missingColumns(t).length === 0)
  const [table, ...others] = whole
  if (table) return { table, others: others.map((t) => t.sheet).filter((s) => !s.hidden) }
  const closest = found.reduce<StepTable | undefined>(
    (best, t) => (t.columns.size > (best?.columns.size ?? 1) ? t : best),
    undefined,
  )
  if (!closest) return nothingFound(sheets)
  const first = Math.min(...[...closest.columns.values()].map((c) => c.at))
  return missing(closest.sheet, cellName(closest.header, first), missingColumns(closest))
}
