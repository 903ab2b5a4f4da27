// What a cell may hold when it is written, and its parts as XML of SpreadsheetML: escaped text, days as Excel counts them.
import type { Cell } from '#shared/sheets/cells.ts'

/** A live formula without its `=`, and the result that a viewer shows before anything is computed anew. */
export interface Formula {
  readonly formula: string
  readonly result: string | number | boolean | null
  /** The same formula in many rows is written once: its number on the sheet, at the first cell also the range. Others leave `formula` empty. */
  readonly shared?: { readonly number: number; readonly range?: string }
}
export type WrittenCell = Cell | Formula

/** How every part begins. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

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

const dayMilliseconds = 86_400_000
const epoch = Date.UTC(1899, 11, 30)

/** Excel's serial number of a day or moment; undefined before 1 March 1900, where Excel counts a day that never was. */
export function serialOf(iso: string): number | undefined {
  const at = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso.replace(/Z$/, '')}Z`)
  const serial = (at - epoch) / dayMilliseconds
  return serial >= 61 && serial < 2_958_466 ? serial : undefined
}
