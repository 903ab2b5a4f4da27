// A sheet of the leadership workbook while it is put together: cells in any order, and all that stands around them.
import { cellText, lineCount } from '#host/excel/cellText.ts'
import type { PlacedChart } from '#host/excel/charts/addCharts.ts'
import type { Formula, WrittenCell } from '#host/excel/stream/cellXml.ts'
import { quotedSheet } from '#host/excel/stream/sheetParts.ts'
import type { CellStyle } from '#host/excel/stream/styles.ts'
import { columnName } from '#shared/sheets/cells.ts'
import type { Condition } from './conditions.ts'
import type { Look, Looks } from './looks.ts'

export type Value = string | number | boolean | null | { readonly date: string } | Formula

/** Address of a cell; rows and columns count from 1, as formulas do. */
export const at = (row: number, column: number): string => `${columnName(column - 1)}${row}`
/** Address that stays when a formula is copied. */
export const fixed = (row: number, column: number): string => `$${columnName(column - 1)}$${row}`
/** `A1:C9`, from corner to corner. */
export const range = (row: number, column: number, lastRow: number, lastColumn: number): string =>
  `${at(row, column)}:${at(lastRow, lastColumn)}`
/** A range on a sheet, as charts and formulas of other sheets name it. */
export const onSheet = (sheet: string, row: number, column: number, lastRow = row, lastColumn = column): string =>
  `${quotedSheet(sheet)}!${fixed(row, column)}${row === lastRow && column === lastColumn ? '' : `:${fixed(lastRow, lastColumn)}`}`

/** A live formula; numbers of its result without the binary noise that Excel does not keep either. */
export const live = (formula: string, result: Formula['result']): Formula => ({
  formula,
  result: typeof result === 'number' ? Number(result.toPrecision(15)) : result,
})
/** Digits that sums of shares, scores and figures keep: programs add decimals up in different orders, and none of them shows more. */
export const digits = 8
export const roundTo = (value: number, places: number = digits): number => Number(value.toFixed(places))

/** Decimals of a number, four at most. */
export function decimalsOf(value: number): number {
  const [, fraction = ''] = String(roundTo(Math.abs(value), 4)).split('.')
  return Math.min(4, fraction.length)
}
/** A format with as many decimals as the number has: one with `#` behind the point would show `350.` */
export const formatOf = (value: number): string => {
  const places = decimalsOf(value)
  return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
}

export const resultOf = (value: Value): string | number | boolean | null =>
  value !== null && typeof value === 'object' ? ('formula' in value ? value.result : value.date) : value

/** Characters that make a program read text as a formula when the cell is edited. */
const formulaLike = /^[=+\-@\t\r]/
export const isFormulaLike = (value: Value): boolean => typeof value === 'string' && formulaLike.test(value)

const quoted: CellStyle = { quoted: true }
const formats = new Map<string, CellStyle>()
/** The variant with the decimals of a number; one object for each format. */
function formatted(value: number): CellStyle {
  const format = formatOf(value)
  const known = formats.get(format)
  if (known) return known
  const made = { format }
  formats.set(format, made)
  return made
}

/** How a sheet is printed; always one page wide. */
export interface PageSetup {
  readonly paper: 'A4' | 'A3'
  readonly orientation: 'portrait' | 'landscape'
  /** The whole sheet on one page. */
  readonly onePage?: boolean
  /** First and last row that each page repeats, from 1. */
  readonly titleRows?: readonly [number, number]
  /** Rows after which a new page begins. */
  readonly breaks?: readonly number[]
  /** What is printed, `A1:X50`. */
  readonly area?: string
  /** In the codes of headers and footers: `&L`, `&P` … */
  readonly header?: string
  readonly footer?: string
}

export interface PlacedPicture {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpeg'
  /** Zero-based cell of its upper left corner. */
  readonly at: { readonly row: number; readonly column: number }
  /** In px of 96 to the inch. */
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** A row as it is written: values and style numbers by column, zero-based; `height` in points. */
export interface DraftRow {
  readonly cells: readonly (WrittenCell | undefined)[]
  readonly styles: readonly number[]
  readonly height: number | undefined
}

/** Points that text needs in `width` characters, 400 at most. */
export const heightOf = (text: string, width: number): number => Math.min(400, lineCount(text, width) * 15 + 5)

export class SheetDraft {
  readonly name: string
  readonly looks: Looks
  page: PageSetup
  frozen: { rows: number; columns: number } | undefined
  /** `A4:H9`, the header included. */
  filter: string | undefined
  tab: string | undefined
  /** What the cover says about this sheet, where it is not what it says about its kind. */
  about: string | undefined
  readonly merges: string[] = []
  readonly conditions: Condition[] = []
  readonly charts: PlacedChart[] = []
  readonly pictures: PlacedPicture[] = []
  /** Cells that lead to another sheet. */
  readonly links: { readonly cell: string; readonly sheet: string }[] = []
  #shared = 0
  readonly #cells: (WrittenCell | undefined)[][] = []
  readonly #styles: number[][] = []
  readonly #heights: (number | undefined)[] = []
  readonly #widths: (number | undefined)[] = []
  #columns = 0
  /** The styles of the newest row of a table, and those that several rows share: such a list is copied before it changes. */
  #alike: number[] = []
  readonly #held = new Set<number[]>()

  constructor(name: string, looks: Looks, page: PageSetup) {
    this.name = name
    this.looks = looks
    this.page = page
  }

  get rows(): number {
    return Math.max(this.#cells.length, this.#heights.length) - 1
  }

  /** Writes a cell in a style by number: the quick way for tables. */
  put(row: number, column: number, value: Value, style: number): void {
    this.#cells[row] ??= []
    this.#styles[row] ??= []
    const cells = this.#cells[row]
    let styles = this.#styles[row]
    if (this.#held.has(styles)) {
      styles = [...styles]
      this.#styles[row] = styles
    }
    cells[column - 1] = typeof value === 'string' ? cellText(value) : value
    styles[column - 1] = style
    if (column > this.#columns) this.#columns = column
  }

  /** Writes a row of a table at once; the array of values becomes the row. */
  putRow(row: number, values: Value[], styles: number[], height: number): void {
    for (let c = 0; c < values.length; c++) {
      const value = values[c]
      if (typeof value === 'string') values[c] = cellText(value)
    }
    const before = this.#alike
    const same = before.length === styles.length && styles.every((style, c) => style === before[c])
    if (same) this.#held.add(before)
    else this.#alike = styles
    this.#cells[row] = values
    this.#styles[row] = same ? before : styles
    this.#heights[row] = height
    if (values.length > this.#columns) this.#columns = values.length
  }

  /** Number of the style of a value: numbers show as many decimals as they have, text like a formula stays text. */
  styleOf(value: Value, look: Look, variant?: CellStyle): number {
    const shown = look === 'number' && !variant?.format ? resultOf(value) : null
    const more = isFormulaLike(value) ? quoted : typeof shown === 'number' ? formatted(shown) : undefined
    return this.looks.of(look, more && variant ? { ...variant, ...more } : (more ?? variant))
  }

  set(row: number, column: number, value: Value, look: Look = 'plain', variant?: CellStyle): void {
    this.put(row, column, value, this.styleOf(value, look, variant))
  }

  /** One value over several cells, all of them in its look. */
  block(
    [row, column, lastRow, lastColumn]: readonly [number, number, number, number],
    value: Value,
    look: Look,
    variant?: CellStyle,
  ): void {
    for (let r = row; r <= lastRow; r++) for (let c = column; c <= lastColumn; c++) this.set(r, c, null, look, variant)
    this.set(row, column, value, look, variant)
    if (row !== lastRow || column !== lastColumn) this.merges.push(range(row, column, lastRow, lastColumn))
  }

  height(row: number, points: number): void {
    this.#heights[row] = points
  }

  /** At least as high as `text` needs in `width` characters. */
  fitHeight(row: number, text: string, width: number, least = 20): void {
    const wanted = Math.max(least, heightOf(text, width))
    if (wanted > (this.#heights[row] ?? 0)) this.height(row, wanted)
  }

  width(column: number): number {
    return this.#widths[column] ?? 9
  }
  setWidth(column: number, characters: number): void {
    this.#widths[column] = characters
  }
  /** A column is as wide as the widest table in it. */
  widen(column: number, characters: number): void {
    if (characters > (this.#widths[column] ?? 0)) this.setWidth(column, characters)
  }

  /** A number for a formula that many rows of this sheet share. */
  shareFormula(): number {
    return this.#shared++
  }

  link(row: number, column: number, sheet: string): void {
    this.links.push({ cell: at(row, column), sheet })
  }

  /** How many columns have cells or a width. */
  get columns(): number {
    return Math.max(this.#columns, this.#widths.length - 1)
  }

  row(number: number): DraftRow {
    return { cells: this.#cells[number] ?? [], styles: this.#styles[number] ?? [], height: this.#heights[number] }
  }
}
