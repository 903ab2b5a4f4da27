// The selection of a grid: one active cell in one block, or whole rows by their numbers; between our terms and Glide's.
import { CompactSelection, type DataEditorRef, type GridSelection } from '@glideapps/glide-data-grid'
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import type { Block } from './changes.ts'
import { type Cell, type Selection, single } from './navigate.ts'
import type { SheetGridProps, SpanOf } from './sheetGridProps.ts'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'
import { summarise } from './summary.ts'

interface Options {
  columns: readonly SheetColumn[]
  /** Rows as shown. */
  rows: readonly SheetRow[]
  /** Index of the last row, the one that adds rows included. */
  lastRow: number
  autoFocus: boolean
  grid: RefObject<DataEditorRef | null>
  onSelect: SheetGridProps['onSelect']
  spanOf: SpanOf | undefined
}

/** From this many selected cells on, their sum is worked out when there is time. */
const manyCells = 500
const noRows = CompactSelection.empty()
/** Rows of data in blocks; what stands for a group is none. */
const idsIn = (blocks: readonly Block[], rows: readonly SheetRow[]) =>
  blocks.flatMap(({ y, height }) => rows.slice(y, y + height).flatMap((row) => (groupOf(row) ? [] : [row.id])))

export function useSheetSelection({ columns, rows, lastRow, autoFocus, grid, onSelect, spanOf }: Options) {
  const [selection, setSelection] = useState<Selection | null>(() => (autoFocus ? single({ col: 0, row: 0 }) : null))
  const [wholeRows, setWholeRows] = useState(noRows)
  /** The column in which a run of Tabs began: Enter returns to it. */
  const tabStart = useRef<number | null>(null)

  // Rows and columns come and go under a selection.
  const at = useMemo<Selection | null>(() => {
    if (!selection || columns.length === 0 || lastRow < 0) return null
    const { cell, block } = selection
    const inside = block.x + block.width <= columns.length && block.y + block.height - 1 <= lastRow
    if (inside && cell.row <= lastRow) {
      // A merged cell is entered at its first column, wherever it was hit.
      const row = rows[cell.row]
      const first = (row && spanOf?.(row, cell.col)?.[0]) ?? cell.col
      if (first === cell.col) return selection
      return { cell: { ...cell, col: first }, block: block.width === 1 ? { ...block, x: first } : block }
    }
    return single({ col: Math.min(cell.col, columns.length - 1), row: Math.min(cell.row, lastRow) })
  }, [selection, columns.length, lastRow, rows, spanOf])
  const blocks = useMemo<readonly Block[]>(() => {
    if (wholeRows.length > 0) return wholeRows.toArray().map((y) => ({ x: 0, y, width: columns.length, height: 1 }))
    return at ? [at.block] : []
  }, [at, wholeRows, columns.length])
  const rowIds = () => idsIn(blocks, rows)

  const activeData = at ? rows[at.cell.row] : undefined
  const activeRow = activeData && !groupOf(activeData) ? activeData.id : null
  const settledRow = useDeferredValue(activeRow)
  // The inspector beside and the sums below follow when there is time: moving about must not wait for them.
  const settled = useDeferredValue(blocks)
  useEffect(() => {
    const cells = settled.reduce((n, b) => n + b.width * b.height, 0)
    const tell = () =>
      onSelect?.({
        rowIds: idsIn(settled, rows),
        activeRow: settledRow,
        wholeRows: wholeRows.length > 0,
        summary: cells > 1 ? summarise(settled, columns, rows) : null,
      })
    if (cells < manyCells) return void tell()
    // What a paste of thousands of cells shows must not wait for their sum.
    const later = requestIdleCallback(tell, { timeout: 300 })
    return () => cancelIdleCallback(later)
  }, [settled, settledRow, columns, rows, wholeRows, onSelect])

  const select = useCallback((next: Selection) => {
    setSelection(next)
    setWholeRows(noRows)
  }, [])
  const go = useCallback(
    (next: Selection, reveal: Cell = next.cell) => {
      select(next)
      grid.current?.scrollTo(reveal.col, reveal.row, 'both', 0, 0)
    },
    [select, grid],
  )
  const selectColumn = (x: number) => {
    if (rows.length > 0) select({ cell: { col: x, row: 0 }, block: { x, y: 0, width: 1, height: rows.length } })
  }
  const selectRows = (y: number, height: number) => setWholeRows(noRows.add([y, y + height]))

  const forGlide = useMemo(
    (): GridSelection => ({
      columns: noRows,
      rows: wholeRows,
      ...(at && wholeRows.length === 0
        ? { current: { cell: [at.cell.col, at.cell.row], range: at.block, rangeStack: [] } }
        : {}),
    }),
    [at, wholeRows],
  )
  /** What the mouse selected. */
  const fromGlide = (next: GridSelection) => {
    tabStart.current = null
    const col = next.columns.first()
    if (col !== undefined) {
      const block = { x: col, y: 0, width: next.columns.length, height: rows.length }
      if (rows.length > 0) select({ cell: { col, row: 0 }, block })
      return
    }
    // The row that adds one has no number to select it by.
    const numbered = next.rows.remove(rows.length)
    const first = numbered.first()
    if (first !== undefined) {
      setSelection(single({ col: 0, row: first }))
      setWholeRows(numbered)
    } else if (next.current) {
      const { cell, range } = next.current
      const height = cell[1] < rows.length ? Math.min(range.height, rows.length - range.y) : 1
      select({ cell: { col: cell[0], row: cell[1] }, block: { ...range, height } })
    } else {
      setSelection(null)
      setWholeRows(noRows)
    }
  }
  return {
    at,
    blocks,
    rowIds,
    hasWholeRows: wholeRows.length > 0,
    tabStart,
    select,
    selectRows,
    selectColumn,
    go,
    forGlide,
    fromGlide,
  }
}
