// A table in a sheet: columns as data, header, body, widths and heights that fit, optional sums with live formulas.
import { textWidth } from '#host/excel/cellText.ts'
import type { CellStyle } from '#host/excel/stream/styles.ts'
import { at, formatOf, heightOf, isFormulaLike, live, resultOf, roundTo, type SheetDraft, type Value } from './draft.ts'
import type { Look } from './looks.ts'

/** From so many rows on, a formula that all of them share is written once. */
const longTable = 200

/** The address of the same row in the column with a key. */
type Ref = (key: string) => string

export interface Column<R> {
  /** By which formulas of other columns find this one. */
  readonly key?: string
  readonly title: string
  /** Of a column with a formula: the result. */
  readonly value: (row: R, index: number, ref: Ref) => Value
  /** The formula of every row, which differs by nothing but the number of the row. */
  readonly formula?: (ref: Ref) => string
  /** `text` unless said. */
  readonly look?: Look
  readonly variant?: CellStyle | ((row: R) => CellStyle | undefined)
  /** Width limits in characters; the column fits its content between them. */
  readonly min?: number
  readonly max?: number
  /** A sum below the table. */
  readonly sum?: boolean
}

export interface TableOptions {
  /** Row of the header. */
  readonly at: number
  /** Label of the row of sums. */
  readonly total?: string
}

/** Where a table stands: the rows of its body, the row after it, and its columns by key. */
export interface Placed {
  readonly first: number
  readonly last: number
  readonly next: number
  column(key: string): number
  /** `D5:D9` of the body. */
  body(key: string): string
}

/** Characters of a value; 0 also of text that is surely no wider than `known`. */
const widthOf = (value: Value, known: number): number => {
  const shown = resultOf(value)
  if (shown === null || shown === '') return 0
  if (typeof shown !== 'string') return 9
  if (value !== null && typeof value === 'object') return 11
  // No character takes more than two.
  if (shown.length * 2 <= known) return 0
  return shown.includes('\n') ? Math.max(...shown.split('\n').map(textWidth)) : textWidth(shown)
}

function fitColumns<R>(sheet: SheetDraft, columns: readonly Column<R>[], values: readonly Value[][]): void {
  columns.forEach(({ title, min = 8, max = 40 }, c) => {
    // A header may take two lines, but never breaks a Latin word.
    const words = title
      .split(/[\s/]+/)
      .map((word) => (/[\u2e80-\u9fff]/.test(word) ? textWidth(word) / 1.6 : textWidth(word)))
    let widest = Math.max(...words, textWidth(title) / 2)
    for (const line of values) {
      if (Math.ceil(widest) + 3 >= max) break
      widest = Math.max(widest, widthOf(line[c] ?? null, widest))
    }
    sheet.widen(c + 1, Math.min(max, Math.max(min, Math.ceil(widest) + 3)))
  })
}

/** Writes the table from the first column on. */
export function writeTable<R>(
  sheet: SheetDraft,
  columns: readonly Column<R>[],
  rows: readonly R[],
  options: TableOptions,
): Placed {
  const places = new Map(columns.flatMap(({ key }, c) => (key ? [[key, c + 1] as const] : [])))
  const column = (key: string): number => places.get(key) ?? 1
  const first = options.at + 1
  const last = options.at + rows.length
  const header = sheet.looks.of('header')
  columns.forEach(({ title }, c) => {
    sheet.put(options.at, c + 1, title, header)
  })

  const shared = columns.map(({ formula }) =>
    formula && rows.length >= longTable ? { number: sheet.shareFormula() } : null,
  )
  const values = rows.map((row, r): Value[] => {
    const ref: Ref = (key) => at(first + r, column(key))
    return columns.map((one, c) => {
      const value = one.value(row, r, ref)
      if (!one.formula) return value
      const group = shared[c] ?? null
      if (group && r > 0) return { formula: '', result: resultOf(value), shared: group }
      const made = live(one.formula(ref), resultOf(value))
      return group ? { ...made, shared: { ...group, range: `${at(first, c + 1)}:${at(last, c + 1)}` } } : made
    })
  })
  fitColumns(sheet, columns, values)
  sheet.height(options.at, 24)
  columns.forEach(({ title }, c) => {
    sheet.fitHeight(options.at, title, sheet.width(c + 1), 24)
  })
  // Most cells of a column look the same; what does not is found cell by cell.
  const same = columns.map(({ look = 'text', variant }) =>
    typeof variant === 'function' || (look === 'number' && !variant?.format) ? null : sheet.looks.of(look, variant),
  )
  rows.forEach((row, r) => {
    const line = values[r] as Value[]
    let height = 20
    const styles = columns.map(({ look = 'text', variant }, c) => {
      const value = line[c] ?? null
      if (typeof value === 'string' && value.length > 3)
        height = Math.max(height, heightOf(value, sheet.width(c + 1) - 2))
      const usual = isFormulaLike(value) ? null : same[c]
      return usual ?? sheet.styleOf(value, look, typeof variant === 'function' ? variant(row) : variant)
    })
    sheet.putRow(first + r, line, styles, height)
  })
  const body = (key: string) => `${at(first, column(key))}:${at(last, column(key))}`
  const placed = { first, last, column, body }
  if (rows.length === 0 || !columns.some(({ sum }) => sum)) return { ...placed, next: last + 1 }

  const sums = last + 1
  sheet.height(sums, 20)
  columns.forEach(({ sum, look, variant }, c) => {
    const format = typeof variant === 'object' ? variant.format : undefined
    const usual = look === 'money' ? '#,##0.00' : look === 'percent' ? '0.0%' : '#,##0'
    if (!sum) {
      sheet.set(sums, c + 1, c === 0 ? (options.total ?? '') : null, 'total', { align: 'left' })
      return
    }
    const result = values.reduce((n, line) => {
      const value = resultOf(line[c] ?? null)
      return typeof value === 'number' ? n + value : n
    }, 0)
    sheet.set(sums, c + 1, live(`ROUND(SUM(${at(first, c + 1)}:${at(last, c + 1)}),6)`, roundTo(result, 6)), 'total', {
      format: format ?? (look === 'number' ? formatOf(roundTo(result, 2)) : usual),
    })
  })
  return { ...placed, next: sums + 1 }
}
