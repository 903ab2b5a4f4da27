// Health of goals: measured, owned, dated, SMART, aligned, reviewed.
import type { RowOf } from '../../model/plan.ts'
import { type Found, type HealthPlan, isBlank, objections, overdue, rule } from './rule.ts'

type Goal = RowOf<'goal'>
const isOpen = ({ status }: Goal) => status !== 'done' && status !== 'dropped'
const isConcrete = (goal: Goal) => isOpen(goal) && goal.level !== 'vision'
const smartTexts = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const

/** Parents whose parts have weights that do not add up to 100 %. */
function weightsOff(plan: HealthPlan): Found[] {
  return [...plan.by('goal', 'parent')].flatMap(([id, parts]) => {
    const weighed = parts.filter((g) => g.status !== 'dropped')
    if (weighed.length < 2 || weighed.every((g) => g.weight === null)) return []
    const sum = Math.round(weighed.reduce((total, g) => total + (g.weight ?? 0), 0) * 100)
    return sum === 100 ? [] : [{ entity: 'goal' as const, id, field: 'weight', params: { sum } }]
  })
}

export const goalRules = [
  rule('goalNoKpi', 'goals', 'warning', (plan) => {
    const measured = plan.by('kpi', 'goals')
    const parts = plan.by('goal', 'parent')
    return objections(plan, 'goal', (g) => isConcrete(g) && !measured.has(g.id) && !parts.has(g.id))
  }),
  rule('goalNoOwner', 'goals', 'warning', (plan) =>
    objections(plan, 'goal', (g) => isConcrete(g) && g.owner === null, 'owner'),
  ),
  rule('goalNoDate', 'goals', 'warning', (plan) =>
    objections(plan, 'goal', (g) => isConcrete(g) && g.dueOn === null && g.period === null, 'dueOn'),
  ),
  rule('goalNotSmart', 'goals', 'hint', (plan) =>
    plan.all('goal').flatMap((goal) => {
      const missing = smartTexts.filter((part) => isBlank(goal[part])).length
      const judged = isOpen(goal) && (goal.level === 'team' || goal.level === 'staged')
      return judged && missing > 0
        ? [{ entity: 'goal' as const, id: goal.id, field: 'specific', params: { count: missing } }]
        : []
    }),
  ),
  rule('goalNotAligned', 'goals', 'warning', (plan) =>
    objections(
      plan,
      'goal',
      (g) => isOpen(g) && (g.level === 'team' || g.level === 'staged') && g.parent === null && isBlank(g.companyGoal),
      'parent',
    ),
  ),
  rule('goalWeightsOff', 'goals', 'warning', weightsOff),
  rule('goalReviewOverdue', 'goals', 'warning', (plan) => overdue(plan, 'goal', 'nextReviewOn', isOpen)),
  rule('goalPastDue', 'goals', 'error', (plan) => overdue(plan, 'goal', 'dueOn', isOpen)),
]
