// The frame of a sheet with periods as columns – KPIs by month, budget lines by month: header, tools, grid, form beside it, printing.
import { type ReactNode, type RefObject, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { useLang, useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { entityLabels, inSentence, problemText } from '#shared/i18n/index.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import type { Icon } from '#ui/icon.ts'
import { EmptyState, Screen } from '#ui/Screen.tsx'
import { SheetGrid, type SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetGridProps } from '#ui/SheetGrid/sheetGridProps.ts'
import type { RefusedCell, SheetBatch, SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { BulkEdit } from './BulkEdit.tsx'
import { nextPosition } from './commitField.ts'
import styles from './EntitySheet.module.css'
import { nothingAsked } from './LookStrip.tsx'
import { NothingYet } from './NothingYet.tsx'
import { useSheetPrint } from './print/useSheetPrint.tsx'
import { RowInspector } from './RowInspector.tsx'
import { removeRows } from './removeRows.ts'
import { SheetHeader } from './SheetHeader.tsx'
import type { PeriodLook } from './usePeriodLook.tsx'
import { useSelectedRows } from './useSelectedRows.ts'
import { useSheetActions } from './useSheetActions.ts'
import { useFolding } from './useSheetTree.ts'

type GridProps = Pick<SheetGridProps, 'startsAtColumn' | 'menu' | 'onRowKey' | 'spanOf'>

interface Props extends GridProps {
  /** What its rows are of. */
  entity: EntityName
  /** Names the sheet among those of the entity, for what is remembered of it. */
  sheet: string
  title: ReactNode
  /** Between the title and the actions: tabs. */
  header: ReactNode
  icon: Icon
  /** Teaches the next step where there is no row yet. */
  empty: string
  /** Accessible name of the grid. */
  label: string
  /** Name of what is printed. */
  printName: string
  /** Rows of the entity in the whole plan. */
  count: number
  look: PeriodLook
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  /** Columns that begin at a place of their own are another grid, which goes on in the same row. */
  gridKey?: string
  grid: RefObject<SheetGridHandle | null>
  /** Below the header, once there are rows. */
  tools: ReactNode
  /** The row of the entity that a row of the sheet shows; null for one that stands for others. */
  subjectOf(rowId: string): string | null
  /** Rows that can be folded. */
  folding: readonly string[]
  /** Carries out what has been typed, filled or pasted. */
  run(batch: SheetBatch): Promise<void>
  /** What a new row has besides a working title and its place. */
  fresh?: Readonly<Record<string, unknown>>
  without?: readonly string[]
  adapt?(column: SheetColumn): SheetColumn
  /** All columns of the entity that can be set for many rows at once. */
  fields: readonly SheetColumn[]
  /** Above the form in the inspector. */
  more?(id: string): ReactNode
  /** Dialogs. */
  children?: ReactNode
}

/** After a click on a tool of the sheet the keyboard is the grid's again; who works the tools by keyboard stays there. */
export function backToGrid(grid: RefObject<SheetGridHandle | null>): void {
  if (!document.activeElement?.matches(':focus-visible')) grid.current?.focus()
}

export function PeriodSheet(props: Props) {
  const { entity, sheet, look, columns, rows, grid, subjectOf, folding, fields } = props
  const t = useT()
  const lang = useLang()
  const name = inSentence(lang, entityLabels(lang, entity).name)
  const { state, setState } = look
  const { filter, closed } = state
  const [inspector, keepInspector] = usePanel<boolean>(`${sheet}/inspector`, false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [bulk, setBulk] = useState<readonly string[] | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const { current, onSelect } = useSelectedRows(undefined)
  const print = useSheetPrint(props.printName, grid)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another grid begins anew, with the row of the one before.
  useEffect(() => {
    if (current === null) return
    const frame = requestAnimationFrame(() => grid.current?.select(current))
    return () => cancelAnimationFrame(frame)
  }, [props.gridKey])
  const subject = current === null ? null : subjectOf(current)
  const subjects = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => subjectOf(id) ?? []))]

  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const latest = useRef(props.run)
  latest.current = props.run
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      const [first] = batch.refused
      if (first) {
        const reason = `${first.column.title}${lang === 'zh' ? '：' : ': '}${explain(first)}`
        notify({ tone: 'warning', text: t('sheet.refusedCells', { count: batch.refused.length, reason }) })
      }
      await latest.current(batch)
    },
    [lang, explain, t],
  )
  const tree = useFolding('parent', closed, setState)
  const focus = () => grid.current?.focus()
  const setInspector = (open: boolean) => {
    keepInspector(open)
    // The keyboard must not be lost with the field that had it.
    if (!open) focus()
  }
  const folded = closed.size > 0
  const add = async () => {
    const id = newId()
    const row = { id, title: t('sheet.new', { name }), position: nextPosition(entity), ...props.fresh }
    if (!(await execute('rows.insert', { entity, rows: [row] }))) return
    requestAnimationFrame(() => {
      grid.current?.select(id, 0)
      focus()
    })
  }
  const selected = () => subjects(grid.current?.selectedRows() ?? [])
  useSheetActions({
    name,
    grid,
    search,
    selected: current !== null,
    inspector,
    setInspector,
    add,
    embedded: false,
    editMany: { enabled: () => selected().length > 0, run: () => setBulk(selected()) },
    print: print.ask,
  })

  const isEmpty = props.count === 0
  const sought = useDeferredValue(filter)
  return (
    <Screen>
      <SheetHeader
        title={props.title}
        name={name}
        count={props.count}
        {...(look.isFiltered ? { found: look.rows.length } : {})}
        search={search}
        filter={filter}
        onFilter={(text) => setState({ filter: text })}
        onLeaveFilter={focus}
        folds={folding.length > 0}
        folded={folded}
        onFold={() => setState({ closed: new Set(folded ? [] : folding) })}
        columnItems={look.columnItems}
        inspector={inspector}
        onInspector={() => setInspector(!inspector)}
        onAdd={add}
        tools={!isEmpty && look.tools(print.ask)}
      >
        {props.header}
      </SheetHeader>
      {!isEmpty && props.tools}
      {look.strip}
      <div className={styles.split}>
        <div className={styles.work}>
          <div className={styles.grid}>
            {isEmpty && (
              <div className={styles.empty}>
                <NothingYet icon={props.icon} text={props.empty} addLabel={t('sheet.new', { name })} onAdd={add} />
              </div>
            )}
            {!isEmpty && look.rows.length === 0 && (
              <div className={styles.empty}>
                <EmptyState text={t('sheet.noRowsFound')}>
                  <Button onClick={() => setState(nothingAsked)}>{t('sheet.clearFilter')}</Button>
                </EmptyState>
              </div>
            )}
            <SheetGrid
              key={props.gridKey}
              ref={grid}
              label={props.label}
              columns={columns}
              rows={rows}
              onChange={onChange}
              newId={newId}
              complete={() => ({ title: t('sheet.new', { name }) })}
              addLabel={t('sheet.new', { name })}
              filter={sought}
              tree={tree}
              widths={look.widthOf}
              onWidth={look.setWidth}
              columnMenu={look.columnMenu}
              onSelect={onSelect}
              onTold={(text) => notify({ tone: 'warning', text })}
              explain={explain}
              isSum={(row) => subjectOf(row.id) === null}
              onRemove={(ids) => void removeRows(entity, subjects(ids), lang)}
              autoFocus
              {...(props.startsAtColumn === undefined ? {} : { startsAtColumn: props.startsAtColumn })}
              {...(props.onRowKey ? { onRowKey: props.onRowKey } : {})}
              {...(props.menu ? { menu: props.menu } : {})}
              spanOf={props.spanOf}
            />
          </div>
        </div>
        {inspector && !isEmpty && (
          <RowInspector
            entity={entity}
            row={subject}
            {...(props.without ? { without: props.without } : {})}
            {...(props.adapt ? { adapt: props.adapt } : {})}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          >
            {subject && props.more?.(subject)}
          </RowInspector>
        )}
      </div>
      {bulk && (
        <BulkEdit
          entity={entity}
          columns={fields}
          ids={bulk}
          onClose={() => {
            setBulk(null)
            focus()
          }}
        />
      )}
      {look.panel}
      {print.elements}
      {props.children}
    </Screen>
  )
}
