// Scores, bands and review days of risks, against cases worked out by hand.
import { expect, test } from 'vitest'
import type { RowOf } from '../model/plan.ts'
import { bandOf, daysOverdue, nextReview, riskScore } from './riskScore.ts'

const risk = (row: Partial<RowOf<'risk'>>) =>
  ({ probability: null, impact: null, residualProbability: null, residualImpact: null, ...row }) as RowOf<'risk'>

test('a score needs both numbers, and each view has its own', () => {
  expect(riskScore(risk({ probability: 4 }), 'inherent')).toBeNull()
  const scored = risk({ probability: 4, impact: 5, residualProbability: 2, residualImpact: 5 })
  expect([riskScore(scored, 'inherent'), riskScore(scored, 'residual')]).toEqual([20, 10])
})

test('bands begin where the plan says; without a plan at 5, 10 and 16', () => {
  expect([1, 4, 5, 9, 10, 15, 16, 25].map((score) => bandOf(score, undefined))).toEqual([
    'low',
    'low',
    'medium',
    'medium',
    'high',
    'high',
    'extreme',
    'extreme',
  ])
  const plan = { riskMediumFrom: 4, riskHighFrom: 8, riskExtremeFrom: 20 }
  expect([3, 4, 8, 19, 20].map((score) => bandOf(score, plan))).toEqual(['low', 'medium', 'high', 'high', 'extreme'])
})

test('a review is late from the day after it was due, and never for a closed risk', () => {
  const due = { status: 'open', nextReviewOn: '2026-02-27' } as const
  expect(daysOverdue(due, '2026-02-27')).toBeNull()
  expect(daysOverdue(due, '2026-03-02')).toBe(3)
  expect(daysOverdue({ ...due, status: 'closed' }, '2026-03-02')).toBeNull()
  expect(daysOverdue({ ...due, nextReviewOn: null }, '2026-03-02')).toBeNull()
})

test('the next review follows the cadence, month ends included', () => {
  expect(nextReview('biweekly', '2026-02-20')).toBe('2026-03-06')
  expect(nextReview('monthly', '2026-01-31')).toBe('2026-02-28')
  expect(nextReview('quarterly', '2026-11-30')).toBe('2027-02-28')
  expect(nextReview('yearly', '2028-02-29')).toBe('2029-02-28')
  expect(nextReview(null, '2026-01-01')).toBeNull()
})
