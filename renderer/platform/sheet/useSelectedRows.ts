// What is selected in a sheet: the row shown beside it, and the sentence in the status bar.
import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { useT } from '#platform/text.ts'
import { setSelectionSummary } from '#platform/windowState.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { SheetSelection } from '#ui/SheetGrid/SheetGrid.tsx'
import { type Summary, summaryText } from '#ui/SheetGrid/summary.ts'

/** Count, sum and average of a selection. */
function sentenceOf({ count, numbers, sum, column }: Summary, t: Translate): string {
  const parts = [t('grid.count', { count })]
  if (numbers > 0) {
    parts.push(t('grid.sum', { sum: summaryText(sum, column) }))
    parts.push(t('grid.average', { average: summaryText(sum / numbers, column) }))
  }
  return parts.join('　')
}

export function useSelectedRows(onRow: ((rowId: string | null) => void) | undefined) {
  const t = useT()
  const [current, setCurrent] = useState<string | null>(null)
  const said = useRef(false)
  const onSelect = useCallback(
    ({ activeRow, summary }: SheetSelection) => {
      // The form beside it may come later; the next key must not wait for it.
      startTransition(() => setCurrent(activeRow))
      // Of two grids on a screen, the one without a selection keeps silent.
      if (summary === null && !said.current) return
      said.current = summary !== null
      setSelectionSummary(summary ? sentenceOf(summary, t) : '')
    },
    [t],
  )
  useEffect(() => () => setSelectionSummary(''), [])
  useEffect(() => onRow?.(current), [current, onRow])
  return { current, onSelect }
}
