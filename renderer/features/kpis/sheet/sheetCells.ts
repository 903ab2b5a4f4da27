// What each cell of the KPI sheet holds: entered, computed, added up, estimated, or a gap – worked out when it is drawn, once.

import type { KpiFigure, KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { KpiForecast } from '#shared/analysis/kpiForecast.ts'
import { forecastChoice, kpiForecast } from '#shared/analysis/kpiForecast.ts'
import type { Frequency } from '#shared/analysis/kpiPeriods.ts'
import { periodIndex } from '#shared/analysis/kpiPeriods.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { cellNumber } from '#shared/model/values/kpiNumbers.ts'
import { computedPercent } from '#shared/model/values/numbers.ts'
import { fitOf, periodOf } from './sheetPeriods.ts'
import { isComputed, type KpiSheetRow } from './sheetRows.ts'

export type CellSource = 'entered' | 'computed' | 'total' | 'forecast' | 'ofKpi' | 'achievement' | 'gap'

export interface CellInfo {
  readonly text: string
  readonly value: number | null
  readonly source: CellSource
  /** The period of the KPI it speaks of. */
  readonly period: string
}

/** The band as its bounds: `28–32`, `≥ 28`. */
function bandText(kpi: RowOf<'kpi'>): string {
  const bound = (value: number) => cellNumber(kpi, value, false)
  const { bandLow: low, bandHigh: high } = kpi
  if (low !== null && high !== null) return `${bound(low)}–${bound(high)}`
  return low !== null ? `≥ ${bound(low)}` : high !== null ? `≤ ${bound(high)}` : ''
}

export interface SheetCells {
  /** null for a group. */
  at(row: KpiSheetRow, column: string): CellInfo | null
  figure(row: KpiSheetRow, column: string): KpiFigure | null
  forecast(kpi: string): KpiForecast | null
  /** Whether numbers of that row can be entered under the column. */
  canEnter(row: KpiSheetRow): boolean
}

interface Options {
  /** Called when a number beyond the entered ones is asked for the first time. */
  figures(): KpiFigures
  readonly grain: Frequency
  readonly forecasts: boolean
  /** The last column shown: forecasts reach that far. */
  readonly lastColumn: string
}

/** The cells of one state of the plan; make anew when a KPI, a value or what is shown changes. */
export function sheetCells({ figures, grain, forecasts, lastColumn }: Options): SheetCells {
  const known = new WeakMap<KpiSheetRow, Map<string, CellInfo>>()
  const courses = new Map<string, KpiForecast | null>()
  const estimates = new Map<string, Map<string, number>>()

  const forecast = (id: string): KpiForecast | null => {
    const found = courses.get(id)
    if (found !== undefined) return found
    const all = figures()
    const kpi = all.kpis.get(id)
    const kind = kpi && forecastChoice(kpi)
    const latest = kind ? all.latest(id) : null
    let course: KpiForecast | null = null
    if (kpi && kind && latest !== null) {
      const ahead = periodIndex(periodOf(lastColumn, kpi.frequency, grain)) - periodIndex(latest)
      if (ahead > 0) course = kpiForecast(all, id, { ahead, ...kind })
    }
    courses.set(id, course)
    estimates.set(id, new Map(course?.points.map(({ period, value }) => [period, value])))
    return course
  }
  const estimate = (id: string, period: string): number | null => {
    forecast(id)
    return estimates.get(id)?.get(period) ?? null
  }

  function work(row: KpiSheetRow, kpi: RowOf<'kpi'>, column: string): CellInfo {
    const period = periodOf(column, kpi.frequency, grain)
    const info = (source: CellSource, value: number | null, text = ''): CellInfo => ({ source, value, text, period })
    if (row.shows === 'achievement') {
      const share = figures().figure(kpi.id, period).achievement
      return share === null ? info('gap', null) : info('achievement', share, computedPercent(share))
    }
    const own = row[column]
    if (typeof own === 'number') return info('entered', own, cellNumber(kpi, own, false))
    const fit = fitOf(kpi.frequency, grain)
    if (row.shows === 'target') {
      const value = fit === 'total' ? figures().targetOf(kpi.id, period) : kpi.target
      if (value === null && kpi.direction === 'band') return info('ofKpi', null, bandText(kpi))
      if (value === null) return info('gap', null)
      return info(fit === 'total' ? 'total' : 'ofKpi', value, cellNumber(kpi, value, fit === 'total'))
    }
    const { actual, source } = figures().figure(kpi.id, period)
    if (actual !== null) {
      const from = source === 'formula' || source === 'ratio' ? 'computed' : fit === 'own' ? 'computed' : 'total'
      return info(from, actual, cellNumber(kpi, actual, true))
    }
    const guess = forecasts && fit !== 'total' ? estimate(kpi.id, period) : null
    return guess === null ? info('gap', null) : info('forecast', guess, cellNumber(kpi, guess, true))
  }

  return {
    at(row, column) {
      if (!row.kpi) return null
      let cells = known.get(row)
      if (!cells) {
        cells = new Map()
        known.set(row, cells)
      }
      let info = cells.get(column)
      if (!info) {
        info = work(row, row.kpi, column)
        cells.set(column, info)
      }
      return info
    },
    figure: (row, column) =>
      row.kpi ? figures().figure(row.kpi.id, periodOf(column, row.kpi.frequency, grain)) : null,
    forecast,
    canEnter({ kpi, shows }) {
      if (!kpi || kpi.kind === 'group' || shows === 'achievement') return false
      return fitOf(kpi.frequency, grain) !== 'total' && !(shows === 'actual' && isComputed(kpi))
    },
  }
}
