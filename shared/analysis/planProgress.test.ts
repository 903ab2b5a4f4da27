// How far a plan has come is counted on its rows, and what is missing is what comes next.
import { describe, expect, test } from 'vitest'
import { withDefaults } from '../model/entity.ts'
import { type EntityName, entityOf, type NewRowOf, type PlanRows } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { type Measure, planProgress } from './planProgress.ts'

type Given = { [E in EntityName]?: NewRowOf<E>[] }
const plan = (given: Given) =>
  rowsReader(
    Object.fromEntries(
      Object.entries(given).map(([entity, rows]) => [
        entity,
        (rows as Record<string, unknown>[]).map((row) => withDefaults(entityOf(entity as EntityName), row)),
      ]),
    ) as unknown as PlanRows,
  )
const shareOf = (given: Given, step: string) => planProgress(plan(given)).steps.find((s) => s.step === step)?.share
const count = (given: Given, measure: Measure) =>
  planProgress(plan(given))
    .steps.flatMap((step) => step.measures)
    .find((m) => m.measure === measure)

const asIs = { id: 'v1', process: 'p1', title: '现状' }
const three: NewRowOf<'step'>[] = [
  { id: 's1', title: '开始', kind: 'start', processVersion: 'v1' },
  { id: 's2', title: '登记', processVersion: 'v1', owners: ['x'], processingTime: 480, waitingTime: 0 },
  { id: 's3', title: '判断', kind: 'decision', processVersion: 'v1' },
]

describe('an empty plan', () => {
  test('has nothing to measure', () => {
    expect(planProgress(plan({})).steps.map(({ share }) => share)).toEqual(Array(8).fill(null))
  })
  test('begins with a goal and a process', () => {
    expect(planProgress(plan({})).next.map(({ todo }) => todo)).toEqual(['firstGoal', 'firstProcess'])
  })
})

describe('mapping', () => {
  const given: Given = { process: [{ id: 'p1', title: '客诉' }], processVersion: [asIs], step: three }
  test('counts a process from three steps on', () => {
    expect(count(given, 'processesMapped')).toMatchObject({ done: 1, total: 1 })
    expect(count({ ...given, step: three.slice(1) }, 'processesMapped')).toMatchObject({ done: 0, total: 1 })
  })
  test('asks owners of work and decisions, times of work only', () => {
    expect(count(given, 'stepsWithOwner')).toMatchObject({ done: 1, total: 2 })
    expect(count(given, 'stepsWithTime')).toMatchObject({ done: 1, total: 1 })
  })
  test('is the mean of its measures', () => {
    expect(shareOf(given, 'map')).toBeCloseTo((1 + 0.5 + 1) / 3)
  })
  test('says in which version most owners are missing, and the first step there', () => {
    const many: Given = {
      process: [{ id: 'p1', title: '客诉' }],
      processVersion: [asIs, { id: 'v2', process: 'p1', title: '目标', kind: 'toBe' }],
      step: [...three, { id: 'a', title: 'a', processVersion: 'v2' }, { id: 'b', title: 'b', processVersion: 'v2' }],
    }
    const next = planProgress(plan(many)).next.find(({ todo }) => todo === 'stepsWithOwner')
    expect(next).toEqual({ todo: 'stepsWithOwner', count: 3, place: 'process', processVersion: 'v2', row: 'a' })
  })
  test('leaves out groups, and steps of retired versions', () => {
    const retired: Given = {
      process: [
        { id: 'p0', title: '售后', kind: 'group' },
        { id: 'p1', title: '客诉' },
      ],
      processVersion: [{ ...asIs, status: 'retired' }],
      step: three,
    }
    expect(count(retired, 'processesMapped')).toMatchObject({ done: 0, total: 1 })
    expect(count(retired, 'stepsWithOwner')).toMatchObject({ total: 0 })
  })
})

describe('goals', () => {
  const goal = [
    { id: 'g0', title: '愿景', level: 'vision' },
    { id: 'g1', title: '首响提速', owner: 'x' },
    { id: 'g2', title: '不再追求', status: 'dropped' },
  ] as NewRowOf<'goal'>[]
  test('ask no KPI of a vision and nothing of a dropped goal', () => {
    expect(count({ goal, kpi: [{ id: 'k', title: '首响时长', goals: ['g1'] }] }, 'goalsWithKpi')).toMatchObject({
      done: 1,
      total: 1,
    })
  })
  test('take a band or a target of a period as a target', () => {
    const kpi = [
      { id: 'k1', title: 'a', bandLow: 1 },
      { id: 'k2', title: 'b' },
      { id: 'k3', title: 'c' },
    ]
    const kpiValue = [{ id: 'w', kpi: 'k2', period: '2026-03', target: 5 }]
    expect(count({ kpi, kpiValue }, 'kpisWithTarget')).toMatchObject({ done: 2, total: 3 })
  })
  test('without KPIs ask for the first KPI, not for one per goal', () => {
    const todos = planProgress(plan({ goal })).next.map(({ todo }) => todo)
    expect(todos).toContain('firstKpi')
    expect(todos).not.toContain('goalsWithKpi')
  })
})

describe('the SOP', () => {
  const processes: Given = {
    process: [{ id: 'p1', title: '客诉' }],
    processVersion: [asIs, { id: 'v2', process: 'p1', title: '目标', kind: 'toBe' }],
  }
  const toBe = three.map((step) => ({ ...step, id: `t${step.id}`, processVersion: 'v2' }))
  test('is asked of the to-be once it is mapped', () => {
    expect(count({ ...processes, step: three }, 'stepsWithSop')).toMatchObject({ total: 1 })
    const both: Given = { ...processes, step: [...three, ...toBe.map((s) => ({ ...s, sopSteps: '1. 登记' }))] }
    expect(count(both, 'stepsWithSop')).toMatchObject({ done: 1, total: 1 })
  })
  test('is ready for training when its roles have people', () => {
    const step = [{ ...three[1], sopSteps: '1. 登记', ownerRole: 'r1', responsibleRoles: ['r2'] }]
    const person = [
      { id: 'x', name: '张敏', roles: ['r1'] },
      { id: 'y', name: '离职', roles: ['r2'], active: false },
    ]
    expect(count({ ...processes, step, person } as Given, 'sopRolesStaffed')).toMatchObject({ done: 1, total: 2 })
  })
})
