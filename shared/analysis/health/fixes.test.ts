// A fix ends its finding and begins no other, in one change that can be taken back.
import { describe, expect, it, test } from 'vitest'
import { applyWrites } from '../../commands/rows.ts'
import { translator } from '../../i18n/index.ts'
import { type EntityName, entityOf, type PlanRows } from '../../model/plan.ts'
import { testPlan } from '../../model/testPlan.ts'
import { testRow } from '../../model/testRows.ts'
import { fixedRules, fixOf, scaledWeights } from './fixes.ts'
import { planHealth } from './index.ts'
import { examples, type Sketch, today } from './testExamples.ts'

/** What a fix needs besides the rule's own example. */
const more: Sketch & Record<string, unknown> = {
  role: [{ id: 'r' }, { id: 'q' }],
  person: [{ id: 'a' }],
  lane: [{ id: 'l', processVersion: 'v', kind: 'role', role: 'r' }],
}
const changed: Readonly<Record<string, (row: Record<string, unknown>) => Record<string, unknown>>> = {
  goalReviewOverdue: (row) => ({ ...row, reviewCadence: 'quarterly' }),
  riskReviewOverdue: (row) => ({ ...row, reviewCadence: 'halfYearly' }),
  sopReviewOverdue: (row) => ({ ...row, reviewCadence: 'yearly' }),
  stepNoOwner: (row) => (row.kind === 'task' ? { ...row, lane: 'l' } : row),
  raciNoAccountable: (row) => ({ ...row, responsibleRoles: ['r'] }),
}

function planOf(rule: string) {
  const sketch: Record<string, unknown> = { ...more, ...examples[rule]?.wrong }
  const rows = Object.fromEntries(
    Object.entries(sketch).map(([entity, list]) => [
      entity,
      (list as { id: string }[]).map((row) => {
        const titled = { [entityOf(entity as EntityName).title]: '示例', ...row }
        return testRow(entity as EntityName, (changed[rule]?.(titled) ?? titled) as { id: string })
      }),
    ]),
  )
  return testPlan(rows as Partial<PlanRows>)
}
const rulesOf = (plan: ReturnType<typeof planOf>) => planHealth(plan, today).findings

describe.each(fixedRules)('%s', (rule) => {
  it('is ended by its fix', () => {
    const plan = planOf(rule)
    const before = rulesOf(plan)
    const finding = before.find((f) => f.rule === rule)
    expect(finding).toBeDefined()
    if (!finding) return
    const writes = fixOf(finding, { reader: plan, today, newId: () => 'new' })
    expect(writes).not.toBeNull()
    applyWrites(plan, writes ?? [])
    expect(rulesOf(plan).filter((f) => f.rule === rule)).toEqual([])
  })
  it('says what its fix does', () => {
    for (const lang of ['zh', 'en'] as const)
      expect((translator(lang) as (key: string) => string)(`health.fix.${rule}`)).not.toMatch(/health\.fix/)
  })
})

test('steps of a published version are left as they were approved', () => {
  const plan = planOf('decisionSharesOff')
  plan.update('processVersion', 'v', { status: 'published' })
  const finding = rulesOf(plan).find((f) => f.rule === 'decisionSharesOff')
  expect(finding && fixOf(finding, { reader: plan, today, newId: () => 'new' })).toBeNull()
})

test('without a cadence nobody can say when the next review is', () => {
  const plan = planOf('goalReviewOverdue')
  plan.update('goal', 'x', { reviewCadence: null })
  expect(fixOf({ rule: 'goalReviewOverdue', id: 'x' }, { reader: plan, today, newId: () => 'new' })).toBeNull()
})

test('weights are changed in proportion and add up to 100 %', () => {
  expect(scaledWeights([0.5, 0.4])).toEqual([0.56, 0.44])
  expect(scaledWeights([0.3, 0.3, 0.3])).toEqual([0.34, 0.33, 0.33])
  expect(scaledWeights([0.3, null])).toBeNull()
  expect(scaledWeights([0, 0])).toBeNull()
})
