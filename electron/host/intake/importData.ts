// Taking in a data workbook as the plan host does it: compared with the plan beside the work, then the chosen differences as one command.
import type { Lang } from '#shared/i18n/index.ts'
import { refuse } from '#shared/model/problem.ts'
import { chosenWrites, defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import type { CompareInput, DataBook, DataChoice, DataComparison } from '#shared/sheets/dataWorkbook/types.ts'
import { withNewNames } from '#shared/sheets/wizard/newNames.ts'
import { planNames } from '#shared/sheets/wizard/sheetPictures.ts'
import type { PlanFile } from '../planFile.ts'
import { newId } from '../uuid7.ts'

/** What comparing a workbook with this plan needs. `today` is YYYY-MM-DD. */
export function compareInput(plan: PlanFile, book: DataBook, lang: Lang, today: string): CompareInput {
  const blobs = plan.database.prepare('SELECT "sha256" FROM "blob"').pluck().all() as string[]
  const rows = plan.rows()
  return { book: withNewNames(book, planNames(rows)), rows, documentId: plan.documentId, lang, today, blobs }
}

/** The command that takes in what was chosen; by default everything but conflicts. Throws PlanError 'nothingToDo'. */
export function dataCommand(
  comparison: DataComparison,
  choice: DataChoice = defaultChoice(comparison.differences.rows),
): { command: 'plan.importData'; args: unknown } {
  const writes = chosenWrites(comparison, choice, newId)
  if (writes.length === 0) refuse('nothingToDo')
  return { command: 'plan.importData', args: { writes } }
}
