// Health of risks: scored, answered, owned, reviewed; threats that nobody turned into a risk.
import type { RowOf } from '../../model/plan.ts'
import { type Found, type HealthPlan, isBlank, objections, overdue, rule } from './rule.ts'

type Risk = RowOf<'risk'>
const isOpen = ({ status }: Risk) => status !== 'closed'
const score = ({ probability, impact }: Risk) => (probability ?? 0) * (impact ?? 0)
const highFrom = (plan: HealthPlan) => plan.all('plan')[0]?.riskHighFrom ?? 10
const mediumFrom = (plan: HealthPlan) => plan.all('plan')[0]?.riskMediumFrom ?? 5

function high(plan: HealthPlan, isWrong: (risk: Risk) => boolean, field: keyof Risk & string): Found[] {
  const from = highFrom(plan)
  return plan
    .all('risk')
    .filter((r) => isOpen(r) && score(r) >= from && isWrong(r))
    .map((r) => ({ entity: 'risk', id: r.id, field, params: { score: score(r) } }))
}

export const riskRules = [
  rule('riskNotScored', 'risks', 'warning', (plan) =>
    objections(plan, 'risk', (r) => isOpen(r) && (r.probability === null || r.impact === null), 'probability'),
  ),
  rule('riskNoResponse', 'risks', 'error', (plan) =>
    high(plan, (r) => r.response === null || (r.response !== 'accept' && isBlank(r.measures)), 'response'),
  ),
  rule('riskNoContingency', 'risks', 'error', (plan) => high(plan, (r) => isBlank(r.contingency), 'contingency')),
  rule('riskNoOwner', 'risks', 'warning', (plan) =>
    objections(plan, 'risk', (r) => isOpen(r) && score(r) >= mediumFrom(plan) && r.owner === null, 'owner'),
  ),
  rule('riskReviewOverdue', 'risks', 'warning', (plan) => overdue(plan, 'risk', 'nextReviewOn', isOpen)),
  rule('riskResidualHigher', 'risks', 'error', (plan) =>
    objections(
      plan,
      'risk',
      (r) => isOpen(r) && score(r) > 0 && (r.residualProbability ?? 0) * (r.residualImpact ?? 0) > score(r),
      'residualProbability',
    ),
  ),
  rule('threatNoRisk', 'risks', 'hint', (plan) =>
    objections(
      plan,
      'swotEntry',
      (s) => s.kind === 'threat' && (s.importance ?? 0) >= 4 && s.risk === null && s.improvement === null,
      'risk',
    ),
  ),
]
