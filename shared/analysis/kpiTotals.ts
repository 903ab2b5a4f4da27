// Actuals and targets of KPIs added up over several periods, as each KPI says.
import { aggregate, ratioOfSums, weightedMean } from '../model/values/aggregate.ts'
import { type Frequency, periodAt, placesWithin } from './kpiPeriods.ts'
import type { KpiSeries } from './kpiSeries.ts'

/** NaN wherever there is no number. Places are those of the KPI's own frequency unless said otherwise. */
export interface KpiTotals {
  /** The actual at a place of any frequency; NaN where that is shorter than the KPI's. */
  at(kpi: string, frequency: Frequency, place: number): number
  /** Over all places from first to last that have an actual. */
  actual(series: KpiSeries, first: number, last: number): number
  /** The target of one place: its own, else the KPI's. */
  targetAt(series: KpiSeries, place: number): number
  /**
   * The target over several places, added up as the actuals are; `counted`: only where there is an actual. A sum needs the target of
   * every place; a ratio weighs its targets by the actuals of its denominator, and without targets of its own divides those of its sums.
   */
  target(series: KpiSeries, first: number, last: number, counted: boolean): number
}

/** The totals of KPIs over their series as they stand; computed numbers that are added to a series later count too. */
export function kpiTotals(all: ReadonlyMap<string, KpiSeries>): KpiTotals {
  const sides = ({ kpi }: KpiSeries) =>
    kpi.aggregation === 'ratio' && kpi.numerator !== null && kpi.denominator !== null
      ? { above: kpi.numerator, below: kpi.denominator }
      : null

  const at = (id: string, frequency: Frequency, place: number): number => {
    const series = all.get(id)
    if (!series) return Number.NaN
    if (series.frequency === frequency) return series.actual.get(place) ?? Number.NaN
    const within = placesWithin(frequency, place, series.frequency)
    if (!within) return Number.NaN
    if (series.longer.size > 0) {
      const entered = series.longer.get(periodAt(frequency, place))?.actual ?? null
      if (entered !== null) return entered
    }
    return actual(series, within.first, within.last)
  }

  const actual = (series: KpiSeries, first: number, end: number): number => {
    const ratio = sides(series)
    if (ratio) {
      const pairs: [number, number][] = []
      for (let place = first; place <= end; place++)
        pairs.push([at(ratio.above, series.frequency, place), at(ratio.below, series.frequency, place)])
      const found = ratioOfSums(pairs)
      if (found !== null) return found
    }
    // Ratios that were typed without their two sums have no better total than their mean. A plain loop: formulas ask this often.
    let sum = 0
    let count = 0
    let last = Number.NaN
    for (let place = first; place <= end; place++) {
      const number = series.actual.get(place)
      if (number === undefined) continue
      sum += number
      count++
      last = number
    }
    if (count === 0) return Number.NaN
    const how = series.kpi.aggregation
    return how === 'sum' ? sum : how === 'last' ? last : sum / count
  }

  const targetAt = (series: KpiSeries, place: number): number =>
    series.target.get(place) ?? series.kpi.target ?? Number.NaN

  const target = (series: KpiSeries, first: number, last: number, counted: boolean): number => {
    const places: number[] = []
    for (let place = first; place <= last; place++) if (!counted || series.actual.has(place)) places.push(place)
    const own = places.map((place) => targetAt(series, place))
    const how = series.kpi.aggregation
    if (how === 'sum') return own.some(Number.isNaN) ? Number.NaN : (aggregate('sum', own) ?? Number.NaN)
    if (how === 'average') return aggregate('average', own) ?? Number.NaN
    if (how === 'last') return own[own.length - 1] ?? Number.NaN
    const ratio = sides(series)
    const [above, below] = [all.get(ratio?.above ?? ''), all.get(ratio?.below ?? '')]
    if (own.every(Number.isNaN) && above && below && above.frequency === below.frequency) {
      if (above.frequency !== series.frequency) return Number.NaN
      return ratioOfSums(places.map((place) => [targetAt(above, place), targetAt(below, place)])) ?? Number.NaN
    }
    const weights = places.map((place) => at(below?.kpi.id ?? '', series.frequency, place))
    const weighed = weightedMean(own.map((number, i) => [number, weights[i] as number]))
    return weighed ?? aggregate('average', own) ?? Number.NaN
  }

  return { at, actual, targetAt, target }
}
