// Takes the chosen differences of a data workbook, or of another copy of the plan, in as one change.
import { defineCommand } from './command.ts'
import { applyWrites, writes } from './rows.ts'

export const planImportData = defineCommand('plan.importData', writes(1_000_000), (plan, args) => {
  applyWrites(plan, args.writes)
})

/** Versions may be published and retired by it, as they were in the copy. */
export const planMerge = defineCommand('plan.merge', writes(1_000_000), (plan, args) => {
  applyWrites(plan, args.writes)
})
