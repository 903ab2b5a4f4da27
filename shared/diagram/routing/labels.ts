// Finds a place for the label of a flow: on its first straight piece, off all steps and other labels.
import { inflate } from '../geometry.ts'
import { ellipsize, measureText } from '../measure.ts'
import type { FlowLabel, FlowRoute, Rect } from '../types.ts'
import type { BoxIndex } from './boxIndex.ts'
import type { Obstacle } from './obstacles.ts'

export const flowLabelStyle = { size: 11, weight: 400, height: 18, padding: 6, maxWidth: 140 } as const

/** The pill's text and size. */
export function flowLabelSize(label: string): { text: string; width: number; height: number } {
  const { size, height, padding, maxWidth } = flowLabelStyle
  const text = ellipsize(label.replace(/\s+/g, ' ').trim(), maxWidth, { size })
  return { text, width: Math.ceil(measureText(text, size)) + 2 * padding, height }
}

/** What a label should not cover: steps and their titles, other labels, the pieces of flows (each with its flow's id). */
export type Surroundings = {
  obstacles: BoxIndex<Obstacle>
  labels: BoxIndex<Rect>
  ways: BoxIndex<Rect & { id: string }>
}

/**
 * Places a label centred on its flow. Pieces are tried from the source onward, each at several spots; the spot that covers
 * no step, no other label and the fewest other flows wins.
 */
export function placeFlowLabel(label: string, flow: FlowRoute, around: Surroundings): FlowLabel | null {
  const { points } = flow
  const { text, width, height } = flowLabelSize(label)
  if (text === '') return null
  let best: Rect | null = null
  let least = Infinity
  for (let k = 0; k + 1 < points.length && k < 5; k++) {
    const a = points[k]!
    const b = points[k + 1]!
    const horizontal = Math.abs(a.y - b.y) < 0.01
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y)
    const half = (horizontal ? width : height) / 2
    const last = k + 2 === points.length
    const tooShort = length < 2 * half + 14
    for (const fraction of [0, 0.25, 0.5, 0.75, 1]) {
      // The pill keeps clear of the source's border and of the arrow head.
      const start = Math.min(half + (k === 0 ? 5 : 8), length / 2)
      const end = Math.max(length - half - (last ? 14 : 8), length / 2)
      const along = start + (end - start) * fraction
      const centre = { x: a.x + ((b.x - a.x) / length) * along, y: a.y + ((b.y - a.y) / length) * along }
      const box = { x: centre.x - width / 2, y: centre.y - height / 2, width, height }
      const cost = k * 6 + fraction * 4 + (tooShort ? 20 : 0) + coverCost(box, flow.id, around)
      if (cost < least) {
        least = cost
        best = box
      }
    }
  }
  return best ? { text, box: best } : null
}

function coverCost(box: Rect, own: string, { obstacles, labels, ways }: Surroundings): number {
  const others = new Set([...ways.find(box)].map((piece) => piece.id))
  others.delete(own)
  return obstacles.find(inflate(box, 2)).size * 1000 + labels.find(box).size * 400 + others.size * 30
}
