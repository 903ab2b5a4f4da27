// A pane in which a drawing is panned by dragging or scrolling and zoomed with Ctrl and the wheel; its owner keeps the view.
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Size } from '#shared/diagram/types.ts'
import styles from './Pane.module.css'
import { type View, zoomAt } from './view.ts'

interface Props {
  label: string
  view: View
  onView: (view: View) => void
  onSize: (size: Size) => void
  /** Glides to the next view. */
  gliding?: boolean
  children: ReactNode
}

export function Pane({ label, view, onView, onSize, gliding = false, children }: Props) {
  const pane = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState(false)
  const latest = useRef({ view, onView, onSize })
  latest.current = { view, onView, onSize }

  useEffect(() => {
    const element = pane.current
    if (!element) return
    const measure = () => latest.current.onSize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // React listens to the wheel passively: the page would scroll or zoom as well.
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view: now, onView: change } = latest.current
      const { left, top } = element.getBoundingClientRect()
      if (event.ctrlKey || event.metaKey) {
        const at = { x: event.clientX - left, y: event.clientY - top }
        change(zoomAt(now, at, Math.exp(-event.deltaY / 400)))
      } else {
        const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
        change({ ...now, x: now.x - dx, y: now.y - dy })
      }
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [])

  const drag = (down: PointerEvent<HTMLDivElement>) => {
    if (down.button > 1) return
    const element = down.currentTarget
    const from = { x: down.clientX, y: down.clientY, view: latest.current.view }
    const move = (event: globalThis.PointerEvent) => {
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
      // A press that hardly moves is a click on a step.
      if (!element.hasPointerCapture(down.pointerId)) {
        if (Math.abs(dx) + Math.abs(dy) < 4) return
        element.setPointerCapture(down.pointerId)
        setHeld(true)
      }
      latest.current.onView({ ...from.view, x: from.view.x + dx, y: from.view.y + dy })
    }
    const end = () => {
      setHeld(false)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  }

  return (
    <div
      ref={pane}
      className={styles.pane}
      role="img"
      aria-label={label}
      data-held={held || undefined}
      onPointerDown={drag}
    >
      <svg className={styles.svg} aria-hidden="true">
        <g
          className={gliding && !held ? styles.gliding : ''}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
        >
          {children}
        </g>
      </svg>
    </div>
  )
}
