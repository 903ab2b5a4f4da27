// All formulas of a plan's KPIs: compiled with each other's names, put in order, computed period by period, explained for one period.
import { nameKey } from '../model/values/context.ts'
import { type CompiledFormula, compileFormula } from './expression/compile.ts'
import type { Run } from './expression/evaluate.ts'
import { formulaOrder } from './expression/order.ts'
import type { FormulaInput, FormulaProblem, FormulaTrace, NoValue } from './expression/types.ts'
import { containingIndex, type Frequency, frequencies, lastYearIndex, placesWithin, yearPlaces } from './kpiPeriods.ts'
import type { KpiRow, KpiSeries } from './kpiSeries.ts'
import type { KpiTotals } from './kpiTotals.ts'

export interface KpiFormulas {
  readonly formulas: ReadonlyMap<string, CompiledFormula>
  /** Every KPI with a formula, sound or not: typed actuals of these do not count. */
  readonly computed: ReadonlySet<string>
  readonly problems: ReadonlyMap<string, readonly FormulaProblem[]>
  /** KPIs with a sound formula or two sums to divide, each after what it needs. */
  readonly order: readonly string[]
}

/** Finds KPIs by code or title. A code is chosen to be short and unique: it wins over a title that happens to read the same. */
export function kpiNames(kpis: readonly Pick<KpiRow, 'id' | 'code' | 'title'>[]): (key: string) => readonly string[] {
  const names = new Map<string, string[]>()
  const add = (key: string, id: string) => {
    const ids = names.get(key)
    if (!ids) names.set(key, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  for (const { id, code } of kpis) if (code !== null && code.trim() !== '') add(nameKey(code), id)
  const codes = new Set(names.keys())
  for (const { id, title } of kpis) if (!codes.has(nameKey(title))) add(nameKey(title), id)
  return (key) => names.get(key) ?? []
}

/** Earlier periods are computed before, and targets are not computed: only these need the same period of another KPI. */
const needsNow = new Set<FormulaInput['kind']>(['actual', 'ytd', 'rolling'])

/** Compiles every formula; a KPI in a loop has the problem `cycle`, which names it. */
export function compileFormulas(kpis: readonly KpiRow[]): KpiFormulas {
  const find = kpiNames(kpis)
  const titles = new Map(kpis.map((kpi) => [kpi.id, kpi.title]))
  const formulas = new Map<string, CompiledFormula>()
  const computed = new Set<string>()
  const problems = new Map<string, readonly FormulaProblem[]>()
  const needs = new Map<string, readonly string[]>()
  for (const kpi of kpis) {
    const source = kpi.formula?.trim() ? kpi.formula : null
    if (source === null) {
      if (kpi.aggregation === 'ratio' && kpi.numerator !== null && kpi.denominator !== null)
        needs.set(kpi.id, [kpi.numerator, kpi.denominator])
      continue
    }
    computed.add(kpi.id)
    const compiled = compileFormula(source, find)
    if ('problems' in compiled) {
      problems.set(kpi.id, compiled.problems)
      continue
    }
    formulas.set(kpi.id, compiled.formula)
    needs.set(
      kpi.id,
      compiled.formula.inputs.filter((input) => needsNow.has(input.kind)).map((input) => input.kpi),
    )
  }
  const { order, cycles } = formulaOrder(needs)
  for (const cycle of cycles)
    cycle.slice(0, -1).forEach((id, i) => {
      if (problems.has(id)) return
      const next = formulas.get(id)?.inputs.find((input) => input.kpi === cycle[i + 1] && needsNow.has(input.kind))
      const loop = [...cycle.slice(i, -1), ...cycle.slice(0, i), id].map((step) => titles.get(step) ?? step)
      problems.set(id, [
        { code: 'cycle', at: next?.at ?? 0, length: next?.length ?? 0, params: { loop: loop.join(' → ') } },
      ])
    })
  return { formulas, computed, problems, order }
}

/** Formulas are computed in at most so many periods per frequency, the newest ones: 38 years of weeks. */
const maxPeriods = 2000

/** The places of a frequency in which any KPI has a number, oldest first. */
function timeline(all: ReadonlyMap<string, KpiSeries>, frequency: Frequency): number[] {
  const places = new Set<number>()
  for (const series of all.values())
    for (const numbers of [series.actual, series.target])
      for (const place of numbers.keys()) {
        const containing = containingIndex(series.frequency, place, frequency)
        if (containing !== null) places.add(containing)
      }
  return [...places].sort((a, b) => a - b).slice(-maxPeriods)
}

/** Reads the inputs of formulas at one place of one frequency. */
function inputReader(all: ReadonlyMap<string, KpiSeries>, totals: KpiTotals) {
  const here = { frequency: 'monthly' as Frequency, place: 0 }
  /** From the first place of `from` to the last of `to`, both places of the frequency evaluated. */
  const over = (series: KpiSeries, first: number | null, place: number): number => {
    const last = placesWithin(here.frequency, place, series.frequency)?.last
    const begin = first === null ? undefined : placesWithin(here.frequency, first, series.frequency)?.first
    if (last === undefined) return Number.NaN
    return totals.actual(series, begin ?? yearPlaces(series.frequency, last).first, last)
  }
  const read = (input: FormulaInput): number => {
    const series = all.get(input.kpi)
    if (!series) return Number.NaN
    const { frequency, place } = here
    switch (input.kind) {
      case 'actual':
        return totals.at(input.kpi, frequency, place)
      case 'prev':
        return totals.at(input.kpi, frequency, place - input.steps)
      case 'lastYear': {
        const earlier = lastYearIndex(frequency, place)
        return earlier === null ? Number.NaN : totals.at(input.kpi, frequency, earlier)
      }
      case 'ytd':
        return Number.isNaN(totals.at(input.kpi, frequency, place)) ? Number.NaN : over(series, null, place)
      case 'rolling': {
        const first = place - input.steps + 1
        for (let at = first; at <= place; at++) if (Number.isNaN(totals.at(input.kpi, frequency, at))) return Number.NaN
        return over(series, first, place)
      }
      case 'target': {
        if (series.frequency === frequency) return totals.targetAt(series, place)
        const within = placesWithin(frequency, place, series.frequency)
        return within ? totals.target(series, within.first, within.last, false) : (series.kpi.target ?? Number.NaN)
      }
      case 'baseline':
        return series.kpi.baseline ?? Number.NaN
    }
  }
  return { here, read }
}

export interface Computed {
  /** Why a formula has no value, by KPI and place. */
  readonly noValues: ReadonlyMap<string, ReadonlyMap<number, NoValue>>
  /** Places of ratio KPIs whose actual was divided rather than typed, by KPI. */
  readonly ratios: ReadonlyMap<string, ReadonlySet<number>>
}

/**
 * Computes all formulas and ratios into `all`, shorter periods first, then from the oldest period to the newest: whatever a formula
 * may ask for is there. In a period in which the plan has no number at all, no formula is computed.
 */
export function computeFormulas(
  all: ReadonlyMap<string, KpiSeries>,
  { formulas, computed, order }: KpiFormulas,
  totals: KpiTotals,
): Computed {
  const noValues = new Map<string, Map<number, NoValue>>()
  const ratios = new Map<string, Set<number>>()
  const { here, read } = inputReader(all, totals)
  const run: { -readonly [K in keyof Run]: Run[K] } = { read, noValue: null }
  const timelines = new Map<Frequency, number[]>()
  for (const frequency of frequencies) {
    const own = order.filter((id) => all.get(id)?.frequency === frequency)
    // Before typed actuals of computed KPIs are dropped below: they mark periods in use, too.
    if (own.length > 0) timelines.set(frequency, timeline(all, frequency))
  }
  for (const id of computed) all.get(id)?.actual.clear()
  for (const [frequency, places] of timelines) {
    const own = order.filter((id) => all.get(id)?.frequency === frequency)
    here.frequency = frequency
    for (const place of places) {
      here.place = place
      for (const id of own) {
        const series = all.get(id) as KpiSeries
        const formula = formulas.get(id)
        if (!formula) {
          if (series.actual.has(place)) continue
          const value = totals.actual(series, place, place)
          if (Number.isNaN(value)) continue
          series.actual.set(place, value)
          const divided = ratios.get(id)
          if (divided) divided.add(place)
          else ratios.set(id, new Set([place]))
          continue
        }
        run.noValue = null
        const value = formula.evaluate(run)
        if (!Number.isNaN(value)) series.actual.set(place, value)
        else {
          const why: NoValue = run.noValue ?? { code: 'missing', at: 0, length: 0 }
          const known = noValues.get(id)
          if (known) known.set(place, why)
          else noValues.set(id, new Map([[place, why]]))
        }
      }
    }
  }
  return { noValues, ratios }
}

/** Evaluates one formula once more, with every input written down; null for a KPI without a sound formula. */
export function traceFormula(
  all: ReadonlyMap<string, KpiSeries>,
  { formulas, problems }: KpiFormulas,
  totals: KpiTotals,
  id: string,
  place: number,
): FormulaTrace | null {
  const series = all.get(id)
  const formula = formulas.get(id)
  if (!series || !formula || problems.has(id)) return null
  const { here, read } = inputReader(all, totals)
  here.frequency = series.frequency
  here.place = place
  const asked = new Map<FormulaInput, number>()
  const run: Run = {
    read: (input) => {
      const value = read(input)
      asked.set(input, value)
      return value
    },
    noValue: null,
  }
  const value = formula.evaluate(run)
  const orNull = (number: number) => (Number.isNaN(number) ? null : number)
  return {
    formula: formula.source,
    value: orNull(value),
    noValue: run.noValue,
    inputs: formula.inputs
      .filter((input) => asked.has(input))
      .map((input) => ({ ...input, value: orNull(asked.get(input) as number) })),
  }
}
