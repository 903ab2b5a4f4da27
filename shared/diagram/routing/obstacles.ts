// What flows must go round: outlines and outside labels of steps, with the room that can be kept from each.
import { outsideLabel, stepBox } from '../geometry.ts'
import type { Diagram, LabelSide, Positions, Rect } from '../types.ts'

export type Obstacle = Rect & {
  step: number
  isLabel: boolean
  /** Distance flows keep on each side: less where the next obstacle is close. */
  keep: { left: number; right: number; top: number; bottom: number }
  /** Distance of the way along each side: half the gap where two obstacles are close. */
  way: { left: number; right: number; top: number; bottom: number }
}

const keepStep = 10
const keepLabel = 3
const wayStep = 16
const wayLabel = 8

/** Obstacles of all placed steps, in the order of diagram.steps. */
export function findObstacles(
  diagram: Diagram,
  positions: Positions,
  sides: ReadonlyMap<string, LabelSide>,
): Obstacle[] {
  const obstacles: Obstacle[] = []
  const add = (box: Rect, step: number, isLabel: boolean) => {
    const keep = isLabel ? keepLabel : keepStep
    const way = isLabel ? wayLabel : wayStep
    const all = (d: number) => ({ left: d, right: d, top: d, bottom: d })
    obstacles.push({ ...box, step, isLabel, keep: all(keep), way: all(way) })
  }
  diagram.steps.forEach((step, i) => {
    const at = positions.get(step.id)
    if (!at) return
    add(stepBox(step, at), i, false)
    const label = outsideLabel(step, at, sides.get(step.id))
    if (label) add(label.box, i, true)
  })
  narrow(obstacles)
  return obstacles
}

/** Where two obstacles stand close together, the way between them runs in the middle. */
function narrow(obstacles: readonly Obstacle[]): void {
  const reach = 2 * wayStep
  const byLeft = obstacles.toSorted((a, b) => a.x - b.x)
  for (let i = 0; i < byLeft.length; i++) {
    const a = byLeft[i]!
    for (let j = i + 1; j < byLeft.length; j++) {
      const b = byLeft[j]!
      const gap = b.x - (a.x + a.width)
      if (gap >= reach) break
      if (a.step === b.step) continue
      if (gap >= 0 && a.y < b.y + b.height + keepStep && b.y < a.y + a.height + keepStep)
        tighten(a, 'right', b, 'left', gap)
      const overlapX = gap < 0
      if (!overlapX && gap >= keepStep) continue
      const below = b.y - (a.y + a.height)
      const above = a.y - (b.y + b.height)
      if (below >= 0 && below < reach) tighten(a, 'bottom', b, 'top', below)
      if (above >= 0 && above < reach) tighten(b, 'bottom', a, 'top', above)
    }
  }
}

function tighten(
  a: Obstacle,
  sideA: keyof Obstacle['keep'],
  b: Obstacle,
  sideB: keyof Obstacle['keep'],
  gap: number,
): void {
  a.way[sideA] = Math.min(a.way[sideA], gap / 2)
  b.way[sideB] = Math.min(b.way[sideB], gap / 2)
  const keep = Math.max(1, gap / 2 - 2)
  a.keep[sideA] = Math.min(a.keep[sideA], keep)
  b.keep[sideB] = Math.min(b.keep[sideB], keep)
}
