// A click on the point at a side of a step adds the next step on that side.
import { laneAt, phaseAt } from '#shared/diagram/bands.ts'
import { centreOf, outerBoxes, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import { blockers, stepGap } from '#shared/diagram/slots.ts'
import type { Side } from '#shared/diagram/types.ts'
import { branchFrom, startDraft, startDraftAt } from '../capture/commit.ts'
import { drawingOf } from '../model/drawing.ts'
import { editor } from '../model/state.ts'

/** A click on the point at a side of a step: a step is typed there, or where it finds room. */
export function quickAdd(from: string, side: Side): void {
  const { version } = editor()
  if (version === null) return
  const { diagram, positions, bands } = drawingOf(version)
  const step = diagram.steps.find((s) => s.id === from)
  const at = positions.get(from)
  if (!step || !at || editor().readOnly) return
  if (side === 'right') return void startDraft(version, from)
  const middle = centreOf(step, at)
  const own = stepSize(step)
  const { width, height } = stepSize('task')
  const dx = side === 'left' ? -(own.width / 2 + stepGap.x + width / 2) : 0
  const dy = side === 'left' ? 0 : (own.height / 2 + stepGap.y + 8 + height / 2) * (side === 'top' ? -1 : 1)
  const place = snapStep('task', { x: middle.x + dx - width / 2, y: middle.y + dy - height / 2 })
  const boxes = [...outerBoxes(diagram, positions).values()]
  if (blockers({ ...place, width, height }, boxes, 8).length > 0) return void branchFrom(version, from)
  const to = { x: place.x + width / 2, y: place.y + height / 2 }
  const lane = bands.lanes.length > 0 ? (laneAt(bands, to.y)?.id ?? null) : step.lane
  startDraftAt(version, { after: from, kind: 'task', at: place, lane, phase: phaseAt(bands, to.x)?.id ?? null })
}
