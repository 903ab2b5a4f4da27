// The entered numbers of every KPI by the place of their period, those of shorter periods brought to the KPI's own frequency.
import type { RowOf } from '../model/plan.ts'
import { aggregate } from '../model/values/aggregate.ts'
import { containingIndex, type Frequency, frequencies, frequencyOf, periodIndex } from './kpiPeriods.ts'

export type KpiRow = RowOf<'kpi'>
export type KpiValueRow = RowOf<'kpiValue'>

/** The numbers of one KPI. Places are those of `periodIndex` at the KPI's frequency; a place without a number is a gap. */
export interface KpiSeries {
  readonly kpi: KpiRow
  readonly frequency: Frequency
  readonly actual: Map<number, number>
  /** Only targets given for a period; all others have `kpi.target`. */
  readonly target: Map<number, number>
  /** Entered for periods longer than the KPI's own, by period: a year's actual of a KPI that has no months. */
  readonly longer: ReadonlyMap<string, KpiValueRow>
  /** Places whose actual was put together from shorter periods. */
  readonly joined: ReadonlySet<number>
}

type Entered = 'actual' | 'target'

/** Brings numbers of shorter periods to the KPI's frequency, where none is entered there; ratios are averaged. */
function join(series: KpiSeries, joined: Set<number>, finer: readonly KpiValueRow[], of: Entered): void {
  const how = series.kpi.aggregation === 'ratio' ? 'average' : series.kpi.aggregation
  // A quarter is put together from its months where there are any, and from weeks only otherwise.
  for (const frequency of [...frequencies].reverse()) {
    const groups = new Map<number, { at: number; number: number }[]>()
    for (const row of finer) {
      const number = row[of]
      if (number === null || frequencyOf(row.period) !== frequency) continue
      const at = periodIndex(row.period)
      const place = containingIndex(frequency, at, series.frequency)
      if (place === null || series[of].has(place)) continue
      const group = groups.get(place)
      if (group) group.push({ at, number })
      else groups.set(place, [{ at, number }])
    }
    for (const [place, group] of groups) {
      group.sort((a, b) => a.at - b.at)
      const total = aggregate(
        how,
        group.map((g) => g.number),
      )
      if (total === null) continue
      series[of].set(place, total)
      if (of === 'actual') joined.add(place)
    }
  }
}

/** The series of every KPI by id; values of KPIs that are not given are left out. */
export function kpiSeries(kpis: readonly KpiRow[], values: readonly KpiValueRow[]): Map<string, KpiSeries> {
  const found = new Map<string, KpiSeries>()
  const finer = new Map<string, KpiValueRow[]>()
  for (const kpi of kpis)
    found.set(kpi.id, {
      kpi,
      frequency: kpi.frequency,
      actual: new Map(),
      target: new Map(),
      longer: new Map(),
      joined: new Set(),
    })
  // A plan has few periods and many values: each text is read once.
  const read = new Map<string, { frequency: Frequency; index: number }>()
  for (const row of values) {
    const series = found.get(row.kpi)
    if (!series) continue
    let at = read.get(row.period)
    if (!at) {
      at = { frequency: frequencyOf(row.period), index: periodIndex(row.period) }
      read.set(row.period, at)
    }
    if (at.frequency === series.frequency) {
      if (row.actual !== null) series.actual.set(at.index, row.actual)
      if (row.target !== null) series.target.set(at.index, row.target)
    } else if (frequencies.indexOf(at.frequency) < frequencies.indexOf(series.frequency)) {
      const list = finer.get(row.kpi)
      if (list) list.push(row)
      else finer.set(row.kpi, [row])
    } else (series.longer as Map<string, KpiValueRow>).set(row.period, row)
  }
  for (const [id, rows] of finer) {
    const series = found.get(id) as KpiSeries
    join(series, series.joined as Set<number>, rows, 'actual')
    join(series, series.joined as Set<number>, rows, 'target')
  }
  return found
}
