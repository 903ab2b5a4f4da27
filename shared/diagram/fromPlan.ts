// The drawing's view of a process version, taken from the plan's rows: the same for canvas, pictures and documents.
import type { PlanReader, RowOf } from '../model/plan.ts'
import type { ValueContext } from '../model/values/context.ts'
import { formatDuration } from '../model/values/durations.ts'
import type { Diagram, DiagramStep, StepFooter, StepMarker } from './types.ts'

/** Kinds that carry an owner and times on their face. */
const working = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])

/** Who is shown on a step: the persons, else the accountable role. */
function ownerText(row: RowOf<'step'>, context: ValueContext): string | null {
  const names = row.owners.map((id) => context.titleOf('person', id)).filter(Boolean)
  if (names.length > 0) return names.join(context.lang === 'zh' ? '、' : ', ')
  return (row.ownerRole && context.titleOf('role', row.ownerRole)) || null
}

function footer(row: RowOf<'step'>, context: ValueContext): StepFooter | null {
  if (!working.has(row.kind)) return null
  const owner = ownerText(row, context)
  const time = (seconds: number | null, basis: 'working' | 'calendar') =>
    seconds === null || (seconds === 0 && row.kind === 'decision') ? null : formatDuration(seconds, basis, context)
  return {
    owner,
    processing: time(row.processingTime, row.processingBasis),
    // Zero waiting is the good case and not worth a badge.
    waiting: row.waitingTime === 0 ? null : time(row.waitingTime, row.waitingBasis),
    missingOwner: owner === null,
    missingTime: row.processingTime === null && row.kind !== 'decision',
  }
}

/** A step as the drawing shows it. `kpiSteps`: ids of steps that a KPI measures; `noteSteps`: those that a note or comment speaks of. */
export function diagramStep(
  row: RowOf<'step'>,
  context: ValueContext,
  kpiSteps: ReadonlySet<string>,
  noteSteps: ReadonlySet<string>,
): DiagramStep {
  const markers: StepMarker[] = []
  if (row.sopSteps || row.sopRequirements || row.sopAttention || row.sopCheckpoint) markers.push('sop')
  if (kpiSteps.has(row.id)) markers.push('kpi')
  if (noteSteps.has(row.id)) markers.push('note')
  const { id, kind, title, lane, phase, x, y } = row
  return { id, kind, title, lane, phase, x, y, footer: footer(row, context), markers }
}

/** The diagram of one process version. An unknown version gives an empty diagram. */
export function diagramOf(reader: PlanReader, processVersion: string, context: ValueContext): Diagram {
  const version = reader.get('processVersion', processVersion)
  const process = version && reader.get('process', version.process)
  const kpiSteps = new Set(reader.list('kpi').flatMap((kpi) => kpi.steps))
  const noteSteps = new Set([
    ...reader.list('note').flatMap((note) => note.step ?? []),
    ...reader
      .list('comment')
      .flatMap((comment) => (comment.onEntity === 'step' && !comment.resolved ? comment.onRow : [])),
  ])
  return {
    title: process?.title ?? null,
    steps: reader.list('step', { processVersion }).map((row) => diagramStep(row, context, kpiSteps, noteSteps)),
    flows: reader
      .list('sequenceFlow', { processVersion })
      .map(({ id, from, to, label, waypoints }) => ({ id, from, to, label, waypoints })),
    lanes: reader
      .list('lane', { processVersion })
      .map(({ id, title, position, size, parent }) => ({ id, title, position, size, parent })),
    phases: reader.list('phase', { processVersion }).map(({ id, title, position }) => ({ id, title, position })),
  }
}
