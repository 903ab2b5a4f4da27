// Finding text in the cells of a grid.
import { useDeferredValue, useMemo, useState } from 'react'
import { nameKey } from '#shared/model/values/context.ts'
import { type Cell, type Selection, single } from './navigate.ts'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'

interface Options {
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  at: Selection | null
  go(selection: Selection): void
}
const nothing: readonly Cell[] = []

export function useFind({ columns, rows, at, go }: Options) {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const sought = useDeferredValue(open ? nameKey(query) : '')
  const found = useMemo(() => {
    if (sought === '') return nothing
    return rows.flatMap((row, r) =>
      columns.flatMap((c, col) => (nameKey(c.format(row)).includes(sought) ? [{ col, row: r }] : [])),
    )
  }, [sought, rows, columns])
  const keys = useMemo(() => new Set(found.map(({ col, row }) => `${col} ${row}`)), [found])
  const place = at ? found.findIndex(({ col, row }) => col === at.cell.col && row === at.cell.row) : -1
  /** The cell shown, else the first one. */
  const current = found[Math.max(0, place)]
  const step = (by: 1 | -1) => {
    const from = place < 0 ? (by > 0 ? -1 : 0) : place
    const next = found[(from + by + found.length) % found.length]
    if (next) go(single(next))
  }
  return { open, setOpen, query, setQuery, found, current, count: found.length, place, keys, step }
}
