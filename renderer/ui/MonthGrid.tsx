// A month as a calendar: seven days across, what happens on each of them as short lines; arrow keys go from day to day.
import { type KeyboardEvent, useRef } from 'react'
import { type EntryDrop, useCalendarDrag } from './calendarDrag.ts'
import styles from './MonthGrid.module.css'
import type { Tone } from './StatusPill.tsx'

export interface CalendarEntry {
  readonly id: string
  /** In front of the title: a time. */
  readonly time?: string
  readonly title: string
  readonly tone: Tone
  /** Drawn with a dashed edge: planned only, moved. */
  readonly loose?: boolean
  readonly hint?: string
}
export interface CalendarDayMark {
  /** Not worked. */
  readonly off: boolean
  /** Name of the holiday or of the make-up workday. */
  readonly name?: string
  /** 休 or 班, beside the number, where the day differs from its week. */
  readonly mark?: string
}

interface Props {
  label: string
  /** The days shown, whole weeks; those outside `month` (YYYY-MM) are faint. */
  days: readonly string[]
  month: string
  today: string
  weekdays: readonly string[]
  markOf(day: string): CalendarDayMark
  entriesOf(day: string): readonly CalendarEntry[]
  selected: string | null
  onSelect(id: string, day: string): void
  /** Entries can be dragged to other days, and moved with Alt and the arrow keys. */
  onMove?(drop: EntryDrop): Promise<unknown>
  /** Text for entries that do not fit. */
  moreText(count: number): string
  onMore(day: string): void
}

/** Lines of a day that fit before "more" is said. */
const most = 4

export function MonthGrid(props: Props) {
  const { label, days, month, today, weekdays, markOf, entriesOf, selected, onSelect, moreText, onMore } = props
  const root = useRef<HTMLDivElement>(null)
  const drag = useCalendarDrag({ root, onMove: props.onMove })
  const onKey = (e: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[e.key]
    const cell = (e.target as HTMLElement).closest<HTMLElement>('[data-day]')
    if (!by || !cell) return
    e.preventDefault()
    const id = (e.target as HTMLElement).dataset.entry
    if (e.altKey) {
      const from = cell.dataset.day as string
      const to = days[days.indexOf(from) + by]
      if (id && to) drag.move({ id, from, to })
      return
    }
    // Up and down go through the lines of a day first.
    const lines = [...cell.querySelectorAll<HTMLElement>('button')]
    const at = lines.indexOf(e.target as HTMLElement)
    const beside = Math.abs(by) === 7 ? lines[at + Math.sign(by)] : undefined
    if (beside) return beside.focus()
    for (let i = days.indexOf(cell.dataset.day as string) + by; i >= 0 && i < days.length; i += by) {
      const found = root.current?.querySelector<HTMLElement>(`[data-day="${days[i]}"] button`)
      if (found) return found.focus()
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of days, not of controls of a form
    <div ref={root} className={styles.grid} role="group" aria-label={label} onKeyDown={onKey}>
      {weekdays.map((name) => (
        <b key={name}>{name}</b>
      ))}
      {days.map((day) => {
        const { off, name, mark } = markOf(day)
        const entries = entriesOf(day)
        return (
          <div
            key={day}
            className={styles.day}
            data-day={day}
            data-off={off || undefined}
            data-outside={!day.startsWith(month) || undefined}
            aria-current={day === today ? 'date' : undefined}
            {...drag.day(day)}
          >
            <span className={styles.number}>
              <span>{Number(day.slice(8))}</span>
              {mark && <small data-off={off || undefined}>{mark}</small>}
              {name && <small className={styles.name}>{name}</small>}
            </span>
            {entries.slice(0, entries.length > most ? most - 1 : most).map((entry) => (
              <button
                key={entry.id}
                type="button"
                className={styles.entry}
                data-tone={entry.tone}
                data-loose={entry.loose || undefined}
                aria-pressed={selected === entry.id}
                title={entry.hint}
                onClick={() => onSelect(entry.id, day)}
                {...drag.entry(entry.id, day)}
              >
                {entry.time && <small>{entry.time}</small>}
                <span>{entry.title}</span>
              </button>
            ))}
            {entries.length > most && (
              <button type="button" className={styles.more} onClick={() => onMore(day)}>
                {moreText(entries.length - most + 1)}
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
}
