// What passes between the steps of taking in anybody's sheet: where its table is, which column is what, what was read.
import type { KpiDraft } from '../../model/kpiDraft.ts'
import type { EntityName } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import type { ProcessDraft } from '../../model/processDraft.ts'
import type { DataDifferences, RefusedCell } from '../dataWorkbook/types.ts'

/** What the rows of a sheet become: the steps of one process (`step`), KPIs with their periods, or rows of one entity. */
export type SheetTarget = 'kpiSheet' | EntityName

/**
 * Where the table of a sheet is and what its columns are: names of fields by zero-based column. `actual@2026-03` and
 * `planned@2026-03` are columns of a period, `branch@是` holds the step that follows under that label.
 */
export interface SheetMapping {
  /** Number of the sheet in the workbook, from 0. */
  readonly sheet: number
  readonly target: SheetTarget
  /** Zero-based row of the headers; -1: the table has none. */
  readonly header: number
  readonly columns: Readonly<Record<string, string>>
  /** Name of the process. */
  readonly title?: string | undefined
}

/** A mapping that was found, and where it comes from. */
export interface FoundMapping {
  readonly mapping: SheetMapping
  /** Columns recognised by what stands in them instead of by their header. */
  readonly byContent: readonly number[]
  /** 0 … 1: how much of the table was understood. */
  readonly confidence: number
  readonly remembered: boolean
}

/** A row below the headers that is not taken, zero-based, and why. */
export interface LeftOutRow {
  readonly row: number
  readonly why: 'note' | 'total' | 'header'
}

/** What one sheet brings. */
export interface SheetReading {
  readonly sheet: number
  readonly name: string
  readonly target: SheetTarget
  readonly draft: ProcessDraft | null
  readonly kpis: readonly KpiDraft[]
  /** Rows of the table that are taken. */
  readonly taken: number
  readonly leftOut: readonly LeftOutRow[]
  readonly refused: readonly RefusedCell[]
  /** Errors keep this sheet out; warnings are shown. */
  readonly problems: readonly Problem[]
}

/** What all chosen sheets together would bring. */
export interface SheetsReading {
  readonly parts: readonly SheetReading[]
  /** Rows of entities, compared with the plan. */
  readonly data: DataDifferences | null
}

/** What one sheet looks like, for the picture of it. */
export interface SheetPicture {
  readonly sheet: number
  readonly name: string
  readonly hidden: boolean
  /** Texts of the first rows. */
  readonly rows: readonly (readonly string[])[]
  readonly rowCount: number
  readonly columnCount: number
  readonly hiddenColumns: readonly number[]
  readonly found: FoundMapping | null
}
