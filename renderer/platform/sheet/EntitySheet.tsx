// The sheet screen of an entity, generated from its definition: grid, form beside it, paste with preview, tree, filter, columns.
import { Columns3, ListChevronsDownUp, PanelRight, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { newId } from '#platform/newId.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { setSelectionSummary, usePanel, useWindow } from '#platform/windowState.ts'
import { entityLabels, type TextKey } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import type { Icon } from '#ui/icon.ts'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SheetGrid, type SheetGridHandle, type SheetSelection } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { summaryText } from '#ui/SheetGrid/summary.ts'
import styles from './EntitySheet.module.css'
import { columnsOf, type Tones } from './entityColumns.ts'
import { RowInspector } from './RowInspector.tsx'
import { readWidths, useSheetState, writeWidths } from './sheetState.ts'
import { useRowCommands } from './useRowCommands.tsx'
import { useSheetChange } from './useSheetChange.tsx'

export interface ComputedColumn extends SheetColumn {
  readonly after?: string
}

interface Props {
  entity: EntityName
  /** Only rows equal to this in every field given; new rows get the same values. */
  where?: Values
  title?: ReactNode
  /** Between the title and the actions: tabs. */
  header?: ReactNode
  icon?: Icon
  /** Teaches the next step where there is no row yet. */
  empty?: TextKey
  tones?: Tones
  /** Changes a column of the definition: a feature's own way to show, read or lock it. */
  adapt?(column: SheetColumn): SheetColumn
  /** Computed columns, each after the field named; by default after all of them. */
  computed?: readonly ComputedColumn[]
  /** Fields that are not shown, in grid and form. */
  without?: readonly string[]
  /** What a new row gets besides what was typed. */
  complete?(values: Values): Values
  /** Below the form in the inspector. */
  more?(rowId: string): ReactNode
  onRow?(rowId: string | null): void
  /** Below the grid. */
  below?: ReactNode
  /** A grid inside another screen: without header and inspector of its own. */
  embedded?: boolean
}

export function EntitySheet(props: Props) {
  const { entity, where, tones, computed, without, adapt, embedded = false, onRow } = props
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const definition = entityOf(entity)
  const labels = entityLabels(lang, entity)
  const rows = useRows(entity, where as never) as unknown as readonly SheetRow[]
  const [state, setState] = useSheetState(entity)
  const grid = useRef<SheetGridHandle>(null)
  const search = useRef<HTMLInputElement>(null)

  // ---- columns ----
  const all = useMemo(() => {
    const own = columnsOf(entity, context, tones)
      .filter((c) => !without?.includes(c.id) && !(where && c.id in where))
      .map((c) => adapt?.(c) ?? c)
    const placed = new Set(own.map((c) => c.id))
    return [
      ...own.flatMap((c) => [c, ...(computed?.filter(({ after }) => after === c.id) ?? [])]),
      ...(computed?.filter(({ after }) => !after || !placed.has(after)) ?? []),
    ]
  }, [entity, context, tones, computed, without, where, adapt])
  const byDefault = Object.entries(definition.fields)
    .filter(([name, f]) => f.formOnly || name === definition.parent)
    .map(([name]) => name)
    .join(',')
  const [hidden, setHidden] = usePanel<string>(`sheet/${entity}/hidden`, byDefault)
  const [widths, setWidths] = usePanel<string>(`sheet/${entity}/widths`, '')
  const columns = useMemo(() => {
    const off = new Set(hidden.split(','))
    return all.filter((c, i) => i === 0 || !off.has(c.id))
  }, [all, hidden])
  const widthOf = useMemo(() => readWidths(widths), [widths])
  const toggleColumn = (id: string) => {
    const off = new Set(hidden.split(',').filter(Boolean))
    if (!off.delete(id)) off.add(id)
    setHidden([...off].join(','))
  }

  // ---- tree ----
  const parent = definition.parent
  const tree = useMemo(
    () =>
      parent === null
        ? undefined
        : {
            parentOf: (row: SheetRow) => (row[parent] as string | null) ?? null,
            isOpen: (id: string) => !state.closed.has(id),
            onToggle: (id: string, open: boolean) => {
              const closed = new Set(state.closed)
              if (open) closed.delete(id)
              else closed.add(id)
              setState({ closed })
            },
          },
    [parent, state.closed, setState],
  )
  const parents = useMemo(
    () => (parent === null ? [] : [...new Set(rows.map((row) => row[parent]).filter((id) => typeof id === 'string'))]),
    [rows, parent],
  )
  const folded = state.closed.size > 0
  const foldAll = () => setState({ closed: new Set(folded ? [] : (parents as string[])) })

  // ---- selection ----
  const [selected, setSelected] = useState<readonly string[]>([])
  const onSelect = useCallback(
    ({ rowIds, summary }: SheetSelection) => {
      setSelected((old) => (old.length === rowIds.length && old.every((id, i) => id === rowIds[i]) ? old : rowIds))
      setSelectionSummary(
        summary === null
          ? ''
          : [
              t('grid.count', { count: summary.count }),
              ...(summary.numbers > 0
                ? [
                    t('grid.sum', { sum: summaryText(summary.sum, summary.column) }),
                    t('grid.average', { average: summaryText(summary.sum / summary.numbers, summary.column) }),
                  ]
                : []),
            ].join('　'),
      )
    },
    [t],
  )
  useEffect(() => () => setSelectionSummary(''), [])
  const current = selected.length === 1 ? (selected[0] as string) : null
  useEffect(() => onRow?.(current), [current, onRow])
  const params = useWindow((window) => window.params)
  // Search and links come here with a row to show; a filter must not hide it.
  useEffect(() => {
    if (!params.row || embedded) return
    setState({ filter: '' })
    const id = params.row
    requestAnimationFrame(() => grid.current?.select(id))
  }, [params, embedded, setState])

  // ---- changes ----
  const complete = useCallback(
    (values: Values): Values => {
      const field = definition.fields[definition.title]
      const titled = field?.required && field.kind === 'text' && definition.naturalKey.length < 2
      return {
        ...(titled ? { [definition.title]: t('sheet.new', { name: labels.name }) } : {}),
        ...where,
        ...props.complete?.(values),
      }
    },
    [definition, labels, where, props.complete, t],
  )
  const { onChange, explain, told, dialog } = useSheetChange(entity, lang)
  const commands = useRowCommands(entity, { lang, complete, grid })
  const canMove = 'position' in definition.fields && !state.sort && state.filter === ''

  const [inspector, setInspector] = usePanel<boolean>('sheet/inspector', true)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [columnMenu, setColumnMenu] = useState<{ x: number; y: number } | null>(null)

  const addRow = () => commands.add(current)
  useActions(
    embedded
      ? []
      : [
          {
            id: 'sheet.new',
            label: 'sheet.new',
            labelParams: () => ({ name: labels.name }),
            icon: Plus,
            key: 'Mod+Enter',
            menu: 'insert',
            order: 100,
            run: addRow,
          },
          {
            id: 'sheet.find',
            label: 'grid.findHere',
            key: 'Mod+F',
            menu: 'edit',
            order: 800,
            run: () => grid.current?.find(),
          },
          {
            id: 'sheet.filter',
            label: 'grid.filter',
            key: 'Mod+Shift+F',
            menu: 'edit',
            order: 810,
            run: () => search.current?.focus(),
          },
          {
            id: 'sheet.fillDown',
            label: 'grid.fillDown',
            key: 'Mod+D',
            menu: 'edit',
            order: 300,
            enabled: () => selected.length > 0,
            run: () => grid.current?.fillDown(),
          },
          {
            id: 'sheet.inspector',
            label: inspector ? 'ui.hideInspector' : 'ui.showInspector',
            key: 'Mod+I',
            menu: 'view',
            order: 410,
            run: () => setInspector(!inspector),
          },
        ],
  )

  const count = state.filter ? null : rows.length
  const isEmpty = rows.length === 0
  const body = (
    <div className={styles.work}>
      <div className={styles.grid}>
        {isEmpty && !embedded && (
          <div className={styles.empty}>
            <EmptyState {...(props.icon ? { icon: props.icon } : {})} text={t(props.empty ?? 'sheet.emptyOther')}>
              <Button look="primary" icon={Plus} onClick={addRow}>
                {t('sheet.new', { name: labels.name })}
              </Button>
            </EmptyState>
          </div>
        )}
        <SheetGrid
          ref={grid}
          label={t('grid.label', { title: labels.plural })}
          columns={columns}
          rows={rows}
          onChange={onChange}
          newId={newId}
          complete={complete}
          addLabel={t('sheet.new', { name: labels.name })}
          filter={state.filter}
          sort={state.sort}
          onSort={(sort) => setState({ sort })}
          tree={tree}
          widths={widthOf}
          onWidth={(id, px) => setWidths(writeWidths({ ...widthOf, [id]: px }))}
          onHide={toggleColumn}
          onSelect={onSelect}
          onTold={told}
          explain={explain}
          onRemove={commands.remove}
          onRowKey={(event, ids) => commands.key(event, ids)}
          autoFocus={!embedded}
          onMoveRow={canMove ? commands.moveBefore : undefined}
          menu={(ids) => commands.menu(ids)}
        />
      </div>
      {props.below}
    </div>
  )
  const columnItems: ContextItem[] = all.slice(1).map((c) => ({
    id: c.id,
    label: c.title,
    checked: columns.includes(c),
    run: () => toggleColumn(c.id),
  }))
  if (embedded)
    return (
      <>
        {body}
        {dialog}
      </>
    )
  return (
    <Screen>
      <ScreenHeader
        title={props.title ?? labels.plural}
        actions={
          <>
            <SearchField
              ref={search}
              value={state.filter}
              onChange={(filter) => setState({ filter })}
              placeholder={t('grid.filter')}
              onLeave={() => grid.current?.focus()}
            />
            {parents.length > 0 && (
              <IconButton
                icon={ListChevronsDownUp}
                label={t(folded ? 'grid.expandAll' : 'grid.collapseAll')}
                on={folded}
                onClick={foldAll}
              />
            )}
            <IconButton
              icon={Columns3}
              label={t('grid.columnsShow')}
              onClick={(e) => {
                const { left, bottom } = e.currentTarget.getBoundingClientRect()
                setColumnMenu({ x: left, y: bottom })
              }}
            />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              shortcut="Ctrl+I"
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
            <Button look="primary" icon={Plus} onClick={addRow}>
              {t('sheet.new', { name: labels.name })}
            </Button>
          </>
        }
      >
        {props.header}
        {count !== null && !isEmpty && <span className={styles.count}>{t('sheet.rows', { count })}</span>}
      </ScreenHeader>
      <div className={styles.split}>
        {body}
        {inspector && !isEmpty && (
          <RowInspector
            entity={entity}
            row={current}
            selected={selected.length}
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
      {columnMenu && <ContextMenu at={columnMenu} items={columnItems} onClose={() => setColumnMenu(null)} />}
      {dialog}
    </Screen>
  )
}
