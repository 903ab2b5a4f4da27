// The KPI sheet: periods as columns, KPIs in groups as rows, typed and pasted into as into a spreadsheet.
import { Gauge, MessageSquarePlus, Plus } from 'lucide-react'
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
import { runAction } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { SheetHeader } from '#platform/sheet/SheetHeader.tsx'
import { readWidths, useSheetState, writeWidths } from '#platform/sheet/sheetState.ts'
import { useSelectedRows } from '#platform/sheet/useSelectedRows.ts'
import { useSheetActions } from '#platform/sheet/useSheetActions.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { containingPeriod, frequencies, frequencyOf } from '#shared/analysis/kpiPeriods.ts'
import { entityLabels, inSentence, problemText } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import { EmptyState, Screen } from '#ui/Screen.tsx'
import { SheetGrid, type SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SpanOf } from '#ui/SheetGrid/sheetGridProps.ts'
import type { RefusedCell, SheetBatch, SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { CellNote } from './CellNote.tsx'
import styles from './KpiSheet.module.css'
import { runSheetBatch } from './runSheetBatch.ts'
import { SheetTools } from './SheetTools.tsx'
import { periodOf } from './sheetPeriods.ts'
import { kpiOfRow } from './sheetRows.ts'
import { useSheetView } from './sheetView.ts'
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
const isGroup = (row: SheetRow) => row.kpi === null
const isNoteKey = (e: KeyboardEvent) => e.key === 'F2' && e.shiftKey && !e.ctrlKey && !e.altKey

export function KpiSheet({ header, without, adapt, more }: Props) {
  const t = useT()
  const lang = useLang()
  const name = inSentence(lang, entityLabels(lang, 'kpi').name)
  const [view, setView] = useSheetView(usualFrequency(useRows('kpi')))
  const [year, setYear] = useState(() => new Date().getFullYear())
  const { kpis, rows, columns, periods, firstPeriod, spanOf, notes } = useKpiSheet(view, year)
  const [{ filter, closed }, setState] = useSheetState('kpis/sheet')
  const [inspector, keepInspector] = usePanel<boolean>('kpis/sheetInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [widths, setWidths] = usePanel<string>('kpis/sheetWidths', '')
  const grid = useRef<SheetGridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const [noted, setNoted] = useState<Noted | null>(null)
  const { current, onSelect } = useSelectedRows(undefined)
  const currentKpi = current === null ? null : kpiOfRow(current)
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const latest = useRef({ byId, grain: view.grain, measure: view.measure })
  latest.current = { byId, grain: view.grain, measure: view.measure }

  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      const [first] = batch.refused
      if (first) {
        const reason = `${first.column.title}${lang === 'zh' ? '：' : ': '}${explain(first)}`
        notify({ tone: 'warning', text: t('sheet.refusedCells', { count: batch.refused.length, reason }) })
      }
      const now = latest.current
      const shows = now.measure === 'both' ? 'actual' : now.measure
      await runSheetBatch(batch, (id) => now.byId.get(id), now.grain, shows)
    },
    [lang, explain, t],
  )
  const tree = useMemo(
    () => ({
      parentOf: (row: { readonly [key: string]: unknown }) => (row.parent as string | null | undefined) ?? null,
      isOpen: (id: string) => !closed.has(id),
      onToggle: (id: string, open: boolean) => {
        const next = new Set(closed)
        if (open) next.delete(id)
        else next.add(id)
        setState({ closed: next })
      },
    }),
    [closed, setState],
  )
  const setInspector = (open: boolean) => {
    keepInspector(open)
    // The keyboard must not be lost with the field that had it.
    if (!open) grid.current?.focus()
  }
  const folds = rows.some((row) => row.kpi === null)
  const folded = closed.size > 0
  const foldAll = () => setState({ closed: folded ? new Set() : new Set(rows.filter((r) => !r.kpi).map((r) => r.id)) })

  const add = async () => {
    const id = newId()
    const row = { id, title: t('sheet.new', { name }), frequency: view.grain, position: nextPosition('kpi') }
    if (!(await execute('rows.insert', { entity: 'kpi', rows: [row] }))) return
    requestAnimationFrame(() => {
      grid.current?.select(id, 0)
      grid.current?.focus()
    })
  }
  /** Opens the comment of the active cell; false where there is none to speak of. */
  const note = (): boolean => {
    const active = grid.current?.active()
    const row = active ? byId.get(active.row) : undefined
    if (!active || !row?.kpi || !isPeriod(active.column)) return false
    const period = periodOf(active.column, row.kpi.frequency, view.grain)
    setNoted({ kpi: row.kpi, period, field: noteField(row.shows, period) })
    return true
  }
  const removeKpis = (ids: readonly string[]) =>
    void removeRows('kpi', [...new Set(ids.flatMap((id) => kpiOfRow(id) ?? []))], lang)
  const menu = (): ContextItem[] => [
    { id: 'note', label: t('kpiSheet.note'), icon: MessageSquarePlus, shortcut: 'Shift+F2', run: () => void note() },
  ]
  useSheetActions({ name, grid, search, selected: current !== null, inspector, setInspector, add, embedded: false })

  const params = useWindow((window) => window.params)
  const [wanted, setWanted] = useState<{ readonly row: string; readonly period: string | undefined } | null>(null)
  // Dashboards and links come here with a KPI and often a period: nothing may hide that cell.
  useEffect(() => {
    const { row, period } = params
    if (!row) return
    setState({ filter: '', closed: new Set() })
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

  const isEmpty = kpis.length === 0
  const sought = useDeferredValue(filter)
  const widthOf = useMemo(() => readWidths(widths), [widths])
  const thisPeriod = columnOfPeriod(periods, new Date().toISOString().slice(0, 7))
  return (
    <Screen>
      <SheetHeader
        title={entityLabels(lang, 'kpi').plural}
        name={name}
        count={kpis.length}
        search={search}
        filter={filter}
        onFilter={(text) => setState({ filter: text })}
        onLeaveFilter={() => grid.current?.focus()}
        folds={folds}
        folded={folded}
        onFold={foldAll}
        inspector={inspector}
        onInspector={() => setInspector(!inspector)}
        onAdd={add}
      >
        {header}
      </SheetHeader>
      {!isEmpty && <SheetTools view={view} onView={setView} year={year} onYear={setYear} />}
      <div className={styles.split}>
        <div className={styles.grid}>
          {isEmpty && (
            <div className={styles.empty}>
              <EmptyState icon={Gauge} text={t('kpiSheet.empty')}>
                <Button look="primary" icon={Plus} onClick={add}>
                  {t('sheet.new', { name })}
                </Button>
                <Button onClick={() => runAction('file.sample')}>{t('sheet.seeSample')}</Button>
              </EmptyState>
            </div>
          )}
          <SheetGrid
            // Another kind of columns begins at its own place.
            key={`${view.grain} ${year} ${view.years}`}
            ref={grid}
            label={t('kpiSheet.label')}
            columns={columns}
            rows={rows}
            onChange={onChange}
            newId={newId}
            complete={() => ({ title: t('sheet.new', { name }) })}
            addLabel={t('sheet.new', { name })}
            filter={sought}
            tree={tree}
            widths={widthOf}
            onWidth={(id, px) => setWidths(writeWidths({ ...widthOf, [id]: px }))}
            onSelect={onSelect}
            onTold={(text) => notify({ tone: 'warning', text })}
            explain={explain}
            isSum={isGroup}
            onRemove={removeKpis}
            onRowKey={(event) => isNoteKey(event) && note()}
            autoFocus
            {...(view.years > 1 && thisPeriod >= 0 ? { startsAtColumn: thisPeriod + firstPeriod } : {})}
            menu={menu}
            spanOf={spanOf as SpanOf | undefined}
          />
        </div>
        {inspector && !isEmpty && (
          <RowInspector
            entity="kpi"
            row={currentKpi}
            without={without}
            adapt={adapt}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          >
            {currentKpi && more(currentKpi)}
          </RowInspector>
        )}
      </div>
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
    </Screen>
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
