// Headers as people write them: what is decoration, what is a unit, and headers that stand in two rows.
import { folded, nameKey } from '../../model/values/context.ts'
import { cellText, isBlank, type SheetCells } from '../cells.ts'

const bracket = /\s*[([【{［（]\s*([^)\]】}］）]*?)\s*[)\]】}］）]\s*$/

/** A header without stars, colons and spaces between Chinese characters; lower case. */
export const headerKey = (text: string): string =>
  nameKey(text.replace(/[*＊]/g, '').replace(/[:：]\s*$/, ''))
    .replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
    .slice(0, 100)

/** The header without what stands in brackets behind it, and that. */
export function splitUnit(key: string): { bare: string; unit: string | null } {
  const unit = bracket.exec(key)?.[1]?.trim() || null
  return { bare: key.replace(bracket, ''), unit }
}

/** Texts of a row as it is seen: a cell within a merge says what the merge says. */
function shownTexts(sheet: SheetCells, row: number, width: number): string[] {
  const texts = Array.from({ length: width }, (_, c) => folded(cellText(sheet.rows[row]?.[c])))
  for (const { top, left, bottom, right } of sheet.merges) {
    if (row < top || row > bottom) continue
    const text = folded(cellText(sheet.rows[top]?.[left]))
    for (let c = left; c <= Math.min(right, width - 1); c++) if (texts[c] === '') texts[c] = text
  }
  return texts
}

/** Columns that have anything in them. */
export const widthOf = (sheet: SheetCells): number => sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)

/** Whether the row above names groups of columns: a merge over some columns of several, with narrower headers below it. */
function hasGroups(sheet: SheetCells, header: number): boolean {
  const above = sheet.rows[header - 1] ?? []
  const filled = above.filter((cell) => !isBlank(cell)).length
  return (
    filled > 1 &&
    sheet.merges.some(
      ({ top, bottom, left, right }) =>
        top === header - 1 && bottom === header - 1 && right > left && !isBlank(above[left]),
    )
  )
}

/** The headers of all columns; where headers stand in two rows, the group comes first: `3月 预算`. */
export function headerTexts(sheet: SheetCells, header: number, width = widthOf(sheet)): string[] {
  if (header < 0) return Array(width).fill('')
  const own = shownTexts(sheet, header, width)
  if (header === 0 || !hasGroups(sheet, header)) return own
  const groups = shownTexts(sheet, header - 1, width)
  return own.map((text, c) => (groups[c] && groups[c] !== text ? `${groups[c]} ${text}`.trim() : text))
}
