// The KPI sheet: periods as columns, KPIs in groups as rows, typed and pasted into as into a spreadsheet.
import { Gauge, MessageSquarePlus } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { figuresOf } from '#platform/planFigures.ts'
import { planStore } from '#platform/planStore.ts'
import { columnsOf } from '#platform/sheet/entityColumns.ts'
import { backToGrid, PeriodSheet } from '#platform/sheet/PeriodSheet.tsx'
import { usePeriodLook } from '#platform/sheet/usePeriodLook.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { containingPeriod, frequencies, frequencyOf } from '#shared/analysis/kpiPeriods.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SpanOf } from '#ui/SheetGrid/sheetGridProps.ts'
import type { SheetBatch, SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { CellNote } from './CellNote.tsx'
import { kpiFilters } from './kpiFilters.ts'
import { runSheetBatch } from './runSheetBatch.ts'
import { SheetTools } from './SheetTools.tsx'
import { periodOf } from './sheetPeriods.ts'
import { kpiOfRow } from './sheetRows.ts'
import { choicesOf, useSheetView, viewFrom } from './sheetView.ts'
import { isPeriod } from './sheetWrites.ts'
import { noteField, useKpiSheet, usualFrequency } from './useKpiSheet.ts'

interface Props {
  /** Between title and actions: the switch to the definitions. */
  header: ReactNode
  without: readonly string[]
  adapt(column: SheetColumn): SheetColumn
  /** Above the form in the inspector. */
  more(kpi: string): ReactNode
}

interface Noted {
  readonly kpi: RowOf<'kpi'>
  readonly period: string
  readonly field: string
}

/** Keys that say something about a cell, as in Excel. */
const isNoteKey = (e: KeyboardEvent) => e.key === 'F2' && e.shiftKey && !e.ctrlKey && !e.altKey

/** Columns beside the periods that can be hidden. */
const optionalColumns = ['unit', 'state', 'trend', 'ytd', 'rolling', 'yearTarget'] as const

export function KpiSheet({ header, without, adapt, more }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const kpis = useRows('kpi')
  // Not in order: a sheet of 18,000 values needs none. What was typed is on the sheet already when the plan has it; what is computed from
  // it must not hold up the next key.
  const values = useDeferredValue(useStore(planStore, ({ rows }) => rows.kpiValue))
  const usual = usualFrequency(kpis)
  const [view, setView] = useSheetView(usual)
  const [year, setYear] = useState(() => new Date().getFullYear())
  const grid = useRef<SheetGridHandle>(null)
  const fields = useMemo(() => columnsOf('kpi', context).map(adapt), [context, adapt])
  const filters = useMemo(() => kpiFilters(fields, () => figuresOf(kpis, values), t), [fields, kpis, values, t])
  const look = usePeriodLook({
    entity: 'kpi',
    sheet: 'kpis/sheet',
    rows: kpis as unknown as readonly (SheetRow & RowOf<'kpi'>)[],
    filters,
    optional: optionalColumns.map((id) => ({ id, title: t(`kpiSheet.${id}`) })),
    choices: choicesOf(view),
    setChoices: (choices) => setView(viewFrom(choices, usual)),
    grid,
  })
  const { setState } = look
  const { rows, columns, periods, firstPeriod, spanOf, notes } = useKpiSheet(view, year, values, look.rows, look.hidden)
  const [noted, setNoted] = useState<Noted | null>(null)
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const latest = useRef({ byId, grain: view.grain, measure: view.measure })
  latest.current = { byId, grain: view.grain, measure: view.measure }
  const run = useCallback((batch: SheetBatch) => {
    const now = latest.current
    const shows = now.measure === 'both' ? 'actual' : now.measure
    return runSheetBatch(batch, (id) => now.byId.get(id), now.grain, shows)
  }, [])
  /** Opens the comment of the active cell; false where there is none to speak of. */
  const note = (): boolean => {
    const active = grid.current?.active()
    const row = active ? byId.get(active.row) : undefined
    if (!active || !row?.kpi || !isPeriod(active.column)) return false
    const period = periodOf(active.column, row.kpi.frequency, view.grain)
    setNoted({ kpi: row.kpi, period, field: noteField(row.shows, period) })
    return true
  }
  const menu = (): ContextItem[] => [
    { id: 'note', label: t('kpiSheet.note'), icon: MessageSquarePlus, shortcut: 'Shift+F2', run: () => void note() },
  ]

  const showYear = (to: number) => {
    setYear(to)
    backToGrid(grid)
  }

  const params = useWindow((window) => window.params)
  const [wanted, setWanted] = useState<{ readonly row: string; readonly period: string | undefined } | null>(null)
  // Dashboards and links come here with a KPI and often a period: nothing may hide that cell.
  useEffect(() => {
    const { row, period } = params
    if (!row) return
    setState({ filter: '', conditions: [], closed: new Set() })
    if (period) setYear(Number(period.slice(0, 4)))
    setWanted({ row, period })
  }, [params, setState])
  useEffect(() => {
    if (!wanted) return
    const at = wanted.period ? columnOfPeriod(periods, wanted.period) : -1
    const frame = requestAnimationFrame(() => {
      if (grid.current?.select(wanted.row, at < 0 ? undefined : at + firstPeriod)) setWanted(null)
    })
    return () => cancelAnimationFrame(frame)
  }, [wanted, periods, firstPeriod])

  const thisPeriod = columnOfPeriod(periods, new Date().toISOString().slice(0, 7))
  return (
    <PeriodSheet
      entity="kpi"
      sheet="kpis/sheet"
      title={entityLabels(lang, 'kpi').plural}
      header={header}
      icon={Gauge}
      empty={t('kpiSheet.empty')}
      label={t('kpiSheet.label')}
      printName={`${entityLabels(lang, 'kpi').plural} · ${t(`kpiSheet.${view.measure}`)}`}
      count={kpis.length}
      look={look}
      columns={columns}
      rows={rows}
      // Another kind of columns begins at its own place; another year keeps row and month.
      gridKey={`${view.grain} ${view.years}`}
      grid={grid}
      tools={<SheetTools view={view} onView={setView} year={year} onYear={showYear} />}
      subjectOf={kpiOfRow}
      folding={rows.filter((row) => row.kpi === null).map((row) => row.id)}
      run={run}
      fresh={{ frequency: view.grain }}
      without={without}
      adapt={adapt}
      fields={fields}
      more={more}
      onRowKey={(event) => isNoteKey(event) && note()}
      {...(view.years > 1 && thisPeriod >= 0 ? { startsAtColumn: thisPeriod + firstPeriod } : {})}
      menu={menu}
      spanOf={spanOf as SpanOf | undefined}
    >
      {noted && (
        <CellNote
          {...noted}
          said={notes.get(`${noted.kpi.id} ${noted.field}`) ?? null}
          onClose={() => {
            setNoted(null)
            grid.current?.focus()
          }}
        />
      )}
    </PeriodSheet>
  )
}

/** The column in which a period of any length lies, −1 for none. */
function columnOfPeriod(periods: readonly string[], period: string): number {
  const [first] = periods
  if (first === undefined) return -1
  const grain = frequencyOf(first)
  const longer = frequencies.indexOf(frequencyOf(period)) > frequencies.indexOf(grain)
  if (longer) return periods.findIndex((column) => containingPeriod(column, frequencyOf(period)) === period)
  return periods.indexOf(containingPeriod(period, grain) ?? '')
}
