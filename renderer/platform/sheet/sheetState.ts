// What a sheet shows while the window is open: filter, sort, folded rows, selected row – kept when one leaves the screen and comes back.
import { useCallback } from 'react'
import { create } from 'zustand'
import type { Sort } from '#ui/SheetGrid/view.ts'

export interface SheetState {
  readonly filter: string
  readonly sort: Sort | null
  readonly closed: ReadonlySet<string>
}
const fresh: SheetState = { filter: '', sort: null, closed: new Set() }
const useStates = create<Readonly<Record<string, SheetState>>>(() => ({}))

/** State of the sheet named `key`, and how to change part of it. */
export function useSheetState(key: string): [SheetState, (change: Partial<SheetState>) => void] {
  const state = useStates((states) => states[key] ?? fresh)
  const change = useCallback(
    (part: Partial<SheetState>) => useStates.setState((states) => ({ [key]: { ...(states[key] ?? fresh), ...part } })),
    [key],
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
