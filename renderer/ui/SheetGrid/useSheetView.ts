// The rows a grid shows, kept in place while the user edits under a filter or a sort.
import { useMemo, useRef } from 'react'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'
import { type Sort, settled, type Tree, type ViewRow, viewOf } from './view.ts'

interface Options {
  columns: readonly SheetColumn[]
  filter: string
  sort: Sort | null
  tree: Tree | undefined
  lang: string
}

export function useSheetView(rows: readonly SheetRow[], { columns, filter, sort, tree, lang }: Options): ViewRow[] {
  const last = useRef<{ asked: string; ids: readonly string[] }>({ asked: '', ids: [] })
  return useMemo(() => {
    const now = viewOf(rows, { columns, filter, sort, tree, lang })
    const asked = filter.trim() || sort ? JSON.stringify([filter, sort]) : ''
    const same = asked !== '' && asked === last.current.asked && !tree
    const view = same ? settled(last.current.ids, now, rows) : now
    last.current = { asked, ids: view.map((v) => v.row.id) }
    return view
  }, [rows, columns, filter, sort, tree, lang])
}
