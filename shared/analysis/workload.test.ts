// Workload against figures worked out by hand: visits with branches, rework and parallel ways, calendars, tasks, duties, roles.
import { describe, expect, it, test } from 'vitest'
import type { NewRowOf, PlanRows } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { workload } from './workload.ts'
import { monthOf, quarterOf } from './workloadHours.ts'
import { currentVersions } from './workloadVersions.ts'
import { expectedVisits } from './workloadVisits.ts'

type Steps = Parameters<typeof testVersion>[1]['steps']
type Flows = NonNullable<Parameters<typeof testVersion>[1]['flows']>
const visits = (steps: Steps, flows: Flows) => {
  const { step = [], sequenceFlow = [] } = testVersion('v', { steps, flows })
  return Object.fromEntries([...expectedVisits(step, sequenceFlow)].map(([id, n]) => [id, Math.round(n * 1e6) / 1e6]))
}

describe('visits', () => {
  it('follow the shares of a decision, and equal ones where none is given', () => {
    const steps: Steps = { s: { kind: 'start' }, d: { kind: 'decision' }, a: {}, b: {}, e: { kind: 'end' } }
    const flows = (p: number | null, q: number | null): Flows => [
      ['s', 'd'],
      ['d', 'a', { probability: p }],
      ['d', 'b', { probability: q }],
      ['a', 'e'],
      ['b', 'e'],
    ]
    expect(visits(steps, flows(0.9, 0.1))).toEqual({ s: 1, d: 1, a: 0.9, b: 0.1, e: 1 })
    expect(visits(steps, flows(0.9, null))).toMatchObject({ a: 0.9, b: 0.1 })
    expect(visits(steps, flows(null, null))).toMatchObject({ a: 0.5, b: 0.5 })
  })
  it('count rework: T/(1 − r)', () => {
    const of = (r: number) =>
      visits({ a: {}, b: {}, d: { kind: 'decision' }, e: { kind: 'end' } }, [
        ['a', 'b'],
        ['b', 'd'],
        ['d', 'b', { probability: r }],
        ['d', 'e', { probability: 1 - r }],
      ])
    expect(of(0.2)).toEqual({ a: 1, b: 1.25, d: 1.25, e: 1 })
    expect(of(0.99)).toMatchObject({ b: 100 })
  })
  it('go all ways of a split and are one again where they join', () => {
    const steps: Steps = { s: {}, p: { kind: 'parallel' }, a: {}, b: {}, j: { kind: 'parallel' }, e: {} }
    const flows: Flows = [
      ['s', 'p'],
      ['p', 'a'],
      ['p', 'b'],
      ['a', 'j'],
      ['b', 'j'],
      ['j', 'e'],
    ]
    expect(visits(steps, flows)).toEqual({ s: 1, p: 1, a: 1, b: 1, j: 1, e: 1 })
  })
  it('of the credit application: 8.9 hours of work (Dumas et al.)', () => {
    const hours = { check: 2, history: 0.5, income: 3, assess: 2, offer: 2, reject: 0.5 }
    const kinds = {
      again: { kind: 'decision' },
      split: { kind: 'parallel' },
      join: { kind: 'parallel' },
      grant: { kind: 'decision' },
    } as const
    const steps = { ...Object.fromEntries(Object.keys(hours).map((id) => [id, {}])), ...kinds }
    const found = visits(steps, [
      ['check', 'again'],
      ['again', 'check', { probability: 0.2 }],
      ['again', 'split', { probability: 0.8 }],
      ['split', 'history'],
      ['split', 'income'],
      ['history', 'join'],
      ['income', 'join'],
      ['join', 'assess'],
      ['assess', 'grant'],
      ['grant', 'offer', { probability: 0.6 }],
      ['grant', 'reject', { probability: 0.4 }],
    ])
    // 2 / 0.8 + 0.5 + 3 + 2 + 0.6 × 2 + 0.4 × 0.5; the text counts the longer of the two parallel ways only: 8.9.
    const sum = Object.entries(hours).reduce((all, [id, h]) => all + h * (found[id] ?? 0), 0)
    expect(sum - 0.5).toBeCloseTo(8.9, 6)
  })
  it('of a loop that nothing leaves are counted once round', () => {
    expect(
      visits({ a: {}, b: {} }, [
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual({ a: 1, b: 1 })
    expect(
      visits({ s: { kind: 'start' }, a: {}, b: {} }, [
        ['s', 'a'],
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual({ s: 1, a: 1, b: 1 })
  })
})

test('months and quarters begin and end with their days', () => {
  expect(monthOf('2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(monthOf('2026-11-30', 2)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
  expect(monthOf('2026-01-31', -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(quarterOf('2026-05-05')).toEqual({ from: '2026-04-01', to: '2026-06-30' })
  expect(quarterOf('2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' })
})

/** June 2026: 22 weekdays. */
const june = { from: '2026-06-01', to: '2026-06-30' }
const person = (id: string, more: NewRowOf<'person'>) => testRow('person', { id, name: id, hoursPerWeek: 40, ...more })
const role = (id: string, more: object = {}) => testRow('role', { id, name: id, ...more })
const process = (more: object = {}) =>
  testRow('process', { id: 'process', title: '投诉', volumePerMonth: 100, ...more })
const of = (...sets: Partial<PlanRows>[]) => workload(rowsReader(joinRows(...sets)), june)
const figures = (list: readonly { id: string; hours: number; available: number }[]) =>
  Object.fromEntries(
    list.map(({ id, hours, available }) => [id, [hours, available].map((n) => Math.round(n * 100) / 100)]),
  )

describe('workload', () => {
  const team = {
    role: [role('agent', { headcount: 4 }), role('lead')],
    person: [person('li', { roles: ['agent'] }), person('an', { roles: ['agent', 'lead'], hoursPerWeek: 20 })],
  }
  it('is volume × visits × processing time, for the named owners in equal parts with the posts that have no name', () => {
    const steps: Steps = { one: { owners: ['li', 'an'], processingTime: 3600, ownerRole: 'agent' } }
    const load = of(team, { process: [process()] }, testVersion('v', { steps }))
    // Two posts of the four are open and do the same work.
    expect(figures(load.people)).toEqual({ li: [25, 176], an: [25, 88] })
    // Two posts of the four are open, and half of An's time is for the other role.
    expect(figures(load.roles)).toEqual({ agent: [100, 176 + 44 + 2 * 176], lead: [0, 44] })
    expect(load.people[0]?.causes).toMatchObject([{ entity: 'step', id: 'one', times: 100, process: 'process' }])
  })
  it('of a role is shared by its posts, filled or not', () => {
    const steps: Steps = { one: { responsibleRoles: ['agent'], ownerRole: 'lead', processingTime: 7200 } }
    const load = of(team, { process: [process()] }, testVersion('v', { steps }))
    expect(figures(load.people)).toMatchObject({ li: [50, 176], an: [50, 88] })
    expect(figures(load.roles)).toMatchObject({ agent: [200, 572], lead: [0, 44] })
  })
  it('of tasks is spread over their workdays', () => {
    // Ten workdays from 25 May, five of them in June (1 to 5).
    const dated = { startOn: '2026-05-25', dueOn: '2026-06-05', effort: 80 * 3600 }
    const load = of(team, {
      task: [
        testRow('task', { id: 't', title: '培训', owner: 'li', participants: ['an'], ...dated }),
        testRow('task', { id: 'open', title: '未定', owner: 'li', effort: 3600 }),
        testRow('task', { id: 'off', title: '取消', owner: 'li', status: 'cancelled', ...dated }),
        testRow('task', { id: 'whole', title: '整体', owner: 'an', ...dated }),
        testRow('task', { id: 'part', title: '部分', parent: 'whole', owner: 'an', ...dated, effort: 8 * 3600 }),
      ],
    })
    expect(load.withoutDates).toEqual(['open'])
    expect(load.people.map(({ hours }) => hours)).toEqual([20, 24])
  })
  it('of duties is their weekly hours in the workweeks of the period', () => {
    const load = of(team, { duty: [testRow('duty', { id: 'd', title: '日报', person: 'li', hoursPerWeek: 5 })] })
    expect(load.people[0]?.hours).toBeCloseTo(22, 6)
  })
  it('knows what nobody has, and what cannot be counted', () => {
    const steps: Steps = { one: { processingTime: 3600 }, wait: { kind: 'delay', processingTime: 3600 } }
    const load = of(team, { process: [process()] }, testVersion('v', { steps }))
    expect(load.nobody.map(({ id, hours }) => [id, hours])).toEqual([['one', 100]])
    expect(of({ process: [process({ volumePerMonth: null })] }, testVersion('v', { steps })).withoutVolume).toEqual([
      'process',
    ])
  })
  it('passes the volume on to sub-processes, which stand for the step that calls them', () => {
    const outer = testVersion('v', {
      steps: { call: { kind: 'subprocess', subProcess: 'inner', processingTime: 3600, owners: ['li'] } },
    })
    const inner = testVersion('w', { steps: { deep: { owners: ['an'], processingTime: 3600 } } })
    const version = testRow('processVersion', { id: 'w', title: 'w', process: 'inner' })
    const load = of(team, { process: [process(), testRow('process', { id: 'inner', title: '赔付' })] }, outer, {
      ...inner,
      processVersion: [version],
    })
    expect(load.people.map(({ hours }) => Math.round(hours))).toEqual([0, 33])
    expect(load.roles[0]?.hours).toBeCloseTo(100, 6)
  })
})

test('availability leaves out holidays and leave, adds make-up workdays, and begins with the first day', () => {
  const day = (row: object) =>
    testRow('calendarDay', { id: JSON.stringify(row), title: '日', startOn: '2026-06-01', ...row })
  const load = of({
    calendarDay: [
      day({ startOn: '2026-06-19' }),
      day({ startOn: '2026-06-28', kind: 'makeUpWorkday' }),
      day({ startOn: '2026-06-01', endOn: '2026-06-05', kind: 'leave', person: 'on leave' }),
    ],
    person: [
      person('li', {}),
      person('on leave', {}),
      person('new', { joinedOn: '2026-06-22' }),
      person('no hours', { hoursPerWeek: null }),
    ],
  })
  expect(figures(load.people)).toEqual({ li: [0, 176], 'on leave': [0, 136], new: [0, 64], 'no hours': [0, 176] })
})

test('one version of each process is worked by: the published one today, the newest draft of the to-be later', () => {
  const version = (id: string, more: object) => testRow('processVersion', { id, title: id, process: 'p', ...more })
  const reader = rowsReader({
    process: [testRow('process', { id: 'p', title: '投诉' })],
    processVersion: [
      version('as is', {}),
      version('old', { status: 'retired' }),
      version('published', { kind: 'toBe', status: 'published' }),
      version('next', { kind: 'toBe' }),
    ],
  })
  const chosen = (['asIs', 'toBe', 'newest'] as const).map((worked) =>
    currentVersions(reader, worked).map(({ id }) => id),
  )
  expect(chosen).toEqual([['published'], ['next'], ['next']])
})
