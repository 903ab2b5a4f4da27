// What a view of rows must know of a column: how its cells read, and what they hold for comparing, summing and choosing.
import type { FieldKind } from '../field.ts'

export type DataRow = { readonly id: string } & Readonly<Record<string, unknown>>

export interface ViewColumn {
  readonly id: string
  readonly kind: FieldKind
  /** Text as shown. */
  format(row: DataRow): string
  /** What the cell holds where the row itself does not say it; default: the row's field. */
  value?(row: DataRow): unknown
  /** Number for sums and sorting; default: the value where it is a number. */
  number?(row: DataRow): number | null
  /** What the numbers of several rows come to; default: a sum, of shares the average. */
  readonly total?: 'sum' | 'average' | 'none'
  /** false: the number is that of other rows put together and counts only there. */
  counts?(row: DataRow): boolean
  /** choice, ref, refs: what can be chosen, in its order. */
  options?(row: DataRow | null): readonly { readonly value: string; readonly label: string }[]
}

/** What a cell holds. */
export const cellValue = (column: ViewColumn, row: DataRow): unknown =>
  column.value ? column.value(row) : row[column.id]

/** The number a cell counts as, null when it is none. */
export function cellNumber(column: ViewColumn, row: DataRow): number | null {
  if (column.number) return column.number(row)
  const value = cellValue(column, row)
  return typeof value === 'number' ? value : null
}

/**
 * What a cell is chosen by in a list of values: codes and ids as stored (of several, each one), anything else as it reads;
 * one empty text for an empty cell.
 */
export function cellKeys(column: ViewColumn, row: DataRow): readonly string[] {
  const value = cellValue(column, row)
  switch (column.kind) {
    case 'refs':
      return Array.isArray(value) && value.length > 0 ? (value as string[]) : nothing
    case 'choice':
    case 'ref':
      return [typeof value === 'string' ? value : '']
    case 'bool':
      return [value === true ? 'true' : 'false']
    default:
      return [column.format(row)]
  }
}
const nothing: readonly string[] = ['']

/** Whether a cell says nothing. */
export const isEmptyCell = (column: ViewColumn, row: DataRow): boolean =>
  column.kind === 'bool' ? cellValue(column, row) == null : column.format(row) === ''

const summed = new Set<FieldKind>(['integer', 'number', 'money', 'duration'])
/** What the numbers of a column come to when rows are put together. */
export const totalOf = ({ kind, total }: ViewColumn): 'sum' | 'average' | 'none' =>
  total ?? (kind === 'percent' ? 'average' : summed.has(kind) ? 'sum' : 'none')
