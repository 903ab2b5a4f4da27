// Every number of every KPI in any period: entered, computed by formula, added up to longer periods; with targets, lights and traces.
import type { FormulaProblem, FormulaTrace, NoValue } from './expression/types.ts'
import { achievement, type KpiState, kpiState } from './kpiAchievement.ts'
import { compileFormulas, computeFormulas, type KpiFormulas, traceFormula } from './kpiFormulas.ts'
import {
  containingIndex,
  frequencies,
  frequencyOf,
  periodAt,
  periodDays,
  periodIndex,
  periodOfDay,
  placesWithin,
  yearPlaces,
} from './kpiPeriods.ts'
import { type KpiRow, type KpiSeries, type KpiValueRow, kpiSeries } from './kpiSeries.ts'
import { type KpiTotals, kpiTotals } from './kpiTotals.ts'

/** A KPI in one period. `actual` null is a gap, never 0. */
export interface KpiFigure {
  readonly period: string
  readonly actual: number | null
  /** Target of the period, else of the KPI; of a longer period, added up as the KPI's numbers are. */
  readonly target: number | null
  /** 1 = 100 %; see `achievement`. */
  readonly achievement: number | null
  readonly state: KpiState | null
  /** Where the actual comes from: typed, its formula, its two sums, or the shorter periods within. */
  readonly source: 'entered' | 'formula' | 'ratio' | 'periods' | null
  /** Why a formula has no value here. */
  readonly noValue: NoValue | null
}

/** A KPI over several of its periods, put together as its aggregation says. */
export interface KpiSpan {
  readonly from: string
  readonly to: string
  readonly actual: number | null
  /** Of the periods that have an actual, so that like is compared with like. */
  readonly target: number | null
  /** Of all periods of the span. */
  readonly fullTarget: number | null
  readonly achievement: number | null
  readonly state: KpiState | null
  /** How many periods have an actual. */
  readonly counted: number
  /** The periods without one. */
  readonly missing: readonly string[]
}

export interface KpiFigures {
  readonly kpis: ReadonlyMap<string, KpiRow>
  /** What is wrong with formulas, by KPI; KPIs without a problem are absent. */
  readonly problems: ReadonlyMap<string, readonly FormulaProblem[]>
  /** A period of the KPI's frequency or longer; a shorter one has no numbers. */
  figure(kpi: string, period: string): KpiFigure
  /** The target of a period of the KPI's frequency or longer, all of its periods counted whether they have an actual or not. */
  targetOf(kpi: string, period: string): number | null
  /** From the first to the last period, both of the KPI's own frequency. */
  span(kpi: string, from: string, to: string): KpiSpan
  /** From the first period of the year up to this one; of a shorter period than the KPI's, up to the last that is over by then. */
  ytd(kpi: string, period: string): KpiSpan
  /** The last `count` periods up to this one; the actual is null unless all of them have one. */
  rolling(kpi: string, period: string, count: number): KpiSpan
  /** The newest period with an actual, at most `through`; null without any. */
  latest(kpi: string, through?: string): string | null
  /** The periods of the KPI's own frequency that have an actual, in order. */
  periods(kpi: string): readonly string[]
  /** null for a KPI without a sound formula. */
  trace(kpi: string, period: string): FormulaTrace | null
}

const orNull = (number: number): number | null => (Number.isNaN(number) ? null : number)

/** The rule of a KPI for a sum over `count` periods: its band is that of so many periods. */
function ruleOver(kpi: KpiRow, count: number): KpiRow {
  if (kpi.direction !== 'band' || kpi.aggregation !== 'sum' || count === 1) return kpi
  const times = (bound: number | null) => (bound === null ? null : bound * count)
  return { ...kpi, bandLow: times(kpi.bandLow), bandHigh: times(kpi.bandHigh) }
}

function judged(kpi: KpiRow, count: number, actual: number | null, target: number | null) {
  const share = achievement(ruleOver(kpi, count), target, actual)
  return { actual, target, achievement: share, state: kpiState(kpi, share) }
}

function spanOf(series: KpiSeries, totals: KpiTotals, first: number, last: number): KpiSpan {
  const missing: string[] = []
  let counted = 0
  for (let place = first; place <= last; place++)
    if (series.actual.has(place)) counted++
    else missing.push(periodAt(series.frequency, place))
  return {
    from: periodAt(series.frequency, first),
    to: periodAt(series.frequency, last),
    ...judged(
      series.kpi,
      counted,
      orNull(totals.actual(series, first, last)),
      orNull(totals.target(series, first, last, true)),
    ),
    fullTarget: orNull(totals.target(series, first, last, false)),
    counted,
    missing,
  }
}

const nothing = { actual: null, target: null, achievement: null, state: null } as const

/** The formulas of a list of KPIs: a number entered changes none of them. */
const compiled = new WeakMap<readonly KpiRow[], KpiFormulas>()
function formulasOf(kpis: readonly KpiRow[]): KpiFormulas {
  const known = compiled.get(kpis)
  if (known) return known
  const formulas = compileFormulas(kpis)
  compiled.set(kpis, formulas)
  return formulas
}

/**
 * Reads and computes all KPIs at once. Building costs one pass over the values and one over the formulas; everything asked
 * afterwards is added up when asked. Build anew when a KPI or value changed: 500 KPIs × 36 periods take a few milliseconds.
 */
export function kpiFigures(kpis: readonly KpiRow[], values: readonly KpiValueRow[]): KpiFigures {
  const all = kpiSeries(kpis, values)
  const formulas = formulasOf(kpis)
  const totals = kpiTotals(all)
  const computed = computeFormulas(all, formulas, totals)

  const figure = (id: string, period: string): KpiFigure => {
    const series = all.get(id)
    const gap: KpiFigure = { period, ...nothing, source: null, noValue: null }
    if (!series) return gap
    const { kpi, frequency } = series
    const asked = frequencyOf(period)
    if (frequencies.indexOf(asked) < frequencies.indexOf(frequency)) return gap
    const place = periodIndex(period)
    if (asked === frequency) {
      const source = formulas.computed.has(id)
        ? 'formula'
        : computed.ratios.get(id)?.has(place)
          ? 'ratio'
          : series.joined.has(place)
            ? 'periods'
            : 'entered'
      const actual = series.actual.get(place) ?? null
      return {
        period,
        ...judged(kpi, 1, actual, orNull(totals.targetAt(series, place))),
        source: actual === null && source !== 'formula' ? null : source,
        noValue: computed.noValues.get(id)?.get(place) ?? null,
      }
    }
    const within = placesWithin(asked, place, frequency)
    if (!within) return gap
    const row = series.longer.get(period)
    const entered = formulas.computed.has(id) ? null : (row?.actual ?? null)
    const span = spanOf(series, totals, within.first, within.last)
    const target = row?.target ?? (entered === null ? span.target : span.fullTarget)
    const count = entered === null ? span.counted : within.last - within.first + 1
    return {
      period,
      ...judged(kpi, count, entered ?? span.actual, target),
      source: entered !== null ? 'entered' : span.actual === null ? null : 'periods',
      noValue: null,
    }
  }

  /** The last place of the KPI's own frequency that is over when a period is: in August, of a quarterly KPI, the second quarter. */
  const lastPlace = (series: KpiSeries, period: string): number => {
    const [frequency, place] = [frequencyOf(period), periodIndex(period)]
    const within = placesWithin(frequency, place, series.frequency)
    if (within) return within.last
    const longer =
      containingIndex(frequency, place, series.frequency) ??
      periodIndex(periodOfDay(series.frequency, periodDays(period).to))
    return periodDays(periodAt(series.frequency, longer)).to <= periodDays(period).to ? longer : longer - 1
  }
  const noSpan = (from: string, to: string): KpiSpan => ({
    from,
    to,
    ...nothing,
    fullTarget: null,
    counted: 0,
    missing: [],
  })

  return {
    kpis: new Map(kpis.map((kpi) => [kpi.id, kpi])),
    problems: formulas.problems,
    figure,
    targetOf(id, period) {
      const series = all.get(id)
      const within = series ? placesWithin(frequencyOf(period), periodIndex(period), series.frequency) : null
      if (!series || !within) return null
      return series.longer.get(period)?.target ?? orNull(totals.target(series, within.first, within.last, false))
    },
    span(id, from, to) {
      const series = all.get(id)
      if (!series || frequencyOf(from) !== series.frequency || frequencyOf(to) !== series.frequency)
        return noSpan(from, to)
      return spanOf(series, totals, periodIndex(from), periodIndex(to))
    },
    ytd(id, period) {
      const series = all.get(id)
      if (!series) return noSpan(period, period)
      const last = lastPlace(series, period)
      const { first } = yearPlaces(series.frequency, last)
      // In the first months of a year no quarter of it is over: the last one belongs to the year before.
      if (periodAt(series.frequency, first).slice(0, 4) !== period.slice(0, 4)) return noSpan(period, period)
      return spanOf(series, totals, first, last)
    },
    rolling(id, period, count) {
      const series = all.get(id)
      if (!series) return noSpan(period, period)
      const last = lastPlace(series, period)
      const span = spanOf(series, totals, last - count + 1, last)
      return span.missing.length === 0 ? span : { ...span, ...nothing }
    },
    latest(id, through) {
      const series = all.get(id)
      if (!series) return null
      const end = through === undefined ? Number.POSITIVE_INFINITY : lastPlace(series, through)
      let newest = Number.NEGATIVE_INFINITY
      for (const place of series.actual.keys()) if (place <= end && place > newest) newest = place
      return newest === Number.NEGATIVE_INFINITY ? null : periodAt(series.frequency, newest)
    },
    periods(id) {
      const series = all.get(id)
      if (!series) return []
      return [...series.actual.keys()].sort((a, b) => a - b).map((place) => periodAt(series.frequency, place))
    },
    trace: (id, period) => {
      const series = all.get(id)
      if (!series || frequencyOf(period) !== series.frequency) return null
      return traceFormula(all, formulas, totals, id, periodIndex(period))
    },
  }
}
