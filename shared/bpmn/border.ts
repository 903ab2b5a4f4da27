// Events that belong to the border of an activity: the plan shows them beside it, BPMN on its lower edge.
import type { Point, Rect } from '../diagram/types.ts'
import { around, centre } from './geometry.ts'
import type { BpmnFlow, BpmnNode } from './types.ts'

/** Nodes and flows with every boundary event on the edge of its activity, and what leaves it led on from there. */
export function onBorders(
  nodes: readonly BpmnNode[],
  flows: readonly BpmnFlow[],
): { nodes: BpmnNode[]; flows: BpmnFlow[] } {
  const boundsOf = new Map(nodes.map(({ id, bounds }) => [id, bounds]))
  const seats = new Map<string, { box: Rect; host: Rect; place: number }>()
  for (const host of nodes) {
    const guests = nodes.filter(({ attachedTo }) => attachedTo === host.id)
    const box = host.bounds
    if (!box) continue
    guests.forEach(({ id, bounds }, i) => {
      if (!bounds) return
      const x = box.x + (box.width * (i + 1)) / (guests.length + 1)
      seats.set(id, { box: around({ x, y: box.y + box.height }, bounds.width, bounds.height), host: box, place: i })
    })
  }
  return {
    nodes: nodes.map((node) => {
      const seat = seats.get(node.id)
      if (!seat) return node
      const { box, host, place } = seat
      const { label } = node
      const at = centre(node.bounds ?? box)
      const away = { x: at.x - centre(host).x, y: at.y - centre(host).y }
      // Names of neighbours stand below each other.
      const below = label && { ...label, x: box.x + box.width + 2, y: box.y + box.height / 2 + 4 + place * 32 }
      return { ...node, bounds: box, label: below, own: { ...node.own, away: [`${away.x},${away.y}`] } }
    }),
    flows: flows.map((flow) => {
      const seat = seats.get(flow.from)
      const was = boundsOf.get(flow.from)
      if (!seat || !was || flow.points.length < 2) return flow
      return { ...flow, points: [...lead(seat.box, seat.host, centre(was)), ...flow.points] }
    }),
  }
}

/** From the seat on the border to where the plan shows the event: down, and round the activity where that is not below. */
function lead(seat: Rect, host: Rect, to: Point): Point[] {
  const [x, y] = [centre(seat).x, seat.y + seat.height]
  if (to.y > y)
    return [
      { x, y },
      { x, y: to.y },
    ]
  const [low, right] = [y + 12, host.x + host.width + 12]
  return [
    { x, y },
    { x, y: low },
    { x: right, y: low },
    { x: right, y: to.y },
  ]
}
