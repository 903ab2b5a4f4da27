// What may stand in a cell of a workbook, and how wide and high text is there.

/** Excel's limit of characters in a cell. */
const cellLimit = 32_767

/** Control characters and halves of pairs: most texts hold neither, and this look at them is the quick one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const suspicious = /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/

/** The text without what no file of an office program may hold: control characters but tab and line break, halves of pairs. */
export const printable = (text: string): string =>
  suspicious.test(text) ? text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '') : text

/**
 * Text that is safe in a cell: control characters dropped, cut at Excel's limit. It is written as a string value, so a leading
 * `=` stays text. Null for null.
 */
export function cellText(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text === '') return null
  const clean = printable(text)
  return clean.length > cellLimit ? `${clean.slice(0, cellLimit - 1)}…` : clean
}

/** Ideographs, their punctuation, kana, hangul and full-width forms. */
const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6)

/** Width in characters of Excel's default font: an ideograph takes two. */
export function textWidth(text: string): number {
  let width = 0
  // Units rather than characters: every cell of a workbook is measured. Planes 2 and 3, all ideographs, begin with D840 … D8BF.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x2e80) width += 1
    else if (code >= 0xdc00 && code <= 0xdfff) continue
    else width += isWide(code) || (code >= 0xd840 && code <= 0xd8bf) ? 2 : 1
  }
  return width
}

/** Lines that `text` takes in a column of `width` characters. */
export function lineCount(text: string, width: number): number {
  const linesOf = (line: string) => Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1)))
  if (!text.includes('\n')) return text.length * 2 < width ? 1 : linesOf(text)
  return text.split('\n').reduce((sum, line) => sum + linesOf(line), 0)
}

/** Excel's limit of characters in the name of a sheet. */
export const sheetNameMost = 31

/** A sheet name that Excel accepts (≤ 31 characters, none of : \ / ? * [ ]) and that `taken` (lower case) does not hold yet; adds it there. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, sheetNameMost) || 'Sheet'
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`
    const name = `${base.slice(0, sheetNameMost - suffix.length).trim()}${suffix}`
    // 'History' is reserved by Excel.
    if (taken.has(name.toLowerCase()) || name.toLowerCase() === 'history') continue
    taken.add(name.toLowerCase())
    return name
  }
}
