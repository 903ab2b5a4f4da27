// Find and replace in a grid: the bar, over what the grid has found and what replacing it would change.
import { FindBar } from './FindBar.tsx'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'
import type { useFind } from './useFind.ts'
import type { useSheetEdits } from './useSheetEdits.ts'

interface Props {
  find: ReturnType<typeof useFind>
  edits: Pick<ReturnType<typeof useSheetEdits>, 'replace' | 'replacements'>
  columns: readonly SheetColumn[]
  rows: readonly SheetRow[]
  readOnly: boolean
  onClose(): void
}

export function GridFind({ find, edits, columns, rows, readOnly, onClose }: Props) {
  if (!find.open) return null
  const { found, query, current } = find
  const preview = (by: string) => {
    const texts = edits.replacements(found, query, by)
    const shown = texts.find(({ col, row }) => col === current?.col && row === current.row)
    const [column, row] = [columns[shown?.col ?? -1], shown && rows[shown.row]]
    const change = shown && column && row ? { from: column.format(row), to: shown.text } : null
    return { count: texts.length, change }
  }
  const one = (by: string) => {
    if (current) edits.replace([current], query, by)
  }
  const all = (by: string) => edits.replace(found, query, by)
  return (
    <FindBar
      query={query}
      at={find.place}
      count={find.count}
      onQuery={find.setQuery}
      onStep={find.step}
      replacing={readOnly ? null : { preview, one, all }}
      onClose={() => {
        find.setOpen(false)
        onClose()
      }}
    />
  )
}
