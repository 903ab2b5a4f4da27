// What a sheet grid shows and what it reports: columns, rows, and one batch per edit, paste, fill or clearing.
import type { ProblemCode } from '#shared/model/problem.ts'
import type { ViewColumn } from '#shared/model/sheetView/column.ts'
import type { Parsed } from '#shared/model/values/context.ts'
import type { Tone } from '../StatusPill.tsx'

export type SheetRow = { readonly id: string } & Readonly<Record<string, unknown>>
export type Values = Readonly<Record<string, unknown>>

export interface SheetOption {
  readonly value: string
  readonly label: string
  /** Tells equal labels apart: the parent, the department. */
  readonly detail?: string
  readonly tone?: Tone
}

/** How a cell differs from plain text. */
export interface CellStyle {
  /** Lighter: not entered here. */
  readonly faint?: boolean
  /** Slanted: estimated. */
  readonly italic?: boolean
  readonly strong?: boolean
  /** Letters between slashes as small tiles (RACI), the A filled; in brackets: only proposed. */
  readonly tiles?: boolean
  /** A mark in the corner: somebody said something about this cell. */
  readonly noted?: boolean
}

export interface SheetColumn extends ViewColumn {
  readonly title: string
  /** A sentence in the header's tooltip. */
  readonly hint?: string
  readonly align?: 'left' | 'right'
  readonly required?: boolean
  /** Cells that cannot be changed: computed values, or rows that are frozen. */
  readonly readOnly?: boolean | ((row: SheetRow) => boolean)
  /** Sibling fields that travel with the value when it is copied within the column (the basis of a duration). */
  readonly with?: readonly string[]
  /** Text for the clipboard where it is not the one shown: an estimate is no value. */
  copyText?(row: SheetRow): string
  /** Text an edit starts from; default: `format`. */
  editText?(row: SheetRow): string
  /** What typed or pasted text means; `row` is null for a row that does not exist yet. */
  parse(text: string, row: SheetRow | null): Parsed
  /** A sum or average of its numbers as text; default: as the kind writes it. */
  formatNumber?(value: number): string
  /** Why the stored value is wrong, as a sentence. */
  error?(row: SheetRow): string | null
  /** Shows the text as a pill of this tone. */
  tone?(row: SheetRow): Tone | null
  /** choice, ref, refs: what can be chosen. */
  options?(row: SheetRow | null): readonly SheetOption[]
  /** The option of a value, without listing all of them; default: looked up in `options`. */
  optionOf?(value: string): SheetOption | undefined
  /** ref, refs: a name that is not found may be created. */
  readonly creates?: boolean
  /** Drawn instead of text: a small line of numbers, null for a gap. */
  trend?(row: SheetRow): readonly (number | null)[] | null
  /** Pixels at first sight; without it the column is measured. */
  readonly width?: number
  style?(row: SheetRow): CellStyle | null
  /** What is told when the cell is hovered: where its value comes from. */
  tip?(row: SheetRow): string | null
}

/** Values for one existing row; `missing` names the references that do not exist, by column. */
export interface SheetEdit {
  readonly rowId: string
  readonly values: Values
  readonly missing?: Readonly<Record<string, readonly string[]>>
}
export interface SheetInsert {
  readonly id: string
  readonly values: Values
  readonly missing?: Readonly<Record<string, readonly string[]>>
}
/** A cell whose text was not taken. */
export interface RefusedCell {
  /** Place in the grid as shown, from 1. */
  readonly row: number
  readonly column: SheetColumn
  readonly text: string
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}
export type BatchOrigin = 'type' | 'paste' | 'cut' | 'fill' | 'clear'

/** Everything one action of the user changes; the owner makes one command of it. */
export interface SheetBatch {
  readonly origin: BatchOrigin
  readonly edits: readonly SheetEdit[]
  readonly inserts: readonly SheetInsert[]
  readonly refused: readonly RefusedCell[]
  /** Titles of pasted columns that the grid does not have. */
  readonly ignored?: readonly string[]
  /** Pasted columns that are not shown. */
  readonly unseen?: readonly SheetColumn[]
}

/** Whether a cell may be changed. */
export function isReadOnly(column: SheetColumn, row: SheetRow | null): boolean {
  if (typeof column.readOnly === 'function') return row !== null && column.readOnly(row)
  return column.readOnly === true
}

/** Numbers stand at the right. */
export const isRight = (column: SheetColumn): boolean =>
  (column.align ?? (['integer', 'number', 'percent', 'money', 'duration'].includes(column.kind) ? 'right' : 'left')) ===
  'right'
