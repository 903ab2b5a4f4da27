// What a sheet shows while the window is open: filter, order, groups, folded rows – kept when one leaves the screen and comes back.
import { useCallback } from 'react'
import { create, useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'

export interface SheetState {
  /** Words that must stand somewhere in a row. */
  readonly filter: string
  readonly conditions: readonly Condition[]
  readonly sorts: readonly Sort[]
  /** Column by which rows are put together. */
  readonly group: string | null
  /** Folded rows of a tree, and folded groups by their key. */
  readonly closed: ReadonlySet<string>
  readonly closedGroups: ReadonlySet<string>
  /** Id of the saved view it began with. */
  readonly view: string | null
  /** The view with which the sheet opens has been asked for. */
  readonly opened: boolean
}
const fresh: SheetState = {
  filter: '',
  conditions: [],
  sorts: [],
  group: null,
  closed: new Set(),
  closedGroups: new Set(),
  view: null,
  opened: false,
}
const useStates = create<Readonly<Record<string, SheetState>>>(() => ({}))

/** State of the sheet named `key` in the plan that is open, and how to change part of it. */
export function useSheetState(key: string): [SheetState, (change: Partial<SheetState>) => void] {
  const document = useStore(planStore, ({ state }) => state?.documentId ?? '')
  const full = `${document}/${key}`
  const state = useStates((states) => states[full] ?? fresh)
  const change = useCallback(
    (part: Partial<SheetState>) =>
      useStates.setState((states) => ({ [full]: { ...(states[full] ?? fresh), ...part } })),
    [full],
  )
  return [state, change]
}

/** Widths by column as one remembered text: 'title:220,owner:90'. */
export const readWidths = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split(',')
      .map((part) => part.split(':'))
      .filter(([id, width]) => id && Number(width) > 0)
      .map(([id, width]) => [id as string, Number(width)]),
  )
export const writeWidths = (widths: Readonly<Record<string, number>>): string =>
  Object.entries(widths)
    .map(([id, width]) => `${id}:${width}`)
    .join(',')
