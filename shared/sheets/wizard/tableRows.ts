// The rows of a table: what is a record, what is a remark or a total below it, what a vertical merge fills.
import { folded } from '../../model/values/context.ts'
import { type Cell, cellText, isBlank, type SheetCells } from '../cells.ts'
import { isExample } from '../exampleRow.ts'
import { headerKey, headerTexts } from './headers.ts'
import type { LeftOutRow } from './types.ts'

const remark =
  /^(备注|附注|注意|注释?|说明|填表说明|填写说明|注意事项|制表人?|审核人?|填表人?|编制人?|更新日期|数据来源|notes?|remarks?|legend|prepared by|source)\s*(?:[:：]|\d|$|\()/i
const total = /^(合计|总计|小计|汇总|共计|平均|total|sub-?total|grand total|sum|average)\s*[:：]?$/i

export interface TableRows {
  /** Zero-based rows of the sheet that are records. */
  readonly rows: readonly number[]
  readonly leftOut: readonly LeftOutRow[]
  /** The cell, or what a vertical merge over it says. */
  cell(row: number, column: number): Cell
}

/** Cells of merges that run down a column, by row and column; the cell on top holds what all of them show. */
function mergedCells(sheet: SheetCells, from: number, columns: ReadonlySet<number>): Map<string, Cell> {
  const filled = new Map<string, Cell>()
  for (const { top, left, bottom } of sheet.merges) {
    if (bottom === top || bottom < from || !columns.has(left)) continue
    const cell = sheet.rows[top]?.[left] ?? null
    if (isBlank(cell)) continue
    for (let row = Math.max(top + 1, from); row <= Math.min(bottom, sheet.rows.length - 1); row++)
      filled.set(`${row}:${left}`, cell)
  }
  return filled
}

/** The records below the headers. `columns`: those that are mapped; `title`: the one without which a row is none, if there is one. */
export function tableRows(
  sheet: SheetCells,
  header: number,
  columns: readonly number[],
  title: number | undefined,
): TableRows {
  const used = new Set(columns)
  const merged = mergedCells(sheet, header + 1, used)
  const cell = (row: number, column: number): Cell => {
    const own = sheet.rows[row]?.[column] ?? null
    return isBlank(own) ? (merged.get(`${row}:${column}`) ?? own) : own
  }
  const heads = headerTexts(sheet, header).map(headerKey)
  const rows: number[] = []
  const leftOut: LeftOutRow[] = []
  const few = Math.max(1, Math.min(2, Math.floor(columns.length / 3)))
  for (let row = header + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? []
    const filled = cells.flatMap((c, i) => (isBlank(c) ? [] : [i]))
    if (filled.length === 0) continue
    const first = folded(cellText(cells[filled[0] as number]))
    const own = filled.filter((i) => used.has(i))
    if (header >= 0 && filled.length > 1 && filled.every((i) => headerKey(cellText(cells[i])) === heads[i]))
      leftOut.push({ row, why: 'header' })
    else if (filled.length <= 2 && columns.length > 2 && remark.test(first)) leftOut.push({ row, why: 'note' })
    else if (
      columns.length > 1 &&
      filled.some((i) => total.test(folded(cellText(cells[i]))) && (i === title || i === filled[0]))
    )
      leftOut.push({ row, why: 'total' })
    else if (own.length === 0 || cells.some(isExample)) leftOut.push({ row, why: 'note' })
    // Set off by a blank row, only a cell or two filled, and no title among them: somebody's remark.
    else if (
      columns.length > 3 &&
      own.length <= few &&
      (title === undefined ||
        isBlank(cell(row, title)) ||
        (own.length === 1 && filled[0] === 0 && first.length > 30)) &&
      (sheet.rows[row - 1] ?? []).every((c) => isBlank(c))
    )
      leftOut.push({ row, why: 'note' })
    else rows.push(row)
  }
  return { rows, leftOut, cell }
}
