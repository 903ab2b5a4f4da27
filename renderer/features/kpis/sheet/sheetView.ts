// What the KPI sheet shows, remembered on this computer for this plan: period of the columns, measure, grouping, years, forecasts.
import { usePanel } from '#platform/windowState.ts'
import { type Frequency, frequencies } from '#shared/analysis/kpiPeriods.ts'
import { type Grouping, groupings, type Measure, measures } from './sheetRows.ts'

export interface SheetView {
  readonly grain: Frequency
  readonly measure: Measure
  readonly grouping: Grouping
  readonly years: number
  readonly forecasts: boolean
  readonly compares: boolean
}

export const yearSpans = [1, 2, 3] as const

const among = <T extends string>(list: readonly T[], value: string, otherwise: T): T =>
  list.find((one) => one === value) ?? otherwise

/** The view and how to change part of it. `usual`: the frequency that the plan's KPIs share, else months. */
export function useSheetView(usual: Frequency): [SheetView, (change: Partial<SheetView>) => void] {
  const [grain, setGrain] = usePanel<string>('kpis/grain', usual)
  const [measure, setMeasure] = usePanel<string>('kpis/measure', 'actual')
  const [grouping, setGrouping] = usePanel<string>('kpis/grouping', 'perspective')
  const [years, setYears] = usePanel<number>('kpis/years', 1)
  const [forecasts, setForecasts] = usePanel<boolean>('kpis/forecasts', true)
  const [compares, setCompares] = usePanel<boolean>('kpis/compares', false)
  const change = (to: Partial<SheetView>) => {
    if (to.grain !== undefined) setGrain(to.grain)
    if (to.measure !== undefined) setMeasure(to.measure)
    if (to.grouping !== undefined) setGrouping(to.grouping)
    if (to.years !== undefined) setYears(to.years)
    if (to.forecasts !== undefined) setForecasts(to.forecasts)
    if (to.compares !== undefined) setCompares(to.compares)
  }
  const view = {
    grain: among(frequencies, grain, 'monthly'),
    measure: among(measures, measure, 'actual'),
    grouping: among(groupings, grouping, 'perspective'),
    years: yearSpans.find((span) => span === years) ?? 1,
    forecasts,
    compares,
  }
  return [view, change]
}

/** The view as a saved one keeps it. */
export const choicesOf = ({ grain, measure, grouping, years, forecasts, compares }: SheetView) => ({
  grain,
  measure,
  grouping,
  years: String(years),
  forecasts: String(forecasts),
  compares: String(compares),
})

/** The view that a saved one asks for; null: as at first sight. What it does not say stays. */
export function viewFrom(choices: Readonly<Record<string, string>> | null, usual: Frequency): Partial<SheetView> {
  if (!choices)
    return { grain: usual, measure: 'actual', grouping: 'perspective', years: 1, forecasts: true, compares: false }
  const one = <K extends keyof SheetView>(key: K, list: readonly SheetView[K][]): Partial<SheetView> => {
    const found = list.find((value) => String(value) === choices[key])
    return found === undefined ? {} : ({ [key]: found } as Partial<SheetView>)
  }
  return {
    ...one('grain', frequencies),
    ...one('measure', measures),
    ...one('grouping', groupings),
    ...one('years', yearSpans),
    ...one('forecasts', [true, false]),
    ...one('compares', [true, false]),
  }
}
