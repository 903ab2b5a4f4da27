// Scorecards computed by hand: weights, caps, bonus, grades, missing numbers, perspectives, 360° averages.
import { expect, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { evaluationScore, kpiItems } from './evaluationScore.ts'
import { kpiFigures } from './kpiFigures.ts'

const kpi = (id: string, more = {}) => testRow('kpi', { id, title: id, target: 100, ...more })
const value = (of: string, period: string, actual: number) =>
  testRow('kpiValue', { id: `${of}.${period}`, kpi: of, period, actual })
const kpis = [
  kpi('sales', { perspective: 'financial' }),
  kpi('time', { direction: 'lower', target: 5, perspective: 'internalProcess' }),
  kpi('year', { frequency: 'quarterly', perspective: 'customer' }),
]
const figures = kpiFigures(kpis, [
  value('sales', '2026-07', 80),
  value('sales', '2026-08', 90),
  value('sales', '2026-09', 100),
  value('time', '2026-09', 6),
  value('year', '2026-Q2', 70),
])
const cycle = testRow('evaluationCycle', {
  id: 'c',
  title: 'Q3',
  period: '2026-Q3',
  kpiShare: 0.7,
  behaviourShare: 0.3,
})
const item = (id: string, more = {}) => testRow('evaluationItem', { id, title: id, evaluation: 'e', ...more })
const bands = [
  testRow('gradeBand', { id: 'A', title: 'A', scoreFrom: 0.95, coefficient: 1.2 }),
  testRow('gradeBand', { id: 'B', title: 'B', scoreFrom: 0.85, coefficient: 1 }),
  testRow('gradeBand', { id: 'C', title: 'C', scoreFrom: 0 }),
]
const rows = (items: ReturnType<typeof item>[], more = {}) => ({
  evaluation: { score: null, grade: null },
  cycle,
  items,
  bands,
  feedback: [],
  ...more,
})

test('KPI achievement in the period × weight, with behaviours: by hand', () => {
  const score = evaluationScore(
    rows([
      item('s', { kpi: 'sales', weight: 0.4 }), // mean of 80, 90, 100 is 90 of 100
      item('t', { kpi: 'time', weight: 0.3 }), // 1 − (6 − 5) ÷ 5 = 80 %
      item('b', { kind: 'behaviour', weight: 0.3, score: 1 }),
    ]),
    figures,
  )
  expect(score.items.map(({ score: points }) => points)).toEqual([90, 80, 100])
  expect(score.total).toBeCloseTo(90 * 0.4 + 80 * 0.3 + 100 * 0.3, 9)
  expect(score.grade).toBe('B')
  expect(score.coefficient).toBe(1)
  expect(score.weightsOff).toBe(false)
  expect(score.groups).toEqual([
    { kind: 'kpi', weight: 0.7, asked: 0.7 },
    { kind: 'other', weight: 0.3, asked: 0.3 },
  ])
  expect(score.perspectives.map(({ perspective, total }) => [perspective, total])).toEqual([
    ['financial', 90],
    ['internalProcess', 80],
  ])
})

test('weights that are not 100 % are marked and brought to it; what has no number does not count', () => {
  const score = evaluationScore(
    rows([
      item('s', { kpi: 'sales', weight: 0.4 }),
      item('b', { kind: 'behaviour', weight: 0.2 }),
      item('x', { kind: 'task', weight: 0.1, score: 0.6 }),
    ]),
    figures,
  )
  expect(score.weightsOff).toBe(true)
  expect(score.weightSum).toBeCloseTo(0.7, 9)
  expect(score.missing).toEqual(['b'])
  expect(score.total).toBeCloseTo((90 * 0.4 + 60 * 0.1) / 0.5, 9)
})

test('a bonus adds points, a deduction takes them, never below zero; the cap holds for each item', () => {
  const card = (bonus: number) =>
    evaluationScore(
      rows([item('b', { kind: 'behaviour', weight: 1, score: 2 }), item('p', { kind: 'bonus', score: bonus })]),
      figures,
    )
  expect(card(0.05).total).toBeCloseTo(125, 9)
  expect(card(-0.1).total).toBeCloseTo(110, 9)
  expect(card(-5).total).toBe(0)
  expect(card(0.05).items[1]?.points).toBeCloseTo(5, 9)
})

test('a score entered for a KPI replaces its achievement; one entered for all replaces the sum', () => {
  const items = [item('s', { kpi: 'sales', weight: 1, score: 0.97 })]
  expect(evaluationScore(rows(items), figures)).toMatchObject({ total: 97, grade: 'A', computed: 97 })
  const entered = evaluationScore(rows(items, { evaluation: { score: 0.5, grade: 'S' } }), figures)
  expect(entered).toMatchObject({ total: 50, computed: 97, grade: 'S', coefficient: null })
})

test('a quarterly KPI without a number in the period stands with its newest one', () => {
  const score = evaluationScore(rows([item('y', { kpi: 'year', weight: 1 })]), figures)
  expect(score.items[0]?.figure?.period).toBe('2026-Q2')
  expect(score.total).toBeCloseTo(70, 9)
})

test('grades of the cycle go before those of all cycles; nothing to grade has none', () => {
  const own = testRow('gradeBand', { id: 'P', title: '优', cycle: 'c', scoreFrom: 0.8 })
  const items = [item('s', { kpi: 'sales', weight: 1 })]
  expect(evaluationScore(rows(items, { bands: [...bands, own] }), figures).grade).toBe('优')
  expect(evaluationScore(rows([]), figures)).toMatchObject({ total: null, grade: null })
})

test('a grade follows from the points as they are shown', () => {
  const of = (score: number) =>
    evaluationScore(rows([item('b', { kind: 'behaviour', weight: 1, score })]), figures).grade
  expect(of(0.8496)).toBe('B')
  expect(of(0.8494)).toBe('C')
})

test('360° feedback is averaged, by relation too; entries without a score are left out', () => {
  const feedback = [
    { relation: 'peer' as const, score: 4 },
    { relation: 'peer' as const, score: 5 },
    { relation: 'manager' as const, score: 3 },
    { relation: 'self' as const, score: null },
  ]
  expect(evaluationScore(rows([], { feedback }), figures).feedback).toEqual({
    average: 4,
    by: [
      { relation: 'manager', count: 1, average: 3 },
      { relation: 'peer', count: 2, average: 4.5 },
    ],
  })
})

test('items from the KPIs of a person or team, weighted to what the cycle leaves for KPIs', () => {
  const people = [testRow('person', { id: 'li', name: 'Li', department: 'd' })]
  const owned = [kpi('a', { owner: 'li', weight: 0.2 }), kpi('b', { department: 'd', weight: 0.6 }), kpi('c', {})]
  expect(kpiItems({ person: 'li', department: null }, owned, people, [], 0.7)).toEqual([
    { title: 'a', kind: 'kpi', kpi: 'a', weight: 0.7 },
  ])
  const team = kpiItems({ person: null, department: 'd' }, owned, people, [], 0.8)
  expect(team.map(({ kpi: id, weight }) => [id, weight])).toEqual([
    ['a', 0.2],
    ['b', 0.6],
  ])
  expect(kpiItems({ person: 'li', department: null }, owned, people, [item('s', { kpi: 'a' })], 0.7)).toEqual([])
})
