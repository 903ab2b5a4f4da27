// The job that reads mapped sheets: cells to drafts and rows, and the rows compared with the plan.
import type { SheetCells } from '#shared/sheets/cells.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import type { CompareInput, DataComparison } from '#shared/sheets/dataWorkbook/types.ts'
import { type ReadSheetsContext, readSheets } from '#shared/sheets/wizard/readSheets.ts'
import { planNames } from '#shared/sheets/wizard/sheetPictures.ts'
import type { SheetMapping, SheetReading } from '#shared/sheets/wizard/types.ts'
import { placedDraft } from './importFile.ts'

export interface SheetsInput {
  /** null: a sheet that is not asked for. */
  readonly sheets: readonly (SheetCells | null)[]
  readonly mappings: readonly SheetMapping[]
  readonly context: Omit<ReadSheetsContext, 'names'>
  readonly compare: Omit<CompareInput, 'book'>
}

export interface SheetsOutput {
  readonly parts: readonly SheetReading[]
  readonly comparison: DataComparison | null
}

export async function readMappedSheets(
  { sheets, mappings, context, compare }: SheetsInput,
  onProgress: (share: number) => void = () => {},
): Promise<SheetsOutput> {
  const { parts, book } = readSheets(sheets, mappings, { ...context, names: planNames(compare.rows) })
  // Laying a process out takes longest of all: it is done here, where it can be cancelled.
  const { rows, lang, today } = compare
  const placed = parts.map((part) =>
    part.draft ? { ...part, draft: placedDraft(part.draft, rows.plan, lang, today) } : part,
  )
  onProgress(0.3)
  return {
    parts: placed,
    comparison: book ? compareData({ ...compare, book }, (share) => onProgress(0.3 + share * 0.7)) : null,
  }
}
