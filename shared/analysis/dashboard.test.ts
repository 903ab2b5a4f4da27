// The dashboard of the sample plan against numbers worked out by hand, and of small plans that have gaps, other frequencies, sub-goals.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PlanRows, RowOf } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { testRow } from '../model/testRows.ts'
import { type DashboardChoice, dashboard, kpiTrend, newestPeriod, ownPeriod, scoreTrend } from './dashboard.ts'
import { kpiFigures } from './kpiFigures.ts'

const file = join(import.meta.dirname, '../../assets/templates/complaint-handling.zh.json')
const entities = JSON.parse(readFileSync(file, 'utf8')).entities as Record<string, { id: string }[]>
const sample = Object.fromEntries(
  Object.entries(entities).map(([entity, rows]) => [entity, rows.map((row) => testRow(entity as 'kpi', row as never))]),
) as unknown as PlanRows
// What these numbers follow from; the sample may gain grades of its own.
sample.gradeBand = []

const choice = (more: Partial<DashboardChoice> = {}): DashboardChoice => ({
  scope: { kind: 'plan' },
  period: '2026-10',
  yearToDate: false,
  today: '2026-11-10',
  ...more,
})
const shown = (rows: Partial<PlanRows>, more?: Partial<DashboardChoice>) =>
  dashboard(rowsReader(rows), kpiFigures(rows.kpi ?? [], rows.kpiValue ?? []), choice(more))
const ids = (rows: readonly { kpi: RowOf<'kpi'> }[]) => rows.map(({ kpi }) => kpi.id)

describe('the sample plan in October', () => {
  const board = shown(sample)
  test('lights, the worst five and nothing stale', () => {
    expect(board.counts).toEqual({ green: 2, amber: 4, red: 1, none: 0 })
    expect(ids(board.worst)).toEqual(['k-cost', 'k-cycle', 'k-train', 'k-sat', 'k-volume'])
    expect(board.stale).toEqual([])
  })
  test('a card compares with September and knows no year before', () => {
    const card = board.cards.find(({ kpi }) => kpi.id === 'k-sat')
    expect(card).toMatchObject({ period: '2026-10', actual: 87.4, target: 90, state: 'amber', cell: '2026-10' })
    expect(card?.previous).toMatchObject({ before: 86.9, better: true })
    expect(card?.previous?.difference).toBeCloseTo(0.5, 9)
    expect(card?.lastYear?.difference).toBeNull()
  })
  test('the scorecard weighs perspectives by their KPIs', () => {
    const score = Object.fromEntries(board.scorecard.perspectives.map((p) => [p.perspective, [p.share, p.total]]))
    expect(score.financial?.[0]).toBeCloseTo(0.1, 9)
    expect(score.financial?.[1]).toBeCloseTo(100 * (1 - 68 / 384), 9)
    expect(score.customer?.[1]).toBeCloseTo((0.3 * (8740 / 90) + 0.15 * (7600 / 75)) / 0.45, 9)
    expect(score.internalProcess?.[1]).toBeCloseTo((0.25 * 92 + 0.1 * 100 * (1 - 2 / 350) + 0.05 * 100) / 0.4, 9)
    expect(board.scorecard.total).toBeCloseTo(95.305, 3)
    expect(board.scorecard.grade).toBe('B')
    expect(scoreTrend(rowsReader(sample), kpiFigures(sample.kpi, sample.kpiValue), choice()).at(-1)?.total).toBe(
      board.scorecard.total,
    )
  })
  test('goals by status, and the process as it is', () => {
    expect(board.goalStates).toEqual([
      { status: 'onTrack', count: 3 },
      { status: 'atRisk', count: 2 },
      { status: 'offTrack', count: 1 },
    ])
    expect(board.work.processes).toMatchObject([{ process: { id: 'complaint' }, asIs: { version: { kind: 'asIs' } } }])
  })
  test('45 days after the end of October everything is stale', () => {
    expect(shown(sample, { today: '2026-12-14' }).stale).toHaveLength(0)
    expect(shown(sample, { today: '2026-12-15' }).stale).toHaveLength(7)
  })
  test('a quarter adds up as each KPI says; year to date as well', () => {
    const quarter = shown(sample, { period: '2026-Q3' }).cards
    expect(quarter.find(({ kpi }) => kpi.id === 'k-volume')).toMatchObject({
      actual: 1137,
      target: 1050,
      cell: '2026-09',
    })
    expect(quarter.find(({ kpi }) => kpi.id === 'k-volume')?.previous).toMatchObject({ before: 1193 })
    const year = shown(sample, { period: '2026-10', yearToDate: true }).cards
    expect(year.find(({ kpi }) => kpi.id === 'k-volume')).toMatchObject({ actual: 3933, target: 3500, previous: null })
    expect(year.find(({ kpi }) => kpi.id === 'k-train')?.actual).toBe(96)
  })
})

describe('scopes', () => {
  test('a goal has the KPIs of its sub-goals', () => {
    const board = shown(sample, { scope: { kind: 'goal', id: 'g-sat' } })
    expect(ids(board.cards).sort()).toEqual(['k-cycle', 'k-first', 'k-sat', 'k-volume'])
    expect(board.goals.map(({ goal }) => goal.id)).toEqual(['g-sat', 'g-time', 'g-appr', 'g-first'])
    expect(board.work.processes).toHaveLength(1)
  })
  test('a department has what its people own, those below included', () => {
    const finance = shown(sample, { scope: { kind: 'department', id: 'd-fin' } })
    expect(ids(finance.cards)).toEqual(['k-cost'])
    // Of another department, but served by its KPI.
    expect(finance.goals.map(({ goal }) => goal.id)).toEqual(['g-cost'])
    const all = shown(sample, { scope: { kind: 'department', id: 'd-ops' } })
    expect(ids(all.cards)).not.toContain('k-cost')
    expect(ids(all.cards)).toContain('k-cycle')
  })
  test('one that is not there any more is empty', () => {
    expect(shown(sample, { scope: { kind: 'goal', id: 'gone' } }).cards).toEqual([])
  })
})

describe('periods', () => {
  const kpi = testRow('kpi', { id: 'q', title: 'q', frequency: 'quarterly', target: 10, aggregation: 'sum' })
  const kpiValue = ['2025-Q3', '2026-Q2', '2026-Q3'].map((period, i) =>
    testRow('kpiValue', { id: period, kpi: 'q', period, actual: 5 + i }),
  )
  const figures = kpiFigures([kpi], kpiValue)
  test('a KPI of quarters shows in a month the quarter that was over by then', () => {
    expect(['2026-08', '2026-09', '2026-10'].map((month) => ownPeriod('quarterly', month))).toEqual([
      '2026-Q2',
      '2026-Q3',
      '2026-Q3',
    ])
    const [card] = shown({ kpi: [kpi], kpiValue }, { period: '2026-11' }).cards
    expect(card).toMatchObject({ period: '2026-Q3', actual: 7, cell: '2026-Q3' })
    expect(card?.previous?.difference).toBe(1)
    expect(card?.lastYear?.difference).toBe(2)
    expect(kpiTrend(figures, card as NonNullable<typeof card>, 3)).toMatchObject([
      { period: '2026-Q1', actual: null, target: 10 },
      { period: '2026-Q2', actual: 6 },
      { period: '2026-Q3', actual: 7 },
    ])
  })
  test('the newest period with a number is where a dashboard begins', () => {
    expect(newestPeriod(figures, 'monthly', '2026-11-10')).toBe('2026-09')
    expect(newestPeriod(figures, 'yearly', '2026-11-10')).toBe('2026')
    expect(newestPeriod(kpiFigures([], []), 'monthly', '2026-11-10')).toBe('2026-11')
    const year = [testRow('kpiValue', { id: 'y', kpi: 'y', period: '2026', actual: 1 })]
    const yearly = [testRow('kpi', { id: 'y', title: 'y', frequency: 'yearly' })]
    expect(newestPeriod(kpiFigures(yearly, year), 'monthly', '2026-03-10')).toBe('2026-03')
  })
  test('a gap is a gap, and a click leads to the cell that waits', () => {
    const monthly = testRow('kpi', { id: 'm', title: 'm', target: 3 })
    const [card] = shown({ kpi: [monthly] }, { period: '2026-Q4' }).cards
    expect(card).toMatchObject({ actual: null, state: null, target: 3, cell: '2026-12' })
    expect(card?.freshness).toMatchObject({ period: null, stale: true })
  })
})

describe('tasks and risks', () => {
  test('overdue, next and by band; summaries and what is closed do not count', () => {
    const task = [
      testRow('task', { id: 'all', title: 'all' }),
      testRow('task', { id: 'late', title: 'late', parent: 'all', dueOn: '2026-11-09' }),
      testRow('task', { id: 'today', title: 'today', parent: 'all', dueOn: '2026-11-10' }),
      testRow('task', { id: 'done', title: 'done', parent: 'all', dueOn: '2026-11-01', status: 'done' }),
      testRow('task', { id: 'later', title: 'later', dueOn: '2026-11-25' }),
    ]
    const risk = [
      testRow('risk', { id: 'a', title: 'a', probability: 4, impact: 4 }),
      testRow('risk', { id: 'b', title: 'b', probability: 2, impact: 5 }),
      testRow('risk', { id: 'c', title: 'c' }),
      testRow('risk', { id: 'd', title: 'd', probability: 5, impact: 5, status: 'closed' }),
    ]
    const { tasks, risks } = shown({ task, risk }).work
    expect([tasks.total, tasks.done]).toEqual([4, 1])
    expect(tasks.overdue.map(({ id }) => id)).toEqual(['late'])
    expect(tasks.next.map(({ id }) => id)).toEqual(['today'])
    expect(risks.open.map(({ level }) => level)).toEqual(['extreme', 'high', null])
    expect(risks.byBand).toEqual({ extreme: 1, high: 1, medium: 0, low: 0 })
  })
})
