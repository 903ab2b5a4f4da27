// Shows a change at once while the plan host carries it out: rows as they will be, until the owner has them.
import { startTransition, useCallback, useMemo, useRef, useState } from 'react'
import { applied, isEmptyBatch } from './changes.ts'
import type { SheetBatch, SheetRow } from './sheetTypes.ts'

type Change = (batch: SheetBatch) => unknown

/** The rows with all changes under way, and the function that starts one. */
export function useOptimistic(rows: readonly SheetRow[], onChange: Change) {
  const [underWay, setUnderWay] = useState<readonly SheetBatch[]>([])
  const change = useRef(onChange)
  change.current = onChange
  const run = useCallback(async (batch: SheetBatch) => {
    if (isEmptyBatch(batch)) return
    // What has still to be asked is not shown as done.
    const certain =
      batch.refused.length === 0 && !batch.ignored && ![...batch.edits, ...batch.inserts].some((e) => e.missing)
    if (certain) setUnderWay((list) => [...list, batch])
    try {
      await change.current(batch)
    } finally {
      // Together with rows that come deferred, never before them: what was typed must not flicker.
      if (certain) startTransition(() => setUnderWay((list) => list.filter((b) => b !== batch)))
    }
  }, [])
  const shown = useMemo(() => underWay.reduce<readonly SheetRow[]>(applied, rows), [rows, underWay])
  return [shown, run] as const
}
