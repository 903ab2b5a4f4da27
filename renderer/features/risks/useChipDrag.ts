// Dragging a chip to another place of a board: a risk to a cell, an entry to a quadrant; Escape leaves it where it was.
import { type PointerEvent, type RefObject, useRef, useState } from 'react'

const beginsAt = 4

export interface ChipDrag<T> {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly over: T | null
}

interface Options<T> {
  root: RefObject<HTMLElement | null>
  /** Data attribute of a chip, which holds its id. */
  chip: string
  /** What lies under the pointer; null where nothing can be dropped. */
  placeAt(element: Element | null, y: number): T | null
  onDrop(id: string, to: T): void
}

export function useChipDrag<T>(options: Options<T>) {
  const { root, chip } = options
  const [drag, setDrag] = useState<ChipDrag<T> | null>(null)
  const latest = useRef(options)
  latest.current = options
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const id = (down.target as Element).closest(`[data-${chip}]`)?.getAttribute(`data-${chip}`)
    const box = root.current
    if (!id || !box || down.button !== 0) return
    const from = { x: down.clientX, y: down.clientY }
    let over: T | null = null
    let moving = false
    const move = (e: globalThis.PointerEvent) => {
      if (!moving && Math.hypot(e.clientX - from.x, e.clientY - from.y) < beginsAt) return
      if (!moving) box.setPointerCapture(down.pointerId)
      moving = true
      over = latest.current.placeAt(document.elementFromPoint(e.clientX, e.clientY), e.clientY)
      setDrag({ id, x: e.clientX, y: e.clientY, over })
    }
    const stop = () => {
      box.removeEventListener('pointermove', move)
      box.removeEventListener('pointerup', end)
      box.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', leave, true)
      setDrag(null)
    }
    const end = () => {
      stop()
      if (moving && over) latest.current.onDrop(id, over)
    }
    const leave = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return
      e.preventDefault()
      e.stopPropagation()
      stop()
    }
    box.addEventListener('pointermove', move)
    box.addEventListener('pointerup', end)
    box.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', leave, true)
  }
  return { drag, onPointerDown }
}
