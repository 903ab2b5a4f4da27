// The drawing seen through a lens: the same steps, coloured.
import type { Lens } from '#shared/analysis/lenses.ts'
import type { DiagramStep } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'

/** The coloured step of a plain one; the same object as long as its colour stays, so that nothing is drawn anew. */
const coloured = new WeakMap<DiagramStep, DiagramStep>()

function inTone(step: DiagramStep, tone: string): DiagramStep {
  const known = coloured.get(step)
  if (known?.tone === tone) return known
  const made = { ...step, tone }
  coloured.set(step, made)
  return made
}

/** The drawing itself without a lens; steps that the lens does not ask about keep their plain look. */
export function toned(drawing: Drawing, lens: Lens | null): Drawing {
  if (!lens) return drawing
  const steps = drawing.diagram.steps.map((step) => {
    const tone = lens.byStep.get(step.id)?.tone
    return tone ? inTone(step, tone) : step
  })
  return { ...drawing, diagram: { ...drawing.diagram, steps } }
}
