// What a user does to steps and flows that are there: rename, change kind, remove, connect – each as one command of the plan.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { centreOf, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import type { StepKind } from '#shared/diagram/types.ts'
import { parseFlowText } from '#shared/model/flowText.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { StepText } from '#shared/model/stepText.ts'
import { removeLane, removePhase } from './bandEdit.ts'
import { laneFor, rowFrom } from './drafts.ts'
import { drawingOf } from './drawing.ts'
import { flowsIn, flowsOut, graphOf } from './graph.ts'
import { type Captured, intoLane, placesToFix } from './moving.ts'
import { removePicture } from './pictures.ts'
import { editor, select } from './state.ts'

/** Writes what was typed over a step's title: its title and whatever else the line says. */
export async function renameStep(version: string, id: string, read: StepText): Promise<void> {
  const row = rowOf('step', id)
  if (!row) return
  const changed = Object.entries(rowFrom(read)).filter(([field, value]) => row[field as keyof typeof row] !== value)
  const kind = read.kind === 'decision' && row.kind === 'task' ? kindPatch(id, 'decision') : {}
  const plain = read.owners.length === 0 && read.lane === null
  if (changed.length === 0 && plain && Object.keys(kind).length === 0) return
  const patch = { ...Object.fromEntries(changed), ...kind }
  if (plain && typeof patch.title === 'string' && isNamedAlike(row)) {
    const process = {
      do: 'update' as const,
      entity: 'process' as const,
      id: row.subProcess!,
      patch: { title: patch.title },
    }
    return void (await execute('rows.apply', { writes: [{ do: 'update', entity: 'step', id, patch }, process] }))
  }
  if (plain) return void (await execute('rows.update', { entity: 'step', id, patch }))
  const drawing = drawingOf(version)
  const lane = read.lane === null ? undefined : laneFor(version, read.lane)
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

/** A sub-process step that has the name of what it opens: both are renamed together. */
const isNamedAlike = ({ kind, title, subProcess }: RowOf<'step'>): boolean =>
  kind === 'subprocess' && subProcess !== null && rowOf('process', subProcess)?.title === title

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
  const { steps, flows, lane, phase, readOnly } = editor()
  if (readOnly) return
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
  else await removePicture()
}

/** Joins two steps; `label` is as typed: 是 70%. Resolves with the flow's id; undefined when refused. */
export async function connectSteps(from: string, to: string, label: string | null): Promise<string | undefined> {
  const done = await execute('step.connect', { from, to, ...parseFlowText(label ?? '') })
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
