// How the numbers of several periods become one: sum, average, newest, or the ratio of two sums.

/** One number of periods in order; gaps are NaN and do not count. null without any number. */
export function aggregate(how: 'sum' | 'average' | 'last', numbers: Iterable<number>): number | null {
  let sum = 0
  let count = 0
  let last = Number.NaN
  for (const number of numbers) {
    if (Number.isNaN(number)) continue
    sum += number
    count++
    last = number
  }
  if (count === 0) return null
  return how === 'sum' ? sum : how === 'average' ? sum / count : last
}

/** The ratio of two sums over the periods in which both are known; null without any, or where the second sum is 0. */
export function ratioOfSums(pairs: Iterable<readonly [numerator: number, denominator: number]>): number | null {
  let above = 0
  let below = 0
  for (const [numerator, denominator] of pairs) {
    if (Number.isNaN(numerator) || Number.isNaN(denominator)) continue
    above += numerator
    below += denominator
  }
  return below === 0 ? null : above / below
}

/** The mean by weights; numbers or weights that are NaN, and weights that are not positive, do not count. */
export function weightedMean(pairs: Iterable<readonly [number: number, weight: number]>): number | null {
  let sum = 0
  let total = 0
  for (const [number, weight] of pairs) {
    if (Number.isNaN(number) || !(weight > 0)) continue
    sum += number * weight
    total += weight
  }
  return total === 0 ? null : sum / total
}
