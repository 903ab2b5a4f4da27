// A flow through corners set by hand: orthogonal, through each of them in order.
import { portPoint } from '../geometry.ts'
import type { DiagramStep, Point, Side } from '../types.ts'
import { same, simplify } from './pieces.ts'

const allSides = ['right', 'bottom', 'top', 'left'] as const
const isVertical = (side: Side): boolean => side === 'top' || side === 'bottom'

type Corners = readonly (readonly [number, number])[]

/**
 * The whole line from border to border. Corners that do not lie on one line are joined by a right angle; the sides of the
 * steps are those that give the plainest line.
 */
export function manualLine(
  source: DiagramStep,
  sourceAt: Point,
  target: DiagramStep,
  targetAt: Point,
  corners: Corners,
): Point[] {
  let best: Point[] = []
  let least = Infinity
  for (const startSide of allSides) {
    for (const endSide of allSides) {
      const start = portPoint(source, sourceAt, startSide)
      const end = portPoint(target, targetAt, endSide)
      const points = throughCorners(start, startSide, end, endSide, corners)
      const cost = clumsiness(points, startSide, endSide)
      if (cost >= least) continue
      least = cost
      best = points
    }
  }
  simplify(best)
  return best
}

function throughCorners(start: Point, startSide: Side, end: Point, endSide: Side, corners: Corners): Point[] {
  const points: Point[] = [start]
  // Whether the next piece should run vertically: out of the port first, then turning at every corner.
  let vertical = isVertical(startSide)
  for (const [x, y] of corners) {
    const last = points.at(-1)!
    const oneLine = same(last.x, x) || same(last.y, y)
    if (oneLine) vertical = !same(last.x, x)
    else points.push(vertical ? { x: last.x, y } : { x, y: last.y })
    points.push({ x, y })
  }
  const last = points.at(-1)!
  if (!same(last.x, end.x) && !same(last.y, end.y)) {
    if (vertical !== isVertical(endSide)) points.push(vertical ? { x: last.x, y: end.y } : { x: end.x, y: last.y })
    else if (vertical) {
      const middle = (last.y + end.y) / 2
      points.push({ x: last.x, y: middle }, { x: end.x, y: middle })
    } else {
      const middle = (last.x + end.x) / 2
      points.push({ x: middle, y: last.y }, { x: middle, y: end.y })
    }
  }
  points.push(end)
  return points
}

/** Bends and length, and above all pieces that run back over themselves or through their own steps. */
function clumsiness(points: readonly Point[], startSide: Side, endSide: Side): number {
  let cost = 0
  let before: Point = outward(startSide)
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y)
    if (length < 0.01) continue
    const way = { x: Math.sign(b.x - a.x), y: Math.sign(b.y - a.y) }
    cost += length * 0.01 + turnCost(before, way)
    before = way
  }
  const inward = outward(endSide)
  return cost + turnCost(before, { x: -inward.x, y: -inward.y })
}

function turnCost(a: Point, b: Point): number {
  const along = a.x * b.x + a.y * b.y
  if (along > 0) return 0
  return along < 0 ? 1000 : 10
}

function outward(side: Side): Point {
  if (side === 'left' || side === 'right') return { x: side === 'left' ? -1 : 1, y: 0 }
  return { x: 0, y: side === 'top' ? -1 : 1 }
}
