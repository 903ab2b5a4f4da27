// Whether the navigation shows words or only icons: the user's choice, else by the window's width.
import { useSyncExternalStore } from 'react'
import { setPanel, usePanel } from '#platform/windowState.ts'

const narrow = globalThis.matchMedia?.('(max-width: 1279px)')
const subscribe = (notify: () => void) => {
  narrow?.addEventListener('change', notify)
  return () => narrow?.removeEventListener('change', notify)
}

/** auto: by width; the other two are the user's choice. */
type Choice = 'auto' | 'wide' | 'rail'
const key = 'nav'

export function useRail(): boolean {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow?.matches ?? false)
  const [choice] = usePanel<string>(key, 'auto' satisfies Choice)
  return choice === 'auto' ? isNarrow : choice === 'rail'
}

/** Switches between words and icons. */
export function toggleNav(): void {
  const shown = document.querySelector('[data-nav]')?.getAttribute('data-nav')
  setPanel(key, (shown === 'rail' ? 'wide' : 'rail') satisfies Choice)
}
