// Health of the budget: nothing over plan, months filled in, lines owned.
import type { RowOf } from '../../model/plan.ts'
import { type Found, type HealthPlan, objections, rule } from './rule.ts'

type Amount = RowOf<'budgetAmount'>
const upTo = (plan: HealthPlan, line: string): readonly Amount[] =>
  (plan.by('budgetAmount', 'budgetLine').get(line) ?? []).filter((a) => a.month <= plan.today.slice(0, 7))
const sum = (amounts: readonly Amount[], field: 'planned' | 'actual') =>
  amounts.reduce((total, a) => total + (a[field] ?? 0), 0)

/** Lines whose actuals to date pass their plan to date; a return is over plan gladly. */
function overPlan(plan: HealthPlan): Found[] {
  return plan.all('budgetLine').flatMap((line) => {
    const amounts = upTo(plan, line.id)
    const planned = sum(amounts, 'planned')
    const actual = sum(amounts, 'actual')
    const over = line.kind !== 'return' && actual > planned * (line.alertFrom ?? 1)
    const share = planned > 0 ? Math.round((actual / planned) * 100) : 0
    return over ? [{ entity: 'budgetLine' as const, id: line.id, params: { share } }] : []
  })
}

export const budgetRules = [
  rule('budgetOverPlan', 'budget', 'error', overPlan),
  rule('budgetNoAmount', 'budget', 'warning', (plan) => {
    const amounts = plan.by('budgetAmount', 'budgetLine')
    const parts = plan.by('budgetLine', 'parent')
    return objections(
      plan,
      'budgetLine',
      (l) => !parts.has(l.id) && !amounts.get(l.id)?.some((a) => a.planned !== null),
    )
  }),
  rule('budgetNoActual', 'budget', 'hint', (plan) =>
    plan.all('budgetLine').flatMap(({ id }) => {
      const open = upTo(plan, id).filter((a) => a.month < plan.today.slice(0, 7) && a.planned && a.actual === null)
      return open.length > 0 ? [{ entity: 'budgetLine' as const, id, params: { count: open.length } }] : []
    }),
  ),
  rule('budgetNoOwner', 'budget', 'hint', (plan) => {
    const parts = plan.by('budgetLine', 'parent')
    return objections(plan, 'budgetLine', (l) => !parts.has(l.id) && l.owner === null, 'owner')
  }),
  rule('resourceOverused', 'budget', 'warning', (plan) =>
    objections(plan, 'resource', (r) => r.utilisation !== null && r.utilisation > 1, 'utilisation'),
  ),
]
