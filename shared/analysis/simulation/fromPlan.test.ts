// From rows to a model: what is computed without queues is what is simulated without them, and hands have what is left of their day.
import { describe, expect, test } from 'vitest'
import type { NewRowOf, PlanRows } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../../model/testRows.ts'
import { measureFlow } from '../flow/flowMeasure.ts'
import { flowModel } from '../flow/flowModel.ts'
import { type SimOptions, simulationOf } from './fromPlan.ts'
import { replicate } from './replications.ts'

type Steps = Record<string, NewRowOf<'step'>>
type Flows = NonNullable<Parameters<typeof testVersion>[1]['flows']>
const hour = 3600
const today = '2026-06-15'
const usual: SimOptions = { perMonth: 100, months: 3, waits: true }

function made(steps: Steps, flows: Flows, more: Partial<PlanRows> = {}, options: Partial<SimOptions> = {}) {
  const process = [testRow('process', { id: 'process', title: '投诉', volumePerMonth: 100 })]
  const rows = joinRows({ process }, testVersion('v', { steps, flows }), more)
  const reader = rowsReader(rows)
  const input = simulationOf(reader, rows.processVersion?.[0] as never, { ...usual, ...options }, today)
  const run = () => replicate(input.model, input.length, { runs: 20, seed: 1 })
  return { input, run, cycle: measureFlow(flowModel(reader, 'v')).cycle }
}
const takes = (processing: number, waiting = 0): NewRowOf<'step'> => ({
  processingTime: processing,
  waitingTime: waiting,
})
const gate = { kind: 'parallel' } as const
const choice = { kind: 'decision' } as const

test('without hands the credit application takes as long as computed', () => {
  const steps: Steps = {
    check: takes(2 * hour, 6 * hour),
    again: choice,
    split: gate,
    history: takes(hour / 2, 7.5 * hour),
    income: takes(3 * hour, 21 * hour),
    join: gate,
    assess: takes(2 * hour, 22 * hour),
    grant: choice,
    offer: takes(2 * hour, 6 * hour),
    reject: takes(hour / 2, 15.5 * hour),
  }
  const { run, cycle } = made(steps, [
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
  expect(cycle / 8 / hour).toBeCloseTo(8.65, 9)
  const found = run().cycle
  expect(Math.abs(found.mean - cycle)).toBeLessThanOrEqual(found.half as number)
  expect(found.half as number).toBeLessThan(cycle * 0.02)
})

test('two parallel ways whose times vary last longer than the longer of their means', () => {
  const varies = { ...takes(2 * hour), processingTimeMin: 0, processingTimeMax: 4 * hour }
  const { run, cycle } = made({ s: gate, a: varies, b: varies, j: gate }, [
    ['s', 'a'],
    ['s', 'b'],
    ['a', 'j'],
    ['b', 'j'],
  ])
  // Of two times with the triangle 0, 2, 4 the longer is 2 + 7/15 on average.
  const found = run().cycle
  expect(cycle).toBe(2 * hour)
  expect(Math.abs(found.mean - (2 + 7 / 15) * hour)).toBeLessThanOrEqual(found.half as number)
})

describe('hands', () => {
  const role = [testRow('role', { id: 'x', name: '客服', headcount: 3 })]
  const person = (id: string, more: NewRowOf<'person'> = {}) =>
    testRow('person', { id, name: id, roles: ['x'], hoursPerWeek: 40, ...more })
  test('of a role are its people and its open posts; a part-time person has a part of each day', () => {
    const more = { role, person: [person('li'), person('an', { hoursPerWeek: 20 })] }
    const { input } = made({ a: { ...takes(hour), ownerRole: 'x' } }, [], more)
    expect(input.hands.map(({ name, person: id }) => [name, id])).toEqual([
      ['li', 'li'],
      ['an', 'an'],
      ['客服', null],
    ])
    expect(input.model.servers).toEqual([1, 0.5, 1])
    expect(input.model.pools).toEqual([[0, 1, 2]])
  })
  test('have less of the day where they have other work', () => {
    const duty = [testRow('duty', { id: 'd', title: '日报', person: 'li', hoursPerWeek: 10 })]
    const { input } = made({ a: { ...takes(hour), owners: ['li'] } }, [], {
      person: [person('li', { roles: [] })],
      duty,
    })
    expect(input.model.servers[0]).toBeCloseTo(0.75, 9)
    expect(input.hands[0]).toMatchObject({ key: 'person:li' })
  })
  test('one more of them shortens the queue', () => {
    const steps = { a: { ...takes(1.6 * hour), owners: ['li'] } }
    const of = (extra: SimOptions['extra']) =>
      made(steps, [], { person: [person('li', { roles: [] })] }, { extra: extra ?? {} }).run()
    const [alone, helped] = [of({}), of({ 'person:li': 1 })]
    expect(helped.busy).toHaveLength(2)
    expect(helped.queueTime[0]?.mean as number).toBeLessThan((alone.queueTime[0]?.mean as number) / 3)
  })
  test('are not asked for where nothing takes their time, and nobody is where nobody is named', () => {
    const { input } = made({ a: { ownerRole: 'x' }, b: takes(hour) }, [['a', 'b']], { role })
    expect(input.model.nodes.map(({ pool }) => pool)).toEqual([-1, -1])
  })
})

test('without given waits only those of delays and of people outside are left', () => {
  const lane = [testRow('lane', { id: 'customer', title: '客户', processVersion: 'v', kind: 'outside' })]
  const steps: Steps = {
    a: takes(0, 100),
    b: { ...takes(0, 200), kind: 'delay' },
    c: { ...takes(0, 300), lane: 'customer' },
  }
  const flows: Flows = [
    ['a', 'b'],
    ['b', 'c'],
  ]
  const waits = (kept: boolean) =>
    made(steps, flows, { lane }, { waits: kept }).input.model.nodes.map(({ waiting }) => waiting)
  const fixed = (value: number) => ({ kind: 'fixed', value })
  expect(waits(false)).toEqual([fixed(0), fixed(200), fixed(300)])
  expect(waits(true)).toEqual([fixed(100), fixed(200), fixed(300)])
})

test('an empty version has nothing to run', () => {
  expect(made({}, []).run()).toMatchObject({ cycle: { mean: 0 }, completed: { mean: 0 }, endless: false })
})
