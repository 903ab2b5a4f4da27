// How far a KPI has been achieved in one period, and the light that follows from it.
import type { RowOf } from '../model/plan.ts'

type Rule = Pick<RowOf<'kpi'>, 'direction' | 'bandLow' | 'bandHigh' | 'greenFrom' | 'amberFrom'>
export type KpiState = 'green' | 'amber' | 'red'

/** Achievement is clipped to this range, so that one runaway value cannot hide the others in an average. */
export const achievementRange = { min: 0, max: 2 } as const
const clip = (share: number) => Math.min(achievementRange.max, Math.max(achievementRange.min, share))

function bandAchievement(rule: Rule, actual: number): number | null {
  const { bandLow: low, bandHigh: high } = rule
  if (low === null && high === null) return null
  const distance = low !== null && actual < low ? low - actual : high !== null && actual > high ? actual - high : 0
  if (distance === 0) return 1
  const bound = (low !== null && actual < low ? low : high) as number
  // A bound of zero gives no scale; the width of the band does, if it has one.
  const scale = Math.abs(bound) || Math.abs((high ?? 0) - (low ?? 0))
  return scale === 0 ? 0 : clip(1 - distance / scale)
}

/**
 * Achievement as a share (1 = target met), clipped to 0 … 2; null when actual or target is missing.
 * Higher is better: 1 + (A − T)/|T|; lower is better: 1 − (A − T)/|T|; T = 0: 1 if A is equal or better, else 0;
 * stay in band: 1 inside, outside 1 − distance ÷ |nearest bound|.
 */
export function achievement(rule: Rule, target: number | null, actual: number | null): number | null {
  if (actual === null) return null
  if (rule.direction === 'band') return bandAchievement(rule, actual)
  if (target === null) return null
  const better = rule.direction === 'higher' ? actual - target : target - actual
  if (target === 0) return better >= 0 ? 1 : 0
  return clip(1 + better / Math.abs(target))
}

/** Green from `greenFrom` (default 100 %), amber from `amberFrom` (default 90 %), red below; null without an achievement. */
export function kpiState(rule: Rule, share: number | null): KpiState | null {
  if (share === null) return null
  // Rounding noise must not turn a light: 0.9999999999999999 is 100 %.
  const value = share + 1e-9
  return value >= (rule.greenFrom ?? 1) ? 'green' : value >= (rule.amberFrom ?? 0.9) ? 'amber' : 'red'
}
