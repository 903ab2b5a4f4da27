// Balanced scorecards by hand: weights within a perspective, weights of the perspectives, what is missing, caps and grades.
import { describe, expect, it, test } from 'vitest'
import { perspectives, perspectiveWeights } from './kpiPerspectives.ts'
import { balancedScorecard, gradeOf, scorecard } from './kpiScorecard.ts'

const item = (
  id: string,
  perspective: (typeof perspectives)[number] | null,
  weight: number | null,
  achievement: number | null,
) => ({ kind: 'kpi', id, perspective, weight, achievement }) as const
const grades = [
  { title: 'B', from: 80 },
  { title: 'A', from: 90 },
  { title: 'C', from: 0 },
]
// Financial 100 · 0.6 + 50 · 0.4 = 80; customer 90; internal process 120 (capped); learning and growth without a number.
const items = [
  item('profit', 'financial', 0.3, 1),
  item('cost', 'financial', 0.2, 0.5),
  item('nps', 'customer', 0.3, 0.9),
  item('speed', 'internalProcess', 0.1, 1.5),
  item('hours', 'learningGrowth', 0.1, null),
  item('loose', null, 0.5, 0),
]

describe('a balanced scorecard', () => {
  it('weighs perspectives as entered; one without a number gives its share to the others', () => {
    const weights = { financial: 0.4, customer: 0.3, internalProcess: 0.2, learningGrowth: 0.1 }
    const card = balancedScorecard(items, perspectives, weights, grades)
    expect(card.perspectives.map(({ total }) => total)).toEqual([80, 90, 120, null])
    expect(card.perspectives.map(({ share }) => share)).toEqual(
      [0.4, 0.3, 0.2, 0].map((w) => expect.closeTo(w / 0.9, 12)),
    )
    // (80 · 0.4 + 90 · 0.3 + 120 · 0.2) ÷ 0.9 = 92.2
    expect(card.total).toBeCloseTo(83 / 0.9, 9)
    expect(card.grade).toBe('A')
  })

  it('without weights of its own weighs perspectives as their KPIs together', () => {
    const card = balancedScorecard(items, perspectives, null, grades)
    // 0.5 : 0.3 : 0.1 of 0.9
    expect(card.total).toBeCloseTo((80 * 0.5 + 90 * 0.3 + 120 * 0.1) / 0.9, 9)
    expect(card.grade).toBe('B')
  })

  it('brings weights that are not 100 % to it', () => {
    const card = balancedScorecard(items, perspectives, { financial: 2, customer: 2 }, grades)
    expect(card.perspectives.map(({ share }) => share)).toEqual([0.5, 0.5, 0, 0])
    expect(card.total).toBeCloseTo(85, 9)
  })

  it('of nothing has no total and no grade', () => {
    expect(balancedScorecard([], perspectives, null, grades)).toMatchObject({ total: null, grade: null })
    expect(balancedScorecard(items, perspectives, { learningGrowth: 1 }, grades)).toMatchObject({
      total: null,
      grade: null,
    })
  })
})

test('a plan that gives no perspective a weight lets their KPIs decide; what it leaves empty beside others weighs nothing', () => {
  const none = { weightFinancial: null, weightCustomer: null, weightInternalProcess: null, weightLearningGrowth: null }
  expect(perspectiveWeights(undefined)).toBeNull()
  expect(perspectiveWeights(none)).toBeNull()
  const given = perspectiveWeights({ ...none, weightFinancial: 0.7, weightCustomer: 0.3 })
  expect(given).toEqual({ financial: 0.7, customer: 0.3, internalProcess: 0, learningGrowth: 0 })
  // (80 · 0.7 + 90 · 0.3)
  expect(balancedScorecard(items, perspectives, given, grades)).toMatchObject({ total: 83, grade: 'B' })
})

describe('a scorecard', () => {
  it('says that weights of 150 % were brought to 100 %, and what has no number', () => {
    const card = scorecard([item('a', null, 0.5, 1), item('b', null, 0.5, 0.5), item('c', null, 0.5, null)])
    expect(card).toMatchObject({ total: 75, weightSum: 1.5, normalised: true, missing: ['c'] })
  })

  it('counts items of another scale by it, and a negative weight as none', () => {
    const card = scorecard([
      { kind: 'other', id: 'behaviour', weight: 0.5, score: 4, outOf: 5 },
      { kind: 'other', id: 'project', weight: 0.5, score: 90 },
      { kind: 'other', id: 'odd', weight: -1, score: 0 },
    ])
    expect(card.total).toBeCloseTo(85, 9)
  })
})

test.each([
  [90, 'A'],
  // Rounding noise does not cost a grade.
  [90 - 1e-12, 'A'],
  [89.9, 'B'],
  [0, 'C'],
  [-1, null],
  [null, null],
] as const)('%s points are graded %s', (points, grade) => expect(gradeOf(points, grades)).toBe(grade))
