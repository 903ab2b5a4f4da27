// What may stand in a cell of a workbook, and how wide and high text is there.

/** Excel's limit of characters in a cell. */
const cellLimit = 32_767

/**
 * Text that is safe in a cell: control characters dropped, cut at Excel's limit. It is written as a string value, so a leading
 * `=` stays text. Null for null.
 */
export function cellText(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text === '') return null
  const clean = text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
  return clean.length > cellLimit ? `${clean.slice(0, cellLimit - 1)}…` : clean
}

/** Width in characters of Excel's default font: an ideograph takes two. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text)
    width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]|[\u{20000}-\u{3ffff}]/u.test(char)
      ? 2
      : 1
  return width
}

/** Lines that `text` takes in a column of `width` characters. */
export function lineCount(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0)
}

/** A sheet name that Excel accepts (≤ 31 characters, none of : \ / ? * [ ]) and that `taken` (lower case) does not hold yet; adds it there. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet'
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` (${n})`
    const name = `${base.slice(0, 31 - suffix.length).trim()}${suffix}`
    // 'History' is reserved by Excel.
    if (taken.has(name.toLowerCase()) || name.toLowerCase() === 'history') continue
    taken.add(name.toLowerCase())
    return name
  }
}
