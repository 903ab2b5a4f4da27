// Where steps stand after a sub-process was made of some of them, or dissolved among the others.
import {
  bandPadding,
  centreOf,
  gridSize,
  outerBox,
  outerBoxes,
  overlaps,
  snapStep,
  stepSize,
} from '#shared/diagram/geometry.ts'
import { settleLanes, stepGap } from '#shared/diagram/slots.ts'
import type { Bands, Diagram, DiagramStep, Point, Positions } from '#shared/diagram/types.ts'
import { nameKey } from '#shared/model/values/context.ts'

export interface Place extends Point {
  readonly id: string
}

/** Left edge at which `wanted` is on the grid of its kind. */
const steps = (value: number) => Math.round(value / gridSize) * gridSize

/**
 * The place of the step that stands for `chosen`: where the first of them stood (`entry`: the one that is led into). What stands
 * right of all of them closes up, as far as nothing else is in between.
 */
export function placesOfMade(
  { steps: all }: Diagram,
  positions: Positions,
  chosen: ReadonlySet<string>,
  entry: string,
): { at: Point; place: Place[] } | null {
  const first = all.find((s) => s.id === entry)
  const from = positions.get(entry)
  if (!first || !from) return null
  const size = stepSize('subprocess')
  const middle = centreOf(first, from)
  const left = Math.min(...all.filter((s) => chosen.has(s.id)).map((s) => positions.get(s.id)?.x ?? from.x))
  const at = snapStep('subprocess', { x: Math.min(left, from.x), y: middle.y - size.height / 2 })
  const edge = at.x + size.width
  const rest = all.filter((s) => !chosen.has(s.id) && positions.has(s.id))
  const right = rest.filter((s) => (positions.get(s.id) as Point).x >= edge)
  const next = Math.min(...right.map((s) => (positions.get(s.id) as Point).x))
  const free = Math.floor((next - edge - stepGap.x) / gridSize) * gridSize
  const place =
    Number.isFinite(free) && free > 0
      ? right.map(({ id }) => {
          const { x, y } = positions.get(id) as Point
          return { id, x: x - free, y }
        })
      : []
  return { at, place }
}

interface Drawn {
  readonly diagram: Diagram
  readonly positions: Positions
  readonly bands: Bands
}

/**
 * Places for dissolving `sub`: the steps of the child (`moved`) in their lanes of the parent as they stood to each other, what
 * stands right of the sub-process moved on, lanes grown. Lanes that the parent lacks come below, under their title.
 */
export function placesOfDissolved(
  parent: Drawn,
  sub: DiagramStep,
  child: Drawn,
  moved: readonly DiagramStep[],
): Place[] {
  const at = parent.positions.get(sub.id)
  if (!at || moved.length === 0) return []
  const boxes = outerBoxes(child.diagram, child.positions)
  const inner = moved.flatMap((s) => boxes.get(s.id) ?? [])
  const left = Math.min(...inner.map((b) => b.x))
  const width = Math.max(...inner.map((b) => b.x + b.width)) - left
  const subSize = stepSize(sub.kind)
  const dx = Math.max(0, steps(width - subSize.width))
  const wanted = new Map<string, Point>()
  const middle = centreOf(sub, at)
  const others = parent.diagram.steps.filter((s) => s.id !== sub.id)
  for (const s of others) {
    const p = parent.positions.get(s.id)
    if (p) wanted.set(s.id, centreOf(s, p).x > middle.x ? { x: p.x + dx, y: p.y } : p)
  }
  const lanes = [...parent.diagram.lanes]
  const top = (drawn: Drawn, lane: string | null) => drawn.bands.lanes.find((b) => b.leaf && b.id === lane)?.box.y
  const bottom = parent.bands.bounds.y + parent.bands.bounds.height
  const laneIn = (lane: string | null): string | null => {
    const own = child.diagram.lanes.find((l) => l.id === lane)
    if (!own) return sub.lane
    const same = lanes.find((l) => nameKey(l.title) === nameKey(own.title))
    if (same) return same.id
    lanes.push({ id: `new ${own.title}`, title: own.title, position: Math.max(0, ...lanes.map((l) => l.position)) + 1 })
    return `new ${own.title}`
  }
  const news = moved.map((s): DiagramStep => ({ ...s, lane: laneIn(s.lane) }))
  const filled = others.map((s) => outerBox(s, wanted.get(s.id) ?? { x: 0, y: 0 }))
  const first = Math.min(...inner.map((b) => b.y))
  news.forEach((s, i) => {
    const from = child.positions.get(s.id) as Point
    const was = moved[i] as DiagramStep
    const band = top(parent, s.lane) ?? bottom
    // A child without lanes keeps its lines where the step stood.
    const y = was.lane === null ? at.y + from.y - first : band + from.y - (top(child, was.lane) ?? first - bandPadding)
    let place = snapStep(s.kind, { x: at.x + from.x - left, y })
    for (let tries = 0; tries < 40 && filled.some((b) => overlaps(b, outerBox(s, place))); tries++)
      place = { x: place.x, y: place.y + 2 * gridSize }
    wanted.set(s.id, place)
    filled.push(outerBox(s, place))
  })
  const after = settleLanes({ ...parent.diagram, lanes, steps: [...others, ...news] }, wanted)
  return [...after].flatMap(([id, p]) => {
    const before = parent.positions.get(id)
    return before && before.x === p.x && before.y === p.y ? [] : [{ id, x: Math.round(p.x), y: Math.round(p.y) }]
  })
}
