// The Gantt chart of the plan's tasks: a pinned column of names, and the bars on a canvas that scrolls with it.
import { Plus } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { epochDay } from '#shared/analysis/schedule/workCalendar.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { addTask, dropTask, renameTask } from '../taskEdits.ts'
import type { TaskModel } from '../useTaskModel.ts'
import { drawGantt } from './drawGantt.ts'
import styles from './Gantt.module.css'
import { NameRow, TitleInput } from './GanttNames.tsx'
import { ganttColours } from './ganttColours.ts'
import { type GanttRow, ganttChart } from './ganttRows.ts'
import { headerHeight, rowHeight, type GanttView as View } from './ganttView.ts'
import { dayWidth, type Zoom, zooms } from './timeScale.ts'
import { useGanttKeys } from './useGanttKeys.ts'
import { useGanttPointer } from './useGanttPointer.ts'

interface Props {
  model: TaskModel
  zoom: Zoom
  onZoom(zoom: Zoom): void
  selected: string | null
  onSelect(id: string | null): void
  closed: ReadonlySet<string>
  onFold(id: string): void
  editing: string | null
  onEdit(id: string | null): void
  onAdd(): void
  /** Goes up when today is to be brought into view. */
  toToday: number
}

/** Days by which the line is longer than the plan, left and right. */
const margin = { before: 28, after: 120 }
const overscan = 8
/** The line begins on a Monday that stays the same while the plan moves by a few weeks. */
const originOf = (from: number) => Math.floor((from - margin.before + 3) / 84) * 84 - 3

export function GanttView(props: Props) {
  const { model, zoom, onZoom, selected, onSelect, closed, onFold, editing, onEdit, onAdd, toToday } = props
  const t = useT()
  const lang = useLang()
  const theme = useWindow((window) => window.theme)
  const context = useValueContext()
  const people = useRows('person')
  const today = epochDay(context.today)
  const chart = useMemo(() => {
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return ganttChart(
      model,
      (id) => !closed.has(id),
      ({ owner }) => (owner && names.get(owner)) || '',
      today,
    )
  }, [model, closed, people, today])

  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const moved = useRef<HTMLDivElement>(null)
  const view = useRef<View | null>(null)
  const hovered = useRef(-1)
  const frame = useRef(0)
  const [first, setFirst] = useState(0)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [adding, setAdding] = useState(0)
  const px = dayWidth[zoom]
  const origin = originOf(chart.from)
  const index = selected ? (chart.indexOf.get(selected) ?? -1) : -1

  const worked = useRef(new Map<number, boolean>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: another calendar, other days.
  useMemo(() => {
    worked.current = new Map()
  }, [model.calendar])
  const isWorkday = useCallback(
    (day: number) => {
      const known = worked.current.get(day)
      if (known !== undefined) return known
      const now = model.calendar.isWorkday(new Date(day * 86_400_000).toISOString().slice(0, 10))
      worked.current.set(day, now)
      return now
    },
    [model.calendar],
  )
  const [colours, setColours] = useState(() => ganttColours(document.documentElement))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme, which reaches the page after the chart was drawn anew.
  useEffect(() => setColours(ganttColours(document.documentElement)), [theme])

  const redraw = useCallback(() => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => drawNow.current())
  }, [])
  const pointer = useGanttPointer({
    chart,
    view,
    onSelect: (row) => {
      onSelect(chart.rows[row]?.id ?? null)
      root.current?.focus({ preventScroll: true })
    },
    onOpen: (row) => onEdit(chart.rows[row]?.id ?? null),
    onHover: (row) => {
      if (hovered.current === row) return
      hovered.current = row
      redraw()
    },
    redraw,
  })
  const drawNow = useRef(() => {})
  drawNow.current = () => {
    const board = canvas.current
    const g = board?.getContext('2d')
    if (!board || !g || !scroller.current || size.width === 0) return
    const scale = window.devicePixelRatio
    const { scrollLeft, scrollTop } = scroller.current
    if (moved.current) moved.current.style.transform = `translateY(${-scrollTop}px)`
    view.current = {
      ...size,
      scrollX: scrollLeft,
      scrollY: scrollTop,
      origin,
      px,
      zoom,
      lang,
      today,
      todayLabel: t('tasks.today'),
      selected: index,
      hovered: hovered.current,
      colours,
      isWorkday,
      ...pointer.look.current,
    }
    g.setTransform(scale, 0, 0, scale, 0, 0)
    drawGantt(g, chart, view.current)
  }

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const observer = new ResizeObserver(() => setSize({ width: box.clientWidth, height: box.clientHeight }))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  // After every render the canvas shows what the render saw.
  useLayoutEffect(() => {
    const board = canvas.current
    const scale = window.devicePixelRatio
    if (board && (board.width !== Math.round(size.width * scale) || board.height !== Math.round(size.height * scale))) {
      board.width = Math.round(size.width * scale)
      board.height = Math.round(size.height * scale)
    }
    drawNow.current()
  })

  // The day in the middle stays there when the scale or the beginning of the line changes.
  const before = useRef<{ px: number; origin: number } | null>(null)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box || size.width === 0) return
    const was = before.current
    before.current = { px, origin }
    if (!was) {
      const start = Math.min(...chart.rows.flatMap(({ bar }) => bar?.from ?? []), today)
      box.scrollLeft = (Math.max(start, today - 60) - origin - 3) * px
    } else if (was.px !== px || was.origin !== origin) {
      const middle = (box.scrollLeft + size.width / 2) / was.px + was.origin
      box.scrollLeft = (middle - origin) * px - size.width / 2
    }
    drawNow.current()
  }, [px, origin, size.width, today, chart])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when asked.
  useEffect(() => {
    if (toToday > 0 && scroller.current) scroller.current.scrollLeft = (today - origin) * px - size.width / 3
  }, [toToday])

  /** Brings a row into view; its bar as well when none of it is to be seen. */
  const reveal = useCallback(
    (at: number) => {
      const box = scroller.current
      const row = chart.rows[at]
      if (!box || !row) return
      const top = at * rowHeight
      const room = box.clientHeight - headerHeight
      if (top < box.scrollTop) box.scrollTop = top
      else if (top + rowHeight > box.scrollTop + room) box.scrollTop = top + rowHeight - room
      if (!row.bar) return
      const [x1, x2] = [(row.bar.from - origin) * px, (row.bar.to - origin) * px]
      if (x2 < box.scrollLeft + 20 || x1 > box.scrollLeft + box.clientWidth - 20) box.scrollLeft = x1 - 80
    },
    [chart, origin, px],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another row is selected.
  useEffect(() => {
    if (index >= 0) reveal(index)
  }, [selected])

  const focus = () => root.current?.focus({ preventScroll: true })
  const keys = useGanttKeys({
    chart,
    calendar: model.calendar,
    selected: index,
    isOpen: (id) => !closed.has(id),
    onSelect: (at) => onSelect(chart.rows[at]?.id ?? null),
    onFold,
    onEdit,
    onAdd,
    onCancel: pointer.cancel,
  })
  const onScroll = () => {
    setFirst(Math.max(Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight) - overscan, 0))
    redraw()
  }
  const onWheel = (e: React.WheelEvent) => {
    if (!e.ctrlKey) return
    const next = zooms[zooms.indexOf(zoom) + (e.deltaY > 0 ? 1 : -1)]
    if (next) onZoom(next)
  }
  const says = (row: GanttRow) => {
    if (row.proposed) return t('tasks.rowProposed')
    if (row.critical) return t('tasks.rowCritical')
    return row.slack === null || row.slack <= 0
      ? ''
      : t('tasks.rowSlack', { slack: formatDuration(row.slack, 'working', context) })
  }
  const rename = useCallback(
    (id: string, title: string | null) => {
      if (title) void renameTask(id, title)
      onEdit(null)
      root.current?.focus({ preventScroll: true })
    },
    [onEdit],
  )
  const select = useCallback(
    (id: string) => {
      onSelect(id)
      root.current?.focus({ preventScroll: true })
    },
    [onSelect],
  )
  const drop = useCallback((a: string, b: string, inside: boolean) => void dropTask(a, b, inside), [])
  const last = Math.min(first + Math.ceil(size.height / rowHeight) + 2 * overscan, chart.rows.length)
  const width = Math.max((chart.to + margin.after - origin) * px, size.width)

  return (
    <div
      ref={root}
      className={styles.chart}
      role="tree"
      tabIndex={0}
      aria-label={t('tasks.chart')}
      aria-activedescendant={selected ? `gantt-row-${selected}` : undefined}
      data-keys="app"
      onKeyDown={keys}
    >
      <div className={styles.names}>
        <div className={styles.head} aria-hidden>
          <span>{t('tasks.wbs')}</span>
          <span>{t('tasks.rows')}</span>
          <span>{t('tasks.start')}</span>
          <span>{t('tasks.due')}</span>
        </div>
        <div className={styles.rows} onWheel={(e) => scroller.current?.scrollBy({ top: e.deltaY })}>
          <div ref={moved} className={styles.moved}>
            {chart.rows.slice(first, last).map((row, i) => (
              <NameRow
                key={row.id}
                row={row}
                index={first + i}
                selected={row.id === selected}
                editing={row.id === editing}
                folded={closed.has(row.id)}
                says={says(row)}
                onSelect={select}
                onFold={onFold}
                onEdit={onEdit}
                onRename={rename}
                onDrop={drop}
              />
            ))}
            <div className={styles.add} style={{ top: chart.rows.length * rowHeight }}>
              {adding > 0 ? (
                <TitleInput
                  key={adding}
                  title=""
                  label={t('tasks.newTask')}
                  placeholder={t('tasks.newTask')}
                  onDone={(title) => {
                    if (!title) {
                      setAdding(0)
                      return focus()
                    }
                    setAdding(adding + 1)
                    void addTask(title, null).then((id) => id && onSelect(id))
                  }}
                />
              ) : (
                <button type="button" onClick={() => setAdding(1)}>
                  <Plus size={12} aria-hidden /> {t('tasks.newTask')}
                </button>
              )}
            </div>
          </div>
        </div>
      </div>
      <div ref={scroller} className={styles.scroller} onScroll={onScroll} onWheel={onWheel} tabIndex={-1}>
        <div style={{ width, height: (chart.rows.length + 1) * rowHeight + headerHeight }}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            style={{ width: size.width, height: size.height, cursor: pointer.cursor }}
            data-origin={origin}
            data-px={px}
            aria-hidden
            {...pointer.handlers}
          />
        </div>
      </div>
    </div>
  )
}
