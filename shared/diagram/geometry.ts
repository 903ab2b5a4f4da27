// Sizes, outlines' bounding boxes and outside labels of steps: what layout, routing and drawing agree on.
import { footerItems, type PlacedItem, placeFooter } from './footer.ts'
import { type FittedText, fitText, measureText } from './measure.ts'
import type { Diagram, DiagramStep, LabelSide, Point, Positions, Rect, Side, Size, StepKind } from './types.ts'

/** Everything is placed on this grid by its centre, so that steps of different size stay in line. */
export const gridSize = 8
/** Width of lane headers and height of phase headers. */
export const headerSize = 28
/** Least height of a lane and least width of a phase, empty ones included. */
export const minLaneHeight = 104
export const minPhaseWidth = 200
/** Room between a step and the border of its lane or of the drawing. */
export const bandPadding = 20

const card: Size = { width: 160, height: 64 }
const diamond: Size = { width: 56, height: 56 }
const circle: Size = { width: 32, height: 32 }

const sizes: Record<StepKind, Size> = {
  start: circle,
  end: circle,
  task: card,
  decision: diamond,
  parallel: diamond,
  subprocess: card,
  document: card,
  data: card,
  delay: card,
  event: circle,
  note: card,
}

/** How far the wavy lower edge of a document lies above its box in the middle. */
export const documentWave = 5

/** A note's text decides how large it should be, so it alone has a size of its own. */
export const leastNote: Size = { width: 120, height: 48 }

/** What the size of a step depends on. */
export type Sized = { kind: StepKind; width?: number | null; height?: number | null }

/** Width and height of a step's outline, without a label that stands outside. */
export function stepSize(step: StepKind | Sized): Size {
  if (typeof step === 'string') return sizes[step]
  const usual = sizes[step.kind]
  if (step.kind !== 'note' || (!step.width && !step.height)) return usual
  return {
    width: Math.max(leastNote.width, step.width ?? usual.width),
    height: Math.max(leastNote.height, step.height ?? usual.height),
  }
}

export const isDiamond = (kind: StepKind): boolean => kind === 'decision' || kind === 'parallel'
export const isCircle = (kind: StepKind): boolean => kind === 'start' || kind === 'end' || kind === 'event'
/** Diamonds and circles are too small for their title: it stands beside them. */
export const hasOutsideLabel = (kind: StepKind): boolean => isDiamond(kind) || isCircle(kind)

export const outsideLabelStyle = {
  sizes: [12, 11],
  weight: 500,
  lineHeight: 16,
  maxWidth: 124,
  maxLines: 2,
  gap: 4,
} as const

type LabelText = FittedText & { badges: PlacedItem[]; width: number; height: number }

/** Rows do not change, so what their labels measure is kept with them. */
const measured = new WeakMap<DiagramStep, LabelText | null>()

function labelText(step: DiagramStep): LabelText | null {
  const known = measured.get(step)
  if (known !== undefined) return known
  const { sizes, weight, lineHeight, maxWidth, maxLines } = outsideLabelStyle
  const { lines, size, cut } = fitText(step.title, maxWidth, maxLines, sizes, weight)
  const badges = placeFooter(footerItems(step.footer), stepSize('task').width - 16)
  const last = badges.at(-1)
  const textWidth = Math.max(0, ...lines.map((line) => measureText(line, size, weight)))
  const width = Math.ceil(Math.max(textWidth, last ? last.x + last.width : 0)) + 4
  const height = (lines.length + (last ? 1 : 0)) * lineHeight
  const text = height > 0 ? { lines, size, cut, badges, width, height } : null
  measured.set(step, text)
  return text
}

export type OutsideLabel = FittedText & { badges: PlacedItem[]; box: Rect; align: 'middle' | 'start' }

/** Title and badges of a diamond or circle and the box they fill; null where they are inside or there are none. */
export function outsideLabel(
  step: DiagramStep,
  at: Point,
  side: LabelSide = defaultLabelSide(step.kind),
): OutsideLabel | null {
  const text = hasOutsideLabel(step.kind) ? labelText(step) : null
  if (!text) return null
  const { width, height, ...shown } = text
  const { gap } = outsideLabelStyle
  const { width: w, height: h } = stepSize(step)
  const centre = at.x + w / 2
  if (side === 'corner') {
    return { ...shown, align: 'start', box: { x: centre + 10, y: at.y + 6 - height, width, height } }
  }
  const y = side === 'above' ? at.y - gap - height : at.y + h + gap
  return { ...shown, align: 'middle', box: { x: centre - width / 2, y, width, height } }
}

export const defaultLabelSide = (kind: StepKind): LabelSide => (isDiamond(kind) ? 'above' : 'below')

/** The outline's box of a step at a position. */
export function stepBox(step: Sized, at: Point): Rect {
  return { x: at.x, y: at.y, ...stepSize(step) }
}

/** Outline and outside label together: what must not overlap with anything else. */
export function outerBox(step: DiagramStep, at: Point, side?: LabelSide): Rect {
  const label = outsideLabel(step, at, side)
  const box = stepBox(step, at)
  return label ? union(box, label.box) : box
}

export function centreOf(step: Sized, at: Point): Point {
  const { width, height } = stepSize(step)
  return { x: at.x + width / 2, y: at.y + height / 2 }
}

/** The middle of a side of the outline: where flows join. */
export function portPoint(step: Sized, at: Point, side: Side): Point {
  const { width, height } = stepSize(step)
  if (side === 'left') return { x: at.x, y: at.y + height / 2 }
  if (side === 'right') return { x: at.x + width, y: at.y + height / 2 }
  if (side === 'top') return { x: at.x + width / 2, y: at.y }
  return { x: at.x + width / 2, y: at.y + height - (step.kind === 'document' ? documentWave : 0) }
}

/** The nearest position whose centre lies on the grid. */
export function snapStep(step: StepKind | Sized, at: Point): Point {
  const { width, height } = stepSize(step)
  const snap = (value: number, half: number) => Math.round((value + half) / gridSize) * gridSize - half
  return { x: snap(at.x, width / 2), y: snap(at.y, height / 2) }
}

/** The positions stored in the steps themselves; steps without one are left out. */
export function storedPositions(diagram: Diagram): Map<string, Point> {
  const positions = new Map<string, Point>()
  for (const { id, x, y } of diagram.steps) if (x !== null && y !== null) positions.set(id, { x, y })
  return positions
}

/** Outer boxes of all placed steps by id. */
export function outerBoxes(
  diagram: Diagram,
  positions: Positions,
  sides?: ReadonlyMap<string, LabelSide>,
): Map<string, Rect> {
  const boxes = new Map<string, Rect>()
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (at) boxes.set(step.id, outerBox(step, at, sides?.get(step.id)))
  }
  return boxes
}

export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

export function inflate(box: Rect, by: number): Rect {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** True when the boxes share more than a border. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
