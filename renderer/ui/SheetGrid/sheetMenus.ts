// The menus of a grid: of a column's header and of its cells.
import type { Translate } from '#shared/i18n/index.ts'
import type { ContextItem } from '../ContextMenu.tsx'
import type { SheetColumn } from './sheetTypes.ts'
import type { Sort } from './view.ts'

interface HeaderMenu {
  column: SheetColumn
  sort: Sort | null
  onSort: ((sort: Sort | null) => void) | undefined
  fit(): void
  hide: (() => void) | undefined
}

export function headerItems(t: Translate, { column, sort, onSort, fit, hide }: HeaderMenu): ContextItem[] {
  const sorted = sort?.column === column.id
  const by = (down: boolean): ContextItem => ({
    id: down ? 'down' : 'up',
    label: t(down ? 'grid.sortDown' : 'grid.sortUp'),
    checked: sorted && sort.down === down,
    run: () => onSort?.({ column: column.id, down }),
  })
  return [
    ...(onSort ? [by(false), by(true)] : []),
    ...(onSort && sorted ? [{ id: 'off', label: t('grid.sortOff'), run: () => onSort(null) }] : []),
    ...(onSort ? (['-'] as const) : []),
    { id: 'fit', label: t('grid.fitWidth'), run: fit },
    ...(hide ? [{ id: 'hide', label: t('grid.hide'), run: hide }] : []),
  ]
}

interface CellMenu {
  readOnly: boolean
  /** Puts the keyboard back, so that the clipboard command reaches the grid. */
  focus(): void
  fillDown(): void
  clear(): void
  own: readonly ContextItem[]
}

export function cellItems(t: Translate, { readOnly, focus, fillDown, clear, own }: CellMenu): ContextItem[] {
  const clip = (command: 'copy' | 'cut') => () => {
    focus()
    document.execCommand(command)
  }
  const copy: ContextItem = { id: 'copy', label: t('grid.copy'), shortcut: 'Ctrl+C', run: clip('copy') }
  const change: ContextItem[] = [
    { id: 'fill', label: t('grid.fillDown'), shortcut: 'Ctrl+D', run: fillDown },
    { id: 'clear', label: t('grid.clear'), shortcut: 'Delete', run: clear },
  ]
  const cut: ContextItem = { id: 'cut', label: t('grid.cut'), shortcut: 'Ctrl+X', run: clip('cut') }
  return [...(readOnly ? [copy] : [cut, copy, ...change]), ...(own.length > 0 ? (['-', ...own] as const) : [])]
}
