// The saved views of a sheet, which travel with the plan: choosing, saving, renaming, removing, and the one with which it opens.
import { useLayoutEffect, useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { useRows } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { type ColumnLook, readLook, type SheetLook, sameLook, writeLook } from '#shared/model/sheetView/look.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { SheetState } from './sheetState.ts'

type SavedView = RowOf<'savedView'>

interface Options {
  /** Names the sheet. */
  sheet: string
  state: SheetState
  setState(change: Partial<SheetState>): void
  columns: ColumnLook
  setColumns(look: ColumnLook | null): void
  /** A grid inside another screen has no views of its own. */
  off: boolean
}

export function useSavedViews({ sheet, state, setState, columns, setColumns, off }: Options) {
  const where = useMemo(() => ({ sheet }), [sheet])
  const views = useRows('savedView', where)
  const current = views.find(({ id }) => id === state.view)
  const look: SheetLook = {
    words: state.filter,
    conditions: state.conditions,
    sorts: state.sorts,
    group: state.group,
    columns,
  }
  const show = (id: string | null, { words, conditions, sorts, group }: SheetLook, columns: ColumnLook | null) => {
    setState({ filter: words, conditions, sorts, group, closedGroups: new Set(), view: id, opened: true })
    setColumns(columns)
  }
  const choose = (view: SavedView) => {
    const look = readLook(view)
    show(view.id, look, view.columns ? look.columns : null)
  }
  // Before anything is drawn, and once: what one did to the sheet since must stay.
  useLayoutEffect(() => {
    if (off || state.opened) return
    const first = views.find(({ isDefault }) => isDefault)
    if (first) choose(first)
    else setState({ opened: true })
  })

  const texts = writeLook(look)
  const save = async (title: string, isDefault: boolean) => {
    const id = newId()
    const position = views.reduce((max, view) => Math.max(max, view.position), 0) + 1
    const writes: Write[] = [
      ...(isDefault ? withoutDefault(views) : []),
      { do: 'insert', entity: 'savedView', row: { id, sheet, title, ...texts, isDefault, position } },
    ]
    if (await execute('rows.apply', { writes })) setState({ view: id })
  }
  const setDefault = (view: SavedView, isDefault: boolean) => {
    const writes: Write[] = [
      ...(isDefault ? withoutDefault(views) : []),
      { do: 'update', entity: 'savedView', id: view.id, patch: { isDefault } },
    ]
    return execute('rows.apply', { writes })
  }
  const update = (id: string, patch: Partial<SavedView>) => execute('rows.update', { entity: 'savedView', id, patch })
  return {
    views,
    current,
    /** The sheet no longer looks as the view has it. */
    changed: current !== undefined && !sameLook(texts, current),
    isTaken: (title: string) => views.some((view) => view !== current && nameKey(view.title) === nameKey(title)),
    choose,
    reset: () => show(null, { ...look, words: '', conditions: [], sorts: [], group: null }, null),
    save,
    update: (view: SavedView) => update(view.id, texts),
    rename: (view: SavedView, title: string) => update(view.id, { title }),
    remove: async (view: SavedView) => {
      await execute('rows.remove', { entity: 'savedView', ids: [view.id] })
      setState({ view: null })
    },
    setDefault,
  }
}
export type SavedViews = ReturnType<typeof useSavedViews>

const withoutDefault = (views: readonly SavedView[]): Write[] =>
  views.flatMap(({ id, isDefault }) =>
    isDefault ? [{ do: 'update' as const, entity: 'savedView' as const, id, patch: { isDefault: false } }] : [],
  )
