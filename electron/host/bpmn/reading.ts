// What the parts that read one BPMN file share.
import type { Element, Moddle } from './moddle.ts'
import type { Places } from './places.ts'

/** What reading the scopes of one file shares. */
export interface Reading {
  readonly moddle: Moddle
  readonly places: Places
  /** Ids of the processes of the file. */
  readonly processes: ReadonlySet<string>
}

/** What an element is called in the report: its name, its text, else its id. */
export const nameOf = (element: Element): string =>
  [element.name, element.text, element.id]
    .find((text): text is string => typeof text === 'string' && text.trim() !== '')
    ?.replace(/\s+/g, ' ')
    .trim() ?? ''
