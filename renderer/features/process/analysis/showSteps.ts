// Selects the steps that a finding is about and brings all of them into sight.
import { stepBox } from '#shared/diagram/geometry.ts'
import { canvasNow, fitRect, reveal, unionOf, viewNow } from '../canvas/viewport.ts'
import { drawingOf } from '../model/drawing.ts'
import { select } from '../model/state.ts'

/** Room around the steps, in drawing units. */
const around = { x: 60, y: 48 }

export function showSteps(version: string, steps: readonly string[]): void {
  select({ steps })
  const { diagram, positions } = drawingOf(version)
  const wanted = new Set(steps)
  const box = unionOf(
    diagram.steps.flatMap((step) => {
      const at = positions.get(step.id)
      return wanted.has(step.id) && at ? [stepBox(step, at)] : []
    }),
  )
  const view = viewNow()
  const element = canvasNow()?.element
  if (!box || !view || !element) return
  const fits =
    view.zoom >= 0.5 &&
    (box.width + around.x) * view.zoom < element.clientWidth - 80 &&
    (box.height + around.y) * view.zoom < element.clientHeight - 152
  if (fits) reveal(box)
  else
    fitRect({
      x: box.x - around.x,
      y: box.y - around.y,
      width: box.width + 2 * around.x,
      height: box.height + 2 * around.y,
    })
}
