// Goals as a tree that survives loops, reviews at the end of months, pace against time, roll-up with contributions, SMART verdicts.
import { expect, it } from 'vitest'
import { withDefaults } from '../model/entity.ts'
import { entityOf, type RowOf } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { goalReview, reviewAfter } from './goalReview.ts'
import { goalPace, goalRollup } from './goalRollup.ts'
import { smartCheck } from './goalSmart.ts'
import { goalAlignment, goalLines, goalTree, moveRefusal } from './goalTree.ts'

const goal = (id: string, more: Partial<RowOf<'goal'>> = {}) =>
  withDefaults(entityOf('goal'), { id, title: id, ...more }) as unknown as RowOf<'goal'>
const kpi = (id: string, more: Partial<RowOf<'kpi'>> = {}) =>
  withDefaults(entityOf('kpi'), { id, title: id, ...more }) as unknown as RowOf<'kpi'>

it('keeps order, shows every goal once, also in a loop, and refuses to put one below itself', () => {
  const goals = [
    goal('a', { level: 'vision' }),
    goal('c', { parent: 'a', position: 2 }),
    goal('b', { parent: 'a', position: 1 }),
    goal('x', { parent: 'y' }),
    goal('y', { parent: 'x' }),
  ]
  expect(goalLines(goalTree(goals)).map((n) => `${n.depth}${n.goal.id}`)).toEqual(['0a', '1b', '1c', '0x', '1y'])
  expect([moveRefusal(goals, 'a', 'b'), moveRefusal(goals, 'b', 'c'), moveRefusal(goals, 'b', null)]).toEqual([
    'belowItself',
    null,
    null,
  ])
  expect(goalAlignment(goals).get('b')).toMatchObject({ path: ['a'], aligned: true, companyGoal: null })
})

it('reviews keep to the end of months, and say how long they are overdue', () => {
  expect([
    reviewAfter('monthly', '2026-01-31'),
    reviewAfter('monthly', '2026-01-31', 2),
    reviewAfter('quarterly', '2026-11-30'),
  ]).toEqual(['2026-02-28', '2026-03-31', '2027-02-28'])
  expect(goalReview(goal('g', { nextReviewOn: '2026-03-01' }), '2026-03-11')).toEqual({
    nextOn: '2026-03-01',
    overdueDays: 10,
    state: 'overdue',
  })
  expect(goalReview(goal('g', { reviewCadence: 'weekly', startOn: '2026-03-02' }), '2026-03-10').nextOn).toBe(
    '2026-03-16',
  )
})

it('pace compares progress with the time that has passed', () => {
  const half = goal('g', { startOn: '2026-01-01', dueOn: '2026-04-10' })
  expect(goalPace(half, 0.4, '2026-02-19')).toMatchObject({ expected: 0.5, suggested: 'atRisk', daysLeft: 50 })
  expect(goalPace(half, 0.9, '2026-05-01')).toMatchObject({ overdue: true, suggested: 'offTrack' })
})

it('says what each part adds, and that weights were brought to 100 %', () => {
  const rows = {
    goal: [goal('g')],
    kpi: [
      kpi('a', { goals: ['g'], weight: 0.6, target: 10 }),
      kpi('b', { goals: ['g'], weight: 0.6, target: 10 }),
      kpi('c', { goals: ['g'], weight: 0.3, target: 1 }),
    ],
  }
  const value = (of: string, actual: number) =>
    withDefaults(entityOf('kpiValue'), { id: of, kpi: of, period: '2026-01', actual }) as unknown as RowOf<'kpiValue'>
  const rollup = goalRollup(rowsReader({ ...rows, kpiValue: [value('a', 10), value('b', 5)] })).get('g')
  expect(rollup).toMatchObject({ progress: 0.75, weightSum: 1.5, normalised: true })
  expect(rollup?.parts.map((p) => p.contribution)).toEqual([0.5, 0.25, null])
})

it('a wish fails SMART, a measured goal passes', () => {
  const context = { today: '2026-03-01', kpis: [], parent: null, resources: 0 }
  expect(smartCheck(goal('g', { title: '提升' }), context).map((v) => v.verdict)).toEqual([
    'missing',
    'missing',
    'missing',
    'missing',
    'missing',
  ])
  const measured = {
    title: 'CSAT',
    direction: 'higher',
    baseline: 82,
    target: 90,
    bandLow: null,
    bandHigh: null,
    actuals: [80, 84],
  } as const
  const whole = goal('g', { title: '提升客户满意度', owner: 'p', dueOn: '2026-12-31', companyGoal: '客户第一' })
  expect(smartCheck(whole, { ...context, kpis: [measured], resources: 1 }).map((v) => v.verdict)).toEqual([
    'met',
    'met',
    'met',
    'met',
    'met',
  ])
})
