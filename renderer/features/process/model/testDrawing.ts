// Small diagrams for tests, written as steps and arrows.
import { layoutBands } from '#shared/diagram/bands.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import type { Diagram, DiagramStep, StepKind } from '#shared/diagram/types.ts'

/** A step at (x, y); by default a task in lane `l1`. */
export const step = (
  id: string,
  x: number,
  y: number,
  kind: StepKind = 'task',
  lane: string | null = 'l1',
): DiagramStep => ({
  id,
  kind,
  title: id,
  lane,
  phase: null,
  x,
  y,
})

/** A diagram from steps and flows such as 'a > b' or 'd > e 是'; lanes l1, l2 … as many as named. */
export function diagramOf(steps: readonly DiagramStep[], flows: readonly string[] = []): Diagram {
  const lanes = [...new Set(steps.map((s) => s.lane).filter((lane) => lane !== null))].sort()
  return {
    steps,
    flows: flows.map((text) => {
      const [from = '', , to = '', label = null] = text.split(' ')
      return { id: text, from, to, label }
    }),
    lanes: lanes.map((id, i) => ({ id, title: id, position: i + 1 })),
    phases: [],
  }
}

/** Places and bands of a diagram as stored. */
export function placed(diagram: Diagram) {
  const positions = storedPositions(diagram)
  return { positions, bands: layoutBands(diagram, positions) }
}
