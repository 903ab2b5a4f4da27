// Reads the cells of one worksheet part, within limits that bound rows, columns, cells, text and merges.
import { type Cell, type CellRange, cellName } from '#shared/sheets/cells.ts'
import { type CellFormat, typedNumber } from './cellFormats.ts'
import { attribute, eachAttribute, scanXml, XmlProblem } from './xmlScanner.ts'

export const sheetLimits = { rows: 50_000, columns: 256, merges: 10_000 } as const

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

export interface SheetContent {
  readonly rows: Cell[][]
  readonly hiddenColumns: number[]
  readonly merges: CellRange[]
}

/** Zero-based row and column of `B7` or `$B$7`; undefined when it is no address. */
function parseAddress(text: string): { row: number; column: number } | undefined {
  let i = text.charCodeAt(0) === 0x24 ? 1 : 0
  let column = 0
  let c = text.charCodeAt(i)
  for (; c >= 0x41 && c <= 0x5a && column <= 16_384; c = text.charCodeAt(++i)) column = column * 26 + c - 64
  if (column === 0 || column > 16_384) return undefined
  if (c === 0x24) c = text.charCodeAt(++i)
  let row = 0
  for (; c >= 0x30 && c <= 0x39 && row <= 1_048_576; c = text.charCodeAt(++i)) row = row * 10 + c - 48
  return i < text.length || row < 1 || row > 1_048_576 ? undefined : { row: row - 1, column: column - 1 }
}

function parseRange(text: string): CellRange | undefined {
  const [first = '', last = first] = text.split(':')
  const from = parseAddress(first)
  const to = parseAddress(last)
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined
}

/** Control characters are written as `_x000D_`; a literal one as `_x005F_x000D_`. */
const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** The texts cells refer to by number. Rich text is joined, phonetic hints are left out. */
export function readSharedStrings(part: Uint8Array | undefined, budget: { characters: number }): string[] {
  const strings: string[] = []
  if (!part) return strings
  let current: string | null = null
  let inText = false
  let phonetic = 0
  scanXml(part, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text(text) {
      if (!inText || current === null) return
      current += text
      budget.characters -= text.length
      if (budget.characters < 0) throw new SheetTooLarge('cells')
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si' && current !== null) {
        strings.push(decodeEscapes(current))
        if (strings.length > 2_000_000) throw new SheetTooLarge('cells')
        current = null
      }
    },
  })
  return strings
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  value: string | null
  formula: string | null
  text: string
}

function cellValue(cell: OpenCell, parts: WorkbookParts): Cell {
  const where = cellName(cell.row, cell.column)
  const { type } = cell
  if (type === 'inlineStr') return decodeEscapes(cell.text) || null
  if (cell.value === null)
    // A formula nobody has calculated yet: blank would hide that something belongs here.
    return cell.formula ? { error: `=${cell.formula.slice(0, 60)}` } : null
  if (type === 's') {
    const text = /^\d+$/.test(cell.value) ? parts.strings[Number(cell.value)] : undefined
    if (text === undefined) throw new XmlProblem(`text ${cell.value} of ${where}`)
    return text === '' ? null : text
  }
  if (type === 'str') return decodeEscapes(cell.value) || null
  if (type === 'b') return cell.value.trim() === '1'
  if (type === 'e') return { error: cell.value.slice(0, 60) }
  if (type === 'd')
    return {
      date: cell.value
        .trim()
        .replace(/T00:00:00(\.0+)?Z?$/, '')
        .slice(0, 19),
    }
  if (cell.value.trim() === '') return null
  const number = Number(cell.value)
  if (!Number.isFinite(number)) throw new XmlProblem(`number in ${where}`)
  return typedNumber(number, parts.formats[cell.style] ?? 'plain', parts.epoch1904)
}

/** Reads a worksheet. Throws SheetTooLarge beyond a limit and XmlProblem when the part is damaged. */
export function readSheet(part: Uint8Array, parts: WorkbookParts): SheetContent {
  const rows: Cell[][] = []
  const hiddenColumns: number[] = []
  const merges: CellRange[] = []
  let row = -1
  let column = -1
  let cell: OpenCell | null = null
  let target: 'value' | 'formula' | 'text' | null = null
  let phonetic = 0

  const openCell = (attributes: string): void => {
    let given: string | undefined
    let type = 'n'
    let style = 0
    eachAttribute(attributes, (name, value) => {
      if (name === 'r') given = value
      else if (name === 't') type = value
      else if (name === 's') style = Number(value)
    })
    const at = given === undefined ? { row, column: column + 1 } : parseAddress(given)
    if (!at || at.row !== row) throw new XmlProblem(`cell ${given}`)
    column = at.column
    cell = { ...at, type, style, value: null, formula: null, text: '' }
  }
  const store = (at: OpenCell): void => {
    const value = cellValue(at, parts)
    if (value === null) return
    if (at.row >= sheetLimits.rows) throw new SheetTooLarge('rows')
    if (at.column >= sheetLimits.columns) throw new SheetTooLarge('columns')
    parts.budget.cells--
    // Many cells may share one long text; what is sent on holds it once per cell.
    if (typeof value === 'string') parts.budget.characters -= value.length
    if (parts.budget.cells < 0 || parts.budget.characters < 0) throw new SheetTooLarge('cells')
    while (rows.length <= at.row) rows.push([])
    const cells = rows[at.row] as Cell[]
    while (cells.length < at.column) cells.push(null)
    cells[at.column] = value
  }
  const hideColumns = (attributes: string): void => {
    if (!/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) return
    const first = Number(attribute(attributes, 'min'))
    const last = Math.min(Number(attribute(attributes, 'max')), sheetLimits.columns)
    for (let n = first; n >= 1 && n <= last && hiddenColumns.length < sheetLimits.columns; n++)
      hiddenColumns.push(n - 1)
  }
  const handlers: Readonly<Record<string, (attributes: string) => void>> = {
    row: (attributes) => {
      row = Number(attribute(attributes, 'r') ?? row + 2) - 1
      column = -1
      if (!Number.isInteger(row) || row < 0 || row >= 1_048_576) throw new XmlProblem('row number')
    },
    c: openCell,
    v: () => {
      target = 'value'
    },
    f: () => {
      target = 'formula'
    },
    t: () => {
      target = phonetic === 0 ? 'text' : null
    },
    rPh: () => {
      phonetic++
    },
    col: hideColumns,
    mergeCell: (attributes) => {
      const range = parseRange(attribute(attributes, 'ref') ?? '')
      if (!range) throw new XmlProblem('merge')
      if (merges.push(range) > sheetLimits.merges) throw new SheetTooLarge('merges')
    },
  }
  scanXml(part, {
    open: (name, attributes) => {
      if (Object.hasOwn(handlers, name)) handlers[name]?.(attributes)
    },
    text: (text) => {
      if (!cell || !target) return
      if (target === 'value') cell.value = (cell.value ?? '') + text
      else if (target === 'formula') cell.formula = (cell.formula ?? '') + text
      else cell.text += text
    },
    close: (name) => {
      if (name === 'v' || name === 'f' || name === 't') target = null
      else if (name === 'rPh') phonetic--
      else if (name === 'c' && cell) {
        store(cell)
        cell = null
      }
    },
  })
  return { rows, hiddenColumns, merges }
}
