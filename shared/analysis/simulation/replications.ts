// Several runs of a model as means with 95 % confidence intervals: what a simulation says, and how far it can be trusted.
import { studentQuantile } from '../studentQuantile.ts'
import type { RunLength, SimModel, SimRun } from './simModel.ts'
import { simulate } from './simulate.ts'

export interface Estimate {
  readonly mean: number
  /** Half of the 95 % confidence interval; null from a single run. */
  readonly half: number | null
}

export interface SimResult {
  readonly runs: number
  /** Mean cycle time of a case, seconds of working time. */
  readonly cycle: Estimate
  /** Cycle time that half, and nine of ten, of the cases do not exceed. */
  readonly median: Estimate
  readonly ninth: Estimate
  /** Cases completed in the period. */
  readonly completed: Estimate
  /** Cases in progress, mean over time. */
  readonly inProgress: Estimate
  /** How many more cases are in progress at the end of the period than at its beginning: of a process that keeps up, about none. */
  readonly growth: Estimate
  /** By node: mean time in the queue of one visit, and mean length of the queue. */
  readonly queueTime: readonly Estimate[]
  readonly queueLength: readonly Estimate[]
  /** By server, 0 … 1. */
  readonly busy: readonly Estimate[]
  /** Cases by cycle time, all runs together: equal steps from 0. */
  readonly histogram: { readonly step: number; readonly counts: readonly number[] }
  readonly endless: boolean
}

/** Mean and 95 % interval by Student's t, each run being one independent observation. */
export function estimateOf(values: readonly number[]): Estimate {
  const n = values.length
  const mean = values.reduce((sum, one) => sum + one, 0) / Math.max(n, 1)
  if (n < 2) return { mean, half: null }
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1)
  return { mean, half: studentQuantile(n - 1, 0.95) * Math.sqrt(variance / n) }
}

/** Runs of one seed are runs of their own however many there are. */
const seedOf = (seed: number, run: number) => Math.imul(seed ^ 0x5bd1e995, 0x01000193) + Math.imul(run + 1, 0x9e3779b1)

/** Of an ascending list. */
const quantile = (sorted: Float64Array, share: number): number =>
  sorted.length === 0 ? 0 : (sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number)

/** Runs a model several times. `onProgress` is told how far it is, 0 … 1, after each run. */
export function replicate(
  model: SimModel,
  length: RunLength,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  onProgress: (share: number) => void = () => {},
): SimResult {
  const all: SimRun[] = []
  const sorted: Float64Array[] = []
  for (let run = 0; run < runs; run++) {
    const one = simulate(model, length, seedOf(seed, run))
    all.push(one)
    sorted.push(one.cycles.slice().sort())
    onProgress((run + 1) / runs)
    if (one.endless) break
  }
  const over = (value: (run: SimRun, i: number) => number | null) =>
    estimateOf(all.map(value).filter((one) => one !== null))
  const mean = (values: Float64Array) =>
    values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
  return {
    runs: all.length,
    cycle: over(({ cycles }) => mean(cycles)),
    median: over((_, i) => quantile(sorted[i] as Float64Array, 0.5)),
    ninth: over((_, i) => quantile(sorted[i] as Float64Array, 0.9)),
    completed: over(({ cycles }) => cycles.length),
    inProgress: over(({ inProgress }) => inProgress),
    growth: over(({ atBegin, atEnd }) => atEnd - atBegin),
    queueTime: model.nodes.map((_, node) =>
      over(({ taken, queued }) =>
        (taken[node] as number) > 0 ? (queued[node] as number) / (taken[node] as number) : null,
      ),
    ),
    queueLength: model.nodes.map((_, node) => over(({ queued }) => (queued[node] as number) / length.period)),
    busy: model.servers.map((_, server) => over(({ busy }) => busy[server] as number)),
    histogram: histogramOf(sorted),
    endless: all.some(({ endless }) => endless),
  }
}

const bars = 24

/** Up to the 99th percentile in about two dozen steps; the last holds what is beyond. */
function histogramOf(runs: readonly Float64Array[]): SimResult['histogram'] {
  const highest = Math.max(0, ...runs.map((cycles) => quantile(cycles, 0.99)))
  if (highest === 0) return { step: 0, counts: [] }
  const step = highest / bars
  const counts = new Array<number>(bars + 1).fill(0)
  for (const cycles of runs)
    for (const cycle of cycles) {
      const bar = Math.min(bars, Math.floor(cycle / step))
      counts[bar] = (counts[bar] as number) + 1
    }
  return { step, counts }
}
