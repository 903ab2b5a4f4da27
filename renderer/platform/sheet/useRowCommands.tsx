// What can be done with whole rows of a sheet – add, insert, duplicate, delete, move – from keys, menu and buttons alike.
import { ArrowDown, ArrowUp, CopyPlus, IndentDecrease, IndentIncrease, PencilLine, Trash2 } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import { nextPosition } from './commitField.ts'
import { removeRows } from './removeRows.ts'
import { besideRow, moveRowBefore, moveRows, type RowMove } from './rowMoves.ts'

interface Options {
  lang: Lang
  complete(values: Values): Values
  grid: RefObject<SheetGridHandle | null>
  /** One field of many rows at once. */
  onBulk?(ids: readonly string[]): void
}

export function useRowCommands(entity: EntityName, { lang, complete, grid, onBulk }: Options) {
  const t = useT()
  const definition = entityOf(entity)
  const ordered = 'position' in definition.fields
  const isTree = definition.parent !== null

  /** Inserts a row and shows it; its title is selected, so that typing replaces it. */
  const insert = async (values: Values) => {
    const id = newId()
    const place = ordered && !('position' in values) ? { position: nextPosition(entity) } : {}
    const done = await execute('rows.insert', { entity, rows: [{ ...complete(values), ...place, ...values, id }] })
    if (!done) return
    requestAnimationFrame(() => {
      grid.current?.select(id, 0)
      grid.current?.focus()
    })
  }
  const beside = (id: string, after: boolean) => insert(ordered ? besideRow(entity, id, after) : {})
  const duplicate = async (ids: readonly string[]) => {
    const rows = ids.flatMap((id) => {
      const row = rowOf(entity, id) as AnyRow | undefined
      return row ? [{ ...row, ...(ordered ? besideRow(entity, id, true) : {}), id: newId() }] : []
    })
    if (rows.length > 0) await execute('rows.insert', { entity, rows })
  }
  const remove = (ids: readonly string[]) => void removeRows(entity, ids, lang)
  const move = (ids: readonly string[], how: RowMove) => void moveRows(entity, ids, how)

  /** Keys on the active cell; true: taken. */
  const key = (e: KeyboardEvent, ids: readonly string[]): boolean => {
    if (ids.length === 0 || !ordered || !e.altKey || e.ctrlKey || e.metaKey) return false
    const how = e.shiftKey
      ? ({ ArrowRight: 'indent', ArrowLeft: 'outdent', ArrowUp: 'up', ArrowDown: 'down' } as const)[e.key]
      : undefined
    if (!how || (!isTree && (how === 'indent' || how === 'outdent'))) return false
    move(ids, how)
    return true
  }

  const menu = (ids: readonly string[]): ContextItem[] => {
    const [first] = ids
    const last = ids.at(-1)
    if (!first || !last) return []
    const step = (how: RowMove, label: string, icon: typeof ArrowUp, shortcut: string): ContextItem => ({
      id: how,
      label,
      icon,
      shortcut,
      run: () => move(ids, how),
    })
    return [
      ...(ordered
        ? ([
            { id: 'above', label: t('grid.insertAbove'), run: () => void beside(first, false) },
            { id: 'below', label: t('grid.insertBelow'), run: () => void beside(last, true) },
          ] as const)
        : []),
      ...(onBulk
        ? [
            {
              id: 'bulk',
              label: t('sheetView.bulk'),
              icon: PencilLine,
              shortcut: 'Ctrl+Shift+E',
              run: () => onBulk(ids),
            },
          ]
        : []),
      { id: 'duplicate', label: t('grid.duplicate'), icon: CopyPlus, run: () => void duplicate(ids) },
      ...(ordered
        ? ([
            '-',
            step('up', t('grid.moveUp'), ArrowUp, 'Alt+Shift+↑'),
            step('down', t('grid.moveDown'), ArrowDown, 'Alt+Shift+↓'),
          ] as const)
        : []),
      ...(isTree
        ? [
            step('indent', t('grid.indent'), IndentIncrease, 'Alt+Shift+→'),
            step('outdent', t('grid.outdent'), IndentDecrease, 'Alt+Shift+←'),
          ]
        : []),
      '-',
      {
        id: 'remove',
        label: t('grid.removeRows', { count: ids.length }),
        icon: Trash2,
        shortcut: 'Ctrl+-',
        danger: true,
        run: () => remove(ids),
      },
    ]
  }
  return {
    key,
    menu,
    remove,
    moveBefore: (id: string, before: string | null) => void moveRowBefore(entity, id, before),
    /** A new row after the current one, at the end where none is. */
    add: (current: string | null) => void (current && ordered ? beside(current, true) : insert({})),
  }
}
