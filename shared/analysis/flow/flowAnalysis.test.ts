// What an analysis finds: each kind with a case where it holds and one where it does not, what it saves, and how findings are ranked.
import { describe, expect, test } from 'vitest'
import type { NewRowOf, PlanRows } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../../model/testRows.ts'
import type { FindingKind } from './findings/finding.ts'
import { analyseFlow } from './flowAnalysis.ts'

type Steps = Record<string, NewRowOf<'step'>>
type Flows = NonNullable<Parameters<typeof testVersion>[1]['flows']>
const hour = 3600
const day = 8 * hour
const today = '2026-06-15'

function analysed(steps: Steps, flows: Flows, more: Partial<PlanRows> = {}, lanes: string[] = []) {
  const process = testRow('process', { id: 'process', title: '投诉', volumePerMonth: 100 })
  const rows = joinRows({ process: [process] }, testVersion('v', { steps, flows, lanes }), more)
  const reader = rowsReader(rows)
  return analyseFlow(reader, rows.processVersion?.[0] as never, today)
}
const only = (kind: FindingKind, found: ReturnType<typeof analysed>) =>
  found.findings.filter((one) => one.kind === kind)
const owned = (role: string, processing = hour, waiting = 0): NewRowOf<'step'> => ({
  ownerRole: role,
  processingTime: processing,
  waitingTime: waiting,
  timingEvidence: 'measured',
})
const inRow = (...ids: string[]): Flows => ids.slice(1).map((id, i) => [ids[i] as string, id] as const)

describe('figures', () => {
  test('cases in progress follow Little: λ·CT', () => {
    // June 2026 has 22 workdays: 100 cases of 2.2 days are 10 cases in progress.
    const { figures } = analysed({ a: owned('x', 0.2 * day, 2 * day) }, [])
    expect(figures.inProgress).toBeCloseTo(10, 9)
    expect(figures.efficiency).toBeCloseTo(0.2 / 2.2, 9)
  })
  test('hand-overs are those of a case: a way that half of the cases take counts half', () => {
    const steps: Steps = { a: owned('x'), d: { kind: 'decision', ownerRole: 'x' }, b: owned('y'), c: owned('x') }
    const { figures } = analysed(steps, [
      ['a', 'd'],
      ['d', 'b', { probability: 0.5 }],
      ['d', 'c', { probability: 0.5 }],
    ])
    expect(figures.handOvers).toBe(0.5)
  })
  test('cost is what steps say, else their work at the rate of who does it', () => {
    const role = [testRow('role', { id: 'x', name: 'x', costPerHour: 6000 })]
    const steps: Steps = { a: { ...owned('x'), cost: 100 }, b: owned('x', 2 * hour), c: owned('y') }
    expect(analysed(steps, inRow('a', 'b', 'c'), { role }).figures.cost).toBe(12_100)
  })
})

test('long waits and their share: half of the waiting is what is proposed', () => {
  const steps = { a: owned('x', hour, 9 * hour), b: owned('y', hour, 2 * hour), c: owned('x', hour, hour) }
  const found = analysed(steps, inRow('a', 'b', 'c'))
  expect(only('longWait', found).map(({ steps: [id], saving }) => [id, saving?.cycle])).toEqual([
    ['a', 4.5 * hour],
    ['b', hour],
  ])
  expect(only('waitingShare', found)[0]).toMatchObject({
    steps: ['a', 'b'],
    numbers: { seconds: 12 * hour, share: 0.8 },
    saving: { cycle: 5.5 * hour },
  })
  expect(analysed({ a: owned('x', hour, 0.05 * hour) }, []).findings).toEqual([])
})

test('rework: the decision that sends back, the steps between, and what all rounds take', () => {
  const found = analysed(
    { a: owned('x'), b: owned('x'), d: { kind: 'decision', ownerRole: 'x' }, e: { kind: 'end' } },
    [
      ['a', 'b'],
      ['b', 'd'],
      ['d', 'b', { probability: 0.5 }],
      ['d', 'e', { probability: 0.5 }],
    ],
  )
  expect(only('rework', found)).toMatchObject([{ steps: ['b', 'd'], numbers: { share: 0.5 } }])
  const [{ numbers, saving }] = only('rework', found) as [(typeof found.findings)[number]]
  expect(numbers.seconds).toBeCloseTo(hour, 6)
  // r = 25 % instead of 50 %: 1/0.75 instead of 2 rounds.
  expect(saving?.work).toBeCloseTo(hour * (2 - 1 / 0.75), 6)
})

test('rework of two loops, one inside the other, is told for each decision', () => {
  const choice = { kind: 'decision', ownerRole: 'x' } as const
  const found = analysed({ a: owned('x'), b: owned('x'), d: choice, c: owned('x'), f: choice, e: { kind: 'end' } }, [
    ['a', 'b'],
    ['b', 'd'],
    ['d', 'b', { probability: 0.1 }],
    ['d', 'c', { probability: 0.9 }],
    ['c', 'f'],
    ['f', 'a', { probability: 0.3 }],
    ['f', 'e', { probability: 0.7 }],
  ])
  expect(only('rework', found).map(({ steps, numbers }) => [steps.join(''), numbers.share])).toEqual([
    ['abdcf', 0.3],
    ['bd', 0.1],
  ])
})

test('approvals in a row: the longest stays, also with a decision between them', () => {
  const approval = (waiting: number) => ({ ...owned('x', hour, waiting), isApproval: true })
  const steps: Steps = {
    a: approval(day),
    d: { kind: 'decision' },
    b: approval(2 * day),
    c: owned('x'),
    l: approval(day),
  }
  const found = analysed(steps, [
    ['a', 'd'],
    ['d', 'b', { probability: 0.9 }],
    ['d', 'c', { probability: 0.1 }],
    ['b', 'c'],
    ['c', 'l'],
  ])
  expect(only('approvals', found)).toMatchObject([{ steps: ['a', 'b'], numbers: { count: 2 } }])
  expect(only('approvals', found)[0]?.saving).toMatchObject({ cycle: day + hour, work: hour })
})

test('waste: what its removal saves, per visit', () => {
  const steps: Steps = {
    d: { kind: 'decision' },
    a: { ...owned('x', hour, day), valueClass: 'waste' },
    b: { ...owned('x'), valueClass: 'valueAdding' },
  }
  const found = analysed(steps, [
    ['d', 'a', { probability: 0.25 }],
    ['d', 'b', { probability: 0.75 }],
    ['a', 'b'],
  ])
  expect(only('waste', found)[0]?.saving).toMatchObject({ cycle: 0.25 * (day + hour), work: 0.25 * hour })
})

describe('steps that could run at once', () => {
  const of = (inputs: string | null, ...roles: [string, string]) =>
    only(
      'parallel',
      analysed(
        {
          a: { ...owned(roles[0], 3 * hour), outputs: '征信报告' },
          b: { ...owned(roles[1], hour), inputs },
        },
        inRow('a', 'b'),
      ),
    )
  test('need different hands, and nothing of each other', () => {
    expect(of('收入证明', 'x', 'y')[0]).toMatchObject({ steps: ['a', 'b'], saving: { cycle: hour, work: 0 } })
    expect(of('征信报告、收入证明', 'x', 'y')).toEqual([])
    expect(of('收入证明', 'x', 'x')).toEqual([])
    expect(of(null, 'x', 'y')).toEqual([])
  })
})

test('work that goes to another hand and comes back; not where somebody else goes on', () => {
  const found = (last: string) =>
    only('pingPong', analysed({ a: owned('x'), b: owned('y'), c: owned(last, hour, day) }, inRow('a', 'b', 'c')))
  expect(found('x')[0]).toMatchObject({ steps: ['a', 'b', 'c'], numbers: { count: 2 }, saving: { cycle: day } })
  expect(found('z')).toEqual([])
  // Sent back for rework, it comes back to the same hands as well.
  const choice = { ...owned('y'), kind: 'decision' } as const
  const again = analysed({ a: owned('x'), b: owned('x', hour, day), d: choice, e: { kind: 'end' } }, [
    ['a', 'b'],
    ['b', 'd'],
    ['d', 'a', { probability: 0.2 }],
    ['d', 'e', { probability: 0.8 }],
  ])
  expect(only('pingPong', again)).toEqual([])
  expect(only('rework', again)).toMatchObject([{ numbers: { at: 'd', share: 0.2 } }])
})

test('steps in a row by the same hands between which a case waits could be one', () => {
  const found = (waiting: number, role = 'x') =>
    only('mergeSteps', analysed({ a: owned('x'), b: owned(role, hour, waiting) }, inRow('a', 'b')))
  expect(found(day)[0]).toMatchObject({ steps: ['a', 'b'], saving: { cycle: day } })
  expect(found(0)).toEqual([])
  expect(found(day, 'y')).toEqual([])
})

test('a decision after which the same happens whatever it says', () => {
  const steps: Steps = { d: { ...owned('x'), kind: 'decision' }, g: { kind: 'parallel' }, a: owned('x'), b: owned('x') }
  const ways = (to: string): Flows => [
    ['d', 'a', { probability: 0.5 }],
    ['d', 'g', { probability: 0.5 }],
    ['g', to],
    ['b', 'a'],
  ]
  expect(only('needlessDecision', analysed(steps, ways('a')))[0]).toMatchObject({
    steps: ['d'],
    saving: { work: hour },
  })
  expect(only('needlessDecision', analysed(steps, ways('b')))).toEqual([])
})

test('who has more to do than 85 % of the time, roles before their people', () => {
  const more = {
    role: [testRow('role', { id: 'x', name: '客服' }), testRow('role', { id: 'y', name: '财务' })],
    person: [testRow('person', { id: 'p', name: '李敏', roles: ['x'], hoursPerWeek: 40 })],
  }
  // 100 cases of 1.7 hours in 176 hours.
  const found = only('overload', analysed({ a: owned('x', 1.7 * hour), b: owned('y') }, inRow('a', 'b'), more))
  expect(found).toMatchObject([{ steps: ['a'], numbers: { name: '客服', available: 176 } }])
  expect(found[0]?.numbers.hours).toBeCloseTo(170 - 0.85 * 176, 6)
})

test('what the figures lack comes last, with the steps to fill in', () => {
  const rows = { process: [testRow('process', { id: 'process', title: '投诉' })] }
  const steps: Steps = {
    a: { ...owned('x', hour, day), timingEvidence: 'guess' },
    d: { kind: 'decision', ownerRole: 'x' },
    b: {},
    c: owned('x'),
  }
  const version = testVersion('v', {
    steps,
    flows: [
      ['a', 'd'],
      ['d', 'b'],
      ['d', 'c'],
    ],
  })
  const found = analyseFlow(rowsReader(joinRows(rows, version)), version.processVersion?.[0] as never, today)
  expect(found.findings.map(({ kind, steps }) => [kind, ...steps])).toEqual([
    ['longWait', 'a'],
    ['noVolume'],
    ['noTime', 'b'],
    ['noShares', 'd'],
    ['noOwner', 'b'],
    ['guessed', 'a'],
  ])
  expect(found.figures).toMatchObject({ inProgress: null, perMonth: null, untimed: 1 })
})

test('all changes together save no more than a case takes, and no less than the best of them', () => {
  const steps = { a: { ...owned('x', hour, day), valueClass: 'waste' as const }, b: owned('y', hour, 3 * day) }
  const found = analysed(steps, inRow('a', 'b'))
  const best = Math.max(...found.findings.map(({ saving }) => saving?.cycle ?? 0))
  expect(found.together?.cycle).toBeGreaterThanOrEqual(best)
  expect(found.together?.cycle).toBeLessThanOrEqual(found.figures.cycle)
  expect(found.mainPath).toEqual(['a', 'b'])
  // Waste that makes half of the work comes before a wait that makes less of the cycle time.
  expect(found.findings.map(({ kind, steps }) => [kind, ...steps])).toEqual([
    ['waste', 'a'],
    ['longWait', 'b'],
    ['longWait', 'a'],
  ])
})

test('an empty version has nothing to say', () => {
  const found = analysed({}, [])
  expect(found).toMatchObject({ findings: [], loads: [], together: null, mainPath: [] })
  expect(found.figures).toMatchObject({ cycle: 0, efficiency: null, handOvers: 0 })
})
