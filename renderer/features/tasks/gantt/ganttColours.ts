// The colours of the Gantt chart: the tokens of the interface, and for paper those of the light theme.
import type { GanttColours } from './ganttView.ts'

const token: Record<keyof GanttColours, string> = {
  surface: '--surface',
  sunken: '--sunken',
  line: '--line',
  off: '--hover',
  text: '--text-2',
  faint: '--text-3',
  accent: '--accent',
  bar: '--blue',
  barSoft: '--blue-soft',
  critical: '--red',
  criticalSoft: '--red-soft',
  whole: '--text-2',
  baseline: '--line-strong',
  selected: '--accent-softer',
  done: '--green',
  doneSoft: '--green-soft',
  font: '--font',
}

/** The tokens as `element` has them now. */
export function ganttColours(element: Element): GanttColours {
  const style = getComputedStyle(element)
  const found = Object.entries(token).map(([name, property]) => [name, style.getPropertyValue(property).trim()])
  return Object.fromEntries(found) as unknown as GanttColours
}
