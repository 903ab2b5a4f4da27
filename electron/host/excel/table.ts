// A table in a sheet: columns as data, header, body with formats and heights, optional sums with formulas.
import type { CellValue, Worksheet } from 'exceljs'
import type { Lang } from '#shared/i18n/index.ts'
import { cellText, lineCount, textWidth } from './cellText.ts'
import { bodyCell, tableHeader, totalRow } from './style.ts'

export interface Column<R> {
  readonly title: string
  readonly value: (row: R, index: number) => string | number | Date | null
  readonly align?: 'left' | 'right' | 'center'
  /** Excel number format. */
  readonly format?: string
  /** Width limits in characters; the column fits its content between them. */
  readonly min?: number
  readonly max?: number
  readonly indent?: (row: R) => number
  /** A sum below the table, as a live formula with its cached result. */
  readonly sum?: boolean
}

export interface TableOptions {
  readonly lang: Lang
  /** Row number of the header. */
  readonly at: number
  readonly totalLabel?: string
}

const letter = (n: number): string =>
  (n > 26 ? letter(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26))
const lineHeight = 15
const minHeight = 20

/** Widens columns to fit; a sheet with several tables keeps the widest. */
function fitColumn(sheet: Worksheet, index: number, width: number): void {
  const column = sheet.getColumn(index)
  column.width = Math.max(column.width ?? 0, width)
}

const shownValues = <R>(columns: readonly Column<R>[], rows: readonly R[]) =>
  rows.map((row, r) =>
    columns.map((column) => {
      const value = column.value(row, r)
      return typeof value === 'string' ? cellText(value) : value
    }),
  )

/** Gives the sheet the widths that a table will want; returns their sum in px. Called first where something wide stands above the table. */
export function fitColumns<R>(sheet: Worksheet, columns: readonly Column<R>[], rows: readonly R[]): number {
  const shown = shownValues(columns, rows)
  let pixels = 0
  columns.forEach((column, c) => {
    const content = shown.reduce((widest, line) => {
      const value = line[c]
      const lines =
        typeof value === 'string' ? value.split('\n').map(textWidth) : [value === null || value === undefined ? 0 : 9]
      return Math.max(widest, ...lines)
    }, textWidth(column.title) / 1.6)
    fitColumn(sheet, c + 1, Math.min(column.max ?? 40, Math.max(column.min ?? 8, content + 3)))
    pixels += (sheet.getColumn(c + 1).width ?? 8) * 7 + 5
  })
  return pixels
}

/** Writes the table and returns the number of the first row after it. */
export function writeTable<R>(
  sheet: Worksheet,
  columns: readonly Column<R>[],
  rows: readonly R[],
  options: TableOptions,
): number {
  const { lang, at } = options
  tableHeader(
    sheet.getRow(at),
    lang,
    columns.map((c) => c.title),
  )
  const shown = shownValues(columns, rows)
  fitColumns(sheet, columns, rows)
  rows.forEach((row, r) => {
    const line = sheet.getRow(at + 1 + r)
    let lines = 1
    columns.forEach((column, c) => {
      const cell = line.getCell(c + 1)
      const value = shown[r]?.[c] ?? null
      cell.value = value as CellValue
      bodyCell(cell, lang, column.align ?? (typeof value === 'number' ? 'right' : 'left'), column.indent?.(row) ?? 0)
      if (column.format) cell.numFmt = column.format
      if (typeof value === 'string') lines = Math.max(lines, lineCount(value, sheet.getColumn(c + 1).width ?? 10))
    })
    line.height = Math.min(400, Math.max(minHeight, lines * lineHeight + 5))
  })
  const end = at + 1 + rows.length
  if (!columns.some((c) => c.sum) || rows.length === 0) return end
  const sums = sheet.getRow(end)
  sums.height = 20
  sums.getCell(1).value = options.totalLabel ?? ''
  columns.forEach((column, c) => {
    if (!column.sum) return
    const cell = sums.getCell(c + 1)
    const result = shown.reduce((sum, line) => sum + (typeof line[c] === 'number' ? (line[c] as number) : 0), 0)
    cell.value = {
      formula: `SUM(${letter(c + 1)}${at + 1}:${letter(c + 1)}${end - 1})`,
      result: Number(result.toPrecision(15)),
    }
    cell.alignment = { horizontal: 'right' }
    if (column.format) cell.numFmt = column.format
  })
  totalRow(sums, lang, columns.length)
  return end + 1
}
