// A tooltip that costs nothing until one rests on its button: name of the action and its key.
import { Portal } from '@mantine/core'
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Tip.module.css'

const restMs = 500
const gap = 6

/** Handlers for the element that has the tooltip, and the tooltip itself to put beside it. */
export function useTip(content: ReactNode) {
  const [at, setAt] = useState<{ x: number; top: number; bottom: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const hide = () => {
    clearTimeout(timer.current)
    setAt(null)
  }
  const show = ({ currentTarget }: PointerEvent<HTMLElement> | FocusEvent<HTMLElement>) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const { left, width, top, bottom } = currentTarget.getBoundingClientRect()
      setAt({ x: left + width / 2, top, bottom })
    }, restMs)
  }
  // Whoever types is done with the mouse.
  const shown = at !== null
  useEffect(() => {
    if (!shown) return
    const away = () => setAt(null)
    window.addEventListener('keydown', away, true)
    return () => window.removeEventListener('keydown', away, true)
  }, [shown])
  const place = (tip: HTMLElement | null) => {
    if (!tip || !at) return
    const { width, height } = tip.getBoundingClientRect()
    const below = at.bottom + gap
    tip.style.left = `${Math.max(4, Math.min(at.x - width / 2, window.innerWidth - width - 4))}px`
    tip.style.top = `${below + height > window.innerHeight ? at.top - gap - height : below}px`
  }
  const handlers = {
    onPointerEnter: show,
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: (e: FocusEvent<HTMLElement>) => e.currentTarget.matches(':focus-visible') && show(e),
    onBlur: hide,
  }
  const tip = at && (
    <Portal>
      <div className={styles.tip} ref={place} aria-hidden>
        {content}
      </div>
    </Portal>
  )
  return { handlers, tip }
}
