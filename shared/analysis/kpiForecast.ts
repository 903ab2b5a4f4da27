// Where a KPI is heading: a trend by least squares, with a season where two cycles are known, intervals, and the year's end.
import { achievement, type KpiState, kpiState } from './kpiAchievement.ts'
import type { KpiFigures } from './kpiFigures.ts'
import { frequencyOf, periodAt, periodIndex, periodsPerYear, shiftPeriod, yearPlaces } from './kpiPeriods.ts'
import { studentQuantile } from './studentQuantile.ts'

/** A number at a place of time; places need not be neighbours: a gap keeps its distance. */
export interface TimedNumber {
  readonly at: number
  readonly value: number
}
export type TrendKind = 'linear' | 'seasonal'

/** A fitted course: value = level + slope · at, the level one per season where it is seasonal. */
export interface Trend {
  readonly kind: TrendKind
  /** Change per period. */
  readonly slope: number
  /** Standard deviation of the residuals, by degrees of freedom; 0 for a perfect fit. */
  readonly deviation: number
  readonly freedom: number
  value(at: number): number
  /** Variance of the sum of new values at these places, with that of the fitted course. */
  variance(at: readonly number[]): number
}

/**
 * Ordinary least squares of a line, one level per season (`seasons` 1: none). Within each season time and value are taken from their
 * means (Frisch–Waugh–Lovell), so that gaps need no filling. null where points do not suffice: one degree of freedom must remain.
 */
export function fitTrend(points: readonly TimedNumber[], seasons = 1): Trend | null {
  const seasonOf = (at: number) => ((at % seasons) + seasons) % seasons
  const groups = new Map<number, { n: number; at: number; value: number }>()
  for (const { at, value } of points) {
    const group = groups.get(seasonOf(at)) ?? { n: 0, at: 0, value: 0 }
    groups.set(seasonOf(at), { n: group.n + 1, at: group.at + at, value: group.value + value })
  }
  if (groups.size < seasons) return null
  const freedom = points.length - seasons - 1
  if (freedom < 1) return null
  const mean = (at: number) => {
    const group = groups.get(seasonOf(at)) as { n: number; at: number; value: number }
    return { n: group.n, at: group.at / group.n, value: group.value / group.n }
  }
  let [spread, product] = [0, 0]
  for (const { at, value } of points) {
    const { at: middle, value: level } = mean(at)
    spread += (at - middle) ** 2
    product += (at - middle) * (value - level)
  }
  if (spread === 0) return null
  const slope = product / spread
  const value = (at: number) => mean(at).value + slope * (at - mean(at).at)
  const residuals = points.reduce((sum, point) => sum + (point.value - value(point.at)) ** 2, 0)
  const deviation = Math.sqrt(residuals / freedom)
  return {
    kind: seasons > 1 ? 'seasonal' : 'linear',
    slope,
    deviation,
    freedom,
    value,
    variance(places) {
      const perSeason = new Map<number, number>()
      let lever = 0
      for (const at of places) {
        perSeason.set(seasonOf(at), (perSeason.get(seasonOf(at)) ?? 0) + 1)
        lever += at - mean(at).at
      }
      let levels = 0
      for (const [season, count] of perSeason) levels += count ** 2 / (groups.get(season)?.n ?? 1)
      return deviation ** 2 * (places.length + levels + lever ** 2 / spread)
    },
  }
}

/** Whether every season of the year has been seen twice. */
function twoCycles(points: readonly TimedNumber[], seasons: number): boolean {
  const seen = new Map<number, number>()
  for (const { at } of points) {
    const season = ((at % seasons) + seasons) % seasons
    seen.set(season, (seen.get(season) ?? 0) + 1)
  }
  return seasons > 1 && seen.size === seasons && [...seen.values()].every((count) => count >= 2)
}

/** Linear; seasonal where two whole cycles are known and the season explains more than it costs (smaller residual deviation). */
export function bestTrend(points: readonly TimedNumber[], seasons: number): Trend | null {
  const linear = fitTrend(points)
  const seasonal = twoCycles(points, seasons) ? fitTrend(points, seasons) : null
  return seasonal && (!linear || seasonal.deviation < linear.deviation) ? seasonal : linear
}

export interface ForecastOptions {
  /** Numbers after this period are not looked at; default: the newest. */
  readonly through?: string
  /** How many periods after the newest actual; default 6, at most 120. */
  readonly ahead?: number
  /** Probability that a value lies in its interval; default 0.8. */
  readonly level?: number
  /** Only the newest so many periods are fitted; default 60. */
  readonly history?: number
  /** Instead of the better of both. */
  readonly kind?: TrendKind
}

/** How a KPI says it is to be forecast: null for not at all, nothing named for the better of both. */
export const forecastChoice = ({
  forecast,
}: {
  readonly forecast: 'none' | TrendKind | null
}): Pick<ForecastOptions, 'kind'> | null => (forecast === 'none' ? null : forecast === null ? {} : { kind: forecast })

export interface ForecastPoint {
  readonly period: string
  readonly value: number
  readonly low: number
  readonly high: number
}
export interface KpiForecast {
  readonly kind: TrendKind
  /** Change per period. */
  readonly slope: number
  /** Number of actuals behind it. */
  readonly basis: number
  readonly points: readonly ForecastPoint[]
}

/** Bounds that no forecast leaves: shares stay in 0 … `whole` and amounts at 0 or more where all actuals did. */
function limits(values: readonly number[], whole: number | null) {
  return {
    min: values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY,
    max: whole !== null && values.every((value) => value <= whole) ? whole : Number.POSITIVE_INFINITY,
  }
}

function fitted(figures: KpiFigures, kpi: string, options: ForecastOptions) {
  const row = figures.kpis.get(kpi)
  const last = figures.latest(kpi, options.through)
  if (!row || last === null) return null
  const end = periodIndex(last)
  const known: TimedNumber[] = []
  for (const period of figures.periods(kpi)) {
    const at = periodIndex(period)
    const value = figures.figure(kpi, period).actual
    if (at <= end && at > end - (options.history ?? 60) && value !== null) known.push({ at, value })
  }
  const seasons = periodsPerYear[row.frequency]
  const trend =
    options.kind === 'linear'
      ? fitTrend(known)
      : options.kind === 'seasonal'
        ? twoCycles(known, seasons)
          ? fitTrend(known, seasons)
          : null
        : bestTrend(known, seasons)
  if (!trend) return null
  const bounds = limits(
    known.map((point) => point.value),
    row.valueKind === 'percent' ? 1 : row.unit?.trim() === '%' ? 100 : null,
  )
  const clip = (value: number) => Math.min(bounds.max, Math.max(bounds.min, value))
  const reach = studentQuantile(trend.freedom, options.level ?? 0.8)
  return { row, last, known, trend, clip, reach }
}

/**
 * The next periods of a KPI with prediction intervals (Student's t on the residuals' degrees of freedom); null where fewer than three
 * actuals are known. Weeks have seasons of 52; the 53rd week of a long year shifts them by one.
 */
export function kpiForecast(figures: KpiFigures, kpi: string, options: ForecastOptions = {}): KpiForecast | null {
  const fit = fitted(figures, kpi, options)
  if (!fit) return null
  const { trend, known, last, clip, reach } = fit
  const points: ForecastPoint[] = []
  for (let step = 1; step <= Math.min(120, options.ahead ?? 6); step++) {
    const at = periodIndex(last) + step
    const value = trend.value(at)
    const half = reach * Math.sqrt(trend.variance([at]))
    points.push({
      period: shiftPeriod(last, step),
      value: clip(value),
      low: clip(value - half),
      high: clip(value + half),
    })
  }
  return { kind: trend.kind, slope: trend.slope, basis: known.length, points }
}

export interface YearEnd {
  readonly year: string
  readonly value: number
  /** null where the interval is not known (a ratio of two sums). */
  readonly low: number | null
  readonly high: number | null
  readonly target: number | null
  readonly achievement: number | null
  readonly state: KpiState | null
  /** Periods of the year that are estimated, gaps before the newest actual included. */
  readonly estimated: readonly string[]
  /** For sums and averages: what each estimated period must reach on average to meet the target; null where nothing is left or there is no target. */
  readonly neededPerPeriod: number | null
}

/**
 * Where the year of the newest actual will end, put together as the KPI says from its actuals and, for all other periods, the fitted
 * course. null without a course; a ratio is the ratio of its two sums' year ends where both have one, else its mean.
 */
export function yearEnd(figures: KpiFigures, kpi: string, options: ForecastOptions = {}): YearEnd | null {
  const fit = fitted(figures, kpi, options)
  if (!fit) return null
  const { row, last, trend, clip, reach } = fit
  const frequency = frequencyOf(last)
  const { first, last: end } = yearPlaces(frequency, periodIndex(last))
  const year = last.slice(0, 4)
  const estimated: number[] = []
  let known = 0
  let value = Number.NaN
  let guessed = 0
  for (let at = first; at <= end; at++) {
    const actual = at <= periodIndex(last) ? figures.figure(kpi, periodAt(frequency, at)).actual : null
    if (actual === null) estimated.push(at)
    else known += actual
    const number = actual ?? clip(trend.value(at))
    if (actual === null) guessed += number
    value = number
  }
  const count = end - first + 1
  let half: number | null
  if (row.aggregation === 'last') half = estimated.at(-1) === end ? reach * Math.sqrt(trend.variance([end])) : 0
  else {
    half = estimated.length > 0 ? reach * Math.sqrt(trend.variance(estimated)) : 0
    value = known + guessed
    if (row.aggregation !== 'sum') {
      value /= count
      half /= count
    }
  }
  if (row.aggregation === 'ratio') {
    const sides = [row.numerator, row.denominator].map((id) => (id === null ? null : yearEnd(figures, id, options)))
    const [above, below] = sides
    if (above && below && above.year === year && below.year === year && below.value !== 0) {
      value = above.value / below.value
      half = null
    }
  }
  const target = figures.targetOf(kpi, year)
  const share = achievement(row, target, value)
  const total = target === null ? null : row.aggregation === 'sum' ? target : target * count
  // A sum of shares may leave the bounds of one share.
  const within = (number: number) => (row.aggregation === 'sum' ? number : clip(number))
  const adds = row.aggregation === 'sum' || row.aggregation === 'average'
  return {
    year,
    value,
    low: half === null ? null : within(value - half),
    high: half === null ? null : within(value + half),
    target,
    achievement: share,
    state: kpiState(row, share),
    estimated: estimated.map((at) => periodAt(frequency, at)),
    neededPerPeriod: adds && total !== null && estimated.length > 0 ? (total - known) / estimated.length : null,
  }
}
