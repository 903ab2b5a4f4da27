// How a difference between two versions looks on a drawing: a tone and, for those who cannot tell tones, a small sign.

import type { ComparedFlow, ComparedStep, StepStatus } from '#shared/analysis/versionCompare.ts'
import { drawFlow } from '#shared/diagram/drawing/flowShapes.ts'
import type { Palette } from '#shared/diagram/drawing/palette.ts'
import type { Primitive } from '#shared/diagram/drawing/primitives.ts'
import { drawStep } from '#shared/diagram/drawing/stepShapes.ts'
import { hasOutsideLabel } from '#shared/diagram/geometry.ts'
import type { DiagramStep, FlowRoute, LabelSide, Point } from '#shared/diagram/types.ts'

export type Sign = Exclude<StepStatus, 'same'>
export type FlowMark = Exclude<ComparedFlow['status'], 'same'>

/** The signs in the order of the legend. */
export const signs: readonly Sign[] = ['added', 'removed', 'merged', 'moved', 'retimed', 'reowned', 'changed']

export const toneOf: Readonly<Record<Sign, string>> = {
  added: 'green',
  removed: 'red',
  merged: 'red',
  moved: 'violet',
  retimed: 'amber',
  reowned: 'blue',
  changed: 'grey',
}

/** Path data in a 12 × 12 box, to be stroked with round ends. */
export const signPaths: Readonly<Record<Sign, string>> = {
  added: 'M6 2.5V9.5M2.5 6H9.5',
  removed: 'M2.5 6H9.5',
  merged: 'M2.5 2L6 6V10M9.5 2L6 6',
  moved: 'M6 1.5V10.5M3.75 3.75L6 1.5L8.25 3.75M3.75 8.25L6 10.5L8.25 8.25',
  retimed: 'M6 1.5A4.5 4.5 0 1 1 5.99 1.5ZM6 3.5V6L7.75 7',
  reowned: 'M6 1.75A1.9 1.9 0 1 1 5.99 1.75ZM2.25 10.5C2.25 8 4 7 6 7S9.75 8 9.75 10.5',
  changed: 'M2.5 9.5L3 7.25L8 2.25L9.75 4L4.75 9Z',
}

/** The signs of a step: what became of it, or each aspect in which it differs. */
export function signsOf({ status, aspects }: Pick<ComparedStep, 'status' | 'aspects'>): readonly Sign[] {
  if (status === 'same') return []
  return aspects.length > 0 ? aspects : [status]
}

/** Radius of signs in a drawing that is seen at `zoom`: they stay legible when much of it is in sight. */
export const signRadius = (zoom: number): number => (zoom < 0.3 ? 22 : zoom < 0.45 ? 16 : zoom < 0.7 ? 11 : 8)

/** A round sign about a point. */
export function drawSign(sign: Sign, { x, y }: Point, palette: Palette, r = 8): Primitive[] {
  const { line } = palette.tones[toneOf[sign]]!
  const scale = (r * 1.25) / 12
  return [
    {
      type: 'circle',
      cls: `compare-sign sign-${sign}`,
      cx: x,
      cy: y,
      r,
      fill: palette.step,
      stroke: line,
      strokeWidth: r / 5,
    },
    {
      type: 'path',
      cls: 'sign-path',
      d: signPaths[sign],
      x: x - 6 * scale,
      y: y - 6 * scale,
      scale,
      fill: 'none',
      stroke: line,
      strokeWidth: 1.6,
      round: true,
    },
  ]
}

const dashed = (primitive: Primitive, dash: string): Primitive =>
  primitive.type === 'path' || primitive.type === 'rect' ? { ...primitive, dash } : primitive

/** A step in the tone of its difference, with its signs on the upper edge; one that is gone has a dashed outline. */
export function drawMarkedStep(
  step: DiagramStep,
  marks: readonly Sign[],
  palette: Palette,
  side: LabelSide | undefined,
  r = 8,
): Primitive[] {
  const [first] = marks
  if (!first) return drawStep({ ...step, tone: null }, palette, side)
  const gone = first === 'removed' || first === 'merged'
  const tone = marks.length > 1 ? 'grey' : toneOf[first]
  const drawn = drawStep({ ...step, tone }, gone ? { ...palette, text: palette.muted } : palette, side)
  const shapes = drawn.map((shape) => (gone && shape.cls === 'step-outline' ? dashed(shape, '5 3') : shape))
  const outside = hasOutsideLabel(step.kind)
  // Large signs grow away from the title.
  const at = (i: number): Point => ({ x: (outside ? 2 : 12) + i * (2 * r + 3), y: (outside ? 4 : 0) - (r - 8) })
  return [...shapes, ...marks.flatMap((sign, i) => drawSign(sign, at(i), palette, r))]
}

/** A flow; one that came or went has the tone of that and its sign in the middle of its longest piece. */
export function drawMarkedFlow(route: FlowRoute, mark: FlowMark | undefined, palette: Palette, r = 8): Primitive[] {
  if (!mark) return [drawFlow(route, palette)]
  const { line } = palette.tones[toneOf[mark]]!
  const flow = drawFlow(route, { ...palette, flow: line })
  if (flow.type !== 'group') return [flow]
  const children = flow.children.map((shape) =>
    shape.cls !== 'flow-line'
      ? shape
      : mark === 'removed'
        ? dashed(shape, '5 4')
        : shape.type === 'path'
          ? { ...shape, strokeWidth: 2.25 }
          : shape,
  )
  return [{ ...flow, children }, ...drawSign(mark, middleOf(route.points), palette, r * 0.75)]
}

function middleOf(points: readonly Point[]): Point {
  let best = { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0 }
  let longest = -1
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point]
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    if (length <= longest) continue
    longest = length
    best = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  return best
}
