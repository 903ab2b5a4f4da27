// The columns of a sheet: those of the definition with a feature's changes and computed ones, shown or hidden, in the order and as wide as set.
import { useMemo } from 'react'
import { useValueContext } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { type ColumnLook, inOrder } from '#shared/model/sheetView/look.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import type { SheetColumn, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { columnsOf, type Tones } from './entityColumns.ts'
import { readWidths, writeWidths } from './sheetState.ts'

/** A column worked out from the row; `after` names the field it follows, by default it comes last. */
export interface ComputedColumn extends SheetColumn {
  readonly after?: string
}

interface Options {
  tones: Tones | undefined
  /** Fields that all rows have alike, and fields that are not wanted. */
  where: Values | undefined
  without: readonly string[] | undefined
  computed: readonly ComputedColumn[] | undefined
  adapt: ((column: SheetColumn) => SheetColumn) | undefined
}

/** Hidden at first sight: fields for the form, and the parent, which the tree itself shows. */
function hiddenAtFirst(entity: EntityName): string {
  const { fields, parent } = entityOf(entity)
  return Object.keys(fields)
    .filter((name) => fields[name]?.formOnly || name === parent)
    .join(',')
}

export function useSheetColumns(entity: EntityName, { tones, where, without, computed, adapt }: Options) {
  const context = useValueContext()
  const [hidden, setHidden] = usePanel<string>(`sheet/${entity}/hidden`, hiddenAtFirst(entity))
  const [widths, setWidths] = usePanel<string>(`sheet/${entity}/widths`, '')
  const [kept, setOrder] = usePanel<string>(`sheet/${entity}/order`, '')

  const all = useMemo(() => {
    const own = columnsOf(entity, context, tones)
      .filter((c) => !without?.includes(c.id) && !(where && c.id in where))
      .map((c) => adapt?.(c) ?? c)
    const placed = new Set(own.map((c) => c.id))
    const [first, ...others] = [
      ...own.flatMap((c) => [c, ...(computed?.filter(({ after }) => after === c.id) ?? [])]),
      ...(computed?.filter(({ after }) => !after || !placed.has(after)) ?? []),
    ]
    // The first one says which row it is, and stays first.
    return first
      ? [
          first,
          ...inOrder(
            others,
            kept.split(',').filter((id) => id && id !== first.id),
          ),
        ]
      : []
  }, [entity, context, tones, computed, without, where, adapt, kept])
  const columns = useMemo(() => {
    const off = new Set(hidden.split(','))
    return all.filter((c, i) => i === 0 || !off.has(c.id))
  }, [all, hidden])
  const widthOf = useMemo(() => readWidths(widths), [widths])

  const toggle = (id: string) => {
    const off = new Set(hidden.split(',').filter(Boolean))
    if (!off.delete(id)) off.add(id)
    setHidden([...off].join(','))
  }
  /** The menu that shows and hides columns; the first one stays. */
  const items = (): ContextItem[] =>
    all.slice(1).map((c) => ({ id: c.id, label: c.title, checked: columns.includes(c), run: () => toggle(c.id) }))
  const setWidth = (id: string, px: number) => setWidths(writeWidths({ ...widthOf, [id]: px }))
  const placeAll = (ids: readonly string[]) => setOrder(ids.join(','))
  /** Moves a shown column to the place of another shown one. */
  const move = (from: number, to: number) => {
    const [moved, at] = [columns[from], columns[to]]
    if (!moved || !at || from === 0 || to === 0 || from === to) return
    const ids = all.map((c) => c.id).filter((id) => id !== moved.id)
    ids.splice(ids.indexOf(at.id) + (to > from ? 1 : 0), 0, moved.id)
    placeAll(ids)
  }
  const look = useMemo(
    (): ColumnLook => ({ order: all.map((c) => c.id), hidden: hidden.split(',').filter(Boolean), widths: widthOf }),
    [all, hidden, widthOf],
  )
  /** Columns as a saved look has them; null: as at first sight. */
  const setLook = (look: ColumnLook | null) => {
    placeAll(look?.order ?? [])
    setHidden(look ? look.hidden.join(',') : hiddenAtFirst(entity))
    setWidths(look ? writeWidths(look.widths) : '')
  }
  return { all, columns, items, toggle, move, widthOf, setWidth, look, setLook }
}
