// The simulator against a loop written by hand for one model: five stations in a row, two servers each (M/M/2), per event.
import { exponential, fixed } from '#shared/analysis/simulation/random.ts'
import type { SimModel } from '#shared/analysis/simulation/simModel.ts'
import { simulate } from '#shared/analysis/simulation/simulate.ts'
import { contest, type Figure } from '../measure.ts'
import { tandemByHand } from './handLoop.ts'

const stations = 5
const [between, service] = [1, 1.5]
const cases = 40_000

const tandem: SimModel = {
  nodes: Array.from({ length: stations }, (_, i) => ({
    waiting: fixed(0),
    processing: exponential(service),
    pool: i,
    to: i + 1 < stations ? [i + 1] : [],
    upTo: [1],
    joins: 0,
  })),
  begins: { nodes: [0], all: false },
  pools: Array.from({ length: stations }, (_, i) => [2 * i, 2 * i + 1]),
  servers: new Array<number>(2 * stations).fill(1),
  day: 8,
  between: exponential(between),
}

/** Microseconds of one event. */
function perEvent(work: () => number): number {
  const start = performance.now()
  const events = work()
  return ((performance.now() - start) * 1000) / events
}

export async function benchSimulation(): Promise<Figure[]> {
  return [
    await contest({
      name: 'simulation of five stations in a row, one event',
      against: 'a loop written by hand for this model alone',
      unit: 'µs',
      runs: 9,
      uncounted: 3,
      ours: (run) => perEvent(() => simulate(tandem, { warmUp: 0, period: cases * between }, run).events),
      peer: (run) => perEvent(() => tandemByHand(cases, between, service, run)),
    }),
  ]
}
