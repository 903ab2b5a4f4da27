// The simulator against queueing theory, against what can be worked out by hand, and against itself: the same seed is the same run.
import { describe, expect, test } from 'vitest'
import { drawn, exponential, fixed, randomFrom, type Spread } from './random.ts'
import { estimateOf, replicate } from './replications.ts'
import type { SimModel, SimNode } from './simModel.ts'
import { simulate } from './simulate.ts'

const hour = 3600
const node = (more: Partial<SimNode>): SimNode => ({
  waiting: fixed(0),
  processing: fixed(0),
  pool: -1,
  to: [],
  upTo: more.to ? more.to.map((_, i, all) => (i + 1) / all.length) : [1],
  joins: 0,
  ...more,
})
const modelOf = (nodes: SimNode[], more: Partial<SimModel> = {}): SimModel => ({
  nodes,
  begins: { nodes: [0], all: false },
  pools: [],
  servers: [],
  day: 8 * hour,
  between: fixed(hour),
  ...more,
})
/** λ = 2/h, μ = 3/h, `count` servers. */
const queue = (count: number) =>
  modelOf([node({ processing: exponential(hour / 3), pool: 0 })], {
    pools: [Array.from({ length: count }, (_, i) => i)],
    servers: Array.from({ length: count }, () => 1),
    between: exponential(hour / 2),
  })
const length = { warmUp: 200 * hour, period: 2000 * hour }

describe('queueing theory lies in the interval that the simulation gives', () => {
  test.each([
    ['M/M/1', 1, { busy: 2 / 3, queueLength: 4 / 3, inProgress: 2, queueTime: 40 * 60, cycle: 60 * 60 }],
    ['M/M/2', 2, { busy: 1 / 3, queueLength: 1 / 12, inProgress: 3 / 4, queueTime: 2.5 * 60, cycle: 22.5 * 60 }],
  ])('%s', (_, count, expected) => {
    const found = replicate(queue(count), length, { runs: 30, seed: 7 })
    const values = {
      busy: estimateOf(found.busy.map(({ mean }) => mean)).mean,
      queueLength: found.queueLength[0],
      inProgress: found.inProgress,
      queueTime: found.queueTime[0],
      cycle: found.cycle,
    }
    expect(Math.abs((values.busy as number) - expected.busy)).toBeLessThan(0.01)
    for (const name of ['queueLength', 'inProgress', 'queueTime', 'cycle'] as const) {
      const { mean, half } = values[name] as { mean: number; half: number }
      expect([name, Math.abs(mean - expected[name]) <= half]).toEqual([name, true])
      // An interval that holds everything says nothing.
      expect([name, half / expected[name] < 0.12]).toEqual([name, true])
    }
  })

  test('and nineteen of twenty intervals hold the truth', () => {
    const short = { warmUp: 100 * hour, period: 600 * hour }
    const inside = Array.from({ length: 100 }, (_, seed) => replicate(queue(1), short, { runs: 8, seed })).filter(
      ({ cycle: { mean, half } }) => Math.abs(mean - hour) <= (half as number),
    )
    expect(inside.length).toBeGreaterThanOrEqual(88)
    expect(inside.length).toBeLessThanOrEqual(100)
  })
})

describe('what can be worked out by hand comes out exactly', () => {
  const once = (nodes: SimNode[], more: Partial<SimModel> = {}) =>
    simulate(modelOf(nodes, more), { warmUp: 0, period: 100 * hour }, 1)

  test('a case alone takes waiting and processing of its steps', () => {
    const { cycles } = once([
      node({ waiting: fixed(100), processing: fixed(50), to: [1] }),
      node({ processing: fixed(7) }),
    ])
    expect(new Set(cycles)).toEqual(new Set([157]))
  })
  test('parallel ways are joined when the last is there', () => {
    const { cycles, inProgress } = once([
      node({ to: [1, 2], upTo: null }),
      node({ processing: fixed(600), to: [3] }),
      node({ processing: fixed(1800), to: [3] }),
      node({ joins: 2, to: [4] }),
      node({ processing: fixed(60) }),
    ])
    expect(new Set(cycles)).toEqual(new Set([1860]))
    // A case arrives each hour from the first hour on.
    expect(inProgress).toBeCloseTo((1860 * 99) / (100 * hour), 6)
  })
  test('ways that never join end with the last; a join that a decision starves lets the case go on', () => {
    expect(
      new Set(
        once([node({ to: [1, 2], upTo: null }), node({ processing: fixed(5) }), node({ processing: fixed(9) })]).cycles,
      ),
    ).toEqual(new Set([9]))
    const starved = once([
      node({ to: [1, 1], upTo: [0.5, 1] }),
      node({ joins: 2, to: [2] }),
      node({ processing: fixed(5) }),
    ])
    expect(new Set(starved.cycles)).toEqual(new Set([5]))
  })
  test('one pair of hands works in turn: a batch of three waits 0, 1 and 2 times', () => {
    // Three at once each hour: three roots begin together.
    const work = node({ processing: fixed(600), pool: 0 })
    const found = once([work, work, work], {
      begins: { nodes: [0, 1, 2], all: true },
      pools: [[0]],
      servers: [1],
    })
    expect(new Set(found.cycles)).toEqual(new Set([1800]))
    expect(found.queued.map((sum, i) => sum / (found.taken[i] as number))).toEqual(new Float64Array([0, 600, 1200]))
    expect(found.busy[0]).toBeCloseTo((0.5 * 99) / 100, 6)
  })
  test('who has half of the day finishes on another day', () => {
    // Work of 3 h that begins in the 3rd hour of a day of 8: two hours are left of the half day, the third is worked next day.
    const found = simulate(
      modelOf([node({ processing: fixed(3 * hour), pool: 0 })], {
        pools: [[0]],
        servers: [0.5],
        between: fixed(50 * hour),
      }),
      { warmUp: 0, period: 99 * hour },
      1,
    )
    // Arrives at 50 h: day 6, hour 2; done on day 7 at hour 1, 57 h.
    expect([...found.cycles]).toEqual([7 * hour])
    expect(found.busy[0]).toBeCloseTo(3 / (12 * 4 + 3), 6)
  })
  test('a loop is left by chance: T/(1 − r)', () => {
    const found = replicate(
      modelOf([node({ processing: fixed(20), to: [1] }), node({ to: [0, 2], upTo: [0.2, 1] }), node({})]),
      { warmUp: 0, period: 5000 * hour },
      { runs: 20, seed: 3 },
    )
    expect(Math.abs(found.cycle.mean - 25)).toBeLessThanOrEqual(found.cycle.half as number)
  })
  test('a loop that nothing leaves is given up, be it without any time', () => {
    const loop = (waiting: number) => modelOf([node({ to: [1] }), node({ waiting: fixed(waiting), to: [0] })])
    for (const waiting of [0, 1])
      expect(simulate(loop(waiting), { warmUp: 0, period: 100 * hour, most: 50_000 }, 1).endless).toBe(true)
  })
})

test('the same seed is the same run, another seed another', () => {
  const run = (seed: number) => replicate(queue(1), { warmUp: 0, period: 100 * hour }, { runs: 3, seed })
  expect(run(5)).toEqual(run(5))
  expect(run(6).cycle.mean).not.toBe(run(5).cycle.mean)
})

test('progress is told after each run', () => {
  const told: number[] = []
  replicate(queue(1), { warmUp: 0, period: hour }, { runs: 4, seed: 1 }, (share) => told.push(share))
  expect(told).toEqual([0.25, 0.5, 0.75, 1])
})

test.each<[Spread, number, number]>([
  [
    { kind: 'triangular', min: 30, mode: 60, max: 150 },
    80,
    (30 ** 2 + 60 ** 2 + 150 ** 2 - 30 * 60 - 30 * 150 - 60 * 150) / 18,
  ],
  [exponential(40), 40, 1600],
])('times drawn have the mean and the variance of their kind: %o', (spread, mean, variance) => {
  const random = randomFrom(11)
  const values = Array.from({ length: 200_000 }, () => drawn(spread, random))
  const found = values.reduce((sum, one) => sum + one, 0) / values.length
  expect(Math.abs(found - mean) / mean).toBeLessThan(0.01)
  const spreadOf = values.reduce((sum, one) => sum + (one - found) ** 2, 0) / values.length
  expect(Math.abs(spreadOf - variance) / variance).toBeLessThan(0.02)
})
