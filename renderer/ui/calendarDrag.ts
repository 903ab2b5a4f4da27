// Moving an entry of a calendar to another day: dragged with the mouse, or with Alt and the arrow keys; the focus goes along.
import { type DragEvent, type RefObject, useState } from 'react'

const mime = 'text/x-calendar-entry'

/** `minutes`: of the day at which it was dropped, or by which a key moves it; where the calendar shows hours. */
export interface EntryDrop {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly minutes?: number
}

interface Options {
  root: RefObject<HTMLElement | null>
  /** Resolves when it is there; absent: nothing can be moved. */
  onMove: ((drop: EntryDrop) => Promise<unknown>) | undefined
}

/** `id@day`: an entry of a cadence is known by what stands before the day. */
const nameOf = (id: string) => id.split('@')[0] ?? id

export function useCalendarDrag({ root, onMove }: Options) {
  const [over, setOver] = useState<string | null>(null)
  const move = (drop: EntryDrop) => {
    void onMove?.(drop).then(() =>
      requestAnimationFrame(() => {
        const name = CSS.escape(nameOf(drop.id))
        const there = (day: string) =>
          root.current?.querySelector<HTMLElement>(`${day} [data-entry="${name}"], ${day} [data-entry^="${name}@"]`)
        ;(there(`[data-day="${drop.to}"]`) ?? there(''))?.focus()
      }),
    )
  }
  return {
    /** The day under the dragged entry. */
    over,
    move,
    /** Of an entry. */
    entry: (id: string, day: string) => ({
      'data-entry': id,
      draggable: onMove !== undefined,
      onDragStart: (e: DragEvent) => {
        const { top } = e.currentTarget.getBoundingClientRect()
        e.dataTransfer.setData(mime, JSON.stringify({ id, from: day, grabbed: e.clientY - top }))
      },
    }),
    /** Of a day. @param minutesAt the time at so many pixels from the top of the day, where it has hours */
    day: (to: string, minutesAt?: (y: number) => number) => ({
      'data-over': over === to || undefined,
      onDragOver: (e: DragEvent) => {
        if (!onMove || !e.dataTransfer.types.includes(mime)) return
        e.preventDefault()
        if (over !== to) setOver(to)
      },
      onDragLeave: (e: DragEvent) => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(null)
      },
      onDrop: (e: DragEvent) => {
        const data = e.dataTransfer.getData(mime)
        setOver(null)
        if (!data) return
        e.preventDefault()
        const { id, from, grabbed } = JSON.parse(data) as { id: string; from: string; grabbed: number }
        const { top } = e.currentTarget.getBoundingClientRect()
        const minutes = minutesAt?.(e.clientY - top - grabbed)
        if (from !== to || minutes !== undefined) move({ id, from, to, ...(minutes === undefined ? {} : { minutes }) })
      },
    }),
  }
}
