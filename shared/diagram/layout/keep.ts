// Fits newly laid out steps around those that must stay where they are.
import { laneLeaves, layoutBands, leafOfSteps } from '../bands.ts'
import { outerBox, outerBoxes, storedPositions } from '../geometry.ts'
import { firstFreeRight, intoLane, settleLanes } from '../slots.ts'
import type { Diagram, DiagramStep, Point, Positions, Rect } from '../types.ts'

/**
 * Positions in which kept steps stand where they are stored and the others as near to their new place, seen from their
 * neighbours, as is free. Lanes that need more room push the lanes below down as a whole.
 */
export function placeAround(diagram: Diagram, laid: Positions, keep: ReadonlySet<string>): Map<string, Point> {
  const placed = new Map([...storedPositions(diagram)].filter(([id]) => keep.has(id)))
  if (placed.size === 0) return new Map(laid)
  const boxes = [...outerBoxes(diagram, placed).values()]
  const bandOf = bandsAround(diagram, placed)
  const neighbours = neighbourIndex(diagram)
  const open = diagram.steps.filter((step) => !placed.has(step.id) && laid.has(step.id))
  open.sort((a, b) => laid.get(a.id)!.x - laid.get(b.id)!.x || laid.get(a.id)!.y - laid.get(b.id)!.y)
  for (const step of open) {
    const wish = wishFor(step, laid, placed, neighbours.get(step.id) ?? [])
    const at = intoLane(step, wish, bandOf(step))
    const box = outerBox(step, at)
    const free = firstFreeRight(box, boxes)
    placed.set(step.id, { x: at.x + free.x - box.x, y: at.y })
    boxes.push(free)
  }
  return settleLanes(diagram, placed)
}

function neighbourIndex(diagram: Diagram): Map<string, string[]> {
  const index = new Map<string, string[]>()
  const add = (a: string, b: string) => {
    const list = index.get(a)
    if (list) list.push(b)
    else index.set(a, [b])
  }
  for (const { from, to } of diagram.flows) {
    add(to, from)
    add(from, to)
  }
  return index
}

/** As far from a neighbour that has its place as in the new layout; without one, from the kept step laid out nearest. */
function wishFor(step: DiagramStep, laid: Positions, placed: Positions, neighbours: readonly string[]): Point {
  const own = laid.get(step.id)!
  const distance = (id: string) => {
    const other = laid.get(id)
    return other ? Math.hypot(other.x - own.x, other.y - own.y) : Infinity
  }
  const candidates = neighbours.filter((id) => placed.has(id))
  const pool = candidates.length > 0 ? candidates : [...placed.keys()]
  let anchor = pool[0]!
  for (const id of pool) if (distance(id) < distance(anchor)) anchor = id
  const at = placed.get(anchor)!
  const from = laid.get(anchor) ?? at
  return { x: at.x + own.x - from.x, y: at.y + own.y - from.y }
}

function bandsAround(diagram: Diagram, placed: Positions): (step: DiagramStep) => Rect | null {
  if (diagram.lanes.length === 0) return () => null
  const leaves = laneLeaves(diagram)
  const leafOf = leafOfSteps(diagram, leaves)
  const bands = layoutBands(diagram, placed).lanes.filter((lane) => lane.leaf)
  const byLane = new Map(bands.map((band) => [band.id, band.box]))
  return (step) => byLane.get(leaves[leafOf.get(step.id) ?? 0]?.lane?.id ?? null) ?? null
}
