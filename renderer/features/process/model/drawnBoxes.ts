// Where everything of a drawing lies, as plain numbers, and what is called what: found again without going through all objects.
import { stepSize } from '#shared/diagram/geometry.ts'
import type { DiagramStep, FlowRoute, Point, Rect } from '#shared/diagram/types.ts'
import type { Drawing } from './drawing.ts'

/** Boxes one after the other: left, top, right, bottom, in the order of steps and flows. A look at all takes microseconds. */
export interface DrawnBoxes {
  /** With the titles that stand outside diamonds and circles. */
  readonly steps: Float64Array
  readonly flows: Float64Array
  readonly stepById: ReadonlyMap<string, { readonly step: DiagramStep; readonly at: Point }>
  readonly flowById: ReadonlyMap<string, FlowRoute>
  /** Places in the lists of steps and flows. */
  readonly stepPlaces: ReadonlyMap<string, number>
  readonly flowPlaces: ReadonlyMap<string, number>
}

const outside = 72
const known = new WeakMap<object, { positions: object; flows: object; boxes: DrawnBoxes }>()

/** The boxes of a drawing, computed once. */
export function drawnBoxes({ diagram: { steps }, flows, positions }: Drawing): DrawnBoxes {
  const before = known.get(steps)
  if (before && before.positions === positions && before.flows === flows) return before.boxes
  const stepBoxes = new Float64Array(steps.length * 4).fill(Number.NaN)
  const flowBoxes = new Float64Array(flows.length * 4)
  const stepById = new Map<string, { step: DiagramStep; at: Point }>()
  const flowById = new Map<string, FlowRoute>()
  const stepPlaces = new Map<string, number>()
  const flowPlaces = new Map<string, number>()
  steps.forEach((step, i) => {
    const at = positions.get(step.id)
    if (!at) return
    const { width, height } = stepSize(step)
    stepById.set(step.id, { step, at })
    stepPlaces.set(step.id, i)
    stepBoxes.set([at.x - outside, at.y - outside, at.x + width + outside, at.y + height + outside], i * 4)
  })
  flows.forEach((route, i) => {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const { x, y } of route.points) {
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
    const room = route.label ? route.label.box.width : 8
    flowById.set(route.id, route)
    flowPlaces.set(route.id, i)
    flowBoxes.set([left - room, top - 12, right + room, bottom + 12], i * 4)
  })
  const boxes = { steps: stepBoxes, flows: flowBoxes, stepById, flowById, stepPlaces, flowPlaces }
  known.set(steps, { positions, flows, boxes })
  return boxes
}

/** Whether the box at a place of the list touches the area. */
export function touches(list: Float64Array, place: number, { x, y, width, height }: Rect): boolean {
  const i = place * 4
  return list[i]! < x + width && list[i + 2]! > x && list[i + 1]! < y + height && list[i + 3]! > y
}

/** The places in the list of what touches the area. */
export function touching(list: Float64Array, area: Rect): number[] {
  const found: number[] = []
  for (let place = 0; place * 4 < list.length; place++) if (touches(list, place, area)) found.push(place)
  return found
}
