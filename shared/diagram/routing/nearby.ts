// Cuts out the part of a diagram that matters when only a few flows are routed anew, so that a drag stays fluid.
import { overlaps, stepBox } from '../geometry.ts'
import type { Diagram, FlowRoute, Positions, Rect } from '../types.ts'

/** Steps farther than this from all ends of the flows do not matter. */
const far = 480

export type Part = {
  diagram: Diagram
  /** Routes that stay and run through this part. */
  kept: FlowRoute[]
}

/** The steps around the given flows with all flows of the steps they join, and the routes between that stay as they are. */
export function nearby(
  diagram: Diagram,
  positions: Positions,
  flowIds: ReadonlySet<string>,
  previous: readonly FlowRoute[],
): Part {
  const ends = new Set<string>()
  for (const flow of diagram.flows) if (flowIds.has(flow.id)) ends.add(flow.from).add(flow.to)
  const area = areaAround(ends, positions)
  if (!area) return { diagram: { ...diagram, steps: [], flows: [] }, kept: [] }
  const flows = diagram.flows.filter(({ from, to }) => ends.has(from) || ends.has(to))
  const needed = new Set(flows.flatMap(({ from, to }) => [from, to]))
  const steps = diagram.steps.filter((step) => {
    const at = positions.get(step.id)
    return needed.has(step.id) || (at && overlaps(stepBox(step, at), area))
  })
  return {
    diagram: { ...diagram, steps, flows },
    kept: previous.filter(({ id, points }) => !flowIds.has(id) && passes(points, area)),
  }
}

function areaAround(ids: ReadonlySet<string>, positions: Positions): Rect | null {
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  for (const id of ids) {
    const at = positions.get(id)
    if (!at) continue
    x0 = Math.min(x0, at.x)
    y0 = Math.min(y0, at.y)
    x1 = Math.max(x1, at.x + 160)
    y1 = Math.max(y1, at.y + 64)
  }
  return x0 === Infinity ? null : { x: x0 - far, y: y0 - far, width: x1 - x0 + 2 * far, height: y1 - y0 + 2 * far }
}

function passes(points: FlowRoute['points'], area: Rect): boolean {
  const right = area.x + area.width
  const bottom = area.y + area.height
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    if (
      Math.max(a.x, b.x) >= area.x &&
      Math.min(a.x, b.x) <= right &&
      Math.max(a.y, b.y) >= area.y &&
      Math.min(a.y, b.y) <= bottom
    )
      return true
  }
  return false
}
