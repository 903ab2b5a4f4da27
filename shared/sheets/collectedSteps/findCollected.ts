// Knows a collection sheet of steps among the sheets of a file: by the header of its hidden column.
import { cellText, type SheetCells } from '../cells.ts'
import type { CollectedSteps } from '../dataWorkbook/types.ts'
import { stepsMark } from '../stepsMark.ts'

/** Headers stand below titles and notes, but not further down than this. */
const headerRows = 50

/** The sheet and the version that it was made from; undefined when there is none. */
export function findCollected(sheets: readonly SheetCells[]): CollectedSteps | undefined {
  for (const sheet of sheets)
    for (const row of sheet.rows.slice(0, headerRows))
      for (const [column, cell] of row.entries()) {
        const text = cellText(cell).trim()
        if (text.startsWith(stepsMark) && text.length > stepsMark.length)
          return { sheet, column, version: text.slice(stepsMark.length, 200) }
      }
  return undefined
}
