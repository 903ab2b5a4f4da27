// How a risk is scored: probability × impact, before and after the response, the band it falls into, and when its review is due.
import type { RowOf } from '../model/plan.ts'

type Risk = RowOf<'risk'>
type Bands = Pick<RowOf<'plan'>, 'riskMediumFrom' | 'riskHighFrom' | 'riskExtremeFrom'>

export const riskLevels = ['low', 'medium', 'high', 'extreme'] as const
export type RiskLevel = (typeof riskLevels)[number]
/** inherent: as it is without the response; residual: what remains with it. */
export const riskViews = ['inherent', 'residual'] as const
export type RiskView = (typeof riskViews)[number]
/** Probability and impact, 1 to 5 each. */
export interface RiskPlace {
  readonly probability: number
  readonly impact: number
}

/** The fields that hold the place of a risk in a view. */
export const placeFields = {
  inherent: { probability: 'probability', impact: 'impact' },
  residual: { probability: 'residualProbability', impact: 'residualImpact' },
} as const

/** Where a risk stands in the 5 × 5 map; null while either number is missing. */
export function placeOfRisk(risk: Risk, view: RiskView): RiskPlace | null {
  const fields = placeFields[view]
  const [probability, impact] = [risk[fields.probability], risk[fields.impact]]
  return probability === null || impact === null ? null : { probability, impact }
}

/** Probability × impact, 1 to 25; null while either is missing. */
export function riskScore(risk: Risk, view: RiskView): number | null {
  const place = placeOfRisk(risk, view)
  return place && place.probability * place.impact
}

/** Scores from which a risk is medium, high, extreme: those of the plan, else 5, 10, 16. */
export function bandStarts(plan: Partial<Bands> | undefined): Readonly<Record<Exclude<RiskLevel, 'low'>, number>> {
  return { medium: plan?.riskMediumFrom ?? 5, high: plan?.riskHighFrom ?? 10, extreme: plan?.riskExtremeFrom ?? 16 }
}

/** The band of a score. Where two bands begin at the same score, the graver one counts. */
export function bandOf(score: number, plan: Partial<Bands> | undefined): RiskLevel {
  const from = bandStarts(plan)
  if (score >= from.extreme) return 'extreme'
  if (score >= from.high) return 'high'
  return score >= from.medium ? 'medium' : 'low'
}

/** Whole days by which the review is late; null while it is not, or for a closed risk. Days as YYYY-MM-DD. */
export function daysOverdue(risk: Pick<Risk, 'status' | 'nextReviewOn'>, today: string): number | null {
  if (risk.status === 'closed' || risk.nextReviewOn === null || risk.nextReviewOn >= today) return null
  return Math.round((Date.parse(today) - Date.parse(risk.nextReviewOn)) / 86_400_000)
}

const days: Partial<Record<NonNullable<Risk['reviewCadence']>, number>> = { daily: 1, weekly: 7, biweekly: 14 }
const months: Partial<Record<NonNullable<Risk['reviewCadence']>, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
}

/** The next review after one held on `day`; the 31st falls on the last day of a shorter month. null without a cadence. */
export function nextReview(cadence: Risk['reviewCadence'], day: string): string | null {
  if (cadence === null) return null
  const date = new Date(`${day}T00:00:00Z`)
  const wanted = date.getUTCDate()
  date.setUTCDate(wanted + (days[cadence] ?? 0))
  const later = months[cadence]
  if (later) {
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + later)
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(wanted, last))
  }
  return date.toISOString().slice(0, 10)
}
