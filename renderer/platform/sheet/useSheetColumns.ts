// The columns of a sheet: those of the definition with a feature's changes and computed ones, shown or hidden, as wide as set.
import { useMemo } from 'react'
import { useValueContext } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
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

  const all = useMemo(() => {
    const own = columnsOf(entity, context, tones)
      .filter((c) => !without?.includes(c.id) && !(where && c.id in where))
      .map((c) => adapt?.(c) ?? c)
    const placed = new Set(own.map((c) => c.id))
    return [
      ...own.flatMap((c) => [c, ...(computed?.filter(({ after }) => after === c.id) ?? [])]),
      ...(computed?.filter(({ after }) => !after || !placed.has(after)) ?? []),
    ]
  }, [entity, context, tones, computed, without, where, adapt])
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
  return { columns, items, toggle, widthOf, setWidth }
}
