// A week by the hour: meetings as blocks where they stand in the day, those at the same time side by side; what has no time above.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useT } from '#platform/text.ts'
import { sideBySide } from '#shared/analysis/meetingCalendar.ts'
import { type EntryDrop, useCalendarDrag } from '#ui/calendarDrag.ts'
import type { CalendarDayMark } from '#ui/MonthGrid.tsx'
import { type DayEvent, toneOf } from './meetingModel.ts'
import styles from './WeekGrid.module.css'

/** Minutes to which a dragged meeting snaps. */
const quarter = 15
/** Pixels of an hour. */
const hour = 48
/** A block is never too low to be read: minutes. */
const shortest = 26
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

interface Props {
  label: string
  days: readonly string[]
  today: string
  weekdays: readonly string[]
  markOf(day: string): CalendarDayMark
  eventsOf(day: string): readonly DayEvent[]
  hintOf(event: DayEvent): string | undefined
  selected: string | null
  onSelect(id: string, day: string): void
  onMove(drop: EntryDrop): Promise<unknown>
}

export function WeekGrid({
  label,
  days,
  today,
  weekdays,
  markOf,
  eventsOf,
  hintOf,
  selected,
  onSelect,
  onMove,
}: Props) {
  const t = useT()
  const root = useRef<HTMLDivElement>(null)
  const drag = useCalendarDrag({ root, onMove })
  // The working day is what one looks for: the night before it is scrolled away.
  useEffect(() => {
    root.current?.scrollTo({ top: 8 * hour - 8 })
  }, [])
  const onKey = (e: KeyboardEvent) => {
    const side = { ArrowLeft: -1, ArrowRight: 1 }[e.key]
    const by = { ArrowUp: -1, ArrowDown: 1 }[e.key]
    const cell = (e.target as HTMLElement).closest<HTMLElement>('[data-day]')
    if ((!side && !by) || !cell) return
    e.preventDefault()
    const id = (e.target as HTMLElement).dataset.entry
    if (e.altKey) {
      const from = cell.dataset.day as string
      const to = days[days.indexOf(from) + (side ?? 0)]
      const start = eventsOf(from).find((event) => event.id === id)?.startTime
      if (!id || !to || (by && !start)) return
      const minutes = by && start ? { minutes: minutesOf(start) + by * quarter } : {}
      return drag.move({ id, from, to, ...minutes })
    }
    const linesOf = (day: string | undefined) => [
      ...(root.current?.querySelectorAll<HTMLElement>(`[data-day="${day}"] button`) ?? []),
    ]
    const own = linesOf(cell.dataset.day)
    if (by) return own[own.indexOf(e.target as HTMLElement) + by]?.focus()
    for (let i = days.indexOf(cell.dataset.day as string) + (side ?? 0); i >= 0 && i < days.length; i += side ?? 0) {
      const found = linesOf(days[i])[0]
      if (found) return found.focus()
    }
  }
  const block = (event: DayEvent, style?: object) => (
    <button
      key={event.id}
      type="button"
      className={styles.block}
      data-tone={toneOf(event)}
      data-loose={event.movedFrom !== null || undefined}
      aria-pressed={selected === event.id}
      title={hintOf(event)}
      style={style}
      onClick={() => onSelect(event.id, event.on)}
      {...drag.entry(event.id, event.on)}
    >
      <b className={styles.title}>{event.title}</b>
      {event.startTime && event.length >= 2400 && (
        <small>
          {event.startTime} – {clock(minutesOf(event.startTime) + Math.round(event.length / 60))}
          {event.meeting?.place && ` · ${event.meeting.place}`}
        </small>
      )}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of days, not of controls of a form
    <div ref={root} className={styles.week} role="group" aria-label={label} onKeyDown={onKey}>
      <div className={styles.head}>
        <span className={styles.gutter}>{t('communication.noTime')}</span>
        {days.map((day, i) => {
          const { off, name, mark } = markOf(day)
          return (
            <div
              key={day}
              data-day={day}
              data-off={off || undefined}
              aria-current={day === today ? 'date' : undefined}
              className={styles.top}
              {...drag.day(day)}
            >
              <span className={styles.name}>
                {weekdays[i]} <b className={styles.number}>{Number(day.slice(8))}</b>
                {mark && <small data-off={off || undefined}>{mark}</small>}
                {name && <small>{name}</small>}
              </span>
              {eventsOf(day)
                .filter(({ startTime }) => !startTime)
                .map((event) => block(event))}
            </div>
          )
        })}
      </div>
      <div className={styles.body} style={{ height: 24 * hour }}>
        <div className={styles.hours}>
          {Array.from({ length: 24 }, (_, h) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number
            <span key={h} style={{ top: h * hour }}>
              {h > 0 && clock(h * 60)}
            </span>
          ))}
        </div>
        {days.map((day) => {
          const timed = eventsOf(day).filter(({ startTime }) => startTime)
          const spans = timed.map(({ startTime, length }) => {
            const from = minutesOf(startTime as string)
            return { from, to: from + Math.max(shortest, length / 60) }
          })
          const places = sideBySide(spans)
          return (
            <div
              key={day}
              data-day={day}
              data-off={markOf(day).off || undefined}
              className={styles.day}
              style={{ backgroundSize: `100% ${hour}px` }}
              {...drag.day(day, (y) => Math.round(((y / hour) * 60) / quarter) * quarter)}
            >
              {timed.map((event, i) => {
                const { from, to } = spans[i] as { from: number; to: number }
                const { column, columns } = places[i] as { column: number; columns: number }
                return block(event, {
                  position: 'absolute',
                  top: (from / 60) * hour,
                  height: ((to - from) / 60) * hour - 1,
                  left: `${(column / columns) * 100}%`,
                  width: `calc(${100 / columns}% - 3px)`,
                })
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
