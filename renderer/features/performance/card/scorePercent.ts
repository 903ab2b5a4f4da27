// How the score of a scorecard's item reads.
import { clean, computedPercent, formatPercent } from '#shared/model/values/numbers.ts'

/** '95.0%'; a score that was entered with more decimals keeps them. */
export const scorePercent = (share: number): string =>
  Number.isInteger(clean(share * 1000)) ? computedPercent(share) : formatPercent(share)
