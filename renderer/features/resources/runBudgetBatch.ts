// Carries out what was typed, filled or pasted into the budget sheet, as one command.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { BudgetCell } from '#shared/commands/budget.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { SheetBatch, Values } from '#ui/SheetGrid/sheetTypes.ts'
import type { Measure } from './budgetRows.ts'

const isMonth = (column: string) => /^\d{4}-\d{2}$/.test(column)

/** The amounts that the values of one row write. */
function cellsOf(budgetLine: string, values: Values, measure: Measure): BudgetCell[] {
  if (measure === 'variance') return []
  return Object.entries(values).flatMap(([month, value]) =>
    isMonth(month) && value !== undefined ? [{ budgetLine, month, [measure]: value as number | null }] : [],
  )
}

const ownOf = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name === 'title' || name === 'kind'))

/** The amounts as writes, where other rows change too; a month that has a row keeps it. */
function writesOf(cells: readonly BudgetCell[], isNew: boolean): Write[] {
  return cells.flatMap(({ budgetLine, month, ...amounts }): Write[] => {
    const held = isNew ? undefined : rowsOf('budgetAmount', { budgetLine, month })[0]
    if (held) return [{ do: 'update', entity: 'budgetAmount', id: held.id, patch: amounts }]
    if (Object.values(amounts).every((amount) => amount === null)) return []
    return [{ do: 'insert', entity: 'budgetAmount', row: { id: newId(), budgetLine, month, ...amounts } }]
  })
}

export async function runBudgetBatch(
  batch: SheetBatch,
  isLine: (id: string) => boolean,
  measure: Measure,
): Promise<void> {
  const edits = batch.edits.filter(({ rowId }) => isLine(rowId))
  const cells = edits.flatMap(({ rowId, values }) => cellsOf(rowId, values, measure))
  const lines = edits.filter(({ values }) => Object.keys(ownOf(values)).length > 0)
  if (lines.length === 0 && batch.inserts.length === 0) {
    if (cells.length > 0) await execute('budget.setAmounts', { cells })
    return
  }
  let position = nextPosition('budgetLine')
  const writes: Write[] = [
    ...lines.map(
      ({ rowId, values }): Write => ({ do: 'update', entity: 'budgetLine', id: rowId, patch: ownOf(values) }),
    ),
    ...writesOf(cells, false),
    ...batch.inserts.flatMap(({ id, values }): Write[] => [
      { do: 'insert', entity: 'budgetLine', row: { ...ownOf(values), id, position: position++ } },
      ...writesOf(cellsOf(id, values, measure), true),
    ]),
  ]
  await execute('rows.apply', { writes })
}
