// Dragging a risk to another cell of the map; Escape leaves it where it was.
import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { RiskPlace } from '#shared/analysis/riskScore.ts'

const beginsAt = 4

export interface ChipDrag {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly over: RiskPlace | null
}

/** The cell under a point of the window. */
function cellAt(x: number, y: number): RiskPlace | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-probability]')
  if (!cell) return null
  return { probability: Number(cell.dataset.probability), impact: Number(cell.dataset.impact) }
}

export function useChipDrag(root: RefObject<HTMLElement | null>, onDrop: (id: string, to: RiskPlace) => void) {
  const [drag, setDrag] = useState<ChipDrag | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const id = (down.target as Element).closest<HTMLElement>('[data-risk]')?.dataset.risk
    const box = root.current
    if (!id || !box || down.button !== 0) return
    const from = { x: down.clientX, y: down.clientY }
    let over: RiskPlace | null = null
    let moving = false
    const move = (e: globalThis.PointerEvent) => {
      if (!moving && Math.hypot(e.clientX - from.x, e.clientY - from.y) < beginsAt) return
      if (!moving) box.setPointerCapture(down.pointerId)
      moving = true
      over = cellAt(e.clientX, e.clientY)
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
      if (moving && over) drop.current(id, over)
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
