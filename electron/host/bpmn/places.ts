// The drawing of a BPMN file by element: bounds, labels, lines, colours.
import type { Colours } from '#shared/bpmn/types.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import { type Element, isA, listOf } from './moddle.ts'

export interface Places {
  readonly shapes: ReadonlyMap<Element, Element>
  readonly edges: ReadonlyMap<Element, Element>
}

/** First shape and first line of every element, from whatever page. */
export function placesOf(definitions: Element): Places {
  const shapes = new Map<Element, Element>()
  const edges = new Map<Element, Element>()
  for (const page of listOf(definitions, 'diagrams'))
    for (const drawn of page.plane ? listOf(page.plane, 'planeElement') : []) {
      const of = drawn.bpmnElement as Element | undefined
      if (!of) continue
      const into = isA(drawn, 'bpmndi:BPMNEdge') ? edges : shapes
      if (!into.has(of)) into.set(of, drawn)
    }
  return { shapes, edges }
}

const finite = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e6

function rectOf(bounds: Element | undefined): Rect | null {
  if (!bounds) return null
  const { x, y, width, height } = bounds as Record<string, unknown>
  return finite(x) && finite(y) && finite(width) && finite(height) ? { x, y, width, height } : null
}

export const shapeBounds = ({ shapes }: Places, element: Element): Rect | null => rectOf(shapes.get(element)?.bounds)
export const labelBounds = ({ shapes, edges }: Places, element: Element): Rect | null =>
  rectOf((shapes.get(element) ?? edges.get(element))?.label?.bounds)

export function linePoints({ edges }: Places, element: Element): Point[] {
  const edge = edges.get(element)
  return listOf(edge ?? ({} as Element), 'waypoint').flatMap(({ x, y }) => (finite(x) && finite(y) ? [{ x, y }] : []))
}

export const isVertical = ({ shapes }: Places, element: Element): boolean => shapes.get(element)?.isHorizontal === false

export function shapeColours({ shapes }: Places, element: Element): Colours | null {
  const shape = shapes.get(element)
  const text = (...names: string[]) =>
    names
      .map((name) => shape?.get(name) as unknown)
      .find((value): value is string => typeof value === 'string' && /^[#\w(),.%\s-]{1,40}$/.test(value))
  const [fill, stroke] = [text('color:background-color', 'bioc:fill'), text('color:border-color', 'bioc:stroke')]
  return fill || stroke ? { ...(fill ? { fill } : {}), ...(stroke ? { stroke } : {}) } : null
}
