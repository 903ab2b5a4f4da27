// What the parts that build one BPMN file share.
import type { Fragments } from './fragments.ts'
import type { Element, Moddle } from './moddle.ts'

/** What building one file shares. */
export interface Building {
  readonly moddle: Moddle
  readonly fragments: Fragments
  /** Elements by id, to which references are led at the end. */
  readonly byId: Map<string, Element>
}

/** Tells children whose they are, as the library's writer asks. */
export function adopt(parent: Element, children: readonly Element[]): Element {
  for (const child of children) child.$parent = parent
  return parent
}
