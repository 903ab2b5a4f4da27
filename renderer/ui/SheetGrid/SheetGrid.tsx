// A grid that works like a spreadsheet: Glide draws, scrolls and drags; what keys, clipboard, fill and edits mean is ours.
import {
  CompactSelection,
  DataEditor,
  type DataEditorRef,
  GridCellKind,
  type GridSelection,
  type Item,
} from '@glideapps/glide-data-grid'
import '@glideapps/glide-data-grid/index.css'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type ContextItem, ContextMenu } from '../ContextMenu.tsx'
import type { Entered } from '../fields/entered.ts'
import { useUi } from '../UiProvider.tsx'
import { type ActiveCell, CellInput, type CellInputHandle } from './CellInput.tsx'
import { type Block, clearBlocks, fillBlock, pasteCells, type Target, writeTexts, writeValue } from './changes.ts'
import { fittingWidths } from './columnWidths.ts'
import { chevronWidth, headerDrawer, indent, pad, type SheetCell, sheetRenderer } from './drawCells.ts'
import { FindBar } from './FindBar.tsx'
import { gridColours } from './gridTheme.ts'
import { type Cell, type Key, navigate, type Selection, single } from './navigate.ts'
import { useOptimistic } from './optimism.ts'
import styles from './SheetGrid.module.css'
import { isReadOnly, isRight, type SheetBatch, type SheetColumn, type SheetRow, type Values } from './sheetTypes.ts'
import { type Summary, summarise } from './summary.ts'
import { parseTsv, toTsv } from './tsv.ts'
import { useGridHost } from './useGridHost.ts'
import { useSheetView } from './useSheetView.ts'
import type { Sort, Tree } from './view.ts'

export interface SheetSelection {
  /** Rows that the selection touches, as shown; empty when only the row that adds one is. */
  readonly rowIds: readonly string[]
  /** Whole rows are selected, by their numbers. */
  readonly wholeRows: boolean
  readonly summary: Summary | null
}

export interface SheetGridHandle {
  focus(): void
  find(): void
  /** Selects a cell of the row (of the column one is in, unless given) and brings it into view; false when it is not shown. */
  select(rowId: string, col?: number): boolean
  /** Goes to the row that adds one. */
  goToNew(): void
  fillDown(): void
  fitWidths(): void
}

interface Props {
  /** Accessible name. */
  label: string
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  /** Carries out a batch; resolves when `rows` hold it or it was refused. */
  onChange(batch: SheetBatch): unknown
  newId(): string
  /** What a new row gets besides what was typed. */
  complete?(values: Values): Values
  /** Words of the row that adds one; without them there is none. */
  addLabel?: string | undefined
  readOnly?: boolean
  filter?: string
  sort?: Sort | null
  onSort?(sort: Sort | null): void
  tree?: (Tree & { onToggle(id: string, open: boolean): void }) | undefined
  /** Pixels by column id, where the user has set them. */
  widths?: Readonly<Record<string, number>>
  onWidth?(column: string, width: number): void
  onHide?(column: string): void
  onSelect?(selection: SheetSelection): void
  /** Sentences for entries that were dropped. */
  onTold?(sentence: string): void
  /** A refused entry as a sentence, for the bubble below the cell. */
  explain(refused: SheetBatch['refused'][number]): string
  /** Delete with whole rows selected, and Ctrl+−. */
  onRemove?(rowIds: readonly string[]): void
  /** Keys of the owner while a cell is active: true when it took the key. */
  onRowKey?(event: KeyboardEvent, rowIds: readonly string[]): boolean
  /** Takes the keyboard and the first cell when it appears. */
  autoFocus?: boolean
  /** Dragging a row by its number; `before` is the row it comes to stand above, null for the end. */
  onMoveRow?: ((rowId: string, before: string | null) => void) | undefined
  /** More items for the menu of a cell. */
  menu?(rowIds: readonly string[]): readonly ContextItem[]
  ref?: Ref<SheetGridHandle>
}

const rowHeight = 28
const none: readonly never[] = []
const renderers = [sheetRenderer]
const fillHandle = { size: 6, offsetX: -3, offsetY: -3, outline: 1 }
/** All keys are ours. */
const noKeys = { copy: false, cut: false, paste: false, search: false, downFill: false, rightFill: false }

const unnumbered = { textLight: 'transparent' }

/** Long text, of which a cell shows only the beginning. */
const longText = (column: SheetColumn, row: SheetRow) =>
  column.kind === 'longText' && column.format(row).length > 30 ? column.format(row) : null

export function SheetGrid(props: Props) {
  const { columns, onChange, filter = '', sort = null, tree, readOnly = false, addLabel, ref } = props
  const { lang, t, dark } = useUi()
  const [rows, run] = useOptimistic(props.rows, onChange)
  const view = useSheetView(rows, { columns, filter, sort, tree, lang })
  const shown = useMemo(() => view.map((v) => v.row), [view])
  const grows = addLabel !== undefined && !readOnly

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the theme.
  const colours = useMemo(gridColours, [dark])
  const grid = useRef<DataEditorRef>(null)
  const input = useRef<CellInputHandle>(null)
  const wrap = useRef<HTMLDivElement>(null)
  const { host, size } = useGridHost(wrap, input, props.autoFocus === true)

  // ---- selection ----
  const [selection, setSelection] = useState<Selection | null>(() =>
    props.autoFocus ? single({ col: 0, row: 0 }) : null,
  )
  const [wholeRows, setWholeRows] = useState<CompactSelection>(CompactSelection.empty())
  const tabStart = useRef<number | null>(null)
  const [page, setPage] = useState(20)
  const lastRow = shown.length - 1 + (grows ? 1 : 0)
  const at = useMemo<Selection | null>(() => {
    if (!selection || columns.length === 0 || lastRow < 0) return null
    const { cell, block } = selection
    const inside = block.x + block.width <= columns.length && block.y + block.height - 1 <= lastRow
    if (inside && cell.row <= lastRow) return selection
    return single({ col: Math.min(cell.col, columns.length - 1), row: Math.min(cell.row, lastRow) })
  }, [selection, columns.length, lastRow])
  const blocks = useMemo<Block[]>(() => {
    if (wholeRows.length > 0) return wholeRows.toArray().map((y) => ({ x: 0, y, width: columns.length, height: 1 }))
    return at ? [at.block] : []
  }, [at, wholeRows, columns.length])

  const rowsOf = (list: readonly Block[]): string[] =>
    list.flatMap(({ y, height }) => shown.slice(y, y + height).map((row) => row.id))
  const settledBlocks = useDeferredValue(blocks)
  useEffect(() => {
    const many = settledBlocks.reduce((n, b) => n + b.width * b.height, 0) > 1
    const rowIds = settledBlocks.flatMap(({ y, height }) => shown.slice(y, y + height).map((row) => row.id))
    const summary = many ? summarise(settledBlocks, columns, shown) : null
    props.onSelect?.({ rowIds, wholeRows: wholeRows.length > 0, summary })
  }, [settledBlocks, columns, shown, wholeRows, props.onSelect])

  const go = useCallback((next: Selection, reveal: Cell = next.cell) => {
    setSelection(next)
    setWholeRows(CompactSelection.empty())
    grid.current?.scrollTo(reveal.col, reveal.row, 'both', 0, 0)
  }, [])

  // ---- changes ----
  const target: Target = {
    columns,
    rows: shown,
    newId: props.newId,
    grows,
    ...(props.complete ? { complete: props.complete } : {}),
  }
  const latest = useRef(target)
  latest.current = target
  const shape = {
    cols: columns.length,
    rows: shown.length,
    grows,
    page,
    filled: ({ col, row }: Cell) => {
      const held = shown[row]
      return held !== undefined && columns[col]!.format(held) !== ''
    },
  }
  const onEnter = (cell: ActiveCell, entered: Entered): string | null => {
    // The row may have moved while the editor was open.
    const rowIndex = cell.row ? shown.findIndex((row) => row.id === cell.row?.id) : shown.length
    const col = columns.indexOf(cell.column)
    if (rowIndex < 0 || col < 0) return null
    const batch =
      'text' in entered
        ? writeTexts([{ col, row: rowIndex, text: entered.text }], target, 'type')
        : writeValue(rowIndex, cell.column, entered.value, entered.missing ?? none, target)
    const refused = batch.refused[0]
    if (refused) return props.explain(refused)
    void run(batch)
    return null
  }
  const move = (key: Key) => {
    if (!at) return
    if (key.key === 'Tab') tabStart.current ??= at.cell.col
    // An entry may just have added a row that this render does not know yet.
    const grown = at.cell.row >= shown.length && grows ? { ...shape, rows: shown.length + 1 } : shape
    const next = navigate(at, key, grown, tabStart.current)
    if (key.key !== 'Tab') tabStart.current = null
    if (next) go(next)
  }
  const clear = () => void run(clearBlocks(blocks, target))
  const fillDown = () => {
    const block = blocks[0]
    if (!block || readOnly) return
    const source = { ...block, height: 1 }
    if (block.height > 1) void run(fillBlock(source, block, target, false))
    else if (block.y > 0)
      void run(fillBlock({ ...source, y: block.y - 1 }, { ...block, y: block.y - 1, height: 2 }, target, false))
  }
  const toggle = (cell: ActiveCell) => {
    if (readOnly || isReadOnly(cell.column, cell.row)) return
    void run(writeValue(cell.rowIndex, cell.column, !(cell.row?.[cell.column.id] === true), none, target))
  }
  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    event.preventDefault()
    const text = toTsv(
      blocks.flatMap(({ x, y, width, height }) =>
        shown.slice(y, y + height).map((row) => columns.slice(x, x + width).map((c) => c.format(row))),
      ),
    )
    // One cell is copied without the line end, so that it can be pasted into a text.
    const one = blocks.length === 1 && blocks[0]?.width === 1 && blocks[0].height === 1
    event.clipboardData.setData('text/plain', one ? text.replace(/\r\n$/, '') : text)
    if (cut && !readOnly) void run(clearBlocks(blocks, target, 'cut'))
  }
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault()
    const block = blocks[0]
    if (!block || readOnly) return
    const cells = pasteCells(parseTsv(event.clipboardData.getData('text/plain')), block, columns)
    if (cells.length === 0) return
    void run(writeTexts(cells, target, 'paste'))
    const far = { col: Math.max(...cells.map((c) => c.col)), row: Math.max(...cells.map((c) => c.row)) }
    const near = { col: Math.min(...cells.map((c) => c.col)), row: block.y }
    const last = { col: Math.min(far.col, columns.length - 1), row: far.row }
    setWholeRows(CompactSelection.empty())
    setSelection({
      cell: near,
      block: { x: near.col, y: near.row, width: last.col - near.col + 1, height: last.row - near.row + 1 },
    })
  }

  // ---- keys ----
  const onKey = (e: KeyboardEvent): boolean => {
    const ctrl = e.ctrlKey || e.metaKey
    const rowIds = rowsOf(blocks)
    if (props.onRowKey?.(e, rowIds)) return true
    if (e.key === 'Delete' || e.key === 'Backspace') {
      if (readOnly) return true
      if (wholeRows.length > 0 && rowIds.length > 0) props.onRemove?.(rowIds)
      else clear()
      return true
    }
    if (ctrl && e.key === '-' && rowIds.length > 0) {
      if (!readOnly) props.onRemove?.(rowIds)
      return true
    }
    if (ctrl && e.key.toLowerCase() === 'd' && !e.shiftKey) {
      fillDown()
      return true
    }
    if (ctrl && e.key.toLowerCase() === 'f' && !e.shiftKey) {
      setFinding(true)
      return true
    }
    if (e.key === ' ' && e.shiftKey && at) {
      setWholeRows(CompactSelection.fromSingleSelection([at.block.y, at.block.y + at.block.height]))
      return true
    }
    if (e.altKey || (ctrl && !/^(Arrow|Home|End|a$)/i.test(e.key))) return false
    if (!at) {
      if (/^(Arrow|Tab|Enter|Home|End|Page)/.test(e.key) && lastRow >= 0) go(single({ col: 0, row: 0 }))
      return /^Arrow/.test(e.key)
    }
    if (e.key === 'Tab') {
      tabStart.current ??= at.cell.col
      // At the ends Tab leaves the grid.
      if (at.block.width * at.block.height === 1 && at.cell.col === (e.shiftKey ? 0 : columns.length - 1)) return false
    }
    const next = navigate(at, { key: e.key, ctrl, shift: e.shiftKey }, shape, tabStart.current)
    if (!next) return false
    if (e.key !== 'Tab') tabStart.current = null
    const { cell, block } = next
    const head = {
      col: cell.col === block.x ? block.x + block.width - 1 : block.x,
      row: cell.row === block.y ? block.y + block.height - 1 : block.y,
    }
    if (ctrl && e.key.toLowerCase() === 'a') setSelection(next)
    else go(next, e.shiftKey && e.key !== 'Tab' && e.key !== 'Enter' ? head : cell)
    return true
  }

  // ---- find ----
  const [finding, setFinding] = useState(false)
  const [query, setQuery] = useState('')
  const sought = useDeferredValue(finding ? query.trim().toLowerCase() : '')
  const found = useMemo(() => {
    if (sought === '') return none as readonly Cell[]
    return shown.flatMap((row, r) =>
      columns.flatMap((c, col) => (c.format(row).toLowerCase().includes(sought) ? [{ col, row: r }] : [])),
    )
  }, [sought, shown, columns])
  const foundKeys = useMemo(() => new Set(found.map(({ col, row }) => `${col} ${row}`)), [found])
  const foundAt = at ? found.findIndex(({ col, row }) => col === at.cell.col && row === at.cell.row) : -1
  const step = (by: 1 | -1) => {
    const next = found[foundAt < 0 ? (by > 0 ? 0 : found.length - 1) : (foundAt + by + found.length) % found.length]
    if (next) go(single(next))
  }

  // ---- columns ----
  const fonts = useMemo(() => ({ cell: colours.font, header: `500 ${colours.font}` }), [colours.font])
  const [fit, setFit] = useState<Record<string, number>>({})
  const measured = useRef('')
  const ids = columns.map((c) => c.id).join('\n')
  useEffect(() => {
    // Fitted when first filled, not at every edit: columns must not jiggle under the cursor.
    const key = `${ids}\n${lang}\n${view.length > 0}`
    if (measured.current === key) return
    measured.current = key
    setFit(fittingWidths(columns, view, fonts, tree !== undefined))
  }, [ids, lang, view, columns, fonts, tree])
  const gridColumns = useMemo(
    () =>
      columns.map((c) => ({
        id: c.id,
        title: c.title,
        width: props.widths?.[c.id] ?? fit[c.id] ?? 120,
        hasMenu: true,
      })),
    [columns, fit, props.widths],
  )
  const total = gridColumns.reduce((sum, c) => sum + c.width, 0)
  const drawHeader = useMemo(
    () =>
      headerDrawer(
        new Map(
          columns.map((c, i) => [
            c.id,
            {
              right: isRight(c),
              required: c.required === true,
              sorted: sort?.column === c.id ? (sort.down ? ('down' as const) : ('up' as const)) : null,
              tree: i === 0 && tree !== undefined,
              menu: true,
            },
          ]),
        ),
        colours,
      ),
    [columns, sort, tree, colours],
  )

  // ---- cells ----
  const getCell = useCallback(
    ([col, r]: Item): SheetCell => {
      const column = columns[col]
      const v = view[r]
      const adds = !v && col === 0
      const text = v && column ? column.format(v.row) : adds ? `＋ ${addLabel ?? ''}` : ''
      const error = v && column?.error ? column.error(v.row) : null
      const lacking = v && column?.required === true && text === ''
      const locked = v && column ? isReadOnly(column, v.row) : false
      const background = foundKeys.has(`${col} ${r}`) ? colours.found : undefined
      return {
        kind: GridCellKind.Custom,
        allowOverlay: false,
        copyData: text,
        readonly: locked || readOnly,
        ...(background ? { themeOverride: { bgCell: background } } : {}),
        data: {
          kind: 'sheet',
          text,
          right: column ? isRight(column) : false,
          tone: v && column?.tone ? column.tone(v.row) : null,
          ticked: v && column?.kind === 'bool' ? v.row[column.id] === true : null,
          depth: v?.depth ?? 0,
          open: v?.open,
          tree: tree !== undefined && col === 0,
          mark: error ? 'error' : lacking ? 'required' : null,
          faint: adds || locked,
          adds,
          trend: v && column?.trend ? column.trend(v.row) : null,
          colours,
        },
      }
    },
    [columns, view, addLabel, foundKeys, colours, readOnly, tree],
  )

  const active: ActiveCell | null = useMemo(() => {
    const column = at && columns[at.cell.col]
    if (!column) return null
    const v = view[at.cell.row]
    const inset = tree && at.cell.col === 0 ? (v?.depth ?? 0) * indent + chevronWidth : 0
    return { col: at.cell.col, rowIndex: at.cell.row, column, row: v?.row ?? null, inset }
  }, [at, columns, view, tree])

  const openMenu = useRef<(x: number, y: number) => void>(() => {})
  const [menu, setMenu] = useState<{ x: number; y: number; items: readonly ContextItem[] } | null>(null)
  const [tip, setTip] = useState<{ x: number; y: number; text: string } | null>(null)

  const headerMenu = (col: number, x: number, y: number) => {
    const column = columns[col]
    if (!column) return
    const sortItem = (down: boolean): ContextItem => ({
      id: down ? 'down' : 'up',
      label: t(down ? 'grid.sortDown' : 'grid.sortUp'),
      checked: sort?.column === column.id && sort.down === down,
      run: () => props.onSort?.({ column: column.id, down }),
    })
    setMenu({
      x,
      y,
      items: [
        ...(props.onSort ? [sortItem(false), sortItem(true)] : []),
        ...(sort?.column === column.id
          ? [{ id: 'off', label: t('grid.sortOff'), run: () => props.onSort?.(null) }]
          : []),
        '-',
        {
          id: 'fit',
          label: t('grid.fitWidth'),
          run: () =>
            props.onWidth?.(
              column.id,
              fittingWidths([column], view, fonts, tree !== undefined && col === 0)[column.id]!,
            ),
        },
        ...(props.onHide && col > 0
          ? [{ id: 'hide', label: t('grid.hide'), run: () => props.onHide?.(column.id) }]
          : []),
      ],
    })
  }
  const cellMenu = (x: number, y: number) => {
    const rowIds = rowsOf(blocks)
    const own = props.menu?.(rowIds) ?? []
    const clip = (command: 'copy' | 'cut') => () => {
      input.current?.focus()
      document.execCommand(command)
    }
    setMenu({
      x,
      y,
      items: [
        ...(readOnly ? [] : [{ id: 'cut', label: t('grid.cut'), shortcut: 'Ctrl+X', run: clip('cut') } as const]),
        { id: 'copy', label: t('grid.copy'), shortcut: 'Ctrl+C', run: clip('copy') },
        ...(readOnly
          ? []
          : ([
              { id: 'fill', label: t('grid.fillDown'), shortcut: 'Ctrl+D', run: fillDown },
              { id: 'clear', label: t('grid.clear'), shortcut: 'Delete', run: clear },
            ] as const)),
        ...(own.length > 0 ? (['-', ...own] as const) : []),
      ],
    })
  }

  openMenu.current = cellMenu

  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus(),
    find: () => setFinding(true),
    select: (rowId, col) => {
      const row = view.findIndex((v) => v.row.id === rowId)
      if (row < 0) return false
      go(single({ col: col ?? at?.cell.col ?? 0, row }))
      return true
    },
    goToNew: () => {
      if (!grows) return
      go(single({ col: 0, row: shown.length }))
      input.current?.focus()
    },
    fillDown,
    fitWidths: () => setFit(fittingWidths(columns, view, fonts, tree !== undefined)),
  }))

  const glideSelection: GridSelection = {
    columns: CompactSelection.empty(),
    rows: wholeRows,
    ...(at && wholeRows.length === 0
      ? { current: { cell: [at.cell.col, at.cell.row], range: at.block, rangeStack: [] } }
      : {}),
  }
  const onGlideSelection = (next: GridSelection) => {
    input.current?.finish()
    tabStart.current = null
    if (next.columns.length > 0) {
      const col = next.columns.first() as number
      setWholeRows(CompactSelection.empty())
      if (shown.length > 0)
        setSelection({
          cell: { col, row: 0 },
          block: { x: col, y: 0, width: next.columns.length, height: shown.length },
        })
      return
    }
    const numbered = next.rows.remove(shown.length)
    setWholeRows(numbered)
    const first = numbered.first()
    if (first !== undefined) setSelection(single({ col: 0, row: first }))
    else if (next.current) {
      const { cell, range } = next.current
      const height = cell[1] < shown.length ? Math.min(range.height, shown.length - range.y) : 1
      setSelection({ cell: { col: cell[0], row: cell[1] }, block: { ...range, height } })
    } else setSelection(null)
  }

  return (
    // The menu key and the right button open the same menu.
    <div ref={wrap} className={styles.wrap} role="application" aria-label={props.label}>
      {size && (
        <DataEditor
          ref={grid}
          width={size.width}
          height={size.height}
          columns={gridColumns}
          rows={lastRow + 1}
          getCellContent={getCell}
          getCellsForSelection={true}
          customRenderers={renderers}
          theme={colours.glide}
          drawHeader={drawHeader}
          // The number of the row that adds one would promise a row.
          getRowThemeOverride={(row) => (row >= shown.length ? unnumbered : undefined)}
          rowHeight={rowHeight}
          headerHeight={rowHeight}
          rowMarkers={{ kind: 'clickable-number', width: shown.length > 999 ? 44 : 36 }}
          freezeColumns={1}
          minColumnWidth={48}
          maxColumnWidth={720}
          overscrollX={total > size.width - 60 ? 60 : 0}
          smoothScrollX
          smoothScrollY
          keybindings={noKeys}
          onPaste={false}
          editOnType={false}
          cellActivationBehavior="double-click"
          rangeSelect="rect"
          columnSelect="single"
          rowSelect="multi"
          gridSelection={glideSelection}
          onGridSelectionChange={onGlideSelection}
          fillHandle={
            !readOnly && wholeRows.length === 0 && at !== null && at.cell.row < shown.length ? fillHandle : false
          }
          allowedFillDirections="orthogonal"
          onFillPattern={(event) => {
            event.preventDefault()
            void run(fillBlock(event.patternSource, event.fillDestination, latest.current))
          }}
          onCellActivated={([col, row]) => {
            const column = columns[col]
            if (!column) return
            if (column.kind !== 'bool') input.current?.open()
            else if (active && active.rowIndex === row && active.col === col) toggle(active)
          }}
          onCellClicked={([col, row], event) => {
            const column = columns[col]
            const v = view[row]
            if (!column || !v) return
            if (tree && col === 0 && v.open !== undefined) {
              const x = event.localEventX - pad - v.depth * indent
              if (x >= -4 && x <= chevronWidth) tree.onToggle(v.row.id, !v.open)
            }
            const middle = event.bounds.width / 2
            if (column.kind === 'bool' && Math.abs(event.localEventX - middle) < 10 && !event.isDoubleClick)
              toggle({ col, rowIndex: row, column, row: v.row, inset: 0 })
          }}
          onCellContextMenu={(_, event) => {
            event.preventDefault()
            const { bounds, localEventX, localEventY } = event
            // After the right click has selected its cell.
            requestAnimationFrame(() => openMenu.current(bounds.x + localEventX, bounds.y + localEventY))
          }}
          onHeaderContextMenu={(col, event) => {
            event.preventDefault()
            headerMenu(col, event.bounds.x + event.localEventX, event.bounds.y + event.localEventY)
          }}
          onHeaderMenuClick={(col, bounds) => headerMenu(col, bounds.x, bounds.y + bounds.height)}
          onColumnResize={(column, width) => props.onWidth?.(column.id as string, Math.round(width))}
          {...(props.onMoveRow && !sort && !filter && !readOnly
            ? {
                onRowMoved: (from: number, to: number) => {
                  const moved = view[from]
                  const before = view[to > from ? to + 1 : to]
                  if (moved && from !== to) props.onMoveRow?.(moved.row.id, before?.row.id ?? null)
                },
              }
            : {})}
          onVisibleRegionChanged={(region) => setPage(Math.max(1, region.height - 2))}
          onItemHovered={(args) => {
            const column = args.kind === 'cell' || args.kind === 'header' ? columns[args.location[0]] : undefined
            const row = args.kind === 'cell' ? view[args.location[1]]?.row : undefined
            const text =
              args.kind === 'header'
                ? (column?.hint ?? null)
                : column && row
                  ? (column.error?.(row) ??
                    (column.required && column.format(row) === '' ? t('grid.requiredCell') : longText(column, row)))
                  : null
            const next =
              text && 'bounds' in args ? { x: args.bounds.x, y: args.bounds.y + args.bounds.height, text } : null
            setTip((old) => (old?.text === next?.text && old?.y === next?.y && old?.x === next?.x ? old : next))
          }}
        />
      )}
      {host && (
        <CellInput
          ref={input}
          host={host}
          active={active}
          readOnly={readOnly}
          boundsOf={(col, row) => grid.current?.getBounds(col, row)}
          onKey={onKey}
          onEnter={onEnter}
          onDropped={(sentence) => props.onTold?.(sentence)}
          onMove={move}
          onToggle={toggle}
          onCopy={onCopy}
          onPaste={onPaste}
        />
      )}
      {finding && (
        <FindBar
          query={query}
          at={foundAt}
          count={found.length}
          onQuery={setQuery}
          onStep={step}
          onClose={() => {
            setFinding(false)
            input.current?.focus()
          }}
        />
      )}
      {tip && !menu && (
        <div className={styles.tip} style={{ left: tip.x, top: tip.y + 4 }} role="tooltip">
          {tip.text}
        </div>
      )}
      {menu && (
        <ContextMenu
          at={menu}
          items={menu.items}
          onClose={() => {
            setMenu(null)
            input.current?.focus()
          }}
        />
      )}
    </div>
  )
}
