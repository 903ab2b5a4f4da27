// Steps being typed: what they follow, where they will stand, and their way into the plan.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { unnamedLane } from '#shared/analysis/unnamedLane.ts'
import { centreOf, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import { placeNewStep } from '#shared/diagram/placeNewStep.ts'
import { settleLanes, stepGap } from '#shared/diagram/slots.ts'
import type { Diagram, DiagramStep, Point, StepKind } from '#shared/diagram/types.ts'
import type { StepText } from '#shared/model/stepText.ts'
import { type Coming, expected } from './coming.ts'
import { type Drawing, drawingOf } from './drawing.ts'
import { branchSource, flowsOut, graphOf, nextAnswer } from './graph.ts'
import { belowAll, type Captured, placesToFix } from './moving.ts'
import { openFooter } from './placing.ts'
import type { Draft } from './state.ts'
import { waysAfter } from './ways.ts'

/** A draft of the step that follows `id`, or of a further way out of it. */
export function draftAfter(version: string, id: string | null, kind: StepKind = 'task', branch = false): Draft {
  if (id === null) return { id: newId(), kind, after: null, branch: false, flowLabel: null }
  const diagram = expected(version)
  const after = branch ? branchSource(diagram, id) : id
  const out = flowsOut(graphOf(diagram.flows), after)
  return { id: newId(), kind, after, branch: branch ? out.length > 0 : out.length > 1, flowLabel: null }
}

/** Whether the way out of `after` is named before the step it leads to: an answer to a question. */
export function asksAnswer(version: string, after: string | null): boolean {
  return after !== null && kindOf(version, after) === 'decision'
}

/** The kind of a step that is in the plan or on its way there. */
export const kindOf = (version: string, id: string): StepKind | undefined =>
  expected(version).steps.find((s) => s.id === id)?.kind

/** The answer offered for the next way out of a decision. */
export function offeredAnswer(version: string, after: string | null): string {
  const t = currentT()
  return after === null ? '' : nextAnswer(expected(version), after, [t('process.answers.yes'), t('process.answers.no')])
}

/** The only flow out of a step that is no decision: a step typed after it goes in between. */
function flowToSplit(diagram: Diagram, draft: Draft): string | null {
  if (draft.intoFlow) return draft.intoFlow
  if (draft.after === null || draft.branch || draft.at) return null
  const step = diagram.steps.find((s) => s.id === draft.after)
  const out = flowsOut(graphOf(diagram.flows), draft.after)
  const only = out.length === 1 && step?.kind !== 'decision' && step?.kind !== 'parallel' ? out[0] : undefined
  return only?.id ?? null
}

/** A step that is being added, with the flows that come along. */
export const withDraft =
  (draft: Draft, title: string, to: string | null): Coming =>
  (diagram) => {
    const { id, kind, after, flowLabel } = draft
    if (diagram.steps.some((s) => s.id === id)) return diagram
    const into = flowToSplit(diagram, draft)
    const split = diagram.flows.find((f) => f.id === into)
    const from = split?.from ?? after
    const flows = diagram.flows.filter((f) => f !== split)
    if (from !== null) flows.push({ id: `${from} ${id}`, from, to: id, label: split?.label ?? flowLabel })
    for (const next of [split?.to, to]) if (next) flows.push({ id: `${id} ${next}`, from: id, to: next, label: null })
    const step: DiagramStep = { id, kind, title, lane: null, phase: null, x: null, y: null }
    return { ...diagram, steps: [...diagram.steps, step], flows }
  }

/** Where a draft will stand, and what moves to make room; undefined while the step before it is not in the plan. */
export function placeOfDraft(
  drawing: Drawing,
  draft: Draft,
  title: string,
): ReturnType<typeof placeNewStep> | undefined {
  const { diagram } = drawing
  if (draft.at) return { ...draft.at, shift: [] }
  if (draft.after !== null && !diagram.steps.some((s) => s.id === draft.after)) return undefined
  if (draft.intoFlow) return placeInFlow(drawing, draft.intoFlow, draft.kind)
  const out = draft.after === null ? 0 : flowsOut(graphOf(diagram.flows), draft.after).length
  const branch = draft.branch || (out > 0 && flowToSplit(diagram, draft) === null)
  // Its first step stands in the first lane of a process.
  const lane = draft.lane ?? (draft.after === null ? (diagram.lanes[0]?.id ?? null) : undefined)
  return placeNewStep(diagram, draft.after, {
    kind: draft.kind,
    title,
    branch,
    ...(lane === undefined ? {} : { lane }),
  })
}

/** In a flow a new step takes the place of the flow's target; that and everything right of it moves on. */
export function placeInFlow(
  { diagram, positions }: Drawing,
  id: string,
  kind: StepKind,
): ReturnType<typeof placeNewStep> | undefined {
  const flow = diagram.flows.find((f) => f.id === id)
  const target = diagram.steps.find((s) => s.id === flow?.to)
  const at = target && positions.get(target.id)
  if (!target || !at) return undefined
  const { width, height } = stepSize(kind)
  const middle = centreOf(target, at)
  const place = snapStep(kind, { x: at.x, y: middle.y - height / 2 })
  const dx = Math.ceil((width + stepGap.x) / 8) * 8
  const shift = diagram.steps.flatMap((s) => {
    const other = positions.get(s.id)
    return other && s.id !== flow?.from && centreOf(s, other).x >= at.x ? [{ id: s.id, dx, dy: 0 }] : []
  })
  return { ...place, shift }
}

/** A draft of a step in the middle of a flow. */
export function draftInFlow(version: string, id: string, kind: StepKind = 'task'): Draft | undefined {
  const { diagram } = drawingOf(version)
  const flow = diagram.flows.find((f) => f.id === id)
  const target = diagram.steps.find((s) => s.id === flow?.to)
  if (!flow || !target) return undefined
  return {
    id: newId(),
    kind,
    after: flow.from,
    branch: false,
    flowLabel: null,
    intoFlow: id,
    lane: target.lane,
    phase: target.phase,
  }
}

/** The fields of a step that a typed line sets; what it does not say stays out. */
export function rowFrom(read: StepText): Record<string, unknown> {
  return {
    ...(read.title === '' ? {} : { title: read.title }),
    ...(read.processing ? { processingTime: read.processing.seconds, processingBasis: read.processing.basis } : {}),
    ...(read.waiting ? { waitingTime: read.waiting.seconds, waitingBasis: read.waiting.basis } : {}),
  }
}

/** Adds a drafted step from the line typed for it. Resolves with its id when the plan holds it. */
export async function addDraft(
  version: string,
  draft: Draft,
  read: StepText,
  to: string | null = null,
): Promise<string | undefined> {
  const drawing = drawingOf(version)
  const kind = draft.kind === 'task' ? (read.kind ?? draft.kind) : draft.kind
  const lane = read.lane === null ? undefined : laneFor(version, read.lane)
  const settled = { ...draft, kind, ...(lane ? { lane } : {}) }
  const place = placeOfDraft(drawing, settled, read.title)
  if (!place) return undefined
  const newLane = read.lane !== null && !lane
  const before = draft.after === null ? undefined : rowOf('step', draft.after)
  const laneId = newLane ? null : (settled.lane ?? before?.lane ?? drawing.diagram.lanes[0]?.id ?? null)
  const room = roomFor(
    drawing,
    { id: draft.id, kind, title: read.title, lane: laneId, phase: null, ...place },
    draft.after,
    place.shift,
  )
  const { x, y } = newLane ? belowAll(drawing, kind, place.x) : room.at
  const intoFlow = flowToSplit(drawing.diagram, draft)
  const captured: Captured = {
    id: draft.id,
    row: {
      ...rowFrom(read),
      kind,
      x,
      y,
      ...(newLane ? {} : { lane: laneId }),
      ...(draft.phase ? { phase: draft.phase } : before?.phase ? { phase: before.phase } : {}),
    },
    owners: read.owners.length > 0 ? [...read.owners] : null,
    lane: read.lane,
    after: intoFlow ? null : draft.after,
    flowLabel: draft.flowLabel,
    intoFlow,
    to,
  }
  const steps = [...placesToFix(drawing), captured]
  const shift = newLane ? [] : room.shift
  const after = new Map(
    shift.flatMap(({ id, dx, dy }) => {
      const at = drawing.positions.get(id)
      return at ? [[id, { x: at.x + dx, y: at.y + dy }] as const] : []
    }),
  )
  const ways = waysAfter(drawing, after)
  const done = await execute('step.capture', { processVersion: version, steps, shift, ways })
  return done ? draft.id : undefined
}

/** The place of a new step and what moves, once every lane holds its steps again: a question above a diamond needs room too. */
function roomFor(
  { diagram, positions }: Drawing,
  step: DiagramStep & Point,
  from: string | null,
  shift: readonly { id: string; dx: number; dy: number }[],
): { at: Point; shift: { id: string; dx: number; dy: number }[] } {
  const wanted = new Map(positions)
  for (const { id, dx, dy } of shift) {
    const at = positions.get(id)
    if (at) wanted.set(id, { x: at.x + dx, y: at.y + dy })
  }
  wanted.set(step.id, { x: step.x, y: step.y })
  // A further way out of a decision can send its title to another side, where there must be room for it.
  const flows = from === null ? diagram.flows : [...diagram.flows, { id: step.id, from, to: step.id, label: null }]
  const steps = [...diagram.steps, { ...step, footer: openFooter }]
  const after = settleLanes({ ...diagram, steps, flows }, wanted)
  const moved = diagram.steps.flatMap(({ id }) => {
    const [was, is] = [positions.get(id), after.get(id)]
    return was && is && (was.x !== is.x || was.y !== is.y) ? [{ id, dx: is.x - was.x, dy: is.y - was.y }] : []
  })
  return { at: after.get(step.id) ?? step, shift: moved }
}

/** The lane a step typed with `#title` stands in: of that title, or the one that is still to be named. */
export function laneFor(version: string, title: string): string | undefined {
  const where = { processVersion: version }
  return laneOfTitle(version, title) ?? unnamedLane(rowsOf('lane', where), rowsOf('step', where))?.id
}

const laneOfTitle = (version: string, title: string): string | undefined =>
  rowsOf('lane', { processVersion: version }).find((l) => l.title.trim().toLowerCase() === title.trim().toLowerCase())
    ?.id
