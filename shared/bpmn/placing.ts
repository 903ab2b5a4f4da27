// Where the steps of a read process stand: where the file shows them, drawn apart where our cards need more room than its shapes.
import { bandPadding, outerBox, overlaps, snapStep, stepBox, stepSize, union } from '../diagram/geometry.ts'
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
  readonly title: string
  readonly bounds: Rect
  readonly lane: string | null
  readonly width: number | null
  readonly height: number | null
  /** It comes from a file of ours. */
  readonly isOurs: boolean
}

/** Room before the first step. */
const margin = 40
/** Room between two steps with their names, at least, and between two outlines beside each other: an arrow must fit in. */
const gap = 6
const arrow = 18
/** Centres of steps in one row differ by as much in other tools. */
const nearlyInRow = 12
/** More steps are laid out anew: to try factors takes too long. */
const mostTried = 3000
const factors = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.4]
const none = (): Placed => ({ steps: new Map(), lanes: new Map(), move: (at) => at, factor: { x: 1, y: 1 } })

/** Places for `nodes`, those of the scope that have bounds; none where one has not. `given`: our origin in a file of ours. */
export function placedNodes(scope: BpmnScope, nodes: readonly Placeable[], given: Point | null): Placed {
  const all = scope.nodes.length
  if (nodes.length === 0 || nodes.length < all) return none()
  // A canvas showed it so: nothing has to be drawn apart.
  if (given && nodes.every(({ isOurs }) => isOurs)) return asDrawn(nodes, given)
  if (nodes.length > mostTried || scope.vertical) return none()
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
      const steps = inRows(nodes, move)
      const boxes = nodes.map((node) => ({ node, box: { ...(steps.get(node.id) as Point), ...stepSize(node) } }))
      if (collide(nodes.map((node) => roomOf(node, steps.get(node.id) as Point)))) continue
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

function asDrawn(nodes: readonly Placeable[], origin: Point): Placed {
  const move = ({ x, y }: Point): Point => ({ x: x - origin.x, y: y - origin.y })
  const steps = new Map(nodes.map((node) => [node.id, stepPlace(node, move(centre(node.bounds)))]))
  return { steps, lanes: new Map(), move, factor: { x: 1, y: 1 } }
}

/** Other tools place by another grid: steps that nearly stand in a row stand in one here, so that flows between them are straight. */
function inRows(nodes: readonly Placeable[], move: Placed['move']): Map<string, Point> {
  const centres = nodes.map((node) => ({ node, at: move(centre(node.bounds)) })).sort((a, b) => a.at.y - b.at.y)
  const steps = new Map<string, Point>()
  for (let i = 0; i < centres.length; ) {
    const first = centres[i] as (typeof centres)[number]
    let end = i
    while (end < centres.length && (centres[end] as typeof first).at.y - first.at.y <= nearlyInRow) end++
    const row = centres.slice(i, end)
    const y = row.reduce((sum, { at }) => sum + at.y, 0) / row.length
    for (const { node, at } of row) {
      const place = stepPlace(node, { x: at.x, y })
      steps.set(node.id, node.isOurs ? stepPlace(node, at) : snapStep(node, place))
    }
    i = end
  }
  return steps
}

/** What a step covers with its name beside it and room for an arrow. */
function roomOf({ id, kind, title, width, height }: Placeable, at: Point): Rect {
  const step = { id, kind, title, width, height, lane: null, phase: null, x: null, y: null }
  return union(outerBox(step, at), stretched(stepBox(step, at), arrow, 0))
}
const stretched = ({ x, y, width, height }: Rect, dx: number, dy: number): Rect => ({
  ...{ x: x - dx / 2, y: y - dy / 2 },
  ...{ width: width + dx, height: height + dy },
})

/** Width of the header of a lane in our drawing. */
const laneHeader = 28

/** Bands lie below each other, from top to bottom. */
const inOrder = (boxes: readonly Rect[]) =>
  boxes.every((box, i) => i === 0 || box.y >= (boxes[i - 1] as Rect).y + (boxes[i - 1] as Rect).height - 2)

function collide(boxes: readonly Rect[]): boolean {
  const sorted = boxes.map((box) => stretched(box, gap, gap)).sort((a, b) => a.x - b.x)
  return sorted.some((box, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j] as Rect
      if (other.x >= box.x + box.width) return false
      if (overlaps(box, other)) return true
    }
    return false
  })
}
