// A grid that works like a spreadsheet: Glide draws, scrolls and drags; what keys, clipboard, fill and edits mean is ours.
import {
  type CellClickedEventArgs,
  DataEditor,
  type DataEditorRef,
  type GridMouseEventArgs,
  type HeaderClickedEventArgs,
  type Item,
} from '@glideapps/glide-data-grid'
import '@glideapps/glide-data-grid/index.css'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import { nextSorts, type Sort } from '#shared/model/sheetView/order.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { useUi } from '../UiProvider.tsx'
import { CellInput, type CellInputHandle } from './CellInput.tsx'
import type { Target } from './changes.ts'
import { chevronWidth, indent, pad, sheetRenderer } from './drawCells.ts'
import { GridFind } from './GridFind.tsx'
import { GridTip, type GridTipHandle } from './GridTip.tsx'
import { useGridColours } from './gridTheme.ts'
import { groupColumns } from './groupColumns.ts'
import { type Shape, single } from './navigate.ts'
import { useOptimistic } from './optimism.ts'
import styles from './SheetGrid.module.css'
import type { SheetGridProps } from './sheetGridProps.ts'
import { useFind } from './useFind.ts'
import { useGridHost } from './useGridHost.ts'
import { useGridMenus } from './useGridMenus.tsx'
import { useSheetCells } from './useSheetCells.ts'
import { useSheetColumns } from './useSheetColumns.ts'
import { useSheetEdits } from './useSheetEdits.ts'
import { useSheetKeys } from './useSheetKeys.ts'
import { useSheetSelection } from './useSheetSelection.ts'
import { shownRows, useSheetView } from './useSheetView.ts'

export type { SheetGridHandle, SheetSelection } from './sheetGridProps.ts'

const rowHeight = 28
/** How far the last column can be scrolled from the right edge, so that its width can be dragged. */
const roomAtRight = 60
/** Height of the bar with which one scrolls sideways. */
const scrollBar = 10
const renderers = [sheetRenderer]
const fillHandle = { size: 6, offsetX: -3, offsetY: -3, outline: 1 }
/** All keys are ours. */
const noKeys = { copy: false, cut: false, paste: false, search: false, downFill: false, rightFill: false }
/** The number of the row that adds one would promise a row. */
const unnumbered = { textLight: 'transparent' }
const noSorts: readonly Sort[] = []
const noConditions: readonly Condition[] = []

export function SheetGrid(props: SheetGridProps) {
  const { filter, tree, readOnly = false, addLabel, autoFocus = false, grouping = null } = props
  const { sorts = noSorts, conditions = noConditions, onSorts } = props
  const { spanOf } = props
  const { lang, t, dark } = useUi()
  const [rows, run] = useOptimistic(props.rows, props.onChange)
  const view = useSheetView(rows, {
    columns: props.columns,
    ...(filter === undefined ? {} : { filter }),
    conditions,
    sorts,
    tree,
    grouping,
    lang,
    ...(props.context ? { context: props.context } : {}),
  })
  const grouped = grouping !== null
  const columns = useMemo(() => (grouped ? groupColumns(props.columns, t) : props.columns), [grouped, props.columns, t])
  const { onShown } = props
  useEffect(() => onShown?.(shownRows(view)), [view, onShown])
  const shown = useMemo(() => view.map((v) => v.row), [view])
  const grows = addLabel !== undefined && !readOnly
  const lastRow = shown.length - 1 + (grows ? 1 : 0)
  const isTree = tree !== undefined || grouped
  const colours = useGridColours(dark)

  const grid = useRef<DataEditorRef>(null)
  const input = useRef<CellInputHandle>(null)
  const wrap = useRef<HTMLDivElement>(null)
  const { host, size } = useGridHost(wrap, input, autoFocus)
  /** Rows of a page; no state, because it changes while one scrolls and nothing shown depends on it. */
  const page = useRef(20)

  const selection = useSheetSelection({
    columns,
    rows: shown,
    lastRow,
    autoFocus,
    grid,
    onSelect: props.onSelect,
    spanOf,
  })
  const { at, blocks, go } = selection
  const target: Target = {
    columns,
    rows: shown,
    newId: props.newId,
    grows,
    ...(props.complete ? { complete: props.complete } : {}),
  }
  const edits = useSheetEdits({
    target,
    readOnly,
    blocks,
    run,
    select: selection.select,
    explain: props.explain,
    columnFor: props.columnFor,
    isSum: props.isSum,
  })
  const find = useFind({ columns, rows: shown, at, go })
  const shape: Shape = {
    cols: columns.length,
    rows: shown.length,
    grows,
    get page() {
      return page.current
    },
    filled: ({ col, row }) => {
      const [column, held] = [columns[col], shown[row]]
      return column !== undefined && held !== undefined && column.format(held) !== ''
    },
    spanAt: ({ col, row }) => {
      const held = shown[row]
      return (held && spanOf?.(held, col)) ?? null
    },
  }
  const toggle = (v: ViewRow) => {
    const group = groupOf(v.row)
    if (group) grouping?.onToggle(group.key, !v.open)
    else if (v.open !== undefined) tree?.onToggle(v.row.id, !v.open)
  }
  const keys = useSheetKeys({
    selection,
    edits,
    shape,
    readOnly,
    onFind: () => find.setOpen(true),
    onRowKey: props.onRowKey,
    onRemove: props.onRemove,
    toggleGroup: () => {
      const v = at ? view[at.cell.row] : undefined
      if (!v || !groupOf(v.row)) return false
      toggle(v)
      return true
    },
    onColumnMenu: () => menus.openActive(),
  })
  const heads = useSheetColumns({ columns, view, colours, isTree, sorts, conditions, set: props.widths, lang })
  const { getCell, active } = useSheetCells({
    columns,
    rows,
    view,
    addLabel,
    found: find.keys,
    colours,
    readOnly,
    isTree,
    at,
    spanOf,
  })
  const tip = useRef<GridTipHandle>(null)
  const focus = () => input.current?.focus()
  const menus = useGridMenus({
    props,
    columns,
    activeColumn: at?.cell.col ?? 0,
    headerHeight: rowHeight,
    frame: wrap,
    boundsOf: (col) => grid.current?.getBounds(col),
    fitting: heads.fitting,
    selectedRows: selection.rowIds,
    edits,
    focus,
  })

  const onCellClicked = ([col, row]: Item, event: CellClickedEventArgs) => {
    const [column, v] = [columns[col], view[row]]
    if (!column || !v) return
    if (isTree && col === 0 && v.open !== undefined) {
      const x = event.localEventX - pad - v.depth * indent
      if ((x >= -4 && x <= chevronWidth) || (event.isDoubleClick && groupOf(v.row))) toggle(v)
    }
    const onBox = Math.abs(event.localEventX - event.bounds.width / 2) < 10
    if (column.kind === 'bool' && onBox && !event.isDoubleClick) edits.toggle({ column, row: v.row, rowIndex: row })
  }
  const onItemHovered = useCallback((args: GridMouseEventArgs) => tip.current?.onItemHovered(args), [])
  const groupTheme = useMemo(() => ({ ...unnumbered, bgCell: colours.readOnly }), [colours])
  // The same function from render to render: Glide draws everything anew for another one.
  const rowTheme = useCallback(
    (row: number) => {
      const held = shown[row]
      if (!grouped) return held ? undefined : unnumbered
      // Numbers that count the lines of groups as well would say nothing of the rows.
      return held && groupOf(held) ? groupTheme : unnumbered
    },
    [shown, grouped, groupTheme],
  )
  const onHeaderClicked = (col: number, event: HeaderClickedEventArgs) => {
    const column = columns[col]
    if (!column || !onSorts) return
    if (event.ctrlKey || event.metaKey) selection.selectColumn(col)
    else onSorts(nextSorts(sorts, column.id, event.shiftKey))
  }
  // The first column says which row it is, and stays where it is.
  const moving = {
    onColumnProposeMove: (from: number, to: number) => from > 0 && to > 0,
    onColumnMoved: (from: number, to: number) => props.onMoveColumn?.(from, to),
  }
  const onRowMoved = (from: number, to: number) => {
    const moved = view[from]
    const before = view[to > from ? to + 1 : to]
    if (moved && from !== to) props.onMoveRow?.(moved.row.id, before?.row.id ?? null)
  }

  useImperativeHandle(props.ref, () => ({
    focus,
    find: () => find.setOpen(true),
    select: (rowId, col) => {
      const row = view.findIndex((v) => v.row.id === rowId)
      if (row >= 0) go(single({ col: col ?? at?.cell.col ?? 0, row }))
      return row >= 0
    },
    active: () => {
      const [column, held] = at ? [columns[at.cell.col], shown[at.cell.row]] : []
      return column && held ? { row: held.id, column: column.id } : null
    },
    selected: () => {
      const [block] = blocks
      const shownColumns = block ? columns.slice(block.x, block.x + block.width) : []
      return { rows: selection.rowIds(), columns: shownColumns.map(({ id }) => id) }
    },
    selectedRows: selection.rowIds,
    fillDown: edits.fillDown,
    fillRight: edits.fillRight,
    fitWidths: heads.fitAll,
    columnMenu: menus.openActive,
    shown: () => ({ columns, view, widths: Object.fromEntries(heads.gridColumns.map((c) => [c.id, c.width])) }),
  }))

  const { startsAtEnd = false } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the grid has been drawn.
  useEffect(() => {
    if (!host) return
    if (startsAtEnd) grid.current?.scrollTo(0, lastRow, 'vertical')
    else if (at) grid.current?.scrollTo(at.cell.col, at.cell.row)
    if (props.startsAtColumn !== undefined) grid.current?.scrollTo(props.startsAtColumn, 0, 'horizontal')
  }, [host])

  const fills = !readOnly && !selection.hasWholeRows && at !== null && at.cell.row < shown.length
  return (
    <div
      ref={wrap}
      className={styles.wrap}
      role="application"
      aria-label={props.label}
      onFocus={() => {
        // Whoever comes by keyboard types at once; a click says itself which cell it means.
        if (!at && lastRow >= 0) selection.select(single({ col: 0, row: startsAtEnd ? lastRow : 0 }))
      }}
    >
      {size && (
        <DataEditor
          ref={grid}
          width={size.width}
          height={size.height}
          columns={heads.gridColumns}
          rows={lastRow + 1}
          getCellContent={getCell}
          getCellsForSelection={true}
          customRenderers={renderers}
          theme={colours.glide}
          drawHeader={heads.drawHeader}
          getRowThemeOverride={rowTheme}
          rowHeight={rowHeight}
          headerHeight={rowHeight}
          rowMarkers={{ kind: 'clickable-number', width: shown.length > 999 ? 44 : 36 }}
          freezeColumns={1}
          minColumnWidth={48}
          maxColumnWidth={720}
          overscrollX={heads.total > size.width - roomAtRight ? roomAtRight : 0}
          fixedShadowX={false}
          fixedShadowY={false}
          smoothScrollX
          smoothScrollY
          keybindings={noKeys}
          onPaste={false}
          editOnType={false}
          cellActivationBehavior="double-click"
          rangeSelect="rect"
          columnSelect={onSorts ? 'none' : 'single'}
          onHeaderClicked={onHeaderClicked}
          {...(props.onMoveColumn ? moving : {})}
          rowSelect="multi"
          gridSelection={selection.forGlide}
          onGridSelectionChange={(next) => {
            input.current?.finish()
            selection.fromGlide(next)
          }}
          fillHandle={fills ? fillHandle : false}
          allowedFillDirections="orthogonal"
          onFillPattern={edits.fillPattern}
          onCellActivated={([col]) => columns[col]?.kind !== 'bool' && input.current?.open()}
          onCellClicked={onCellClicked}
          onCellContextMenu={(_, event) => {
            event.preventDefault()
            menus.openCellsNext(event.bounds.x + event.localEventX, event.bounds.y + event.localEventY)
          }}
          onHeaderContextMenu={(col, event) => {
            event.preventDefault()
            menus.openHeader(col, event.bounds.x + event.localEventX, event.bounds.y + event.localEventY)
          }}
          onHeaderMenuClick={(col, bounds) => menus.openHeader(col, bounds.x, bounds.y + bounds.height)}
          onColumnResize={(column, width) => props.onWidth?.(column.id as string, Math.round(width))}
          {...(props.onMoveRow && !readOnly ? { onRowMoved } : {})}
          onVisibleRegionChanged={(region) => {
            page.current = Math.max(1, region.height - 2)
          }}
          onItemHovered={onItemHovered}
        />
      )}
      {size && (
        <div
          className={styles.blank}
          style={{ top: rowHeight * (lastRow + 2) + 1, bottom: heads.total + roomAtRight > size.width ? scrollBar : 0 }}
        />
      )}
      {host && wrap.current && (
        <CellInput
          ref={input}
          host={host}
          frame={wrap.current}
          active={active}
          readOnly={readOnly}
          boundsOf={(col, row) => grid.current?.getBounds(col, row)}
          onKey={keys.onKey}
          onEnter={edits.enter}
          onDropped={(sentence) => props.onTold?.(sentence)}
          onMove={keys.move}
          onToggle={edits.toggle}
          onCopy={edits.copy}
          onPaste={edits.paste}
        />
      )}
      <GridFind find={find} edits={edits} columns={columns} rows={shown} readOnly={readOnly} onClose={focus} />
      {!menus.isOpen && <GridTip ref={tip} columns={columns} view={view} />}
      {menus.element}
    </div>
  )
}
