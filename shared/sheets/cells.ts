// The cells of a workbook as plain data: what the intake of untrusted files hands over and every layout reader takes.

/** One cell: null when empty; dates are ISO text, times of day and elapsed times are seconds, errors keep Excel's code (`#N/A`). */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string }
  | { readonly time: number }
  | { readonly error: string }

/** Zero-based, inclusive. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet; `rows[0][0]` is A1, trailing empty cells and rows are left out. Formulas are their last calculated results. */
export interface SheetCells {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly Cell[])[]
  /** Zero-based. */
  readonly hiddenColumns: readonly number[]
  readonly merges: readonly CellRange[]
}

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** The address of a cell as people write it: (0, 0) is A1. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

const pad = (n: number) => String(n).padStart(2, '0')

/** The text of a cell without the binary noise of decimals; '' when empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if ('date' in cell) return cell.date
  if ('error' in cell) return cell.error
  const minutes = Math.round(cell.time / 60)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** Whether a cell holds nothing a person would see. */
export const isBlank = (cell: Cell | undefined): boolean => cellText(cell).trim() === ''
