// Runs simulations beside the window's thread; the thread is ended to cancel them.
import { replicate, type SimResult } from '#shared/analysis/simulation/replications.ts'
import type { RunLength, SimModel } from '#shared/analysis/simulation/simModel.ts'

export interface SimTask {
  readonly inputs: readonly { readonly model: SimModel; readonly length: RunLength }[]
  readonly runs: number
  readonly seed: number
}
export type SimMessage = { readonly progress: number } | { readonly results: readonly SimResult[] }

/** The window need not be told more often than it can show. */
const leastStep = 0.02

self.onmessage = ({ data: { inputs, runs, seed } }: MessageEvent<SimTask>) => {
  let told = 0
  const results = inputs.map(({ model, length }, i) =>
    replicate(model, length, { runs, seed }, (share) => {
      const progress = (i + share) / inputs.length
      if (progress - told < leastStep) return
      told = progress
      self.postMessage({ progress } satisfies SimMessage)
    }),
  )
  self.postMessage({ results } satisfies SimMessage)
}
