// The texts of a sheet's rows for its picture: the first are there, others are asked for as they come into sight.
import { useEffect, useRef, useState } from 'react'
import { call } from '#platform/bridge.ts'
import type { SheetPicture } from '#shared/sheets/wizard/types.ts'

/** Rows asked for at once. */
const block = 300

/** What is known of the rows; undefined: under way. `first` … `last`: the rows in sight. */
export function useSheetRows(
  handle: string,
  { sheet, rows, rowCount }: SheetPicture,
  first: number,
  last: number,
): (row: number) => readonly string[] | undefined {
  const blocks = useRef(new Map<number, readonly (readonly string[])[] | null>())
  const [, redraw] = useState(0)
  const from = Math.floor(Math.max(first, 0) / block)
  const to = Math.floor(Math.min(last, rowCount - 1) / block)
  useEffect(() => {
    for (let n = from; n <= to; n++) {
      if ((n + 1) * block <= rows.length || blocks.current.has(n)) continue
      blocks.current.set(n, null)
      void call('import.sheetRows', { handle, sheet, from: n * block, count: block }).then((answer) => {
        // A file that is gone has no rows any more; asked for again when they come into sight again.
        if (answer.ok) blocks.current.set(n, answer.value.rows)
        else blocks.current.delete(n)
        redraw((turn) => turn + 1)
      })
    }
  }, [handle, sheet, rows, from, to])
  return (row) => rows[row] ?? blocks.current.get(Math.floor(row / block))?.[row % block]
}
