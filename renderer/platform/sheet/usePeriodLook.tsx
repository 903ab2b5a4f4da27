// How a sheet with periods as columns is looked at: which of its rows, which columns beside the periods, and all of it as saved views.
import { EyeOff, ListFilter } from 'lucide-react'
import { type ReactNode, type RefObject, useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { type Condition, conditionsTest } from '#shared/model/sheetView/condition.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { LookStrip } from './LookStrip.tsx'
import { SheetTools } from './SheetTools.tsx'
import { readWidths, useSheetState, writeWidths } from './sheetState.ts'
import { useSheetLook } from './useSheetLook.tsx'

interface Options<R extends SheetRow> {
  /** What its rows are of. */
  entity: EntityName
  /** Names the sheet among the entity's: its saved views are its own. */
  sheet: string
  /** All rows of the entity. */
  rows: readonly R[]
  /** What rows can be filtered by. */
  filters: readonly SheetColumn[]
  /** Columns beside the periods that can be hidden. */
  optional: readonly Pick<SheetColumn, 'id' | 'title'>[]
  /** What else one chooses of this sheet, for its saved views; null: as at first sight. */
  choices: Readonly<Record<string, string>>
  setChoices(choices: Readonly<Record<string, string>> | null): void
  grid: RefObject<SheetGridHandle | null>
}

interface Kept {
  readonly asked: readonly Condition[]
  readonly all: ReadonlySet<string>
  readonly kept: ReadonlySet<string>
}

export function usePeriodLook<R extends SheetRow>(options: Options<R>) {
  const { entity, sheet, rows, filters, optional, choices, setChoices, grid } = options
  const t = useT()
  const [state, setState] = useSheetState(sheet)
  const [off, setHidden] = usePanel<string>(`${sheet}/hidden`, '')
  const [kept, setWidths] = usePanel<string>(`${sheet}/widths`, '')
  const widthOf = useMemo(() => readWidths(kept), [kept])
  const hidden = useMemo(() => new Set(off.split(',').filter(Boolean)), [off])
  const toggle = (id: string) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    setHidden([...next].join(','))
  }
  const columns = {
    all: filters as SheetColumn[],
    columns: filters as SheetColumn[],
    look: { order: [], hidden: [...hidden], widths: widthOf, choices },
    setLook: (look: { hidden: readonly string[]; widths: typeof widthOf; choices?: typeof choices } | null) => {
      setHidden(look?.hidden.join(',') ?? '')
      setWidths(look ? writeWidths(look.widths) : '')
      setChoices(look?.choices ?? null)
    },
    move: () => undefined,
    toggle,
  }
  const onLeave = useCallback(() => grid.current?.focus(), [grid])
  const look = useSheetLook(entity, { sheet, state, setState, columns, rows, embedded: false, onLeave })

  // Typing into a filter goes on while the rows are being looked through.
  const asked = useDeferredValue(state.conditions)
  const { context } = look
  const last = useRef<Kept | null>(null)
  const shown = useMemo(() => {
    const test = conditionsTest(asked, filters, context)
    if (!test) {
      last.current = null
      return rows
    }
    // What one edits does not vanish for what it has become, nor what is added for what it is not yet.
    const before = last.current?.asked === asked ? last.current : null
    const found = rows.filter((row) => before?.kept.has(row.id) || (before && !before.all.has(row.id)) || test(row))
    last.current = { asked, all: new Set(rows.map(({ id }) => id)), kept: new Set(found.map(({ id }) => id)) }
    return found
  }, [rows, asked, filters, context])

  const columnMenu = (id: string, at: { readonly x: number; readonly y: number }): ContextItem[] => [
    ...(filters.some((column) => column.id === id)
      ? [{ id: 'filter', label: t('sheetView.filterColumn'), icon: ListFilter, run: () => look.openFilter(id, at) }]
      : []),
    ...(optional.some((column) => column.id === id)
      ? [{ id: 'hide', label: t('grid.hide'), icon: EyeOff, run: () => toggle(id) }]
      : []),
  ]
  const tools = (print: () => void): ReactNode => (
    <SheetTools
      columns={filters}
      state={state}
      setState={setState}
      saved={look.saved}
      onFilter={look.openFilter}
      groups={false}
      onPrint={print}
    />
  )
  return {
    state,
    setState,
    /** The rows that the filters let through. */
    rows: shown,
    isFiltered: asked.length > 0,
    hidden,
    widthOf,
    setWidth: (id: string, px: number) => setWidths(writeWidths({ ...widthOf, [id]: px })),
    columnItems: (): ContextItem[] =>
      optional.map(({ id, title }) => ({ id, label: title, checked: !hidden.has(id), run: () => toggle(id) })),
    columnMenu,
    tools,
    strip: <LookStrip columns={filters} state={state} setState={setState} onFilter={look.openFilter} />,
    panel: look.panel,
  }
}
export type PeriodLook = ReturnType<typeof usePeriodLook>
