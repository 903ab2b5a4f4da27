// What passes between the steps of taking a data workbook in: what was read, how it differs from the plan, what was chosen.
import type { AnyRow } from '../../model/entity.ts'
import type { EntityName, PlanRows } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import type { Cell, SheetCells } from '../cells.ts'

/** First cell of the very hidden sheet that says what a data workbook was made from. */
export const metaMark = 'opsmap-data'
export const metaVersion = 1

/** What a workbook says of its own making; all of it may have been tampered with. */
export interface DataMeta {
  readonly documentId: string
  readonly revision: number
  /** ISO moment */
  readonly exportedAt: string
  readonly lang: 'zh' | 'en'
  readonly currency: string
}

/** The rows as they were exported, and the names by which cells refer to rows. */
export interface DataBase {
  readonly rows: Partial<Record<EntityName, readonly AnyRow[]>>
  readonly names: Partial<Record<EntityName, readonly (readonly [id: string, name: string])[]>>
}

export interface ReadColumn {
  /** null: the column of ids. */
  readonly field: string | null
  /** Zero-based. */
  readonly column: number
  readonly header: string
}

export interface GivenRow {
  /** Zero-based row of the sheet. */
  readonly row: number
  readonly cells: readonly Cell[]
  /** Where the column of ids does not say it: the row's id, or a stand-in for a new one (`freshMark`). */
  readonly id?: string
  /** What the cells mean, where that is known already; they are not read then. */
  readonly values?: Readonly<Record<string, unknown>>
}

/** One sheet with the rows of one entity. */
export interface ReadSheet {
  readonly entity: EntityName
  readonly name: string
  readonly columns: readonly ReadColumn[]
  readonly rows: readonly GivenRow[]
  /** Somebody's own sheet: a blank cell says nothing. Otherwise it empties the field. */
  readonly blanksSayNothing?: true
}

export interface DataBook {
  readonly meta: DataMeta | null
  /** null: the workbook was not exported with rows, or what says so is damaged. */
  readonly base: DataBase | null
  readonly sheets: readonly ReadSheet[]
  readonly problems: readonly Problem[]
  /** Not made by us: nothing is known of an export, and nothing is missing. */
  readonly foreign?: true
  /** A list of the steps of one process instead of sheets: read beside the plan it was made from. */
  readonly collected?: CollectedSteps
  /** Cells that were refused already. */
  readonly refused?: readonly RefusedCell[]
}

/** A collection sheet of the steps of one process version. */
export interface CollectedSteps {
  readonly sheet: SheetCells
  /** Zero-based column with the ids of the steps. */
  readonly column: number
  readonly version: string
}

export const differenceKinds = ['added', 'changed', 'removed', 'conflict'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export interface FieldDifference {
  readonly field: string
  /** `D7`; null where the column is missing. */
  readonly cell: string | null
  /** What the plan holds, as text; '' is empty. */
  readonly plan: string
  readonly sheet: string
  /** What was exported; only where both sides have changed it since. */
  readonly base?: string
}

export interface RowDifference {
  /** Number of the difference; choices refer to it. */
  readonly key: number
  readonly kind: DifferenceKind
  readonly entity: EntityName
  readonly id: string
  readonly title: string
  readonly sheet: string
  /** Row number in the sheet as people count; null: the row is not in the workbook any more. */
  readonly row: number | null
  readonly fields: readonly FieldDifference[]
  /** A conflict of whole rows: removed on one side and changed on the other. */
  readonly removedIn?: 'plan' | 'sheet'
  /** So many rows come with it. */
  readonly along?: number
  /** Not taken unless somebody asks for it. */
  readonly offered?: true
}

/** A cell (or row) that is left out, and why. */
export interface RefusedCell {
  readonly sheet: string
  readonly cell: string
  readonly value: string
  readonly problem: Problem
}

/** What the window and the command line show. */
export interface DataDifferences {
  readonly rows: readonly RowDifference[]
  readonly refused: readonly RefusedCell[]
  /** Sheets and columns left out, and the like: warnings. */
  readonly problems: readonly Problem[]
  /** Rows of the workbook that say what the plan says. */
  readonly unchanged: number
  readonly meta: DataMeta | null
}

/** What a difference would write. */
export interface DataWrite {
  readonly do: 'insert' | 'update' | 'remove'
  readonly entity: EntityName
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
  /** insert: rows that come with it, containers first. */
  readonly along?: readonly DataWrite[]
  /** insert: the settings row of an empty plan that this one takes the place of. */
  readonly replaces?: AnyRow
}

export interface DataComparison {
  readonly differences: DataDifferences
  /** By key. */
  readonly writes: readonly DataWrite[]
  /** Made with whatever is chosen, and told nowhere: nobody is asked about these. */
  readonly quiet?: readonly DataWrite[]
}

/** By key: `true` the whole row, or the fields chosen; a key left out is not applied. */
export type DataChoice = Readonly<Record<number, true | readonly string[]>>

export interface CompareInput {
  readonly book: DataBook
  readonly rows: PlanRows
  readonly documentId: string
  readonly lang: 'zh' | 'en'
  /** YYYY-MM-DD */
  readonly today: string
  /** Hashes of the attachments whose bytes the plan has. */
  readonly blobs: readonly string[]
}
