// What the status bar says of selected cells: how many hold something, the sum and the average of those that are numbers.
import { cellNumber } from '#shared/model/sheetView/column.ts'
import { decimal } from '#shared/model/values/decimals.ts'
import type { Block } from './changes.ts'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'

export interface Summary {
  /** Cells that are not empty. */
  readonly count: number
  /** Cells that are numbers. */
  readonly numbers: number
  readonly sum: number
  /** The column that formats sum and average; null when the numbers stand in columns of different kinds. */
  readonly column: SheetColumn | null
}

/** Sums up the blocks; each cell counts once as long as the blocks do not overlap. */
export function summarise(
  blocks: readonly Block[],
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
): Summary {
  let [count, numbers, sum] = [0, 0, 0]
  const seen = new Set<SheetColumn>()
  for (const { x, y, width, height } of blocks)
    for (const column of columns.slice(x, x + width))
      for (const row of rows.slice(y, y + height)) {
        const number = cellNumber(column, row)
        if (number !== null) {
          numbers++
          sum += number
          seen.add(column)
        }
        if (number !== null || column.format(row) !== '') count++
      }
  return {
    count,
    numbers,
    sum: Number(sum.toPrecision(15)),
    column: alike([...seen]),
  }
}

/** The column that writes a sum over these: the only one, or any of several that all hold money. */
function alike(columns: readonly SheetColumn[]): SheetColumn | null {
  const [first] = columns
  return first && (columns.length === 1 || columns.every(({ kind }) => kind === 'money')) ? first : null
}

/** A number as its column writes it, or with up to four decimals where several columns are mixed. */
export function summaryText(value: number, column: SheetColumn | null): string {
  if (column?.formatNumber) return column.formatNumber(value)
  if (!column || column.number || column.kind === 'number' || column.kind === 'integer') return decimal(value, 0, 4)
  const whole = column.kind === 'money' || column.kind === 'duration'
  return column.format({ id: '', [column.id]: whole ? Math.round(value) : Number(value.toPrecision(6)) })
}
