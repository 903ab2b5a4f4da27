// How a sheet is looked at: filters of its columns, groups, saved views, and what the menu of a column offers for that.
import { ArrowLeft, ArrowRight, EyeOff, Group, ListFilter } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { today, useT, useValueContext } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { withCondition } from '#shared/model/sheetView/condition.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import type { SheetGrouping } from '#ui/SheetGrid/sheetGridProps.ts'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { FilterPanel } from './FilterPanel.tsx'
import type { SheetState } from './sheetState.ts'
import { useSavedViews } from './useSavedViews.ts'
import type { useSheetColumns } from './useSheetColumns.ts'

interface Options {
  /** Names the sheet, for its saved views; by default the entity. */
  sheet?: string
  state: SheetState
  setState(change: Partial<SheetState>): void
  columns: Pick<ReturnType<typeof useSheetColumns>, 'all' | 'columns' | 'look' | 'setLook' | 'move' | 'toggle'>
  rows: readonly SheetRow[]
  /** A grid inside another screen. */
  embedded: boolean
  /** The keyboard goes back to the grid. */
  onLeave(): void
}
type At = { readonly x: number; readonly y: number }

export function useSheetLook(entity: EntityName, options: Options) {
  const { sheet = entity, state, setState, columns, rows, embedded, onLeave } = options
  const t = useT()
  const [asked, setAsked] = useState<(At & { readonly column: string }) | null>(null)
  const { conditions, group, closedGroups } = state
  const saved = useSavedViews({
    sheet,
    state,
    setState,
    columns: columns.look,
    setColumns: columns.setLook,
    off: embedded,
  })

  const { find } = useValueContext()
  const author = useWindow((window) => window.author)
  const me = useMemo(() => (author ? (find('person', author)[0] ?? null) : null), [find, author])
  const day = today()
  const context = useMemo(() => ({ today: day, me }), [day, me])
  const isShown = group !== null && columns.all.some(({ id }) => id === group)
  const grouping = useMemo(
    (): SheetGrouping | null =>
      isShown
        ? {
            column: group as string,
            isOpen: (key) => !closedGroups.has(key),
            onToggle: (key, open) => {
              const next = new Set(closedGroups)
              if (open) next.delete(key)
              else next.add(key)
              setState({ closedGroups: next })
            },
          }
        : null,
    [isShown, group, closedGroups, setState],
  )
  const openFilter = useCallback((column: string, at: At) => setAsked({ column, x: at.x, y: at.y }), [])

  const columnMenu = (id: string, at: At): ContextItem[] => {
    const place = columns.columns.findIndex((column) => column.id === id)
    const filtered = conditions.some(({ column }) => column === id)
    const kind = columns.columns[place]?.kind
    const step = (by: 1 | -1): ContextItem => ({
      id: by < 0 ? 'moveLeft' : 'moveRight',
      label: t(by < 0 ? 'sheetView.moveLeft' : 'sheetView.moveRight'),
      icon: by < 0 ? ArrowLeft : ArrowRight,
      disabled: place + by < 1 || place + by >= columns.columns.length,
      run: () => columns.move(place, place + by),
    })
    return [
      { id: 'filter', label: t('sheetView.filterColumn'), icon: ListFilter, run: () => openFilter(id, at) },
      ...(filtered
        ? [
            {
              id: 'filterOff',
              label: t('sheetView.filterOff'),
              run: () => setState({ conditions: withCondition(conditions, id, null) }),
            },
          ]
        : []),
      ...(kind === 'longText'
        ? []
        : [
            group === id
              ? { id: 'groupOff', label: t('sheetView.groupOff'), icon: Group, run: () => setState({ group: null }) }
              : {
                  id: 'group',
                  label: t('sheetView.groupBy'),
                  icon: Group,
                  run: () => setState({ group: id, closedGroups: new Set() }),
                },
          ]),
      '-',
      ...(place > 0
        ? [step(-1), step(1), { id: 'hide', label: t('grid.hide'), icon: EyeOff, run: () => columns.toggle(id) }]
        : []),
    ]
  }

  const mineOf = (column: string) => {
    if (entityOf(entity).fields[column]?.to !== 'person') return null
    if (me !== null) return { id: me }
    return { why: author ? t('sheetView.mineNobody', { author }) : t('sheetView.mineNoName') }
  }
  const filtered = asked && columns.all.find(({ id }) => id === asked.column)
  const panel: ReactNode = asked && filtered && (
    <FilterPanel
      key={asked.column}
      at={asked}
      column={filtered}
      rows={rows}
      condition={conditions.find(({ column }) => column === asked.column)}
      onChange={(condition) => setState({ conditions: withCondition(conditions, asked.column, condition) })}
      onClose={() => {
        setAsked(null)
        onLeave()
      }}
      mine={mineOf(asked.column)}
    />
  )
  return { saved, context, grouping, openFilter, columnMenu, panel }
}
