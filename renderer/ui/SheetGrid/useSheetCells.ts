// The cells of a grid as Glide asks for them, and the active one as the input needs it.
import { GridCellKind, type Item } from '@glideapps/glide-data-grid'
import { useCallback, useMemo } from 'react'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import type { ActiveCell } from './CellInput.tsx'
import { chevronWidth, indent, type SheetCell } from './drawCells.ts'
import type { GridColours } from './gridTheme.ts'
import type { Selection } from './navigate.ts'
import type { SpanOf } from './sheetGridProps.ts'
import { isReadOnly, isRight, type SheetColumn, type SheetRow } from './sheetTypes.ts'

/** Cells kept between two changes of the rows: some dozen screens full. */
const keptAtMost = 20_000

interface Options {
  columns: readonly SheetColumn[]
  /** All rows, shown or not. */
  rows: readonly SheetRow[]
  view: readonly ViewRow[]
  addLabel: string | undefined
  /** Cells that a search has found, as 'column row'. */
  found: ReadonlySet<string>
  colours: GridColours
  readOnly: boolean
  isTree: boolean
  at: Selection | null
  spanOf: SpanOf | undefined
}

interface Kept {
  rows: WeakMap<SheetRow, { readonly depth: number; readonly open: boolean | undefined; readonly cells: SheetCell[] }>
  count: number
}

export function useSheetCells(options: Options) {
  const { columns, rows, view, addLabel, found, colours, readOnly, isTree, at, spanOf } = options
  const cellAt = useCallback(
    (col: number, r: number): SheetCell => {
      const v = view[r]
      const span = v && spanOf?.(v.row, col)
      const column = columns[span ? span[0] : col]
      const adds = !v && col === 0
      const text = v && column ? column.format(v.row) : adds ? `＋ ${addLabel ?? ''}` : ''
      const locked = v && column ? isReadOnly(column, v.row) : false
      const wrong = v && column?.error?.(v.row)
      const group = v && groupOf(v.row)
      const lacks = v && !group && column?.required === true && text === ''
      return {
        kind: GridCellKind.Custom,
        allowOverlay: false,
        copyData: text,
        ...(span ? { span } : {}),
        readonly: locked || readOnly,
        data: {
          kind: 'sheet',
          text,
          right: column ? isRight(column) : false,
          tone: (v && column?.tone?.(v.row)) ?? null,
          ticked: v && !group && column?.kind === 'bool' ? v.row[column.id] === true : null,
          depth: v?.depth ?? 0,
          open: v?.open,
          tree: isTree && col === 0,
          mark: wrong ? 'error' : lacks ? 'required' : null,
          faint: !group && (adds || locked),
          style: (v && column?.style?.(v.row)) ?? null,
          adds,
          trend: (v && column?.trend?.(v.row)) ?? null,
          colours,
          fit: null,
        },
      }
    },
    [columns, view, addLabel, colours, readOnly, isTree, spanOf],
  )
  // A filter, a sort and folding put rows elsewhere, and leave most cells as they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a cell shows follows from these alone.
  const kept = useMemo(
    (): Kept => ({ rows: new WeakMap(), count: 0 }),
    [rows, columns, addLabel, colours, readOnly, isTree, spanOf],
  )
  // Glide asks for the same cell again and again: to draw it, to name it, to find its place.
  const keptCell = useCallback(
    (col: number, r: number): SheetCell => {
      const v = view[r]
      if (!v) return cellAt(col, r)
      if (kept.count >= keptAtMost) {
        kept.rows = new WeakMap()
        kept.count = 0
      }
      let row = kept.rows.get(v.row)
      if (row?.depth !== v.depth || row.open !== v.open) {
        row = { depth: v.depth, open: v.open, cells: [] }
        kept.rows.set(v.row, row)
      }
      const known = row.cells[col]
      if (known) return known
      const cell = cellAt(col, r)
      row.cells[col] = cell
      kept.count++
      return cell
    },
    [cellAt, kept, view],
  )
  const getCell = useCallback(
    ([col, r]: Item): SheetCell => {
      const cell = keptCell(col, r)
      return found.size > 0 && found.has(`${col} ${r}`) ? { ...cell, themeOverride: { bgCell: colours.found } } : cell
    },
    [keptCell, found, colours],
  )
  const active = useMemo((): ActiveCell | null => {
    const column = at && columns[at.cell.col]
    if (!column) return null
    const v = view[at.cell.row]
    const inset = isTree && at.cell.col === 0 ? (v?.depth ?? 0) * indent + chevronWidth : 0
    return { col: at.cell.col, rowIndex: at.cell.row, column, row: v?.row ?? null, inset }
  }, [at, columns, view, isTree])
  return { getCell, active }
}
