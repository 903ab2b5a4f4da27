// What a drag or a rearrangement does to steps: new places on the grid, lanes and phases under them, and room for what grew.
import { laneAt, laneLeaves, leafOfSteps, phaseAt } from '#shared/diagram/bands.ts'
import { bandPadding, centreOf, gridSize, minLaneHeight, outerBoxes, snapStep } from '#shared/diagram/geometry.ts'
import { settleLanes } from '#shared/diagram/slots.ts'
import type { Bands, Diagram, DiagramLane, Point, Positions } from '#shared/diagram/types.ts'

export interface Move extends Point {
  readonly id: string
  readonly lane?: string | null
  readonly phase?: string | null
}

/** The dragged group at the nearest places on the grid: `lead` snaps, the others keep their distance to it. */
export function snapped(diagram: Diagram, start: Positions, lead: string, to: Point): Point {
  const step = diagram.steps.find((s) => s.id === lead)
  const from = start.get(lead)
  if (!step || !from) return { x: 0, y: 0 }
  const at = snapStep(step, to)
  return { x: at.x - from.x, y: at.y - from.y }
}

/** Moves so that `after` becomes true, only where something changes. */
export function movesBetween(diagram: Diagram, after: Positions): Move[] {
  return diagram.steps.flatMap(({ id, x, y }) => {
    const at = after.get(id)
    return at && (at.x !== x || at.y !== y) ? [{ id, x: Math.round(at.x), y: Math.round(at.y) }] : []
  })
}

/**
 * The moves of a drop: dragged steps take lane and phase from where their centre lies now; steps of lanes that had to make room
 * move along. `bands` are those seen while dragging.
 */
export function dropMoves(diagram: Diagram, bands: Bands, positions: Positions, dropped: Positions): Move[] {
  const changed = new Map<string, { lane?: string | null; phase?: string | null }>()
  const steps = diagram.steps.map((step) => {
    const at = dropped.get(step.id)
    if (!at) return step
    const middle = centreOf(step, at)
    const lane = bands.lanes.length > 0 ? (laneAt(bands, middle.y)?.id ?? null) : step.lane
    const column = bands.phases.length > 0 ? (phaseAt(bands, middle.x)?.id ?? null) : step.phase
    // A step without a phase keeps none unless it is carried into another column.
    const before = positions.get(step.id)
    const same = before && phaseAt(bands, centreOf(step, before).x)?.id === column
    const phase = same ? step.phase : column
    changed.set(step.id, {
      ...(lane !== step.lane ? { lane } : {}),
      ...(phase !== step.phase ? { phase } : {}),
    })
    return { ...step, lane, phase }
  })
  const after = settleLanes({ ...diagram, steps }, new Map([...positions, ...dropped]))
  return movesBetween(diagram, after)
    .map((move) => ({ ...move, ...changed.get(move.id) }))
    .concat(
      [...changed].flatMap(([id, change]) => {
        const at = after.get(id)
        const step = diagram.steps.find((s) => s.id === id)
        const stays = at && step && step.x === at.x && step.y === at.y
        return stays && Object.keys(change).length > 0 ? [{ id, x: at.x, y: at.y, ...change }] : []
      }),
    )
}

/**
 * Places of all steps when the lanes of a drawing are put in another order, resized, added or removed: each lane's steps keep
 * their arrangement and move with their band. `bands` are those of `before`; lanes unknown there get an empty band.
 */
export function restack(
  before: Diagram,
  bands: Bands,
  positions: Positions,
  lanes: readonly DiagramLane[],
): Map<string, Point> {
  const after = { ...before, lanes }
  const leaves = laneLeaves(after)
  const leafOf = leafOfSteps(after, leaves)
  const boxes = outerBoxes(before, positions)
  const oldTop = new Map(bands.lanes.filter((band) => band.leaf).map((band) => [band.id, band.box.y]))
  const placed = new Map(positions)
  let top = 0
  leaves.forEach(({ lane }, leaf) => {
    const inside = [...boxes].filter(([id]) => leafOf.get(id) === leaf)
    const first = Math.min(...inside.map(([, box]) => box.y))
    const last = Math.max(...inside.map(([, box]) => box.y + box.height))
    const was = oldTop.get(lane?.id ?? null) ?? first - bandPadding
    const wanted = Math.max(top - was, top + Math.min(bandPadding, Math.max(0, first - was)) - first)
    const dy = inside.length === 0 ? 0 : Math.ceil(wanted / gridSize) * gridSize
    for (const [id] of inside) {
      const at = positions.get(id)
      if (at) placed.set(id, { x: at.x, y: at.y + dy })
    }
    top += Math.max(minLaneHeight, lane?.size ?? 0, inside.length === 0 ? 0 : last + dy + bandPadding - top)
  })
  return placed
}

/** The least height of a lane's band that still holds its steps. */
export function leastLaneHeight(diagram: Diagram, bands: Bands, positions: Positions, lane: string): number {
  const top = bands.lanes.find((band) => band.leaf && band.id === lane)?.box.y ?? 0
  let least = minLaneHeight
  const boxes = outerBoxes(diagram, positions)
  for (const step of diagram.steps) {
    const box = step.lane === lane ? boxes.get(step.id) : undefined
    if (box) least = Math.max(least, box.y + box.height + bandPadding - top)
  }
  return Math.ceil(least)
}

/** The lanes with `id` at another place among those of its own level; positions count from 1. */
export function reordered<T extends { id: string }>(rows: readonly T[], id: string, to: number): T[] {
  const moved = rows.find((row) => row.id === id)
  if (!moved) return [...rows]
  const rest = rows.filter((row) => row.id !== id)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}
