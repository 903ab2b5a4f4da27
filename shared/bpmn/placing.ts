// Where the steps of a read process stand: where the file shows them, drawn apart where our cards need more room than its shapes.
import { bandPadding, overlaps, snapStep, stepSize } from '../diagram/geometry.ts'
import type { Point, Rect } from '../diagram/types.ts'
import type { StepKind } from '../model/entities/step.ts'
import { centre, stepPlace } from './geometry.ts'
import type { BpmnScope } from './types.ts'

export interface Placed {
  /** Left and top edge by node id; empty: the file shows none, or they cannot stand as it shows them. */
  readonly steps: ReadonlyMap<string, Point>
  /** Heights of lanes by id. */
  readonly lanes: ReadonlyMap<string, number>
  /** A place of the file in our drawing. */
  readonly move: (at: Point) => Point
  readonly factor: Point
}
export interface Placeable {
  readonly id: string
  readonly kind: StepKind
  readonly bounds: Rect
  readonly lane: string | null
  readonly width: number | null
  readonly height: number | null
  /** It comes from a file of ours. */
  readonly isOurs: boolean
}

/** Room before the first step. */
const margin = 40
/** Room between the outlines of two steps, at least. */
const gap = 10
/** More steps are laid out anew: to try factors takes too long. */
const mostTried = 3000
const factors = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.4]
const none = (): Placed => ({ steps: new Map(), lanes: new Map(), move: (at) => at, factor: { x: 1, y: 1 } })

/** Places for `nodes`, those of the scope that have bounds; none where one has not. `given`: our origin in a file of ours. */
export function placedNodes(scope: BpmnScope, nodes: readonly Placeable[], given: Point | null): Placed {
  const all = scope.nodes.length
  if (nodes.length === 0 || nodes.length < all || nodes.length > mostTried || scope.vertical) return none()
  const leaves = scope.lanes.filter(
    ({ id }) => !scope.lanes.some(({ parent }) => parent === id) || nodes.some(({ lane }) => lane === id),
  )
  const bands = leaves.flatMap(({ id, bounds }) => (bounds ? [{ id, bounds }] : []))
  if (bands.length < leaves.length || !inOrder(bands.map(({ bounds }) => bounds))) return none()
  // Steps outside of all lanes have a band of their own below; where they stood says nothing about it.
  if (bands.length > 0 && nodes.some(({ lane }) => lane === null || !bands.some(({ id }) => id === lane))) return none()
  const origin =
    given ??
    corner(
      nodes,
      bands.map(({ bounds }) => bounds),
    )
  for (const x of factors)
    for (const y of factors.slice(0, 4)) {
      const move = (at: Point): Point => ({ x: (at.x - origin.x) * x, y: (at.y - origin.y) * y })
      const steps = new Map(nodes.map((node) => [node.id, placeOf(node, move)]))
      const boxes = nodes.map((node) => ({ node, box: { ...(steps.get(node.id) as Point), ...stepSize(node) } }))
      if (collide(boxes.map(({ box }) => box))) continue
      const inside = bands.every(({ id, bounds }) => {
        const top = move(bounds).y
        return boxes.every(
          ({ node, box }) =>
            node.lane !== id || (box.y >= top + 2 && box.y + box.height <= top + bounds.height * y + bandPadding),
        )
      })
      if (!inside) continue
      return {
        steps,
        lanes: new Map(bands.map(({ id, bounds }) => [id, Math.round(bounds.height * y)])),
        move,
        factor: { x, y },
      }
    }
  return none()
}

/** Where the drawing of another tool begins: at its lanes, else a little before its first step. */
function corner(nodes: readonly Placeable[], bands: readonly Rect[]): Point {
  if (bands.length > 0)
    return { x: Math.max(...bands.map(({ x }) => x)) + laneHeader, y: Math.min(...bands.map(({ y }) => y)) }
  const [xs, ys] = [nodes.map(({ bounds }) => bounds.x), nodes.map(({ bounds }) => bounds.y)]
  return { x: Math.min(...xs) - margin, y: Math.min(...ys) - margin }
}

/** Other tools place by another grid: what nearly stands in line stands in line here. */
function placeOf(node: Placeable, move: Placed['move']): Point {
  const at = stepPlace(node, move(centre(node.bounds)))
  return node.isOurs ? at : snapStep(node, at)
}

/** Width of the header of a lane in our drawing. */
const laneHeader = 28

/** Bands lie below each other, from top to bottom. */
const inOrder = (boxes: readonly Rect[]) =>
  boxes.every((box, i) => i === 0 || box.y >= (boxes[i - 1] as Rect).y + (boxes[i - 1] as Rect).height - 2)

function collide(boxes: readonly Rect[]): boolean {
  const sorted = boxes
    .map(({ x, y, width, height }) => ({ x: x - gap / 2, y: y - gap / 2, width: width + gap, height: height + gap }))
    .sort((a, b) => a.x - b.x)
  return sorted.some((box, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j] as Rect
      if (other.x >= box.x + box.width) return false
      if (overlaps(box, other)) return true
    }
    return false
  })
}
