// The state of the KPI sheet: rows, columns and cells over the plan as it is, each part made anew only when what it shows changed.
import { useMemo } from 'react'
import { figuresOf } from '#platform/planFigures.ts'
import type { Table } from '#platform/planTables.ts'
import { today, useT, useValueContext } from '#platform/text.ts'
import { rowsOf, useRows } from '#platform/useRows.ts'
import { kpiFreshness } from '#shared/analysis/kpiFreshness.ts'
import type { Frequency } from '#shared/analysis/kpiPeriods.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { periodWidth } from './periodWidth.ts'
import { sheetCells } from './sheetCells.ts'
import { kpiSheetColumns } from './sheetColumns.ts'
import { periodColumns, spanAt } from './sheetPeriods.ts'
import { type GroupNames, type KpiSheetRow, sheetRows } from './sheetRows.ts'
import type { SheetView } from './sheetView.ts'
import { summariesOf } from './summaries.ts'

type Kpi = RowOf<'kpi'>

/** Comments by KPI, field and period. */
function notesOf(comments: readonly RowOf<'comment'>[], nobody: string): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const { onEntity, onRow, onField, text, author, resolved } of comments) {
    if (resolved || onEntity !== 'kpi' || !onField?.includes('@')) continue
    const key = `${onRow} ${onField}`
    const said = `${author || nobody}: ${text}`
    const known = notes.get(key)
    notes.set(key, known === undefined ? said : `${known}\n${said}`)
  }
  return notes
}

/** The field of a comment on a cell: `actual@2026-03`. */
export const noteField = (shows: KpiSheetRow['shows'], period: string): string =>
  `${shows === 'target' ? 'target' : 'actual'}@${period}`

/** The frequency that all KPIs share; months where they differ. */
export function usualFrequency(kpis: readonly Pick<Kpi, 'frequency'>[]): Frequency {
  const [first] = kpis
  return first && kpis.every((kpi) => kpi.frequency === first.frequency) ? first.frequency : 'monthly'
}

function useGroups(view: SheetView): GroupNames {
  const context = useValueContext()
  const { grouping } = view
  return useMemo((): GroupNames => {
    const { lang } = context
    if (grouping === 'perspective') {
      const codes = ['financial', 'customer', 'internalProcess', 'learningGrowth'] as const
      const list = codes.map((id) => ({ id, title: choiceLabel(lang, 'kpi', 'perspective', id) }))
      return { list, of: (kpi) => kpi.perspective }
    }
    if (grouping === 'goal')
      return {
        list: rowsOf('goal').map(({ id, title }) => ({ id, title })),
        of: (kpi) => kpi.goals[0] ?? null,
      }
    if (grouping === 'department')
      return {
        list: rowsOf('department').map(({ id, name }) => ({ id, title: name })),
        of: (kpi) => kpi.department,
      }
    return { list: rowsOf('person').map(({ id, name }) => ({ id, title: name })), of: (kpi) => kpi.owner }
  }, [grouping, context])
}

/**
 * `values`: all numbers entered; `shown`: the KPIs that the filters let through; `hidden`: ids of columns that are not wanted.
 */
export function useKpiSheet(
  view: SheetView,
  year: number,
  values: Table<'kpiValue'>,
  shown: readonly Kpi[],
  hidden: ReadonlySet<string>,
) {
  const t = useT()
  const context = useValueContext()
  const kpis = useRows('kpi')
  const comments = useRows('comment', { onEntity: 'kpi' })
  const groups = useGroups(view)
  const { grain, measure, grouping, years, forecasts, compares } = view

  const periods = useMemo(() => periodColumns(grain, year, years), [grain, year, years])
  const rows = useMemo(
    () =>
      sheetRows({
        kpis: shown,
        values: values.values(),
        grain,
        measure,
        grouping,
        groups,
        words: { ungrouped: t('kpiSheet.ungrouped'), target: t('kpiSheet.target') },
      }),
    [shown, values, grain, measure, grouping, groups, t],
  )
  const figures = useMemo(() => () => figuresOf(kpis, values), [kpis, values])
  const notes = useMemo(() => notesOf(comments, t('sheet.commentNobody')), [comments, t])
  const all = useMemo(() => {
    const lastColumn = periods.at(-1) as string
    const cells = sheetCells({ figures, grain, forecasts, lastColumn })
    const day = today()
    return kpiSheetColumns({
      t,
      context,
      periods,
      years,
      year: String(year),
      cells,
      summaries: summariesOf(figures, String(year), day),
      figures,
      forecasts,
      compares,
      noteOf: (row, period) =>
        row.kpi && notes.size > 0 ? (notes.get(`${row.kpi.id} ${noteField(row.shows, period)}`) ?? null) : null,
      periodWidth: periodWidth(kpis, values.values(), grain),
      stale: kpis.some((kpi) => kpi.kind === 'kpi' && kpiFreshness(figures(), kpi.id, day).stale),
    })
  }, [t, context, periods, years, year, grain, forecasts, compares, figures, notes, kpis, values])

  const columns = useMemo(() => all.filter(({ id }) => !hidden.has(id)), [all, hidden])
  const firstPeriod = columns.findIndex((column) => column.id === periods[0])
  const spanOf = useMemo(() => {
    if (kpis.every((kpi) => kpi.frequency === grain)) return undefined
    return (row: KpiSheetRow, col: number) => {
      const at = col - firstPeriod
      if (!row.kpi || at < 0 || at >= periods.length) return null
      const span = spanAt(periods, at, row.kpi.frequency, grain)
      return span && ([span[0] + firstPeriod, span[1] + firstPeriod] as const)
    }
  }, [kpis, grain, periods, firstPeriod])
  return { rows, columns, periods, firstPeriod, spanOf, figures, notes }
}
