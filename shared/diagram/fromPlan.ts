// The drawing's view of a process version, taken from the plan's rows: the same for canvas, pictures and documents.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { type InsideSums, insideSums } from '../model/subProcess.ts'
import type { ValueContext } from '../model/values/context.ts'
import { formatDuration } from '../model/values/durations.ts'
import type { Diagram, DiagramPicture, DiagramStep, StepFooter, StepMarker } from './types.ts'

/** Kinds that carry an owner and times on their face. */
const working = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])

/** Who is shown on a step: the persons, else the accountable role. */
function ownerText(row: RowOf<'step'>, context: ValueContext): string | null {
  const names = row.owners.map((id) => context.titleOf('person', id)).filter(Boolean)
  if (names.length > 0) return names.join(context.lang === 'zh' ? '、' : ', ')
  return (row.ownerRole && context.titleOf('role', row.ownerRole)) || null
}

/** A sum is told roughly: to a quarter of a day, of an hour, or to the minute. */
function rough(seconds: number, day: number): number {
  const step = seconds >= day ? day / 4 : seconds >= 3600 ? 900 : 60
  return Math.max(60, Math.round(seconds / step) * step)
}

/** A sum of times of both bases: Σ3.5小时; null when there is none. */
function sumText({ working, calendar }: InsideSums['processing'], context: ValueContext): string | null {
  const parts = [
    working > 0 ? formatDuration(rough(working, context.hoursPerDay * 3600), 'working', context) : '',
    calendar > 0 ? formatDuration(rough(calendar, 24 * 3600), 'calendar', context) : '',
  ].filter(Boolean)
  return parts.length > 0 ? `Σ${parts.join('+')}` : null
}

function footer(row: RowOf<'step'>, context: ValueContext, child: InsideSums | null): StepFooter | null {
  if (!working.has(row.kind)) return null
  const owner = ownerText(row, context)
  const time = (seconds: number | null, basis: 'working' | 'calendar') =>
    seconds === null || (seconds === 0 && row.kind === 'decision') ? null : formatDuration(seconds, basis, context)
  const processing = time(row.processingTime, row.processingBasis) ?? (child && sumText(child.processing, context))
  return {
    owner,
    processing,
    // Zero waiting is the good case and not worth a badge.
    waiting:
      row.waitingTime === 0
        ? null
        : (time(row.waitingTime, row.waitingBasis) ?? (child && sumText(child.waiting, context))),
    missingOwner: owner === null,
    missingTime: row.processingTime === null && row.kind !== 'decision' && processing === null,
  }
}

/**
 * A step as the drawing shows it. `kpiSteps`: ids of steps that a KPI measures; `noteSteps`: those that a note or comment speaks of;
 * `child`: sums of the process that a sub-process step opens, shown where it has no times of its own.
 */
export function diagramStep(
  row: RowOf<'step'>,
  context: ValueContext,
  kpiSteps: ReadonlySet<string>,
  noteSteps: ReadonlySet<string>,
  child: InsideSums | null = null,
): DiagramStep {
  const markers: StepMarker[] = []
  if (row.sopSteps || row.sopRequirements || row.sopAttention || row.sopCheckpoint) markers.push('sop')
  if (kpiSteps.has(row.id)) markers.push('kpi')
  if (noteSteps.has(row.id)) markers.push('note')
  const { id, kind, title, lane, phase, x, y, width, height } = row
  const size = kind === 'note' && (width !== null || height !== null) ? { width, height } : {}
  return { id, kind, title, lane, phase, x, y, ...size, footer: footer(row, context, child), markers }
}

/** A picture as the drawing shows it, without its bytes. */
export const diagramPicture = ({ id, attachment, caption, x, y, width, height }: RowOf<'picture'>): DiagramPicture => ({
  id,
  file: attachment,
  caption,
  x,
  y,
  width,
  height,
})

/**
 * The diagram of one process version. An unknown version gives an empty diagram. `hrefOf` gives the URL of a picture's file by the
 * attachment's id.
 */
export function diagramOf(
  reader: PlanReader,
  processVersion: string,
  context: ValueContext,
  hrefOf: (attachment: string) => string | null = () => null,
): Diagram {
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
    steps: reader
      .list('step', { processVersion })
      .map((row) => diagramStep(row, context, kpiSteps, noteSteps, insideSums(reader, row))),
    flows: reader
      .list('sequenceFlow', { processVersion })
      .map(({ id, from, to, label, probability, waypoints }) => ({ id, from, to, label, probability, waypoints })),
    lanes: reader
      .list('lane', { processVersion })
      .map(({ id, title, position, size, parent }) => ({ id, title, position, size, parent })),
    pictures: reader
      .list('picture', { processVersion })
      .map((picture) => ({ ...diagramPicture(picture), href: hrefOf(picture.attachment) })),
    phases: reader.list('phase', { processVersion }).map(({ id, title, position }) => ({ id, title, position })),
  }
}
