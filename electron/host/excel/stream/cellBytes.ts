// One cell as bytes of SpreadsheetML: text that stays text whatever it begins with, numbers without loss, days and times as Excel counts them.
import { columnName } from '#shared/sheets/cells.ts'
import { escapeText, type Formula, serialOf, type WrittenCell } from './cellXml.ts'
import { asciiBytes, type XmlBuffer } from './xmlBuffer.ts'

/** `make(n)` for each n asked for, made once. */
function madeOnce<T>(make: (n: number) => T): (n: number) => T {
  const made: (T | undefined)[] = []
  return (n) => {
    made[n] ??= make(n)
    return made[n] as T
  }
}

/** What stands between the row number of a cell's address and its content. */
interface Look {
  readonly empty: Uint8Array
  readonly number: Uint8Array
  readonly text: Uint8Array
  readonly spacedText: Uint8Array
  readonly yes: Uint8Array
  readonly no: Uint8Array
  readonly formula: Uint8Array
  readonly textFormula: Uint8Array
  readonly booleanFormula: Uint8Array
}

const columnStart = madeOnce((column) => asciiBytes(`<c r="${columnName(column)}`))
const lookOf = madeOnce((style): Look => {
  const attribute = style === 0 ? '' : ` s="${style}"`
  const bytes = (xml: string) => asciiBytes(`"${attribute}${xml}`)
  return {
    empty: bytes('/>'),
    number: bytes('><v>'),
    text: bytes(' t="inlineStr"><is><t>'),
    spacedText: bytes(' t="inlineStr"><is><t xml:space="preserve">'),
    yes: bytes(' t="b"><v>1</v></c>'),
    no: bytes(' t="b"><v>0</v></c>'),
    formula: bytes('><f'),
    textFormula: bytes(' t="str"><f'),
    booleanFormula: bytes(' t="b"><f'),
  }
})
const shareOf = madeOnce((number) => asciiBytes(` t="shared" si="${number}"`))
const numberEnd = asciiBytes('</v></c>')
const textEnd = asciiBytes('</t></is></c>')
const tagEnd = asciiBytes('>')
const formulaEnd = asciiBytes('</f><v>')
const emptyFormulaEnd = asciiBytes('/><v>')
/** More than the ends and the start of any cell need. */
const frame = 256

/** Days come in the hundreds, cells in the hundred thousands. */
const serials = new Map<string, number | undefined>()
function serial(iso: string): number | undefined {
  const known = serials.get(iso)
  if (known !== undefined || serials.has(iso)) return known
  if (serials.size > 10_000) serials.clear()
  const found = serialOf(iso)
  serials.set(iso, found)
  return found
}

/**
 * Programs that read a sheet may drop white space at the ends of a text, unless it is said to count. Behind the ideographic space there
 * is one more: most texts in Chinese are looked at no further.
 */
const isSpace = (c: number): boolean =>
  c <= 0x20 || c === 0xa0 || (c >= 0x1680 && (c <= 0x3000 || c === 0xfeff) && /\s/.test(String.fromCharCode(c)))

/** Element content; room for `frame` more bytes remains. */
function putContent(xml: XmlBuffer, text: string): void {
  xml.room(frame + text.length * 5)
  if (xml.putPlain(text)) return
  xml.text(escapeText(text))
  xml.room(frame)
}

function putText(xml: XmlBuffer, look: Look, text: string): void {
  const spaced = text.length > 0 && (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)))
  xml.room(frame + text.length * 5)
  if (!spaced) {
    const start = xml.length
    xml.put(look.text)
    if (xml.putPlain(text)) {
      xml.put(textEnd)
      return
    }
    xml.length = start
  }
  xml.put(look.spacedText)
  xml.text(escapeText(text))
  xml.room(frame)
  xml.put(textEnd)
}

function putFormula(xml: XmlBuffer, look: Look, { formula, result, shared }: Formula): void {
  const isNumber = typeof result === 'number' && Number.isFinite(result)
  xml.put(isNumber ? look.formula : typeof result === 'boolean' ? look.booleanFormula : look.textFormula)
  if (shared) xml.put(shareOf(shared.number))
  if (shared?.range) xml.putAscii(` ref="${shared.range}"`)
  // Not every reader takes an empty element for one that is closed at once.
  if (formula === '') xml.put(emptyFormulaEnd)
  else {
    xml.put(tagEnd)
    putContent(xml, formula)
    xml.put(formulaEnd)
  }
  if (isNumber) xml.putAscii(String(result))
  else if (typeof result === 'boolean') xml.putAscii(result ? '1' : '0')
  else if (typeof result === 'string') putContent(xml, result)
  xml.put(numberEnd)
}

/**
 * The cell of `column` in the row with the number `row` (as ASCII), in style `style`; nothing when empty and without a style. A day that
 * Excel cannot count is written as text; Excel has no NaN and no infinity, such a cell stays empty.
 */
export function putCell(
  xml: XmlBuffer,
  column: number,
  row: Uint8Array,
  style: number,
  cell: WrittenCell | undefined,
): void {
  const empty = cell === null || cell === undefined
  if (empty ? style === 0 : typeof cell === 'number' && !Number.isFinite(cell)) return
  xml.room(frame)
  xml.put(columnStart(column))
  xml.put(row)
  const look = lookOf(style)
  if (empty) xml.put(look.empty)
  else if (typeof cell === 'string') putText(xml, look, cell)
  else if (typeof cell === 'number') putNumber(xml, look, cell)
  else if (typeof cell === 'boolean') xml.put(cell ? look.yes : look.no)
  else if ('formula' in cell) putFormula(xml, look, cell)
  else if ('time' in cell) putNumber(xml, look, cell.time / 86_400)
  else if ('error' in cell) putText(xml, look, cell.error)
  else {
    const day = serial(cell.date)
    if (day === undefined) putText(xml, look, cell.date)
    else putNumber(xml, look, day)
  }
}

function putNumber(xml: XmlBuffer, look: Look, value: number): void {
  xml.put(look.number)
  xml.putAscii(String(value))
  xml.put(numberEnd)
}
