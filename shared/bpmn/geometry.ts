// Where elements of BPMN stand, given our drawing: the same outlines, but a wait is a circle there.
import { outsideLabel, stepBox, stepSize } from '../diagram/geometry.ts'
import type { DiagramStep, LabelSide, Point, Rect } from '../diagram/types.ts'

/** Diameter of an event in other tools. */
const eventSize = 36

const middle = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })
export const around = ({ x, y }: Point, width: number, height: number): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})
export const centre = middle

/** The outline of a step in BPMN. */
export function nodeBounds(step: DiagramStep, at: Point): Rect {
  const box = stepBox(step, at)
  return step.kind === 'delay' ? around(middle(box), eventSize, eventSize) : box
}

/** Top-left corner of the step whose outline in BPMN has this centre. */
export function stepPlace(step: Pick<DiagramStep, 'kind' | 'width' | 'height'>, at: Point): Point {
  const { width, height } = stepSize(step)
  return { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) }
}

/** The box of a name that stands beside or below its shape; null where it stands inside. */
export function nodeLabel(step: DiagramStep, at: Point, side: LabelSide | undefined): Rect | null {
  if (step.kind !== 'delay') return outsideLabel(step, at, side)?.box ?? null
  const { x, y } = middle(stepBox(step, at))
  return step.title.trim() === '' ? null : { x: x - 62, y: y + eventSize / 2 + 4, width: 124, height: 28 }
}

/**
 * A line whose end lies on the border of a wait's card, led on to its circle: straight on where it meets the circle, else
 * with one corner at its middle.
 */
export function ledToCircle(points: readonly Point[], card: Rect, end: 'first' | 'last'): Point[] {
  const line = end === 'last' ? [...points] : points.toReversed()
  const tip = line.at(-1)
  if (!tip) return [...points]
  const { x, y } = middle(card)
  const radius = eventSize / 2
  const [dx, dy] = [tip.x - x, tip.y - y]
  const sideways = Math.abs(dx) >= card.width / 2 - 1
  if (sideways && Math.abs(dy) < radius)
    line[line.length - 1] = { x: x + Math.sign(dx) * Math.sqrt(radius ** 2 - dy ** 2), y: tip.y }
  else if (!sideways && Math.abs(dx) < radius)
    line[line.length - 1] = { x: tip.x, y: y + Math.sign(dy) * Math.sqrt(radius ** 2 - dx ** 2) }
  else if (sideways) line.push({ x, y: tip.y }, { x, y: y + Math.sign(dy) * radius })
  else line.push({ x: tip.x, y }, { x: x + Math.sign(dx) * radius, y })
  return end === 'last' ? line : line.toReversed()
}

/** A straight line between the borders of two shapes, for connections that the plan does not draw. */
export function straight(from: Rect, to: Rect): [Point, Point] {
  const [a, b] = [middle(from), middle(to)]
  return [onBorder(from, b), onBorder(to, a)]
}

/** Where the line from the middle of a box towards a point leaves the box. */
function onBorder(box: Rect, towards: Point): Point {
  const at = middle(box)
  const [dx, dy] = [towards.x - at.x, towards.y - at.y]
  const share = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  )
  return share === Infinity ? at : { x: at.x + dx * Math.min(1, share), y: at.y + dy * Math.min(1, share) }
}

export const moved = <R extends Rect | null>(box: R, dx: number, dy: number): R =>
  (box === null ? null : { ...box, x: box.x + dx, y: box.y + dy }) as R
