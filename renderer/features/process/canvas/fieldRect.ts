// Where the text field of the canvas stands for what it edits, in drawing units.
import { hasOutsideLabel, outsideLabel, stepSize } from '#shared/diagram/geometry.ts'
import type { DiagramStep, FlowRoute, Point, Rect } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { type Capture, type Draft, type EditorState, soleStep } from '../model/state.ts'

export interface FieldPlace {
  readonly rect: Rect
  /** How the text stands: in a card, or centred where a title or label stands beside or on something. */
  readonly look: 'card' | 'label'
}

/** The place of the field; undefined when what it belongs to is not in the drawing (yet). */
export function fieldPlace(
  drawing: Drawing,
  state: Pick<EditorState, 'capture' | 'steps'>,
  draftAt: Point | undefined,
): FieldPlace | undefined {
  const { capture } = state
  switch (capture.mode) {
    case 'draft':
      return draftAt && draftPlace(capture.draft, draftAt)
    case 'answer':
      return draftAt && answerPlace(drawing, capture.draft, draftAt)
    case 'flow':
      return flowPlace(drawing.flows.find((f) => f.id === capture.flow))
    case 'lane': {
      const header = drawing.bands.lanes.find((b) => b.id === capture.lane && b.header)?.header
      return header ? label(header.x + 4, header.y + header.height / 2 - 14, 168) : undefined
    }
    case 'phase': {
      const header = drawing.bands.phases.find((p) => p.id === capture.phase)?.header
      return header ? label(header.x + header.width / 2 - 84, header.y, 168) : undefined
    }
    default: {
      const id = stepOfCapture(capture) ?? soleStep(state)
      const step = drawing.diagram.steps.find((s) => s.id === id)
      const at = step && drawing.positions.get(step.id)
      if (!step || !at) return undefined
      if (capture.mode === 'owner' || capture.mode === 'connect' || capture.mode === 'connectAnswer')
        return below(step, at)
      return titlePlace(drawing, step, at)
    }
  }
}

function stepOfCapture(capture: Capture): string | undefined {
  if (capture.mode === 'title' || capture.mode === 'owner') return capture.step
  if (capture.mode === 'connect' || capture.mode === 'connectAnswer') return capture.from
  return undefined
}

const label = (x: number, y: number, width: number): FieldPlace => ({
  rect: { x, y, width, height: 28 },
  look: 'label',
})

function titlePlace(drawing: Drawing, step: DiagramStep, at: Point): FieldPlace {
  const size = stepSize(step)
  if (!hasOutsideLabel(step.kind)) return { rect: { ...at, ...size }, look: 'card' }
  const box = outsideLabel({ ...step, title: step.title || ' ' }, at, drawing.labelSides.get(step.id))?.box
  const width = 176
  const middle = box ? box.x + box.width / 2 : at.x + size.width / 2
  const y = box ? box.y + box.height / 2 - 14 : at.y + size.height + 4
  return label(middle - width / 2, y, width)
}

function draftPlace(draft: Draft, at: Point): FieldPlace {
  const size = stepSize(draft.kind)
  if (!hasOutsideLabel(draft.kind)) return { rect: { ...at, ...size }, look: 'card' }
  return label(at.x + size.width / 2 - 88, at.y + size.height + 4, 176)
}

/** The answer stands before the step it leads to. */
function answerPlace(drawing: Drawing, draft: Draft, at: Point): FieldPlace {
  const from = drawing.diagram.steps.find((s) => s.id === draft.after)
  const fromAt = from && drawing.positions.get(from.id)
  const { height } = stepSize(draft.kind)
  if (!from || !fromAt) return label(at.x - 40, at.y - 36, 112)
  const size = stepSize(from)
  if (at.y > fromAt.y + size.height) return label(fromAt.x + size.width / 2 - 44, fromAt.y + size.height + 8, 88)
  return label(fromAt.x + size.width + 6, at.y + height / 2 - 14, 88)
}

function below(step: DiagramStep, at: Point): FieldPlace {
  const { width, height } = stepSize(step)
  return label(at.x + width / 2 - 100, at.y + height + 8, 200)
}

function flowPlace(route: FlowRoute | undefined): FieldPlace | undefined {
  if (!route) return undefined
  if (route.label) {
    const { box } = route.label
    return label(box.x + box.width / 2 - 64, box.y + box.height / 2 - 14, 128)
  }
  const [a, b] = longest(route.points)
  return a && b ? label((a.x + b.x) / 2 - 64, (a.y + b.y) / 2 - 14, 128) : undefined
}

function longest(points: readonly Point[]): [Point?, Point?] {
  let best: [Point?, Point?] = []
  let most = -1
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    const length = Math.hypot(a.x - b.x, a.y - b.y)
    if (length > most) {
      most = length
      best = [a, b]
    }
  }
  return best
}
