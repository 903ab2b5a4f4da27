// Whether the space bar is held over the canvas: the left button then moves the paper.
import { useEffect, useState } from 'react'
import { fieldHasFocus } from '../capture/field.ts'
import { editor } from '../model/state.ts'

export function useSpace(): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const typing = editor().capture.mode !== 'idle'
      if (
        event.key !== ' ' ||
        event.isComposing ||
        typing ||
        !(fieldHasFocus() || document.activeElement === document.body)
      )
        return
      event.preventDefault()
      setHeld(true)
    }
    const up = (event: KeyboardEvent) => {
      if (event.key === ' ') setHeld(false)
    }
    const away = () => setHeld(false)
    // Before the field sees it as text.
    window.addEventListener('keydown', down, true)
    window.addEventListener('keyup', up, true)
    window.addEventListener('blur', away)
    return () => {
      window.removeEventListener('keydown', down, true)
      window.removeEventListener('keyup', up, true)
      window.removeEventListener('blur', away)
    }
  }, [])
  return held
}
