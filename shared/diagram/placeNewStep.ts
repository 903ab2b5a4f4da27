// Finds the place of a step that is typed after another one, and what must make room for it.
import { laneLeaves, layoutBands } from './bands.ts'
import {
  bandPadding,
  centreOf,
  gridSize,
  outerBox,
  outerBoxes,
  snapStep,
  stepSize,
  storedPositions,
} from './geometry.ts'
import { labelSidesAt } from './routing/ports.ts'
import { blockers, stepGap } from './slots.ts'
import type { Diagram, DiagramStep, Point, Rect, StepKind } from './types.ts'

export type NewStepOptions = {
  /** Lane of the new step; that of the step before when left out. */
  lane?: string | null
  kind?: StepKind
  title?: string
  /** A second way out of the step before: it goes below the first. */
  branch?: boolean
}

export type NewStepPlace = Point & {
  /** Steps that have to move by (dx, dy) so that the new one fits; empty in the usual case. */
  shift: { id: string; dx: number; dy: number }[]
}

/** Where to put a step typed after another one: right of it on the same line, or below the steps that stand there. */
export function placeNewStep(diagram: Diagram, after: string | null, options: NewStepOptions = {}): NewStepPlace {
  const positions = storedPositions(diagram)
  const before = diagram.steps.find((step) => step.id === after && positions.has(step.id))
  const step = newStep(before, options)
  const known = diagram.lanes.some((lane) => lane.id === step.lane)
  const bands = layoutBands({ ...diagram, steps: [...diagram.steps, step] }, positions)
  const band =
    diagram.lanes.length > 0
      ? (bands.lanes.find((lane) => lane.leaf && lane.id === (known ? step.lane : null))?.box ?? null)
      : null
  const boxes = outerBoxes(diagram, positions, labelSidesAt(diagram, positions))
  const size = stepSize(step)
  const beforeBox = before ? boxes.get(before.id)! : null
  const lineY = lineFor(diagram, before, positions, boxes, step, band)
  const width = outerBox(step, { x: 0, y: 0 }).width
  const centreX = beforeBox ? beforeBox.x + beforeBox.width + stepGap.x + width / 2 : bandPadding + 4 + width / 2
  const slot = (y: number) => {
    // Never left of the slot, or the step before would be too close.
    const x = Math.ceil(centreX / gridSize) * gridSize
    return snapStep(step, { x: x - size.width / 2, y: y - size.height / 2 })
  }
  const all = [...boxes.values()]
  const first = slot(lineY)
  if (blockers(outerBox(step, first), all).length === 0)
    return { ...first, shift: makeRoomBelow(diagram, step, first, band, boxes) }
  const sameLane = !before || before.lane === step.lane
  if (options.branch || !sameLane) {
    const below = firstFreeBelow(step, first, all)
    return { ...below, shift: makeRoomBelow(diagram, step, below, band, boxes) }
  }
  return { ...first, shift: makeRoomRight(step, first, before, boxes) }
}

function newStep(before: DiagramStep | undefined, { lane, kind = 'task', title = '' }: NewStepOptions): DiagramStep {
  return {
    id: '',
    kind,
    title,
    lane: lane === undefined ? (before?.lane ?? null) : lane,
    phase: null,
    x: null,
    y: null,
  }
}

/** The height of the line to write on: that of the step before, else of the lane's nearest step, else the lane's middle. */
function lineFor(
  diagram: Diagram,
  before: DiagramStep | undefined,
  positions: ReadonlyMap<string, Point>,
  boxes: ReadonlyMap<string, Rect>,
  step: DiagramStep,
  band: Rect | null,
): number {
  const beforeY = before ? centreOf(before, positions.get(before.id)!).y : null
  if (beforeY !== null && (!band || before?.lane === step.lane)) return beforeY
  if (!band) return 0
  const leaves = new Set(laneLeaves(diagram).map((leaf) => leaf.lane?.id ?? null))
  const beforeX = before ? boxes.get(before.id)!.x : 0
  let nearest: { y: number; distance: number } | null = null
  for (const other of diagram.steps) {
    const at = positions.get(other.id)
    const home = leaves.has(other.lane) ? other.lane : null
    if (!at || home !== step.lane) continue
    const distance = Math.abs(at.x - beforeX)
    if (!nearest || distance < nearest.distance) nearest = { y: centreOf(other, at).y, distance }
  }
  return nearest?.y ?? band.y + band.height / 2
}

function firstFreeBelow(step: DiagramStep, from: Point, boxes: readonly Rect[]): Point {
  let at = from
  for (let hit = blockers(outerBox(step, at), boxes); hit.length > 0; hit = blockers(outerBox(step, at), boxes)) {
    const top = outerBox(step, at).y
    const bottom = Math.max(...hit.map((box) => box.y + box.height))
    at = { x: at.x, y: at.y + Math.ceil((bottom + stepGap.y - top) / gridSize) * gridSize }
  }
  return at
}

/** Everything to the right of the step before moves just far enough; lanes and rows stay. */
function makeRoomRight(
  step: DiagramStep,
  at: Point,
  before: DiagramStep | undefined,
  boxes: ReadonlyMap<string, Rect>,
): NewStepPlace['shift'] {
  const box = outerBox(step, at)
  const needed = box.x + box.width + stepGap.x
  const middle = box.x - stepGap.x / 2
  const right = [...boxes].filter(([id, other]) => id !== before?.id && other.x + other.width / 2 > middle)
  const blocked = right.filter(([, other]) => blockers(box, [other]).length > 0)
  const leftmost = Math.min(...blocked.map(([, other]) => other.x))
  const dx = Math.ceil((needed - leftmost) / gridSize) * gridSize
  return dx > 0 && Number.isFinite(dx) ? right.map(([id]) => ({ id, dx, dy: 0 })) : []
}

/** Steps of the lanes below move down when the lane has to grow. */
function makeRoomBelow(
  diagram: Diagram,
  step: DiagramStep,
  at: Point,
  band: Rect | null,
  boxes: ReadonlyMap<string, Rect>,
): NewStepPlace['shift'] {
  if (!band) return []
  const box = outerBox(step, at)
  const missing = box.y + box.height + bandPadding - (band.y + band.height)
  if (missing <= 0) return []
  const dy = Math.ceil(missing / gridSize) * gridSize
  const bottom = band.y + band.height
  return diagram.steps.flatMap(({ id, lane }) => {
    const other = boxes.get(id)
    return other && lane !== step.lane && other.y + other.height / 2 >= bottom ? [{ id, dx: 0, dy }] : []
  })
}
