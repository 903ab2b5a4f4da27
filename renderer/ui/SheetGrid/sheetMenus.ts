// The menus of a grid: of a column's header and of its cells.
import type { Translate } from '#shared/i18n/index.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'
import type { ContextItem } from '../ContextMenu.tsx'
import type { SheetColumn } from './sheetTypes.ts'

interface HeaderMenu {
  column: SheetColumn
  sorts: readonly Sort[]
  onSorts: ((sorts: readonly Sort[]) => void) | undefined
  fit(): void
  own: readonly ContextItem[]
}

export function headerItems(t: Translate, { column, sorts, onSorts, fit, own }: HeaderMenu): ContextItem[] {
  const now = sorts.find((sort) => sort.column === column.id)
  const others = sorts.filter((sort) => sort.column !== column.id)
  const by = (down: boolean): ContextItem => ({
    id: down ? 'down' : 'up',
    label: t(down ? 'grid.sortDown' : 'grid.sortUp'),
    checked: now?.down === down,
    run: () => onSorts?.([{ column: column.id, down }]),
  })
  const then = (down: boolean): ContextItem => ({
    id: down ? 'thenDown' : 'thenUp',
    label: t(down ? 'grid.sortThenDown' : 'grid.sortThenUp'),
    run: () => onSorts?.([...others, { column: column.id, down }]),
  })
  return [
    ...(onSorts ? [by(false), by(true)] : []),
    ...(onSorts && others.length > 0 ? [then(false), then(true)] : []),
    ...(onSorts && now ? [{ id: 'off', label: t('grid.sortOff'), run: () => onSorts(others) }] : []),
    ...(onSorts ? (['-'] as const) : []),
    ...own,
    { id: 'fit', label: t('grid.fitWidth'), run: fit },
  ]
}

interface CellMenu {
  readOnly: boolean
  /** Puts the keyboard back, so that the clipboard command reaches the grid. */
  focus(): void
  fillDown(): void
  fillRight(): void
  clear(): void
  own: readonly ContextItem[]
}

export function cellItems(t: Translate, { readOnly, focus, fillDown, fillRight, clear, own }: CellMenu): ContextItem[] {
  const clip = (command: 'copy' | 'cut') => () => {
    focus()
    document.execCommand(command)
  }
  const copy: ContextItem = { id: 'copy', label: t('grid.copy'), shortcut: 'Ctrl+C', run: clip('copy') }
  const change: ContextItem[] = [
    { id: 'fill', label: t('grid.fillDown'), shortcut: 'Ctrl+D', run: fillDown },
    { id: 'fillRight', label: t('grid.fillRight'), shortcut: 'Ctrl+R', run: fillRight },
    { id: 'clear', label: t('grid.clear'), shortcut: 'Delete', run: clear },
  ]
  const cut: ContextItem = { id: 'cut', label: t('grid.cut'), shortcut: 'Ctrl+X', run: clip('cut') }
  return [...(readOnly ? [copy] : [cut, copy, ...change]), ...(own.length > 0 ? (['-', ...own] as const) : [])]
}
