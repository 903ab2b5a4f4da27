// The keyboard of a Gantt chart: arrows select and fold, Alt moves in time, Tab nests, Enter names, Insert adds.
import type { KeyboardEvent } from 'react'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { moveRows } from '#platform/sheet/rowMoves.ts'
import { useLang } from '#platform/text.ts'
import type { WorkCalendar } from '#shared/analysis/schedule/workCalendar.ts'
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import type { GanttChart } from './ganttRows.ts'
import { resizeRow, shiftRow } from './useGanttPointer.ts'

interface Options {
  chart: GanttChart
  calendar: WorkCalendar
  selected: number
  isOpen(id: string): boolean
  onSelect(index: number): void
  onFold(id: string): void
  onEdit(id: string): void
  onAdd(): void
  /** Escape: false when there was nothing to leave. */
  onCancel(): boolean
}

const page = 12

export function useGanttKeys(options: Options) {
  const lang = useLang()
  const { chart, calendar, selected, isOpen, onSelect, onFold, onEdit, onAdd, onCancel } = options
  const row = chart.rows[selected]

  /** A working day later or earlier; with Shift only the end. */
  const shift = (by: 1 | -1, onlyEnd: boolean) => {
    if (!row?.bar) return
    if (onlyEnd) {
      const last = epochDay(calendar.addWorkdays(isoDay(row.bar.to), by < 0 ? -2 : 0))
      void resizeRow(chart, selected, Math.max(last, row.bar.from) + 1)
      return
    }
    const start = epochDay(calendar.addWorkdays(isoDay(row.bar.from), by))
    void shiftRow(chart, selected, start - row.bar.from)
  }
  const toParent = () => {
    for (let i = selected - 1; row && i >= 0; i--) if ((chart.rows[i]?.depth ?? 0) < row.depth) return onSelect(i)
  }
  return (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.ctrlKey || e.metaKey) return
    const go = (to: number) => onSelect(Math.min(Math.max(to, 0), chart.rows.length - 1))
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(selected + 1),
      ArrowUp: () => go(selected - 1),
      PageDown: () => go(selected + page),
      PageUp: () => go(selected - page),
      Home: () => go(0),
      End: () => go(chart.rows.length - 1),
      ArrowRight: () => row?.isWhole && !isOpen(row.id) && onFold(row.id),
      ArrowLeft: () => (row?.isWhole && isOpen(row.id) ? onFold(row.id) : toParent()),
      Enter: () => row && onEdit(row.id),
      F2: () => row && onEdit(row.id),
      Insert: onAdd,
      Delete: () => row && void removeRows('task', [row.id], lang),
      Tab: () => row && void moveRows('task', [row.id], e.shiftKey ? 'outdent' : 'indent'),
    }
    const alt: Record<string, () => void> = {
      ArrowRight: () => shift(1, e.shiftKey),
      ArrowLeft: () => shift(-1, e.shiftKey),
      ArrowUp: () => row && void moveRows('task', [row.id], 'up'),
      ArrowDown: () => row && void moveRows('task', [row.id], 'down'),
    }
    if (e.key === 'Escape' && onCancel()) return e.preventDefault()
    // Tab leaves the chart where there is nothing to nest.
    const taken = (e.altKey ? alt : keys)[e.key]
    if (!taken || (e.key === 'Tab' && !row)) return
    e.preventDefault()
    e.stopPropagation()
    taken()
  }
}
