// Draws a laid-out process as a tree of primitives: the one drawing behind exports, print and documents.
import { drawBands } from './drawing/bandShapes.ts'
import { drawFlow, drawFlowLabel } from './drawing/flowShapes.ts'
import { palettes, type Theme } from './drawing/palette.ts'
import { drawPictures } from './drawing/pictureShapes.ts'
import type { Primitive } from './drawing/primitives.ts'
import { drawStep } from './drawing/stepShapes.ts'
import type { Diagram, LaidOut } from './types.ts'

export type DrawOptions = { theme: Theme }

/** Primitives from back to front: bands, pictures, flows, steps, flow labels; in plan units, within `laidOut.bounds`. */
export function drawDiagram(diagram: Diagram, laidOut: LaidOut, { theme }: DrawOptions): Primitive[] {
  const palette = palettes[theme]
  const steps = diagram.steps.flatMap((step): Primitive[] => {
    const at = laidOut.positions.get(step.id)
    if (!at) return []
    const children = drawStep(step, palette, laidOut.labelSides.get(step.id))
    return [
      { type: 'group', cls: `step step-${step.kind}`, id: step.id, title: step.title, x: at.x, y: at.y, children },
    ]
  })
  return [
    { type: 'group', cls: 'bands', children: drawBands(laidOut, palette) },
    ...drawPictures(diagram.pictures, palette),
    { type: 'group', cls: 'flows', children: laidOut.flows.map((flow) => drawFlow(flow, palette)) },
    { type: 'group', cls: 'steps', children: steps },
    { type: 'group', cls: 'flow-labels', children: laidOut.flows.flatMap((flow) => drawFlowLabel(flow, palette)) },
  ]
}
