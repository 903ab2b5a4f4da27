// Where a lane that is dragged by its header would come to stand: among which lanes, in which of them, and the line that shows it.
import { headerSize } from '#shared/diagram/geometry.ts'
import type { Bands, Diagram, DiagramLane, LaneBand, Point, Rect } from '#shared/diagram/types.ts'

export interface LaneDrop {
  /** The lane it comes into; null: none, it stands by itself. */
  readonly parent: string | null
  /** Place among the lanes there, itself not counted. */
  readonly index: number
  /** A line between two lanes, or the whole of the lane that it comes into. */
  readonly mark: Rect
  readonly into: boolean
}

const byPosition = (a: DiagramLane, b: DiagramLane) => a.position - b.position

/** Lanes of one level in order, without `except`. */
export function lanesIn(lanes: readonly DiagramLane[], parent: string | null, except: string): DiagramLane[] {
  return lanes.filter((l) => (l.parent ?? null) === parent && l.id !== except).sort(byPosition)
}

/**
 * The drop of lane `id` at a point of the drawing; null where it stays as it is. A lane without inner lanes goes into the one whose
 * middle it is dropped on; at the edges of a lane it comes before or after it, on that lane's level. At the outermost headers it
 * comes out again.
 */
export function laneDrop({ lanes }: Diagram, bands: Bands, id: string, { x, y }: Point): LaneDrop | null {
  const lane = lanes.find((l) => l.id === id)
  const own = bands.lanes.find((b) => b.id === id && b.header)
  if (!lane || !own) return null
  const isOuter = lanes.some((l) => l.parent === id)
  const parentOf = new Map(lanes.map((l) => [l.id, l.parent ?? null]))
  const outer = bands.lanes.filter((b) => b.depth === 0 && b.id !== null && b.header)
  const inner = bands.lanes.filter((b) => b.depth === 1 && b.id !== null && b.header)
  const [first, last] = [outer[0], outer.at(-1)]
  if (!first || !last) return null
  const holds = ({ box }: LaneBand) => y >= box.y && y < box.y + box.height
  const over = outer.find(holds) ?? (y < first.box.y ? first : last)
  const share = (b: LaneBand) => (y - b.box.y) / b.box.height

  const between = (parent: string | null, target: LaneBand, after: boolean): LaneDrop | null => {
    if (target.id === id) return null
    const there = lanesIn(lanes, parent, id)
    const index = there.findIndex((l) => l.id === target.id) + (after ? 1 : 0)
    const same = parent === (lane.parent ?? null) && lanesIn(lanes, parent, '').indexOf(lane) === index
    const { box } = target
    return same
      ? null
      : {
          parent,
          index,
          into: false,
          mark: { x: box.x, y: box.y + (after ? box.height : 0) - 1.5, width: box.width, height: 3 },
        }
  }

  const outside = x < over.box.x + headerSize && inner.some((b) => parentOf.get(b.id as string) === over.id)
  const child = isOuter || outside ? undefined : inner.find((b) => holds(b) && parentOf.get(b.id as string) === over.id)
  if (child) return between(over.id, child, share(child) > 0.5)
  const middle = share(over) > 0.25 && share(over) < 0.75
  if (middle && !isOuter && !outside && over.id !== id) {
    const there = lanesIn(lanes, over.id, id)
    return { parent: over.id, index: there.length, into: true, mark: over.box }
  }
  return between(null, over, share(over) > 0.5)
}
