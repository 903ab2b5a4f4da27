// The rows of the budget sheet: lines in their groups with the sums of each group, and the totals of what is spent and earned.
import { type BudgetIndex, type BudgetSum, budgetSum, variance } from '#shared/analysis/budget.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

export type Line = RowOf<'budgetLine'>
export const measures = ['planned', 'actual', 'variance'] as const
export type Measure = (typeof measures)[number]
export const groupings = ['category', 'goal', 'process', 'department', 'none'] as const
export type Grouping = (typeof groupings)[number]

/** A row of the sheet; the shown measure of each month lies under the id of its column. */
export interface BudgetRow extends SheetRow {
  readonly title: string
  readonly parent: string | null
  /** null: a sum. */
  readonly line: Line | null
  /** What it is a sum of: costs, returns, or both, which have no sum in common. */
  readonly kind: 'cost' | 'return' | null
  /** Share of the plan from which it asks for attention; of a sum the lowest of its lines. */
  readonly alertFrom: number
  /** By month of the year shown. */
  readonly months: readonly BudgetSum[]
  readonly year: BudgetSum
  readonly ytd: BudgetSum
}

interface Options {
  readonly lines: readonly Line[]
  readonly index: BudgetIndex
  readonly months: readonly string[]
  /** How many of the months are over or running. */
  readonly past: number
  readonly measure: Measure
  readonly groups: {
    readonly list: readonly { readonly id: string; readonly title: string }[]
    of(line: Line): string | null
  } | null
  readonly words: { readonly ungrouped: string; readonly cost: string; readonly return: string }
}

export const isReturn = ({ kind }: Pick<Line, 'kind'>): boolean => kind === 'return'
export const shownOf = (sum: BudgetSum, measure: Measure): number | null =>
  measure === 'variance' ? variance(sum) : sum[measure]

/** Lines stand in the order of their groups; a group sums costs where it has any, else returns. */
export function budgetRows({ lines, index, months, past, measure, groups, words }: Options): BudgetRow[] {
  const row = (part: Pick<BudgetRow, 'id' | 'title' | 'parent' | 'line' | 'kind'>, of: readonly Line[]): BudgetRow => {
    const ids = of.map(({ id }) => id)
    const sums = months.map((month) => budgetSum(index, ids, [month]))
    const made: Record<string, unknown> = {
      ...part,
      alertFrom: Math.min(...of.map((line) => line.alertFrom ?? 1)),
      months: sums,
      year: budgetSum(index, ids, months),
      ytd: budgetSum(index, ids, months.slice(0, past)),
    }
    months.forEach((month, i) => {
      made[month] = shownOf(sums[i] as BudgetSum, measure)
    })
    return made as unknown as BudgetRow
  }
  const lineRow = (line: Line, parent: string | null) =>
    row({ id: line.id, title: line.title, parent, line, kind: isReturn(line) ? 'return' : 'cost' }, [line])
  const rows: BudgetRow[] = []
  if (!groups) rows.push(...lines.map((line) => lineRow(line, null)))
  else {
    const grouped = new Map<string | null, Line[]>()
    for (const line of lines) {
      const list = grouped.get(groups.of(line))
      if (list) list.push(line)
      else grouped.set(groups.of(line), [line])
    }
    for (const { id, title } of [...groups.list, { id: null, title: words.ungrouped }]) {
      const members = grouped.get(id)
      if (!members) continue
      const costs = members.filter((line) => !isReturn(line))
      const kind = costs.length > 0 ? 'cost' : 'return'
      const parent = `group:${id ?? ''}`
      rows.push(row({ id: parent, title, parent: null, line: null, kind }, kind === 'cost' ? costs : members))
      rows.push(...members.map((line) => lineRow(line, parent)))
    }
  }
  const total = (kind: 'cost' | 'return', title: string, of: readonly Line[]) =>
    of.length > 0 && rows.push(row({ id: `total:${kind}`, title, parent: null, line: null, kind }, of))
  total(
    'cost',
    words.cost,
    lines.filter((line) => !isReturn(line)),
  )
  total('return', words.return, lines.filter(isReturn))
  return rows
}
