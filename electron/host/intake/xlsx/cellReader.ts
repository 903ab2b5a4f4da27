// Puts the cells of one worksheet together from its elements, within limits that bound rows, columns, cells and text.
import { type Cell, type CellRange, cellName } from '#shared/sheets/cells.ts'
import { type CellFormat, typedNumbers } from './cellFormats.ts'
import type { XmlReader } from './xmlReader.ts'
import { XmlProblem } from './xmlText.ts'

export const sheetLimits = { rows: 50_000, columns: 256, merges: 10_000 } as const
/** What Excel itself can hold. */
const excelRows = 1_048_576
const excelColumns = 16_384

/** Passing a limit of `sheetLimits` or of the whole workbook. */
export class SheetTooLarge extends Error {
  readonly what: 'rows' | 'columns' | 'merges' | 'cells'
  constructor(what: SheetTooLarge['what']) {
    super(what)
    this.what = what
  }
}

export interface WorkbookParts {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly epoch1904: boolean
  /** Cells and characters that the whole workbook may still hold; counted down by each sheet. */
  readonly budget: { cells: number; characters: number }
}

/** The elements that matter, by their number in an XmlReader. */
export const codes = { si: 1, t: 2, rPh: 3, row: 4, c: 5, v: 6, f: 7, col: 8, mergeCell: 9 } as const
export const elementCodes: ReadonlyMap<string, number> = new Map(Object.entries(codes))

/** `B7` or `$B$7` as row × 16,384 + column, both from zero; -1 when it is no address. */
function addressAt(bytes: Uint8Array, from: number, to: number): number {
  let i = bytes[from] === 0x24 ? from + 1 : from
  let column = 0
  let c = bytes[i] as number
  for (; i < to && c >= 0x41 && c <= 0x5a && column <= excelColumns; c = bytes[++i] as number)
    column = column * 26 + c - 64
  if (column === 0 || column > excelColumns) return -1
  if (c === 0x24) c = bytes[++i] as number
  let row = 0
  for (; i < to && c >= 0x30 && c <= 0x39 && row <= excelRows; c = bytes[++i] as number) row = row * 10 + c - 48
  return i < to || row < 1 || row > excelRows ? -1 : (row - 1) * excelColumns + column - 1
}

/** The cells of `A1:C3` or `B7`; undefined when it is neither. */
export function parseRange(text: string): CellRange | undefined {
  const [from, to] = [...text.split(':'), text].map((part) => {
    const at = addressAt(Buffer.from(part), 0, part.length)
    return at < 0 ? undefined : { row: Math.floor(at / excelColumns), column: at % excelColumns }
  })
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined
}

/** Control characters are written as `_x000D_`; a literal one as `_x005F_x000D_`. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** The type of a cell; the usual ones without making a text of it. */
function cellType(bytes: Buffer, from: number, to: number): string {
  const first = bytes[from]
  const length = to - from
  if (length === 1 && first === 0x73) return 's'
  if (length === 1 && first === 0x6e) return 'n'
  if (length === 3 && first === 0x73) return 'str'
  if (length === 9 && first === 0x69) return 'inlineStr'
  return bytes.toString('latin1', from, to)
}

type Target = 'value' | 'formula' | 'text'

/** Takes the elements of a sheet as an XmlReader comes to them; `rows` are its cells. */
export class CellReader {
  readonly rows: Cell[][] = []
  readonly #xml: XmlReader
  readonly #parts: WorkbookParts
  readonly #typed: (number: number, format: CellFormat) => Cell
  #row = -1
  #column = -1
  #open = false
  #target: Target | null = null
  #phonetic = 0
  #type = 'n'
  #style = 0
  /** The value as text; null while there is none, or it is `#number`. */
  #value: string | null = null
  #number = Number.NaN
  /** Where the value that is `#number` is written. */
  #from = 0
  #to = 0
  #formula: string | null = null
  #text = ''

  constructor(xml: XmlReader, parts: WorkbookParts) {
    this.#xml = xml
    this.#parts = parts
    this.#typed = typedNumbers(parts.epoch1904)
  }

  open(): void {
    switch (this.#xml.code) {
      case codes.c:
        this.#openCell()
        break
      case codes.v:
        this.#target = 'value'
        break
      case codes.t:
        this.#target = this.#phonetic === 0 ? 'text' : null
        break
      case codes.f:
        this.#target = 'formula'
        break
      case codes.row:
        this.#openRow()
        break
      case codes.rPh:
        this.#phonetic++
    }
  }

  text(): void {
    if (!this.#open || this.#target === null) return
    const xml = this.#xml
    if (this.#target === 'text') this.#text = this.#text === '' ? xml.text() : this.#text + xml.text()
    else if (this.#target === 'formula') this.#formula = (this.#formula ?? '') + xml.text()
    else {
      // Numbers are read where they stand; a value in several pieces is text first.
      if (!Number.isNaN(this.#number)) {
        this.#value = xml.slice(this.#from, this.#to)
        this.#number = Number.NaN
      } else if (this.#value === null && (this.#type === 's' || this.#type === 'n')) {
        this.#number = xml.number()
        this.#from = xml.from
        this.#to = xml.to
        if (!Number.isNaN(this.#number)) return
      }
      this.#value = this.#value === null ? xml.text() : this.#value + xml.text()
    }
  }

  close(): void {
    switch (this.#xml.code) {
      case codes.c:
        if (this.#open) this.#store(this.#cell())
        this.#open = false
        break
      case codes.v:
      case codes.f:
      case codes.t:
        this.#target = null
        break
      case codes.rPh:
        this.#phonetic--
    }
  }

  #openRow(): void {
    const xml = this.#xml
    let row = this.#row + 1
    while (xml.nextAttribute())
      if (xml.nameTo - xml.nameFrom === 1 && xml.bytes[xml.nameFrom] === 0x72)
        row = Number(xml.bytes.toString('latin1', xml.valueFrom, xml.valueTo)) - 1
    if (!Number.isInteger(row) || row < 0 || row >= excelRows) throw new XmlProblem('row number')
    this.#row = row
    this.#column = -1
  }

  #openCell(): void {
    const xml = this.#xml
    const { bytes } = xml
    this.#type = 'n'
    this.#style = 0
    this.#value = this.#formula = null
    this.#number = Number.NaN
    this.#text = ''
    this.#column++
    while (xml.nextAttribute()) {
      if (xml.nameTo - xml.nameFrom !== 1) continue
      const { valueFrom, valueTo } = xml
      switch (bytes[xml.nameFrom]) {
        case 0x72: {
          const at = addressAt(bytes, valueFrom, valueTo) - this.#row * excelColumns
          if (this.#row < 0 || at < 0 || at >= excelColumns)
            throw new XmlProblem(`cell ${bytes.toString('latin1', valueFrom, valueTo)}`)
          this.#column = at
          break
        }
        case 0x73:
          this.#style = 0
          for (let i = valueFrom; i < valueTo; i++) this.#style = this.#style * 10 + (bytes[i] as number) - 0x30
          break
        case 0x74:
          this.#type = cellType(bytes, valueFrom, valueTo)
      }
    }
    if (this.#row < 0) throw new XmlProblem('cell outside a row')
    this.#open = true
  }

  #cell(): Cell {
    const type = this.#type
    const where = () => cellName(this.#row, this.#column)
    if (type === 'inlineStr') return decodeEscapes(this.#text) || null
    let value = this.#value
    if (value === null && Number.isNaN(this.#number))
      // A formula nobody has calculated yet: blank would hide that something belongs here.
      return this.#formula ? { error: `=${this.#formula.slice(0, 60)}` } : null
    if (type === 's') {
      const text = this.#parts.strings[value !== null && /^\d+$/.test(value) ? Number(value) : this.#number]
      if (text === undefined) throw new XmlProblem(`text of ${where()}`)
      return text === '' ? null : text
    }
    value ??= ''
    if (type === 'str') return decodeEscapes(value) || null
    if (type === 'b') return value.trim() === '1'
    if (type === 'e') return { error: value.slice(0, 60) }
    if (type === 'd')
      return {
        date: value
          .trim()
          .replace(/T00:00:00(\.0+)?Z?$/, '')
          .slice(0, 19),
      }
    let number = this.#number
    if (Number.isNaN(number)) {
      if (value.trim() === '') return null
      number = Number(value)
      if (!Number.isFinite(number)) throw new XmlProblem(`number in ${where()}`)
    }
    return this.#typed(number, this.#parts.formats[this.#style] ?? 'plain')
  }

  #store(value: Cell): void {
    if (value === null) return
    const { budget } = this.#parts
    const row = this.#row
    const column = this.#column
    if (row >= sheetLimits.rows) throw new SheetTooLarge('rows')
    if (column >= sheetLimits.columns) throw new SheetTooLarge('columns')
    budget.cells--
    // Many cells may share one long text; what is sent on holds it once per cell.
    if (typeof value === 'string') budget.characters -= value.length
    if (budget.cells < 0 || budget.characters < 0) throw new SheetTooLarge('cells')
    const { rows } = this
    while (rows.length <= row) rows.push([])
    const cells = rows[row] as Cell[]
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
}
