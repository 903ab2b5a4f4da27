// The grid's place in the page: its size, the element that scrolls, and the keyboard, which always belongs to our input.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { CellInputHandle } from './CellInput.tsx'

interface Size {
  readonly width: number
  readonly height: number
}

/** `host` is Glide's scroller, known once it has been drawn. */
export function useGridHost(
  wrap: RefObject<HTMLDivElement | null>,
  input: RefObject<CellInputHandle | null>,
  autoFocus: boolean,
) {
  const [size, setSize] = useState<Size | null>(null)
  const [host, setHost] = useState<Element | null>(null)

  useLayoutEffect(() => {
    const element = wrap.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      if (width > 0 && height > 0)
        setSize((old) => (old?.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [wrap])

  useEffect(() => {
    const element = wrap.current
    if (!element || !size) return
    const find = () => setHost(element.querySelector('.dvn-scroller'))
    find()
    const observer = new MutationObserver(find)
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [wrap, size])

  useEffect(() => {
    const element = wrap.current
    if (!element) return
    const isGlide = (target: EventTarget | null) =>
      target instanceof HTMLElement && (target.tagName === 'CANVAS' || target.closest('canvas') !== null)
    /** Glide focuses its canvas or a cell of its accessible table: the keyboard goes on to our input. */
    const onFocusIn = (event: FocusEvent) => {
      if (!isGlide(event.target)) return
      // It takes it a frame late: by then a dialog may be open, which keeps it.
      const before = event.relatedTarget
      const dialog = before instanceof HTMLElement && before.closest('[role="dialog"]')
      if (dialog && !dialog.contains(element)) return (before as HTMLElement).focus()
      queueMicrotask(() => {
        if (isGlide(document.activeElement)) input.current?.focus()
      })
    }
    /** Glide would take this for losing the focus and draw the selection faintly. */
    const onFocusOut = (event: FocusEvent) => {
      const next = event.relatedTarget
      if (isGlide(event.target) && next instanceof HTMLTextAreaElement && element.contains(next))
        event.stopPropagation()
    }
    /** Glide takes the keyboard a frame after a click; the first key may be quicker. */
    const onPointerUp = (event: PointerEvent) => {
      const inGrid = event.target instanceof Element && event.target.closest('.dvn-scroller')
      if (event.button === 0 && inGrid) input.current?.focus()
    }
    element.addEventListener('pointerup', onPointerUp)
    element.addEventListener('focusin', onFocusIn, true)
    element.addEventListener('focusout', onFocusOut, true)
    return () => {
      element.removeEventListener('pointerup', onPointerUp)
      element.removeEventListener('focusin', onFocusIn, true)
      element.removeEventListener('focusout', onFocusOut, true)
    }
  }, [wrap, input])

  useEffect(() => {
    if (!autoFocus || !host) return
    // A field or a dialog keeps the keyboard; a button that led here has done its work.
    const holder = document.activeElement
    if (holder instanceof HTMLInputElement || holder instanceof HTMLTextAreaElement) return
    if (!holder?.closest('[role="dialog"]')) input.current?.focus()
  }, [autoFocus, host, input])

  return { host, size }
}
