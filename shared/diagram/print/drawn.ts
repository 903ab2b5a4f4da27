// A process ready for paper or a picture: its drawing in the light theme, seen through a lens where one is asked for.
import type { Lens } from '../../analysis/lenses.ts'
import { pictureBox } from '../drawing/pictureShapes.ts'
import type { GroupPrimitive, Primitive } from '../drawing/primitives.ts'
import { drawDiagram } from '../drawing.ts'
import { inflate, outerBoxes } from '../geometry.ts'
import type { Diagram, LaidOut, Point, Rect } from '../types.ts'

/** A group of primitives and the box it stays within. */
export type Part = { box: Rect; list: GroupPrimitive }

export type Drawn = {
  diagram: Diagram
  laidOut: LaidOut
  /** The bands as one, then pictures, flows, steps and labels in parts, from back to front. */
  bands: Primitive
  layers: readonly { cls: string; parts: readonly Part[] }[]
  /** Outer boxes of the steps, which a page should not cut through. */
  steps: readonly Rect[]
  lens: Lens | null
}

/** The diagram with the lens's colour on every step that it asks about. */
function seenThrough(diagram: Diagram, lens: Lens): Diagram {
  const steps = diagram.steps.map((step) => {
    const tone = lens.byStep.get(step.id)?.tone
    return tone ? { ...step, tone } : step
  })
  return { ...diagram, steps }
}

const boxOfPoints = (points: readonly Point[]): Rect => {
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Draws a laid-out process once, in parts, so that each page can take those it shows. */
export function drawnProcess(plain: Diagram, laidOut: LaidOut, lens: Lens | null): Drawn {
  const diagram = lens ? seenThrough(plain, lens) : plain
  const [bands, ...rest] = drawDiagram(diagram, laidOut, { theme: 'light' })
  const outer = outerBoxes(diagram, laidOut.positions, laidOut.labelSides)
  const boxes = new Map<string, Rect>()
  // Markers and arrow heads stand out a little.
  for (const [id, box] of outer) boxes.set(id, inflate(box, 12))
  for (const { id, points, label } of laidOut.flows) {
    boxes.set(id, inflate(boxOfPoints(points), 8))
    if (label) boxes.set(`${id}-label`, inflate(label.box, 2))
  }
  for (const picture of diagram.pictures ?? []) boxes.set(picture.id, inflate(pictureBox(picture), 2))
  const layers = rest.flatMap((layer) => {
    if (layer.type !== 'group') return []
    const parts = layer.children.flatMap((list): Part[] => {
      const box = list.type === 'group' && list.id !== undefined ? boxes.get(list.id) : undefined
      return list.type === 'group' && box ? [{ box, list }] : []
    })
    return [{ cls: layer.cls, parts }]
  })
  return { diagram, laidOut, bands: bands as Primitive, layers, steps: [...outer.values()], lens }
}

/** Everything, from back to front. */
export const wholeOf = ({ bands, layers }: Drawn): Primitive[] => [
  bands,
  ...layers.map(({ cls, parts }): GroupPrimitive => ({ type: 'group', cls, children: parts.map(({ list }) => list) })),
]

const meets = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

/** What of the drawing reaches into `shown`, from back to front. */
export const partOf = ({ bands, layers }: Drawn, shown: Rect): Primitive[] => [
  bands,
  ...layers.map(
    ({ cls, parts }): GroupPrimitive => ({
      type: 'group',
      cls,
      children: parts.flatMap(({ box, list }) => (meets(box, shown) ? [list] : [])),
    }),
  ),
]
