// The menus of a grid: of a column at its header, and of the cells that are selected.
import { type RefObject, useRef, useState } from 'react'
import { type ContextItem, ContextMenu } from '../ContextMenu.tsx'
import { useUi } from '../UiProvider.tsx'
import type { SheetGridProps } from './sheetGridProps.ts'
import { cellItems, headerItems } from './sheetMenus.ts'
import type { SheetColumn } from './sheetTypes.ts'

interface Options {
  props: SheetGridProps
  columns: readonly SheetColumn[]
  /** The column one is in. */
  activeColumn: number
  headerHeight: number
  frame: RefObject<HTMLElement | null>
  boundsOf(col: number): { readonly x: number } | undefined
  /** The width that fits a column now. */
  fitting(column: SheetColumn): number
  selectedRows(): readonly string[]
  edits: { fillDown(): void; fillRight(): void; clear(): void }
  focus(): void
}

export function useGridMenus(options: Options) {
  const { props, columns, activeColumn, headerHeight, frame, boundsOf, fitting, selectedRows, edits, focus } = options
  const { t } = useUi()
  const { sorts = [], onSorts, readOnly = false } = props
  const [menu, setMenu] = useState<{ x: number; y: number; items: readonly ContextItem[] } | null>(null)

  const openHeader = (col: number, x: number, y: number) => {
    const column = columns[col]
    if (!column) return
    const own = props.columnMenu?.(column.id, { x, y }) ?? []
    const fit = () => props.onWidth?.(column.id, fitting(column))
    setMenu({ x, y, items: headerItems(t, { column, sorts, onSorts, fit, own }) })
  }
  /** The menu of the column one is in, below its header. */
  const openActive = () => {
    const [cell, place] = [boundsOf(activeColumn), frame.current?.getBoundingClientRect()]
    if (place) openHeader(activeColumn, cell?.x ?? place.left, place.top + headerHeight)
  }
  const openCells = (x: number, y: number) => {
    const { fillDown, fillRight, clear } = edits
    const own = props.menu?.(selectedRows()) ?? []
    setMenu({ x, y, items: cellItems(t, { readOnly, focus, fillDown, fillRight, clear, own }) })
  }
  // A right click selects its cell first; the menu is for the selection that follows.
  const later = useRef(openCells)
  later.current = openCells
  const openCellsNext = (x: number, y: number) => void requestAnimationFrame(() => later.current(x, y))

  const element = menu && (
    <ContextMenu
      at={menu}
      items={menu.items}
      onClose={() => {
        setMenu(null)
        focus()
      }}
    />
  )
  return { openHeader, openActive, openCellsNext, element, isOpen: menu !== null }
}
