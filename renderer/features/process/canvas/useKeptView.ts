// Keeps in view what was seen when the canvas gets another size: beside a table, with the inspector closed, in a larger window.
import { type RefObject, useEffect, useRef } from 'react'
import type { Rect } from '#shared/diagram/types.ts'
import { keepView } from './viewport.ts'

/** Watches the canvas from when it is `ready`, that is, measured for the first time. */
export function useKeptView(canvas: RefObject<HTMLElement | null>, ready: boolean, bounds: Rect): void {
  const latest = useRef(bounds)
  latest.current = bounds
  useEffect(() => {
    const element = canvas.current
    if (!ready || !element) return
    let was: { width: number; height: number } | undefined
    const observer = new ResizeObserver(() => {
      const is = { width: element.clientWidth, height: element.clientHeight }
      if (was && (is.width !== was.width || is.height !== was.height)) keepView(was, latest.current)
      was = is
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [canvas, ready])
}
