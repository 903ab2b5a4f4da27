// The changes between two checks, told in parts, make the second out of the first and leave the rest as the same objects.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Finding, healthRules } from '#shared/analysis/health/index.ts'
import { byRule, findingChanges, inParts, type RuleFindings, withChange } from './findingChanges.ts'

const rules = healthRules.slice(0, 3)
const findings = fc
  .array(fc.record({ rule: fc.nat(2), id: fc.constantFrom('a', 'b', 'c', 'd'), count: fc.option(fc.nat(2)) }), {
    maxLength: 12,
  })
  .map((list) =>
    list
      .sort((a, b) => a.rule - b.rule)
      .map(({ rule, id, count }): Finding => {
        const { id: own, area, severity } = rules[rule] as (typeof rules)[0]
        return { rule: own, area, severity, entity: 'task', id, ...(count === null ? {} : { params: { count } }) }
      }),
  )
const told = (before: RuleFindings, after: RuleFindings, most: number) =>
  inParts(findingChanges(before, after), most).flat().reduce<RuleFindings>(withChange, before)
const flat = (lists: RuleFindings) =>
  [...lists].flatMap(([rule, list]) => (list.length > 0 ? [[rule, list]] : [])).sort()

it('makes the second of the first, in parts of any size', () => {
  fc.assert(
    fc.property(findings, findings, fc.integer({ min: 1, max: 5 }), (a, b, most) => {
      const [before, after] = [byRule(a), byRule(b)]
      expect(flat(told(before, after, most))).toEqual(flat(after))
      for (const part of inParts(findingChanges(before, after), most))
        expect(part.reduce((sum, { found }) => sum + found.length, 0)).toBeLessThanOrEqual(most)
      expect(findingChanges(before, byRule(a))).toEqual([])
    }),
  )
})

it('tells one finding of many', () => {
  const { id: rule, area, severity } = rules[0] as (typeof rules)[0]
  const many = Array.from({ length: 5000 }, (_, i): Finding => ({ rule, area, severity, entity: 'task', id: `t${i}` }))
  const now = many.map((one) => (one.id === 't4000' ? { ...one, id: 'new' } : one))
  const changes = findingChanges(byRule(many), byRule(now))
  expect(changes).toEqual([{ rule, at: 4000, removed: 1, found: [{ entity: 'task', id: 'new' }] }])
  const after = changes.reduce<RuleFindings>(withChange, byRule(many)).get(rule)
  expect(after?.[3999]).toBe(many[3999])
})
