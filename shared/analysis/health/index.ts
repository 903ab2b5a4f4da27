// The plan's health (方案体检): every rule over the whole plan, its findings in one list.
import type { PlanReader } from '../../model/plan.ts'
import { goalRules } from './goals.ts'
import { communicationRules, feedbackRules, improvementRules, planRules } from './improvement.ts'
import { kpiRules } from './kpis.ts'
import { sopRules, trainingRules } from './learning.ts'
import { budgetRules } from './money.ts'
import { peopleRules } from './people.ts'
import { processRules } from './process.ts'
import { riskRules } from './risks.ts'
import {
  type Found,
  type HealthArea,
  type HealthRule,
  healthAreas,
  healthPlan,
  type Severity,
  severities,
} from './rule.ts'
import { taskRules } from './tasks.ts'

export { type HealthArea, type HealthRule, healthAreas, type Severity, severities } from './rule.ts'

/** Every rule, in the order of the areas. */
export const healthRules: readonly HealthRule[] = [
  ...planRules,
  ...goalRules,
  ...kpiRules,
  ...processRules,
  ...peopleRules,
  ...taskRules,
  ...budgetRules,
  ...riskRules,
  ...sopRules,
  ...trainingRules,
  ...communicationRules,
  ...feedbackRules,
  ...improvementRules,
]

export interface Finding extends Found {
  readonly rule: string
  readonly area: HealthArea
  readonly severity: Severity
}

export interface PlanHealth {
  /** Grave ones first, then by area, then as the rows are ordered. */
  readonly findings: readonly Finding[]
  /** Rules that are switched off in this plan, with what they would have found. */
  readonly off: readonly { readonly rule: string; readonly reason: string | null; readonly count: number }[]
}

/**
 * Runs every rule. `healthRuleSetting` rows of the plan switch rules off or set their limits.
 * @param today `YYYY-MM-DD`
 */
export function planHealth(reader: PlanReader, today: string): PlanHealth {
  const plan = healthPlan(reader, today)
  const settings = new Map(plan.all('healthRuleSetting').map((s) => [s.rule, s]))
  const findings: Finding[] = []
  const off: { rule: string; reason: string | null; count: number }[] = []
  for (const { id, area, severity, limit = 0, check } of healthRules) {
    const setting = settings.get(id)
    const found = [...check(plan, setting?.limit ?? limit)]
    if (setting?.active === false) off.push({ rule: id, reason: setting.reason, count: found.length })
    else for (const one of found) findings.push({ ...one, rule: id, area, severity })
  }
  const rank = (f: Finding) => severities.indexOf(f.severity) * healthAreas.length + healthAreas.indexOf(f.area)
  return { findings: findings.sort((a, b) => rank(a) - rank(b)), off }
}
