// What a sheet grid is given and what it tells.
import type { KeyboardEvent, Ref } from 'react'
import type { Condition, ConditionContext } from '#shared/model/sheetView/condition.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'
import type { Grouping, Tree, ViewRow } from '#shared/model/sheetView/view.ts'
import type { ContextItem } from '../ContextMenu.tsx'
import type { RefusedCell, SheetBatch, SheetColumn, SheetRow, Values } from './sheetTypes.ts'
import type { Summary } from './summary.ts'

export interface SheetSelection {
  /** Rows that the selection touches, as shown; empty when only the row that adds one is. */
  readonly rowIds: readonly string[]
  /** The row of the active cell; null in the row that adds one. */
  readonly activeRow: string | null
  /** Whole rows are selected, by their numbers. */
  readonly wholeRows: boolean
  /** Of more than one cell. */
  readonly summary: Summary | null
}

/** What a grid shows now, for printing. */
export interface SheetShown {
  readonly columns: readonly SheetColumn[]
  readonly view: readonly ViewRow[]
  /** Pixels by column. */
  readonly widths: Readonly<Record<string, number>>
}

export type SpanOf = (row: SheetRow, col: number) => readonly [first: number, last: number] | null

export interface SheetGridHandle {
  focus(): void
  find(): void
  /** Selects a cell of the row (of the column one is in, unless given) and brings it into view; false when it is not shown. */
  select(rowId: string, col?: number): boolean
  /** The active cell now; null without one, or in the row that adds one. */
  active(): { readonly row: string; readonly column: string } | null
  /** Rows and columns of the selection now, as shown; whole rows have every column. */
  selected(): { readonly rows: readonly string[]; readonly columns: readonly string[] }
  /** Ids of the rows that the selection touches, as it is now. */
  selectedRows(): readonly string[]
  fillDown(): void
  fillRight(): void
  /** Opens the menu of the column one is in. */
  columnMenu(): void
  /** Rows as shown, those that stand for groups included, and how the columns read on them. */
  shown(): SheetShown
  fitWidths(): void
}

export interface SheetGrouping extends Grouping {
  onToggle(key: string, open: boolean): void
}

export interface SheetTree extends Tree {
  onToggle(id: string, open: boolean): void
}

export interface SheetGridProps {
  /** Accessible name. */
  label: string
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  /** Carries out a batch; resolves when `rows` hold it or it was refused. */
  onChange(batch: SheetBatch): unknown
  newId(): string
  /** What a new row gets besides what was typed. */
  complete?(values: Values): Values
  /** Columns that are not shown but that a paste can fill, by their titles. */
  columnFor?: ((title: string) => SheetColumn | null) | undefined
  /** Whether a row stands for others and holds nothing itself: what is pasted passes over it. */
  isSum?: ((row: SheetRow) => boolean) | undefined
  /** Words of the row that adds one; without them there is none. */
  addLabel?: string | undefined
  readOnly?: boolean
  filter?: string
  /** What columns must say; marked at their headers. */
  conditions?: readonly Condition[]
  context?: ConditionContext | undefined
  /** By the first, then by the next. */
  sorts?: readonly Sort[]
  /** With it, a click on a header sorts; with Shift, besides the other columns. */
  onSorts?(sorts: readonly Sort[]): void
  /** Rows put together by a column, instead of a tree. */
  grouping?: SheetGrouping | null
  /** How many rows are shown. */
  onShown?(count: number): void
  tree?: SheetTree | undefined
  /** Pixels by column id, where the user has set them. */
  widths?: Readonly<Record<string, number>>
  onWidth?(column: string, width: number): void
  /** More items for the menu of a column, at the place of its header on the screen. */
  columnMenu?(column: string, at: { readonly x: number; readonly y: number }): readonly ContextItem[]
  /** Dragging a column by its header to another place; both are places as shown, never the first. */
  onMoveColumn?(from: number, to: number): void
  onSelect?(selection: SheetSelection): void
  /** Sentences for entries that were dropped. */
  onTold?(sentence: string): void
  /** A refused entry as a sentence, for the bubble below the cell. */
  explain(refused: RefusedCell): string
  /** Delete with whole rows selected, and Ctrl+−. */
  onRemove?(rowIds: readonly string[]): void
  /** Keys of the owner while a cell is active: true when it took the key. */
  onRowKey?(event: KeyboardEvent, rowIds: readonly string[]): boolean
  /** Takes the keyboard and the first cell when it appears. */
  autoFocus?: boolean
  /** Shows its last rows first: the newest periods. */
  startsAtEnd?: boolean
  /** Index of a column that is brought into view when the grid appears. */
  startsAtColumn?: number
  /** First and last column of the merged cell that a column of a row belongs to; its value is the first column's. */
  spanOf?: SpanOf | undefined
  /** Dragging a row by its number; `before` is the row it comes to stand above, null for the end. */
  onMoveRow?: ((rowId: string, before: string | null) => void) | undefined
  /** More items for the menu of a cell. */
  menu?(rowIds: readonly string[]): readonly ContextItem[]
  ref?: Ref<SheetGridHandle>
}
