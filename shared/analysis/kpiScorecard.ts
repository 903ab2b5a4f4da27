// The scorecard of a person, team or plan: scores by weight, items beyond KPIs, perspectives, and the grade that follows.

/** One line of a scorecard. A KPI brings its achievement, any other item a score of its own scale. */
export type ScorecardItem = {
  readonly id: string
  /** As entered; null counts as the mean of the weights given, or 1 where none is. */
  readonly weight: number | null
} & (
  | {
      readonly kind: 'kpi'
      /** 1 = 100 %; null without a figure. */
      readonly achievement: number | null
    }
  | {
      readonly kind: 'other'
      readonly score: number | null
      /** The score that means 100 points: 5 on a scale of 1–5; default 100. */
      readonly outOf?: number
    }
)

/** A grade with the points from which it is given, e.g. { title: 'A', from: 90 }. */
export interface GradeBand {
  readonly title: string
  readonly from: number
}

export interface ScoredItem {
  readonly id: string
  /** 0 … cap; null without a number. */
  readonly score: number | null
  /** Its share of the total, 0 … 1; of all items with a number they make 1. */
  readonly share: number
  /** score × share: what it adds to the total. */
  readonly points: number | null
}

export interface Scorecard {
  readonly items: readonly ScoredItem[]
  /** 0 … cap; null where no item has a number. */
  readonly total: number | null
  readonly grade: string | null
  /** Sum of the weights as entered (1 = 100 %), missing ones left out. */
  readonly weightSum: number
  /** The weights did not make 100 %, or items without a number were left out: shares are not the weights entered. */
  readonly normalised: boolean
  /** Ids of items that count but have no number. */
  readonly missing: readonly string[]
}

/** Points above 100 for a target exceeded; the usual cap of appraisal schemes. */
export const defaultCap = 120

/** What each weight is taken as: a missing one is the mean of those given, 1 where none is; a negative one is 0. */
export function effectiveWeights(weights: readonly (number | null)[]): number[] {
  const given = weights.filter((weight): weight is number => weight !== null)
  const usual = given.length > 0 ? given.reduce((sum, weight) => sum + weight, 0) / given.length : 1
  return weights.map((weight) => Math.max(0, weight ?? usual))
}

/** The best grade whose points are reached, in any order of bands; null below all of them. Rounding noise does not cost a grade. */
export function gradeOf(points: number | null, grades: readonly GradeBand[]): string | null {
  if (points === null) return null
  let best: GradeBand | null = null
  for (const grade of grades) if (points + 1e-9 >= grade.from && (best === null || grade.from > best.from)) best = grade
  return best?.title ?? null
}

function scoreOf(item: ScorecardItem, cap: number): number | null {
  const share = item.kind === 'kpi' ? item.achievement : item.score === null ? null : item.score / (item.outOf ?? 100)
  return share === null ? null : Math.min(cap, Math.max(0, share * 100))
}

const isWhole = (sum: number) => Math.abs(sum - 1) < 1e-6

/** Score × weight, added up; weights are brought to 100 % over the items that have a number, and it is said where that changed them. */
export function scorecard(
  items: readonly ScorecardItem[],
  grades: readonly GradeBand[] = [],
  cap = defaultCap,
): Scorecard {
  const weights = effectiveWeights(items.map((item) => item.weight))
  const scores = items.map((item) => scoreOf(item, cap))
  const counted = weights.reduce((sum, weight, i) => (scores[i] === null ? sum : sum + weight), 0)
  const scored = items.map((item, i): ScoredItem => {
    const score = scores[i] as number | null
    const share = score === null || counted === 0 ? 0 : (weights[i] as number) / counted
    return { id: item.id, score, share, points: score === null ? null : score * share }
  })
  const total = counted === 0 ? null : scored.reduce((sum, item) => sum + (item.points ?? 0), 0)
  const missing = items.filter((_, i) => scores[i] === null && (weights[i] as number) > 0).map((item) => item.id)
  const weightSum = items.reduce((sum, item) => sum + (item.weight ?? 0), 0)
  const unweighted = items.every((item) => item.weight === null)
  return {
    items: scored,
    total,
    grade: gradeOf(total, grades),
    weightSum,
    normalised: missing.length > 0 || (!unweighted && !isWhole(weightSum)),
    missing,
  }
}

export interface PerspectiveScore<P extends string> extends Scorecard {
  readonly perspective: P
  /** Share of the perspective in the total, 0 … 1. */
  readonly share: number
}

/**
 * A balanced scorecard: each perspective scored by its items' weights, and all of them by `weights`; without those, each perspective weighs
 * as much as its items do together. Items without a perspective are left out.
 */
export function balancedScorecard<P extends string>(
  items: readonly (ScorecardItem & { readonly perspective: P | null })[],
  perspectives: readonly P[],
  weights: Partial<Readonly<Record<P, number>>> | null = null,
  grades: readonly GradeBand[] = [],
  cap = defaultCap,
): {
  readonly perspectives: readonly PerspectiveScore<P>[]
  readonly total: number | null
  readonly grade: string | null
} {
  const placed = items.filter((item) => item.perspective !== null)
  const own = effectiveWeights(placed.map((item) => item.weight))
  const cards = perspectives.map((perspective) => {
    const within = placed.filter((item) => item.perspective === perspective)
    const together = placed.reduce((sum, item, i) => (within.includes(item) ? sum + (own[i] as number) : sum), 0)
    return {
      perspective,
      weight: weights ? (weights[perspective] ?? 0) : together,
      card: scorecard(within, grades, cap),
    }
  })
  const counted = cards.reduce((sum, { card, weight }) => (card.total === null ? sum : sum + weight), 0)
  const scored = cards.map(({ perspective, weight, card }) => ({
    ...card,
    perspective,
    share: card.total === null || counted === 0 ? 0 : weight / counted,
  }))
  const total = counted === 0 ? null : scored.reduce((sum, card) => sum + (card.total ?? 0) * card.share, 0)
  return { perspectives: scored, total, grade: gradeOf(total, grades) }
}
