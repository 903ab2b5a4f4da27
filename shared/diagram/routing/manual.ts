// A flow through corners set by hand: orthogonal, through each of them in order.
import { centreOf, portPoint } from '../geometry.ts'
import type { DiagramStep, Point, Side } from '../types.ts'
import { simplify } from './pieces.ts'

/** The whole line from border to border; corners that do not lie on one line are joined by a right angle. */
export function manualLine(
  source: DiagramStep,
  sourceAt: Point,
  target: DiagramStep,
  targetAt: Point,
  corners: readonly (readonly [number, number])[],
): Point[] {
  const inner = corners.map(([x, y]) => ({ x, y }))
  const start = facing(source, sourceAt, inner[0] ?? centreOf(target, targetAt))
  const end = facing(target, targetAt, inner.at(-1) ?? centreOf(source, sourceAt))
  const points: Point[] = [start.point]
  let vertical = isVertical(start.side)
  for (const corner of inner) {
    const last = points.at(-1)!
    if (last.x !== corner.x && last.y !== corner.y) {
      points.push(vertical ? { x: last.x, y: corner.y } : { x: corner.x, y: last.y })
      vertical = !vertical
    } else vertical = last.x === corner.x
    points.push(corner)
  }
  const last = points.at(-1)!
  if (last.x !== end.point.x && last.y !== end.point.y) {
    if (vertical !== isVertical(end.side))
      points.push(vertical ? { x: last.x, y: end.point.y } : { x: end.point.x, y: last.y })
    else if (vertical) {
      const middle = (last.y + end.point.y) / 2
      points.push({ x: last.x, y: middle }, { x: end.point.x, y: middle })
    } else {
      const middle = (last.x + end.point.x) / 2
      points.push({ x: middle, y: last.y }, { x: middle, y: end.point.y })
    }
  }
  points.push(end.point)
  simplify(points)
  return points
}

const isVertical = (side: Side): boolean => side === 'top' || side === 'bottom'

/** The port that looks toward a point. */
function facing(step: DiagramStep, at: Point, toward: Point): { point: Point; side: Side } {
  const centre = centreOf(step, at)
  const right = portPoint(step, at, 'right')
  const bottom = portPoint(step, at, 'bottom')
  const dx = toward.x - centre.x
  const dy = toward.y - centre.y
  const beside = Math.abs(dy) * (right.x - centre.x) <= Math.abs(dx) * (bottom.y - centre.y)
  let side: Side
  if (beside) side = dx >= 0 ? 'right' : 'left'
  else side = dy >= 0 ? 'bottom' : 'top'
  return { point: portPoint(step, at, side), side }
}
