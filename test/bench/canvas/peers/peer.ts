// What a canvas to compare with must offer to the driver of the bench.
import type { Diagram } from '#shared/diagram/types.ts'

export type Viewport = { x: number; y: number; zoom: number }

export type Peer = {
  /** Shows the diagram; resolves once the library says it has drawn it. */
  mount(element: HTMLElement, diagram: Diagram, viewport: Viewport): Promise<void> | void
  /** All of it in view. */
  fit(): void
  /** Whether this element is the empty paper, on which a drag moves the view. */
  isPaper(element: Element): boolean
  /** The element of a step, where it is drawn now. */
  step(id: string): Element | null
  /** How many flows are drawn now; a canvas without any is no peer. */
  flows(): number
}
