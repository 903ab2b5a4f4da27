// The parts of the window that F6 goes through: work, inspector, top row, navigation; one comes back to where one was in each.
import { navigate, useWindow } from '#platform/windowState.ts'

type Region = 'work' | 'inspector' | 'top' | 'navigation'

const roots: Record<Region, string> = {
  work: 'main',
  inspector: 'main aside',
  top: '#root header:not(main *)',
  navigation: 'nav[data-nav]',
}
/** Where the focus goes in a part in which it has not been: the sheet, tree or drawing; the screen that is shown; else the first control. */
const entrances: Record<Region, readonly string[]> = {
  work: [
    '[data-keys="app"]:is(input, textarea, [tabindex="0"])',
    '[data-keys="app"] [tabindex="0"]',
    '[role="grid"][tabindex]',
  ],
  inspector: ['input, textarea, select'],
  top: [],
  navigation: ['[aria-current="page"]'],
}
const control = 'button, input, textarea, select, a[href], [tabindex]:not([tabindex="-1"])'
const regions = Object.keys(roots) as Region[]
const lastIn = new Map<Region, Element>()

const isThere = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.checkVisibility() && !element.matches(':disabled')
const rootOf = (region: Region): Element | null => document.querySelector(roots[region])

function regionOf(element: Element | null): Region | null {
  // The inspector stands inside the work.
  const found = (['inspector', 'work', 'top', 'navigation'] as const).find((region) => element?.closest(roots[region]))
  return found ?? null
}

function enter(region: Region): boolean {
  const root = rootOf(region)
  if (!root) return false
  const last = region === 'navigation' ? undefined : lastIn.get(region)
  if (last?.isConnected && isThere(last)) {
    last.focus()
    return true
  }
  const controls = [...entrances[region], control].flatMap((selector) => [...root.querySelectorAll(selector)])
  const first = controls.find((element) => isThere(element) && regionOf(element) === region)
  if (!(first instanceof HTMLElement)) return false
  first.focus()
  return true
}

/** Goes to the next part of the window, or the one before it; parts that are not there are passed over. */
export function goToRegion(by: 1 | -1): void {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return
  const now = regionOf(document.activeElement)
  if (now && document.activeElement) lastIn.set(now, document.activeElement)
  const from = now ? regions.indexOf(now) : by > 0 ? -1 : 0
  for (let i = 1; i <= regions.length; i++) {
    const region = regions[(from + by * i + regions.length * 2) % regions.length]
    if (region && enter(region)) return
  }
}

let awaited = false

/** Shows a screen for someone at the keyboard: the focus goes into it once it is there. */
export function goToScreen(screen: string): void {
  lastIn.delete('work')
  if (useWindow.getState().screen === screen) {
    enter('work')
    return
  }
  awaited = true
  navigate(screen)
}

/** A screen has been drawn. */
export function screenArrived(): void {
  if (!awaited) return
  awaited = false
  if (regionOf(document.activeElement) !== 'work') enter('work')
}
