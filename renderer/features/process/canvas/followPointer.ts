// A drag by a handle on the paper: told where the pointer is, in drawing units, until it is released.
import type { PointerEvent } from 'react'
import type { Point } from '#shared/diagram/types.ts'
import { toDrawing } from './viewport.ts'

/** Follows the pointer until it is released. */
export function followPointer(down: PointerEvent<HTMLElement>, move: (at: Point) => void, end: () => void): void {
  if (down.button !== 0) return
  down.stopPropagation()
  const grip = down.currentTarget
  grip.setPointerCapture(down.pointerId)
  const moved = (event: globalThis.PointerEvent) => move(toDrawing({ x: event.clientX, y: event.clientY }))
  const ended = () => {
    grip.removeEventListener('pointermove', moved)
    grip.removeEventListener('lostpointercapture', ended)
    end()
  }
  grip.addEventListener('pointermove', moved)
  grip.addEventListener('lostpointercapture', ended)
}
