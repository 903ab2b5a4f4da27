// Lets a screen put its own controls (zoom, view options) into the status bar.
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'

export const useStatusBarPlace = create<{ element: HTMLElement | null }>(() => ({ element: null }))

/** Its children appear at the right of the status bar while it is mounted. */
export function StatusBarItem({ children }: { children: ReactNode }) {
  const element = useStatusBarPlace((place) => place.element)
  return element ? createPortal(children, element) : null
}
