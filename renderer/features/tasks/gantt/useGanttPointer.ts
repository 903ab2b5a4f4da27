// The mouse on a Gantt chart: bars are moved and resized, dependencies drawn from the dot of one bar to another.
import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import { barEnds, barMiddle, dotGap } from './drawBars.ts'
import type { GanttChart } from './ganttRows.ts'
import { dayAt, type GanttView, headerHeight, rowHeight } from './ganttView.ts'

type Part = 'bar' | 'end' | 'dotStart' | 'dotEnd'
interface Hit {
  readonly row: number
  readonly part: Part | null
}
interface Drag {
  readonly hit: { row: number; part: Part }
  readonly day: number
  readonly x: number
  readonly y: number
}
/** What a drag shows until it ends. */
export type DragLook = Pick<GanttView, 'shifted' | 'rubber'>

const still: DragLook = {}

function hitAt(chart: GanttChart, view: GanttView, x: number, y: number): Hit | null {
  if (y < headerHeight) return null
  const row = Math.floor((y - headerHeight + view.scrollY) / rowHeight)
  const found = chart.rows[row]
  if (!found) return null
  const ends = barEnds(found, row, view)
  if (!ends) return { row, part: null }
  const { x1, x2 } = ends
  if (Math.abs(x - x2 - dotGap) <= 6) return { row, part: 'dotEnd' }
  if (Math.abs(x - x1 + dotGap) <= 6) return { row, part: 'dotStart' }
  if (x < x1 - 2 || x > x2 + 2) return { row, part: null }
  if (!found.isMilestone && !found.isWhole && x > x2 - 6 && x2 - x1 > 12) return { row, part: 'end' }
  return { row, part: 'bar' }
}

/** Tasks without parts in and below a row, with their days: what a drag of a whole moves. */
function leavesBelow(chart: GanttChart, index: number): { id: string; from: number }[] {
  const row = chart.rows[index]
  if (!row?.bar) return []
  if (!row.isWhole) return [{ id: row.id, from: row.bar.from }]
  const leaves: { id: string; from: number }[] = []
  for (let i = index + 1; i < chart.rows.length && chart.rows[i]!.depth > row.depth; i++) {
    const { isWhole, bar, id } = chart.rows[i]!
    if (!isWhole && bar) leaves.push({ id, from: bar.from })
  }
  return leaves
}

/** Moves a row, with all below it, by calendar days; days off give way to the next working day. */
export async function shiftRow(chart: GanttChart, index: number, days: number): Promise<void> {
  const moves = leavesBelow(chart, index).map(({ id, from }) => ({ id, startOn: isoDay(from + days) }))
  if (moves.length > 0 && days !== 0) await execute('tasks.place', { moves })
}

/** Sets the last day of a row (days since 1970, exclusive). */
export async function resizeRow(chart: GanttChart, index: number, to: number): Promise<void> {
  const row = chart.rows[index]
  if (!row?.bar || row.isWhole || row.isMilestone) return
  const last = Math.max(to - 1, row.bar.from)
  await execute('tasks.place', { moves: [{ id: row.id, startOn: isoDay(row.bar.from), dueOn: isoDay(last) }] })
}

interface Options {
  chart: GanttChart
  view: RefObject<GanttView | null>
  onSelect(row: number): void
  onOpen(row: number): void
  onHover(row: number): void
  redraw(): void
}

export function useGanttPointer({ chart, view, onSelect, onOpen, onHover, redraw }: Options) {
  const drag = useRef<Drag | null>(null)
  const look = useRef<DragLook>(still)
  const [cursor, setCursor] = useState('default')
  const place = (e: PointerEvent) => {
    const box = e.currentTarget.getBoundingClientRect()
    return { x: e.clientX - box.left, y: e.clientY - box.top }
  }
  const show = (next: DragLook) => {
    look.current = next
    redraw()
  }
  const stop = () => {
    drag.current = null
    show(still)
  }
  const onPointerDown = (e: PointerEvent) => {
    const now = view.current
    if (!now || e.button !== 0) return
    const { x, y } = place(e)
    const hit = hitAt(chart, now, x, y)
    if (!hit) return
    onSelect(hit.row)
    if (!hit.part) return
    e.currentTarget.setPointerCapture(e.pointerId)
    drag.current = { hit: { row: hit.row, part: hit.part }, day: dayAt(now, x), x, y }
  }
  const onPointerMove = (e: PointerEvent) => {
    const now = view.current
    if (!now) return
    const { x, y } = place(e)
    const held = drag.current
    if (!held) {
      const hit = hitAt(chart, now, x, y)
      onHover(hit?.row ?? -1)
      const cursors: Record<Part, string> = {
        bar: 'grab',
        end: 'ew-resize',
        dotStart: 'crosshair',
        dotEnd: 'crosshair',
      }
      setCursor(hit?.part ? cursors[hit.part] : 'default')
      return
    }
    const { row, part } = held.hit
    const { bar } = chart.rows[row] ?? {}
    if (!bar) return
    if (part === 'dotEnd' || part === 'dotStart') {
      const y1 = headerHeight + row * rowHeight - now.scrollY + barMiddle
      onHover(hitAt(chart, now, x, y)?.row ?? -1)
      show({ rubber: { x1: held.x, y1, x2: x, y2: y } })
      return
    }
    const by = Math.round(dayAt(now, x) - held.day)
    const from = part === 'bar' ? bar.from + by : bar.from
    show({ shifted: { row, from, to: Math.max(bar.to + by, from + 1) } })
  }
  const onPointerUp = (e: PointerEvent) => {
    const now = view.current
    const held = drag.current
    if (!now || !held) return
    const { x, y } = place(e)
    const { row, part } = held.hit
    const by = Math.round(dayAt(now, x) - held.day)
    if (part === 'dotEnd' || part === 'dotStart') {
      const hit = hitAt(chart, now, x, y)
      const target = hit && chart.rows[hit.row]
      const source = chart.rows[row]
      stop()
      if (!hit || !target || !source || hit.row === row) return
      const ends = barEnds(target, hit.row, now)
      // A drop on the right half, or beside the right end, means the finish of the target.
      const onFinish = ends !== null && x > Math.max((ends.x1 + ends.x2) / 2, ends.x2 - 12) && ends.x2 - ends.x1 > 24
      const kind = `${part === 'dotEnd' ? 'F' : 'S'}${onFinish ? 'F' : 'S'}` as 'FS' | 'SS' | 'FF' | 'SF'
      void execute('tasks.link', { from: source.id, to: target.id, kind })
      return
    }
    if (by === 0) return stop()
    // The bar stays where it was dropped until the plan says where it is.
    drag.current = null
    const done = part === 'bar' ? shiftRow(chart, row, by) : resizeRow(chart, row, (chart.rows[row]?.bar?.to ?? 0) + by)
    void done.finally(() => show(still))
  }
  return {
    look,
    cancel: () => {
      const was = drag.current !== null
      if (was) stop()
      return was
    },
    cursor,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: stop,
      onPointerLeave: () => onHover(-1),
      onDoubleClick: () => {
        const at = view.current?.hovered ?? -1
        if (at >= 0) onOpen(at)
      },
    },
  }
}
