// Writes planned and actual amounts of budget lines by month: one typed cell and a pasted block alike, as one change.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

/** Minor units; null empties; left out, the amount stays as it is. */
const money = z.number().int().nullable().optional()
const cell = z.object({
  budgetLine: idSchema,
  /** 'YYYY-MM'. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  planned: money,
  actual: money,
})
export type BudgetCell = z.infer<typeof cell>

const keyOf = (line: string, month: string) => `${line}\n${month}`

/**
 * Sets amounts; a month that has no row yet gets one, unless there is nothing to write. The last of several cells for the same
 * month counts. Refuses a line that is not there.
 */
export const budgetSetAmounts = defineCommand(
  'budget.setAmounts',
  z.object({ cells: z.array(cell).min(1).max(200_000) }),
  (plan, { cells }) => {
    const wanted = new Set(cells.map(({ budgetLine }) => budgetLine))
    for (const line of wanted)
      if (!plan.get('budgetLine', line)) refuse('rowMissing', {}, { entity: 'budgetLine', row: line })
    // Many lines are read at once, a few one by one.
    const held =
      wanted.size > 20
        ? plan.list('budgetAmount')
        : [...wanted].flatMap((budgetLine) => plan.list('budgetAmount', { budgetLine }))
    const known = new Map(held.map((row) => [keyOf(row.budgetLine, row.month), row.id]))
    for (const { budgetLine, month, planned, actual } of cells) {
      const amounts = { ...(planned === undefined ? {} : { planned }), ...(actual === undefined ? {} : { actual }) }
      const key = keyOf(budgetLine, month)
      const id = known.get(key)
      if (id !== undefined) plan.update('budgetAmount', id, amounts)
      else if (typeof planned === 'number' || typeof actual === 'number')
        known.set(key, plan.insert('budgetAmount', { budgetLine, month, ...amounts }).id)
    }
  },
)
