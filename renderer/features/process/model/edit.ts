// What a user does to the steps of a version, each as one command of the plan.

import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import type { CommandArgs } from '#shared/commands/index.ts'
import { centreOf, outerBox, outerBoxes, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import { placeNewStep } from '#shared/diagram/placeNewStep.ts'
import { firstFreeRight, settleLanes, stepGap } from '#shared/diagram/slots.ts'
import type { Diagram, DiagramStep, Point, Positions, StepKind } from '#shared/diagram/types.ts'
import type { StepText } from '#shared/model/stepText.ts'
import { removeLane, removePhase } from './bandEdit.ts'
import { type Drawing, drawingOf } from './drawing.ts'
import { branchSource, flowsIn, flowsOut, graphOf, nextAnswer } from './graph.ts'
import { type Move, movesBetween } from './moves.ts'
import { type Draft, editor, select, setEditor } from './state.ts'

type CaptureArgs = CommandArgs<'step.capture'>
type Captured = CaptureArgs['steps'][number]

/** Places of steps that the plan does not know yet: they go along with whatever fixes places next. */
export const placesToFix = (drawing: Drawing): Captured[] =>
  drawing.unplaced.flatMap((id) => {
    const at = drawing.positions.get(id)
    return at ? [{ id, row: { ...at } }] : []
  })

/** A draft of the step that follows `id`, or of a further way out of it. */
export function draftAfter(version: string, id: string | null, kind: StepKind = 'task', branch = false): Draft {
  if (id === null) return { id: newId(), kind, after: null, branch: false, flowLabel: null }
  const { diagram } = drawingOf(version)
  const after = branch ? branchSource(diagram, id) : id
  const out = flowsOut(graphOf(diagram.flows), after)
  return { id: newId(), kind, after, branch: branch ? out.length > 0 : out.length > 1, flowLabel: null }
}

/** Whether the way out of `after` is named before the step it leads to: an answer to a question. */
export function asksAnswer(version: string, after: string | null): boolean {
  return after !== null && drawingOf(version).diagram.steps.find((s) => s.id === after)?.kind === 'decision'
}

/** The answer offered for the next way out of a decision. */
export function offeredAnswer(version: string, after: string | null): string {
  const t = currentT()
  return after === null
    ? ''
    : nextAnswer(drawingOf(version).diagram, after, [t('process.answers.yes'), t('process.answers.no')])
}

/** The only flow out of a step that is no decision: a step typed after it goes in between. */
function flowToSplit(drawing: Drawing, draft: Draft): string | null {
  if (draft.intoFlow) return draft.intoFlow
  if (draft.after === null || draft.branch || draft.at) return null
  const step = drawing.diagram.steps.find((s) => s.id === draft.after)
  const out = flowsOut(graphOf(drawing.diagram.flows), draft.after)
  const only = out.length === 1 && step?.kind !== 'decision' && step?.kind !== 'parallel' ? out[0] : undefined
  return only?.id ?? null
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
  const branch = draft.branch || (out > 0 && flowToSplit(drawing, draft) === null)
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
function placeInFlow(
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
export function draftInFlow(version: string, id: string): Draft | undefined {
  const { diagram } = drawingOf(version)
  const flow = diagram.flows.find((f) => f.id === id)
  const target = diagram.steps.find((s) => s.id === flow?.to)
  if (!flow || !target) return undefined
  return {
    id: newId(),
    kind: 'task',
    after: flow.from,
    branch: false,
    flowLabel: null,
    intoFlow: id,
    lane: target.lane,
    phase: target.phase,
  }
}

/** The fields of a step that a typed line sets; what it does not say stays out. */
function rowFrom(read: StepText): Record<string, unknown> {
  return {
    ...(read.title === '' ? {} : { title: read.title }),
    ...(read.processing ? { processingTime: read.processing.seconds, processingBasis: read.processing.basis } : {}),
    ...(read.waiting ? { waitingTime: read.waiting.seconds, waitingBasis: read.waiting.basis } : {}),
  }
}

/** Where a step in a lane that is only being named will stand: below everything. */
function belowAll(drawing: Drawing, kind: StepKind, x: number): Point {
  const { bounds } = drawing.bands
  return snapStep(kind, { x, y: bounds.y + bounds.height + 24 })
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
  const lane = read.lane === null ? undefined : laneOfTitle(version, read.lane)
  const settled = { ...draft, kind, ...(lane ? { lane } : {}) }
  const place = placeOfDraft(drawing, settled, read.title)
  if (!place) return undefined
  const newLane = read.lane !== null && !lane
  const before = draft.after === null ? undefined : rowOf('step', draft.after)
  const laneId = newLane ? null : (settled.lane ?? before?.lane ?? drawing.diagram.lanes[0]?.id ?? null)
  const room = roomFor(
    drawing,
    { id: draft.id, kind, title: read.title, lane: laneId, phase: null, ...place },
    place.shift,
  )
  const { x, y } = newLane ? belowAll(drawing, kind, place.x) : room.at
  const intoFlow = flowToSplit(drawing, draft)
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
    lane: newLane ? read.lane : null,
    after: intoFlow ? null : draft.after,
    flowLabel: draft.flowLabel,
    intoFlow,
    to,
  }
  const steps = [...placesToFix(drawing), captured]
  const done = await execute('step.capture', { processVersion: version, steps, shift: newLane ? [] : room.shift })
  return done ? draft.id : undefined
}

/** The place of a new step and what moves, once every lane holds its steps again: a question above a diamond needs room too. */
function roomFor(
  { diagram, positions }: Drawing,
  step: DiagramStep & Point,
  shift: readonly { id: string; dx: number; dy: number }[],
): { at: Point; shift: { id: string; dx: number; dy: number }[] } {
  const wanted = new Map(positions)
  for (const { id, dx, dy } of shift) {
    const at = positions.get(id)
    if (at) wanted.set(id, { x: at.x + dx, y: at.y + dy })
  }
  wanted.set(step.id, { x: step.x, y: step.y })
  const after = settleLanes({ ...diagram, steps: [...diagram.steps, step] }, wanted)
  const moved = diagram.steps.flatMap(({ id }) => {
    const [was, is] = [positions.get(id), after.get(id)]
    return was && is && (was.x !== is.x || was.y !== is.y) ? [{ id, dx: is.x - was.x, dy: is.y - was.y }] : []
  })
  return { at: after.get(step.id) ?? step, shift: moved }
}

const laneOfTitle = (version: string, title: string): string | undefined =>
  rowsOf('lane', { processVersion: version }).find((l) => l.title.trim().toLowerCase() === title.trim().toLowerCase())
    ?.id

/** Writes what was typed over a step's title: its title and whatever else the line says. */
export async function renameStep(version: string, id: string, read: StepText): Promise<void> {
  const row = rowOf('step', id)
  if (!row) return
  const changed = Object.entries(rowFrom(read)).filter(([field, value]) => row[field as keyof typeof row] !== value)
  const kind = read.kind === 'decision' && row.kind === 'task' ? kindPatch(id, 'decision') : {}
  const plain = read.owners.length === 0 && read.lane === null
  if (changed.length === 0 && plain && Object.keys(kind).length === 0) return
  const patch = { ...Object.fromEntries(changed), ...kind }
  if (plain) return void (await execute('rows.update', { entity: 'step', id, patch }))
  const drawing = drawingOf(version)
  const lane = read.lane === null ? undefined : laneOfTitle(version, read.lane)
  const at = drawing.positions.get(id)
  const moved = read.lane !== null && lane !== row.lane && at ? intoLane(drawing, id, lane) : {}
  const step: Captured = {
    id,
    row: { ...patch, ...moved },
    owners: read.owners.length > 0 ? [...read.owners] : null,
    lane: read.lane,
  }
  await execute('step.capture', { processVersion: version, steps: [...placesToFix(drawing), step] })
}

/** The place of a step carried into another lane: same column, the lane's first line. */
function intoLane(drawing: Drawing, id: string, lane: string | undefined): Partial<Point> {
  const step = drawing.diagram.steps.find((s) => s.id === id)
  const at = drawing.positions.get(id)
  if (!step || !at) return {}
  const band = drawing.bands.lanes.find((b) => b.leaf && b.id === lane)
  if (!band) return belowAll(drawing, step.kind, at.x)
  return snapStep(step.kind, { x: at.x, y: band.box.y + band.box.height / 2 - stepSize(step.kind).height / 2 })
}

/** Kind and the place that keeps the centre, since outlines differ in size. */
export function kindPatch(id: string, kind: StepKind): Record<string, unknown> {
  const row = rowOf('step', id)
  if (!row || row.kind === kind) return {}
  if (row.x === null || row.y === null) return { kind }
  const middle = centreOf(row, { x: row.x, y: row.y })
  const { width, height } = stepSize(kind)
  return { kind, ...snapStep(kind, { x: middle.x - width / 2, y: middle.y - height / 2 }) }
}

/** Changes the kind of steps where they stand. */
export async function changeKind(ids: Iterable<string>, kind: StepKind): Promise<void> {
  const writes = [...ids].flatMap((id) => {
    const patch = kindPatch(id, kind)
    return Object.keys(patch).length > 0 ? [{ do: 'update' as const, entity: 'step' as const, id, patch }] : []
  })
  if (writes.length > 0) await execute('rows.apply', { writes })
}

/** Removes what is selected: steps (with `heal`, what led into one then leads to what followed) and flows. */
export async function removeSelected(version: string, heal: boolean): Promise<void> {
  const { steps, flows, lane, phase } = editor()
  if (steps.size > 0) {
    const { diagram } = drawingOf(version)
    const graph = graphOf(diagram.flows)
    const [only] = steps
    const next = steps.size === 1 && only ? (flowsIn(graph, only)[0]?.from ?? flowsOut(graph, only)[0]?.to) : undefined
    const done = await execute('step.remove', { ids: [...steps], heal })
    if (done && steps.size > 1)
      notify({ text: currentT()('process.said.stepsRemoved', { count: steps.size }), undo: true })
    select({ steps: next && rowOf('step', next) ? [next] : [] })
  } else if (flows.size > 0) {
    await execute('rows.remove', { entity: 'sequenceFlow', ids: [...flows] })
    select({})
  } else if (lane) await removeLane(version, lane)
  else if (phase) await removePhase(phase)
}

/** Joins two steps. Resolves with the flow's id; undefined when refused. */
export async function connectSteps(from: string, to: string, label: string | null): Promise<string | undefined> {
  const done = await execute('step.connect', { from, to, label: label || null })
  return done?.flow
}

/** Lets a flow start or end at another step. */
export async function reconnect(flow: string, ends: { from: string; to: string }): Promise<void> {
  const row = rowOf('sequenceFlow', flow)
  if (!row || (row.from === ends.from && row.to === ends.to)) return
  const t = currentT()
  if (ends.from === ends.to) return void notify({ tone: 'warning', text: t('process.said.selfFlow') })
  if (rowsOf('sequenceFlow', ends).length > 0)
    return void notify({ tone: 'warning', text: t('process.said.flowExists') })
  await execute('rows.update', { entity: 'sequenceFlow', id: flow, patch: { ...ends, waypoints: null } })
}

/** Moves steps; says when that gave some of them another owner. */
export async function moveSteps(version: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const drawing = drawingOf(version)
  const named = new Set(moves.map((m) => m.id))
  const fixed = placesToFix(drawing).flatMap(({ id, row }) =>
    named.has(id) ? [] : [{ id, ...(row as unknown as Point) }],
  )
  const done = await execute('step.move', { moves: [...fixed, ...moves] })
  if (done && done.ownersChanged > 0)
    notify({ text: currentT()('process.said.ownersChanged', { count: done.ownersChanged }), undo: true })
}

/** Puts steps into a lane or a phase of the version, where they then stand. */
export async function carryTo(
  version: string,
  ids: readonly string[],
  what: 'lane' | 'phase',
  to: string | null,
): Promise<void> {
  const drawing = drawingOf(version)
  const { diagram, positions, bands } = drawing
  const chosen = new Set(ids)
  const places = new Map(positions)
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (!chosen.has(step.id) || !at || step[what] === to) continue
    const column = bands.phases.find((p) => p.id === to)?.box
    const x = column ? column.x + column.width / 2 - stepSize(step.kind).width / 2 : at.x
    const wanted =
      what === 'lane' ? { ...at, ...intoLane(drawing, step.id, to ?? undefined) } : snapStep(step.kind, { x, y: at.y })
    places.set(step.id, freePlace(diagram, places, step, wanted))
  }
  const steps = diagram.steps.map((s) => (chosen.has(s.id) ? { ...s, [what]: to } : s))
  const after = settleLanes({ ...diagram, steps }, places)
  const moves = diagram.steps.flatMap(({ id }): Move[] => {
    const [before, now] = [positions.get(id), after.get(id)]
    if (!now || (!chosen.has(id) && before?.x === now.x && before.y === now.y)) return []
    return [{ id, ...now, ...(chosen.has(id) ? { [what]: to } : {}) }]
  })
  await moveSteps(version, moves)
}

/** The wanted place, or the nearest one to the right of what stands there. */
function freePlace(diagram: Diagram, places: Positions, step: DiagramStep, wanted: Point): Point {
  const others = outerBoxes(diagram, places)
  others.delete(step.id)
  const box = outerBox(step, wanted)
  const free = firstFreeRight(box, [...others.values()])
  return { x: wanted.x + free.x - box.x, y: wanted.y }
}

/** Lays the version out anew in the background; steps glide to their places. With `keep`, only steps outside it move. */
export async function placeAll(version: string, after: ReadonlyMap<string, Point>): Promise<void> {
  const { diagram, positions, unplaced } = drawingOf(version)
  const news = new Set(unplaced)
  const moved = movesBetween(
    { ...diagram, steps: diagram.steps.map((s) => (news.has(s.id) ? { ...s, x: null } : s)) },
    after,
  )
  const resetFlows = diagram.flows.filter((f) => f.waypoints?.length).map((f) => f.id)
  if (moved.length === 0 && resetFlows.length === 0) return
  setEditor({ gliding: positions.size > 0 })
  await execute('process.place', { steps: moved.map(({ id, x, y }) => ({ id, x, y })), resetFlows })
}
