// Takes the chosen differences of a data workbook into the plan as one change.
import { defineCommand } from './command.ts'
import { applyWrites, writes } from './rows.ts'

export const planImportData = defineCommand('plan.importData', writes(1_000_000), (plan, args) => {
  applyWrites(plan, args.writes)
})
