// Cycle time, work and efficiency against the textbook's results, the block rules, and the laws that any graph obeys.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NewRowOf } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { testVersion } from '../../model/testRows.ts'
import { changed, together } from './flowChange.ts'
import { measureFlow } from './flowMeasure.ts'
import { flowModel } from './flowModel.ts'

type Steps = Record<string, NewRowOf<'step'>>
type Flows = NonNullable<Parameters<typeof testVersion>[1]['flows']>
const modelOf = (steps: Steps, flows: Flows) => flowModel(rowsReader(testVersion('v', { steps, flows })), 'v')
const measured = (steps: Steps, flows: Flows) => measureFlow(modelOf(steps, flows))

const hour = 3600
const day = 8 * hour
const takes = (processing: number, waiting = 0): NewRowOf<'step'> => ({
  processingTime: processing,
  waitingTime: waiting,
})

describe('cycle time', () => {
  test('of a sequence is the sum: 10 then 20 are 30', () => {
    expect(measured({ a: takes(10), b: takes(20) }, [['a', 'b']]).cycle).toBe(30)
  })
  test('of a choice is the mean: 10, then 20 with 90 % or 10 with 10 % are 29', () => {
    const found = measured({ a: takes(10), d: { kind: 'decision' }, b: takes(20), c: takes(10) }, [
      ['a', 'd'],
      ['d', 'b', { probability: 0.9 }],
      ['d', 'c', { probability: 0.1 }],
    ])
    expect(found.cycle).toBeCloseTo(29, 9)
  })
  test.each([
    [0.2, 35],
    [0.99, 2010],
    [0.9999, 200_010],
  ])('of rework is T/(1 − r): 10, then 20 repeated with %d are %d', (r, cycle) => {
    const found = measured({ a: takes(10), b: takes(20), d: { kind: 'decision' }, e: { kind: 'end' } }, [
      ['a', 'b'],
      ['b', 'd'],
      ['d', 'b', { probability: r }],
      ['d', 'e', { probability: 1 - r }],
    ])
    expect(found.cycle).toBeCloseTo(cycle, 6)
    expect(found.endless).toBe(false)
  })
  test('of parallel ways is that of the longest, nested ones too', () => {
    const split = { kind: 'parallel' } as const
    const found = measured(
      { s: split, a: takes(10), t: split, b: takes(3), c: takes(8), u: split, d: takes(5), j: split, e: takes(1) },
      [
        ['s', 'a'],
        ['s', 't'],
        ['t', 'b'],
        ['t', 'c'],
        ['b', 'u'],
        ['c', 'u'],
        ['u', 'd'],
        ['a', 'j'],
        ['d', 'j'],
        ['j', 'e'],
      ],
    )
    expect(found.cycle).toBe(14)
    expect(Object.fromEntries(found.critical)).toMatchObject({ a: 0, b: 0, c: 1, d: 1, j: 1, e: 1 })
    expect(found.work).toBe(27)
  })
  test('where ways never join ends with the last of them; several beginnings are parallel', () => {
    expect(
      measured({ a: takes(1), b: takes(5), c: takes(9) }, [
        ['a', 'b'],
        ['a', 'c'],
      ]).cycle,
    ).toBe(10)
    expect(
      measured({ a: takes(1), b: takes(5), c: takes(9) }, [
        ['a', 'c'],
        ['b', 'c'],
      ]).cycle,
    ).toBe(14)
  })
  test('of a loop across branches follows the visits, not block rules', () => {
    // b goes back into the other branch of the choice before: no block holds the loop.
    const found = measured(
      { d: { kind: 'decision' }, a: takes(10), b: takes(20), f: { kind: 'decision' }, e: { kind: 'end' } },
      [
        ['d', 'a', { probability: 0.5 }],
        ['d', 'b', { probability: 0.5 }],
        ['a', 'f'],
        ['f', 'b', { probability: 0.4 }],
        ['f', 'e', { probability: 0.6 }],
        ['b', 'a'],
      ],
    )
    // v(b) = 0.5 + 0.4·v(a), v(a) = 0.5 + v(b): v(a) = 1/0.6
    expect(found.visits.get('a')).toBeCloseTo(1 / 0.6, 9)
    expect(found.cycle).toBeCloseTo(10 / 0.6 + 20 * (1 / 0.6 - 0.5), 9)
  })
  test('of a loop that nothing leaves is said to be endless, and each way counts once', () => {
    const found = measured({ a: takes(1), b: takes(2) }, [
      ['a', 'b'],
      ['b', 'a'],
    ])
    expect(found).toMatchObject({ endless: true, cycle: 3 })
  })
})

describe('the credit application (Dumas et al.)', () => {
  const application = (unit: number, hours: readonly number[]) => {
    const work = Object.fromEntries(
      ['check', 'history', 'income', 'assess', 'offer', 'reject'].map((id, i) => [
        id,
        takes((hours[i] as number) * unit),
      ]),
    )
    const gate = { kind: 'parallel' } as const
    const choice = { kind: 'decision' } as const
    return measured({ ...work, again: choice, split: gate, join: gate, grant: choice }, [
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
  }
  test('takes 8.65 days, 8.9 hours without waiting: flow efficiency 12.9 %', () => {
    const whole = application(day, [1, 1, 3, 3, 1, 2])
    const bare = application(hour, [2, 0.5, 3, 2, 2, 0.5])
    expect(whole.cycle / day).toBeCloseTo(8.65, 9)
    expect(bare.processing / hour).toBeCloseTo(8.9, 9)
    expect(Math.round((bare.processing / whole.cycle) * 1000) / 10).toBe(12.9)
    expect(bare.work / hour).toBeCloseTo(9.4, 9)
  })
})

test('times with least and most count with their mean, calendar days as working days, delays as waiting', () => {
  const found = measured(
    {
      a: { processingTime: 60, processingTimeMin: 30, processingTimeMax: 150 },
      b: { processingTime: 24 * hour, processingBasis: 'calendar' },
      c: { kind: 'delay', processingTime: hour, waitingTime: 60 },
    },
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  )
  expect(found).toMatchObject({ cycle: 80 + day + hour + 60, processing: 80 + day, work: 80 + day })
})

test('a sub-process without times counts with its own figures', () => {
  const outer = testVersion('v', {
    steps: { a: takes(5), sub: { kind: 'subprocess', subProcess: 'inner' } },
    flows: [['a', 'sub']],
  })
  const inner = testVersion('w', { steps: { b: takes(10, 90) } })
  const rows = {
    ...outer,
    processVersion: [...(outer.processVersion ?? []), { ...inner.processVersion?.[0], process: 'inner' } as never],
    step: [...(outer.step ?? []), ...(inner.step ?? [])],
  }
  expect(measureFlow(flowModel(rowsReader(rows), 'v'))).toMatchObject({ cycle: 105, processing: 15, work: 15 })
})

test('a change takes its part of times and shares; several together leave the least', () => {
  const model = modelOf({ a: takes(10, 100), d: { kind: 'decision' }, e: { kind: 'end' } }, [
    ['a', 'd'],
    ['d', 'a', { probability: 0.2 }],
    ['d', 'e', { probability: 0.8 }],
  ])
  const back = 'v flow 1'
  expect(measureFlow(changed(model, { flows: new Map([[back, 0]]) })).cycle).toBeCloseTo(110, 9)
  const both = together([
    { steps: new Map([['a', { waiting: 0.5 }]]) },
    { steps: new Map([['a', { waiting: 0.8, processing: 0 }]]), flows: new Map([[back, 0.5]]) },
  ])
  expect(measureFlow(changed(model, both)).cycle).toBeCloseTo(50 / 0.9, 9)
})

/** Random graphs: steps in a row with forward and backward ways, decisions and splits. */
const graphs = fc
  .record({
    times: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 2,
      maxLength: 9,
    }),
    extra: fc.array(fc.tuple(fc.nat(8), fc.nat(9), fc.double({ min: 0.05, max: 0.6, noNaN: true }), fc.boolean()), {
      maxLength: 5,
    }),
  })
  .map(({ times, extra }) => {
    const n = times.length
    const steps: Steps = Object.fromEntries(times.map(([p, w], i) => [`s${i}`, { ...takes(p, w), kind: 'task' }]))
    steps[`s${n}`] = { kind: 'end' }
    const flows: Flows[number][] = []
    for (let i = 0; i < n; i++) {
      const ways = extra.filter(([from]) => from % n === i)
      const [first] = ways
      const to = first ? first[1] % (n + 1) : i + 1
      if (!first || to === i + 1) flows.push([`s${i}`, `s${i + 1}`])
      else if (to > i && first[3]) {
        // Both ways at once.
        flows.push([`s${i}`, `s${i + 1}`], [`s${i}`, `s${to}`])
      } else {
        steps[`s${i}`] = { ...steps[`s${i}`], kind: 'decision' }
        flows.push(
          [`s${i}`, `s${i + 1}`, { probability: 1 - first[2] }],
          [`s${i}`, `s${to}`, { probability: first[2] }],
        )
      }
    }
    return { steps, flows, n }
  })

/** The least that a case can take. */
function shortest(steps: Steps, flows: Flows, n: number): number {
  const least = new Map([['s0', (steps.s0?.processingTime ?? 0) + (steps.s0?.waitingTime ?? 0)]])
  for (let round = 0; round <= n; round++)
    for (const [from, to] of flows) {
      const at = least.get(from)
      if (at === undefined) continue
      const time = at + (steps[to]?.processingTime ?? 0) + (steps[to]?.waitingTime ?? 0)
      if (time < (least.get(to) ?? Infinity)) least.set(to, time)
    }
  return least.get(`s${n}`) as number
}

describe('on any graph', () => {
  test('the cycle time is at least the shortest way, grows with every time, and scales with all of them', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 2, max: 9 }), fc.nat(8), ({ steps, flows, n }, scale, which) => {
        const found = measured(steps, flows)
        expect(found.endless).toBe(false)
        expect(found.cycle).toBeGreaterThanOrEqual(shortest(steps, flows, n) - 1e-6)
        expect(found.processing).toBeLessThanOrEqual(found.cycle + 1e-6)
        const all = Object.fromEntries(
          Object.entries(steps).map(([id, step]) => [
            id,
            {
              ...step,
              processingTime: (step.processingTime ?? 0) * scale,
              waitingTime: (step.waitingTime ?? 0) * scale,
            },
          ]),
        )
        expect(measured(all, flows).cycle / scale).toBeCloseTo(found.cycle, 5)
        const id = `s${which % n}`
        const more = { ...steps, [id]: { ...steps[id], waitingTime: (steps[id]?.waitingTime ?? 0) + 50 } }
        expect(measured(more, flows).cycle).toBeGreaterThanOrEqual(found.cycle - 1e-6)
      }),
    )
  })
  test('a case on its longest ways ends once', () => {
    fc.assert(
      fc.property(graphs, ({ steps, flows, n }) => {
        const { critical } = measured(steps, flows)
        expect(critical.get(`s${n}`)).toBeCloseTo(1, 6)
      }),
    )
  })
})
