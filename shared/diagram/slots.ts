// Finds free places among steps that stand already, and keeps lanes from running into each other.
import { laneLeaves, leafOfSteps } from './bands.ts'
import { bandPadding, gridSize, inflate, minLaneHeight, outerBox, outerBoxes, overlaps, snapStep } from './geometry.ts'
import { labelSidesAt } from './routing/ports.ts'
import type { Diagram, DiagramStep, LabelSide, Point, Positions, Rect } from './types.ts'

/** Room between steps that place themselves. */
export const stepGap = { x: 48, y: 32 } as const

/** The boxes that a box would touch if it kept the given distance from all. */
export function blockers(box: Rect, boxes: Iterable<Rect>, distance = 16): Rect[] {
  const wide = inflate(box, distance)
  return [...boxes].filter((other) => overlaps(wide, other))
}

/** The box moved right, past everything in its way. */
export function firstFreeRight(box: Rect, boxes: readonly Rect[]): Rect {
  let free = box
  for (let hit = blockers(free, boxes); hit.length > 0; hit = blockers(free, boxes)) {
    const edge = Math.max(...hit.map((other) => other.x + other.width))
    free = { ...free, x: free.x + Math.ceil((edge + stepGap.x - free.x) / gridSize) * gridSize }
  }
  return free
}

/**
 * The nearest place on the grid at which a step, its outside label included, lies inside a lane's box: where a step that is
 * dropped there should stay. Without a lane only the grid matters.
 */
export function intoLane(step: DiagramStep, at: Point, lane: Rect | null, side?: LabelSide): Point {
  const snapped = snapStep(step, at)
  if (!lane) return snapped
  const box = outerBox(step, snapped, side)
  const lowest = lane.y + lane.height - bandPadding - box.height
  const y = Math.max(lane.y + bandPadding, Math.min(box.y, lowest))
  // Snapped downward at the upper edge: a lane can grow below, not above.
  return snapStep(step, { x: snapped.x, y: snapped.y + y - box.y + (y > box.y ? gridSize / 2 : 0) })
}

/** Nearer than this to the border above, in px, a lane's steps look as if they stood on it. */
const lanePadding = 8

/**
 * Moves whole lanes down where a lane above has grown into them, so that every step lies inside its band again.
 * Positions of lanes that fit stay as they are.
 */
export function settleLanes(diagram: Diagram, positions: Positions): Map<string, Point> {
  const settled = new Map(positions)
  if (diagram.lanes.length === 0) return settled
  const leaves = laneLeaves(diagram)
  const leafOf = leafOfSteps(diagram, leaves)
  const boxes = outerBoxes(diagram, positions, labelSidesAt(diagram, positions))
  const inLeaf = leaves.map(() => ({ ids: [] as string[], first: Infinity, last: -Infinity }))
  for (const [id, box] of boxes) {
    const leaf = inLeaf[leafOf.get(id) ?? -1]
    if (!leaf) continue
    leaf.ids.push(id)
    leaf.first = Math.min(leaf.first, box.y)
    leaf.last = Math.max(leaf.last, box.y + box.height)
  }
  let top = 0
  leaves.forEach(({ lane }, i) => {
    const { ids, first, last } = inLeaf[i]!
    const dy = first < top + lanePadding ? Math.ceil((top + bandPadding - first) / gridSize) * gridSize : 0
    if (dy > 0) {
      for (const id of ids) {
        const at = settled.get(id)
        if (at) settled.set(id, { x: at.x, y: at.y + dy })
      }
    }
    top = Math.max(top + Math.max(minLaneHeight, lane?.size ?? 0), last + dy + bandPadding)
  })
  return settled
}
