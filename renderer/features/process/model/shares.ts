// Shares of cases on the ways out of a step.

/** The sum in percent to one decimal; null when no way has a share, so that there is nothing to add up. */
export function sharesSum(flows: readonly { probability: number | null }[]): number | null {
  if (flows.every((f) => f.probability === null)) return null
  const sum = flows.reduce((total, f) => total + (f.probability ?? 0), 0)
  return Math.round(sum * 1000) / 10
}

/** Equal shares in whole percent that add up to exactly 1; the first ones take what is left over. */
export function evenShares(count: number): number[] {
  const each = Math.floor(100 / count)
  const left = 100 - each * count
  return Array.from({ length: count }, (_, i) => (each + (i < left ? 1 : 0)) / 100)
}
