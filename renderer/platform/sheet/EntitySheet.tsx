// The sheet screen of an entity, generated from its definition: grid, form beside it, paste with preview, tree, filters, groups, views, columns.
import { Plus } from 'lucide-react'
import { type ReactNode, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { newId } from '#platform/newId.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { entityLabels, inSentence, type TextKey } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { Button } from '#ui/Button.tsx'
import type { Icon } from '#ui/icon.ts'
import { EmptyState, Screen } from '#ui/Screen.tsx'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { BulkEdit } from './BulkEdit.tsx'
import styles from './EntitySheet.module.css'
import type { Tones } from './entityColumns.ts'
import { FilteredGrid } from './FilteredGrid.tsx'
import { LookStrip, nothingAsked } from './LookStrip.tsx'
import { useSheetPrint } from './print/useSheetPrint.tsx'
import { RowInspector } from './RowInspector.tsx'
import { SeeSample } from './SeeSample.tsx'
import { SheetHeader } from './SheetHeader.tsx'
import { SheetTools } from './SheetTools.tsx'
import { useSheetState } from './sheetState.ts'
import { useRowCommands } from './useRowCommands.tsx'
import { useSelectedRows } from './useSelectedRows.ts'
import { useSheetActions } from './useSheetActions.ts'
import { type PasteColumns, useSheetChange } from './useSheetChange.tsx'
import { type ComputedColumn, useSheetColumns } from './useSheetColumns.ts'
import { useSheetLook } from './useSheetLook.tsx'
import { useSheetTree } from './useSheetTree.ts'
import { useSteady } from './useSteady.ts'

interface Props {
  entity: EntityName
  /** Only rows equal to this in every field given; new rows get the same values. */
  where?: Values
  title?: ReactNode
  /** Between the title and the actions: tabs. */
  header?: ReactNode
  /** A row of controls below the header. */
  tools?: ReactNode
  /** Only rows that it takes are shown; the sheet is not empty for that. */
  only?(row: SheetRow): boolean
  icon?: Icon
  /** Teaches the next step where there is no row yet. */
  empty?: TextKey
  tones?: Tones
  /** Changes a column of the definition: a feature's own way to show, read or lock it. */
  adapt?(column: SheetColumn): SheetColumn
  computed?: readonly ComputedColumn[]
  /** Fields that are not shown, in grid and form. */
  without?: readonly string[]
  /** Columns that a paste can fill although they are not shown. */
  paste?: PasteColumns
  /** What a new row gets besides what was typed. */
  complete?(values: Values): Values
  /** Above the form in the inspector. */
  more?(rowId: string): ReactNode
  /** The row of the active cell. */
  onRow?(rowId: string | null): void
  /** Below the grid. */
  below?: ReactNode
  /** A grid inside another screen: without header and inspector of its own, newest rows first in view. */
  embedded?: boolean
}

export function EntitySheet(props: Props) {
  const { entity, where, tones, without, adapt, embedded = false } = props
  const t = useT()
  const lang = useLang()
  const definition = entityOf(entity)
  const { plural, ...labels } = entityLabels(lang, entity)
  const name = inSentence(lang, labels.name)
  const all = useRows(entity, where as never) as unknown as readonly SheetRow[]
  const { only } = props
  const rows = useMemo(() => (only ? all.filter((row) => only(row)) : all), [all, only])
  const [state, setState] = useSheetState(embedded ? `${entity}/embedded` : entity)
  const { filter, conditions, sorts, closed } = state
  const grid = useRef<SheetGridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const shown = useSheetColumns(entity, { tones, where, without, computed: props.computed, adapt })
  const onLeave = useCallback(() => grid.current?.focus(), [])
  const look = useSheetLook(entity, { state, setState, columns: shown, rows, embedded, onLeave })
  const { tree, folds, folded, foldAll } = useSheetTree(entity, rows, closed, setState)
  const { current, onSelect } = useSelectedRows(props.onRow)
  const [inspector, setInspector] = usePanel<boolean>('sheet/inspector', true)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [bulk, setBulk] = useState<readonly string[] | null>(null)
  const [count, setCount] = useState<number | null>(null)
  // Said together with the row that comes under the cursor.
  const onShown = useCallback((found: number) => startTransition(() => setCount(found)), [])
  const print = useSheetPrint(plural, grid)

  const params = useWindow((window) => window.params)
  // Search and links come here with a row to show; a filter or a folded branch must not hide it.
  useEffect(() => {
    const id = params.row
    if (!id || embedded) return
    setState({ filter: '', conditions: [], closed: new Set(), closedGroups: new Set() })
    requestAnimationFrame(() => grid.current?.select(id))
  }, [params, embedded, setState])

  const complete = useCallback(
    (values: Values): Values => {
      const title = definition.fields[definition.title]
      // A row begun in another column gets a working title; a key made of several fields has none.
      const titled = title?.required && title.kind === 'text' && definition.naturalKey.length < 2
      return {
        ...(titled ? { [definition.title]: t('sheet.new', { name }) } : {}),
        ...where,
        ...props.complete?.(values),
      }
    },
    [definition, name, where, props.complete, t],
  )
  const { all: allColumns, columns: seen } = shown
  const pasteColumnFor = props.paste?.columnFor
  // A pasted table fills what its titles name, shown here or not.
  const columnFor = useCallback(
    (title: string): SheetColumn | null => {
      const own = pasteColumnFor?.(title)
      if (own) return own
      const key = nameKey(title.replace(/[*＊]\s*$/, ''))
      return allColumns.find((column) => !seen.includes(column) && nameKey(column.title) === key) ?? null
    },
    [pasteColumnFor, allColumns, seen],
  )
  const { onChange, explain, told, dialog } = useSheetChange(entity, lang, props.paste)
  const commands = useRowCommands(entity, { lang, complete, grid, onBulk: setBulk })
  const steady = useSteady({
    complete,
    columnFor,
    onChange,
    onSorts: (next: readonly Sort[]) => setState({ sorts: next }),
    onWidth: shown.setWidth,
    columnMenu: look.columnMenu,
    onMoveColumn: shown.move,
    onRemove: commands.remove,
    onRowKey: commands.key,
    onMoveRow: commands.moveBefore,
    menu: commands.menu,
  })
  const add = () => commands.add(current)
  const selected = () => grid.current?.selectedRows() ?? []
  const editMany = { enabled: () => selected().length > 0, run: () => setBulk(selected()) }
  useSheetActions({
    name,
    grid,
    search,
    selected: current !== null,
    inspector,
    setInspector,
    add,
    embedded,
    editMany,
    print: print.ask,
  })

  const isEmpty = all.length === 0
  const isFiltered = filter.trim() !== '' || conditions.length > 0
  const work = (
    <div className={styles.work}>
      <div className={styles.grid}>
        {isEmpty && !embedded && (
          <div className={styles.empty}>
            <EmptyState {...(props.icon ? { icon: props.icon } : {})} text={t(props.empty ?? 'sheet.emptyOther')}>
              <Button look="primary" icon={Plus} onClick={add}>
                {t('sheet.new', { name })}
              </Button>
              <SeeSample />
            </EmptyState>
          </div>
        )}
        {!isEmpty && isFiltered && count === 0 && (
          <div className={styles.empty}>
            <EmptyState text={t('sheet.noRowsFound')}>
              <Button onClick={() => setState(nothingAsked)}>{t('sheet.clearFilter')}</Button>
            </EmptyState>
          </div>
        )}
        <FilteredGrid
          ref={grid}
          label={t('grid.label', { title: plural })}
          columns={shown.columns}
          rows={rows}
          {...steady}
          onMoveRow={'position' in definition.fields ? steady.onMoveRow : undefined}
          newId={newId}
          addLabel={embedded ? t('grid.addRow') : t('sheet.new', { name })}
          filter={filter}
          conditions={conditions}
          context={look.context}
          sorts={sorts}
          grouping={look.grouping}
          onShown={onShown}
          tree={tree}
          widths={shown.widthOf}
          onSelect={onSelect}
          onTold={told}
          explain={explain}
          autoFocus={!embedded}
          startsAtEnd={embedded}
        />
      </div>
      {props.below}
      {dialog}
      {look.panel}
      {bulk && (
        <BulkEdit
          entity={entity}
          columns={shown.all}
          ids={bulk}
          onClose={() => {
            setBulk(null)
            onLeave()
          }}
        />
      )}
      {print.elements}
    </div>
  )
  if (embedded) return work
  return (
    <Screen>
      <SheetHeader
        title={props.title ?? plural}
        name={name}
        count={rows.length}
        {...(isFiltered && count !== null ? { found: count } : {})}
        search={search}
        filter={filter}
        onFilter={(next) => setState({ filter: next })}
        onLeaveFilter={() => grid.current?.focus()}
        folds={folds && look.grouping === null}
        folded={folded}
        onFold={foldAll}
        columnItems={shown.items}
        inspector={inspector}
        onInspector={() => setInspector(!inspector)}
        onAdd={add}
        tools={
          !isEmpty && (
            <SheetTools
              columns={shown.columns}
              state={state}
              setState={setState}
              saved={look.saved}
              onFilter={look.openFilter}
              onPrint={print.ask}
            />
          )
        }
      >
        {props.header}
      </SheetHeader>
      {props.tools}
      <LookStrip columns={shown.all} state={state} setState={setState} onFilter={look.openFilter} />
      <div className={styles.split}>
        {work}
        {inspector && !isEmpty && (
          <RowInspector
            entity={entity}
            row={current}
            tones={tones}
            without={without}
            adapt={adapt}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          >
            {current && props.more?.(current)}
          </RowInspector>
        )}
      </div>
    </Screen>
  )
}
