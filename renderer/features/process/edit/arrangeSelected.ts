// Aligns and distributes the selected steps, as one command.
import {
  type Alignment,
  aligned,
  alignments,
  type Distribution,
  distributed,
  distributions,
} from '#shared/diagram/alignSteps.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import { drawingOf } from '../model/drawing.ts'
import { dropMoves } from '../model/moves.ts'
import { moveSteps } from '../model/moving.ts'
import { editor } from '../model/state.ts'

export { alignments, distributions }
export type Arrangement = Alignment | Distribution

/** Outlines of the selected steps; labels beside a shape do not count. */
function selectedBoxes(version: string): Map<string, Rect> {
  const { diagram, positions } = drawingOf(version)
  const boxes = new Map<string, Rect>()
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (at && editor().steps.has(step.id)) boxes.set(step.id, stepBox(step, at))
  }
  return boxes
}

/** Puts the selected steps in line or at equal distances. */
export async function arrangeSelected(version: string, how: Arrangement): Promise<void> {
  const boxes = selectedBoxes(version)
  const isLine = (alignments as readonly string[]).includes(how)
  const places = isLine ? aligned(boxes, how as Alignment) : distributed(boxes, how as Distribution)
  const { diagram, bands, positions } = drawingOf(version)
  const moved = new Map<string, Point>()
  for (const [id, { x, y }] of places) {
    const at = positions.get(id)
    const to = { x: Math.round(x), y: Math.round(y) }
    if (at && (at.x !== to.x || at.y !== to.y)) moved.set(id, to)
  }
  if (moved.size > 0) await moveSteps(version, dropMoves(diagram, bands, positions, moved))
}
