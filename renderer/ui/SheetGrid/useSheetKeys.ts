// The keys of a grid while nothing is being typed, as in a spreadsheet.
import type { KeyboardEvent } from 'react'
import type { Cell, Key } from './navigate.ts'
import { navigate, type Shape, single } from './navigate.ts'
import type { SheetGridProps } from './sheetGridProps.ts'
import type { useSheetEdits } from './useSheetEdits.ts'
import type { useSheetSelection } from './useSheetSelection.ts'

interface Options {
  selection: ReturnType<typeof useSheetSelection>
  edits: ReturnType<typeof useSheetEdits>
  shape: Shape
  readOnly: boolean
  onFind(): void
  onRowKey: SheetGridProps['onRowKey']
  onRemove: SheetGridProps['onRemove']
  /** Opens or closes the group of the active line; false where it is none. */
  toggleGroup(): boolean
  onColumnMenu(): void
}

export function useSheetKeys({ selection, edits, shape, readOnly, onFind, onRowKey, onRemove, ...more }: Options) {
  const { at, rowIds, hasWholeRows, tabStart, select, selectRows, go } = selection

  /** The rows go; what comes up in their place must not be selected as a whole, or a second Delete would take it too. */
  const remove = () => {
    if (readOnly || rowIds().length === 0) return
    onRemove?.(rowIds())
    if (at) select(single(at.cell))
  }

  /** Deletes, fills, finds, selects rows: keys that do something other than move. */
  const command = (e: KeyboardEvent, ctrl: boolean): boolean => {
    const key = e.key.toLowerCase()
    if (key === 'delete' || key === 'backspace') {
      if (hasWholeRows) remove()
      else edits.clear()
    } else if (ctrl && key === '-') remove()
    else if (ctrl && key === 'd' && !e.shiftKey) edits.fillDown()
    else if (ctrl && key === 'r' && !e.shiftKey) edits.fillRight()
    else if (ctrl && key === 'f' && !e.shiftKey) onFind()
    else if (key === ' ' && e.shiftKey && at) selectRows(at.block.y, at.block.height)
    else if (key === ' ' && ctrl && at) selection.selectColumn(at.cell.col)
    else if ((key === ' ' || key === 'enter') && !ctrl && !e.altKey && more.toggleGroup()) return true
    else if (key === 'contextmenu' || (key === 'f10' && e.shiftKey)) more.onColumnMenu()
    else return false
    return true
  }

  /** After Enter, Tab or an arrow has taken an entry. */
  const move = (key: Key) => {
    if (!at) return
    if (key.key === 'Tab') tabStart.current ??= at.cell.col
    // The entry may just have added a row that this render does not know yet.
    const grown = at.cell.row >= shape.rows && shape.grows ? { ...shape, rows: shape.rows + 1 } : shape
    const next = navigate(at, key, grown, tabStart.current)
    if (key.key !== 'Tab') tabStart.current = null
    if (next) go(next)
  }

  /** A key while nothing is edited; true: taken. */
  const onKey = (e: KeyboardEvent): boolean => {
    const ctrl = e.ctrlKey || e.metaKey
    if (onRowKey?.(e, rowIds()) || command(e, ctrl)) return true
    if (e.altKey || (ctrl && !/^(Arrow|Home|End|a$)/i.test(e.key))) return false
    if (!at) {
      if (!/^(Arrow|Home|End|Page)/.test(e.key) || shape.rows + Number(shape.grows) === 0) return false
      go(single({ col: 0, row: 0 }))
      return true
    }
    if (e.key === 'Tab') {
      // At the ends Tab leaves the grid.
      if (at.block.width * at.block.height === 1 && at.cell.col === (e.shiftKey ? 0 : shape.cols - 1)) return false
      tabStart.current ??= at.cell.col
    }
    const next = navigate(at, { key: e.key, ctrl, shift: e.shiftKey }, shape, tabStart.current)
    if (!next) return false
    if (e.key !== 'Tab') tabStart.current = null
    const { cell, block } = next
    const head: Cell = {
      col: cell.col === block.x ? block.x + block.width - 1 : block.x,
      row: cell.row === block.y ? block.y + block.height - 1 : block.y,
    }
    // The first column is always in view; what begins beside it must come back too.
    const start = { col: Math.min(1, shape.cols - 1), row: cell.row }
    // Selecting everything shows no other part of it.
    if (ctrl && e.key.toLowerCase() === 'a') select(next)
    else if (e.key === 'Home' && !e.shiftKey) go(next, start)
    else go(next, e.shiftKey && /^(Arrow|Home|End|Page)/.test(e.key) ? head : cell)
    return true
  }
  return { onKey, move }
}
