// Follows the pointer from a press until it is released, in drawing units; Escape gives up.
import type { PointerEvent as ReactPointerEvent } from 'react'
import type { Point } from '#shared/diagram/types.ts'
import { toDrawing } from '../canvas/viewport.ts'

interface Follow {
  move(at: Point, event: PointerEvent): void
  /** `moved`: the pointer went farther than a press trembles. */
  end(moved: boolean, event: PointerEvent | null): void
}

/** Screen pixels that a press may tremble. */
const tremble = 3

/** Listens at the window: what was pressed may be drawn anew while it is dragged. `end` gets null when the drag was given up. */
export function followPointer(down: ReactPointerEvent, { move, end }: Follow): void {
  if (down.button !== 0) return
  down.stopPropagation()
  down.preventDefault()
  const { clientX, clientY } = down
  let moved = false
  const onMove = (event: PointerEvent) => {
    moved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > tremble
    if (moved) move(toDrawing({ x: event.clientX, y: event.clientY }), event)
  }
  const stop = (event: PointerEvent | null) => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', stop)
    window.removeEventListener('pointercancel', onCancel)
    window.removeEventListener('keydown', onKey, true)
    end(moved, event)
  }
  const onCancel = () => stop(null)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    stop(null)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', stop)
  window.addEventListener('pointercancel', onCancel)
  window.addEventListener('keydown', onKey, true)
}
