// One cell as XML of SpreadsheetML: text that stays text whatever it begins with, numbers without loss, days and times as Excel counts them.
import type { Cell } from '#shared/sheets/cells.ts'

/** A live formula without its `=`, and the result that a viewer shows before anything is computed anew. */
export interface Formula {
  readonly formula: string
  readonly result: string | number | boolean | null
}
export type WrittenCell = Cell | Formula

/** How every part begins. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Anything that cannot stand in XML text as it is, or that Excel would read as an escape. */
const special = /[&<>\ufffe\uffff\n]|(?!\t)\p{Cc}|_x[0-9A-Fa-f]{4}_|^\s|\s$/u
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const unwritable = /[&<>\ufffe\uffff]|(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)/gu

/** Text for element content: `<` as an entity, control characters as `_x000D_`, a literal `_x000D_` as `_x005F_x000D_`. */
export const escapeText = (text: string): string =>
  text.replace(
    unwritable,
    (c) => escapes[c] ?? `_x${(c === '_' ? 0x5f : c.charCodeAt(0)).toString(16).toUpperCase().padStart(4, '0')}_`,
  )

/** Text for an attribute in double quotes. */
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"\n\t]/g, (c) => ({ '"': '&quot;', '\n': '&#10;', '\t': '&#9;' })[c] ?? escapes[c] ?? c)

const textElement = (text: string): string =>
  special.test(text) ? `<t xml:space="preserve">${escapeText(text)}</t>` : `<t>${text}</t>`

const dayMilliseconds = 86_400_000
const epoch = Date.UTC(1899, 11, 30)

/** Excel's serial number of a day or moment; undefined before 1 March 1900, where Excel counts a day that never was. */
export function serialOf(iso: string): number | undefined {
  const at = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso.replace(/Z$/, '')}Z`)
  const serial = (at - epoch) / dayMilliseconds
  return serial >= 61 && serial < 2_958_466 ? serial : undefined
}

function formulaXml(ref: string, s: string, { formula, result }: Formula): string {
  const f = `<f>${escapeText(formula)}</f>`
  if (typeof result === 'number' && Number.isFinite(result)) return `<c r="${ref}"${s}>${f}<v>${result}</v></c>`
  if (typeof result === 'boolean') return `<c r="${ref}"${s} t="b">${f}<v>${result ? 1 : 0}</v></c>`
  return `<c r="${ref}"${s} t="str">${f}<v>${typeof result === 'string' ? escapeText(result) : ''}</v></c>`
}

/** The cell at `ref` (`B7`) in style `s`; '' when empty and without a style. A day that Excel cannot count is written as text. */
export function cellXml(ref: string, style: number, cell: WrittenCell | undefined): string {
  const s = style === 0 ? '' : ` s="${style}"`
  if (cell === null || cell === undefined) return style === 0 ? '' : `<c r="${ref}"${s}/>`
  if (typeof cell === 'string') return `<c r="${ref}"${s} t="inlineStr"><is>${textElement(cell)}</is></c>`
  // Excel has no NaN and no infinity: such a cell stays empty.
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${ref}"${s}><v>${cell}</v></c>` : ''
  if (typeof cell === 'boolean') return `<c r="${ref}"${s} t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('formula' in cell) return formulaXml(ref, s, cell)
  if ('time' in cell) return `<c r="${ref}"${s}><v>${cell.time / 86_400}</v></c>`
  if ('error' in cell) return `<c r="${ref}"${s} t="inlineStr"><is>${textElement(cell.error)}</is></c>`
  const serial = serialOf(cell.date)
  return serial === undefined ? cellXml(ref, style, cell.date) : `<c r="${ref}"${s}><v>${serial}</v></c>`
}
