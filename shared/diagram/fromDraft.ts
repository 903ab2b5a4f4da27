// The drawing's view of a process that is not yet in the plan: what a preview of an import shows.
import type { ProcessDraft } from '../model/processDraft.ts'
import type { ValueContext } from '../model/values/context.ts'
import { formatDuration } from '../model/values/durations.ts'
import type { Diagram, StepFooter } from './types.ts'

const working = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])

function footer(step: ProcessDraft['steps'][number], context: ValueContext): StepFooter | null {
  if (!working.has(step.kind)) return null
  const owner = step.owners.join(context.lang === 'zh' ? '、' : ', ') || step.ownerRole
  const time = (seconds: number | null, basis: 'working' | 'calendar') =>
    seconds ? formatDuration(seconds, basis, context) : null
  return {
    owner,
    processing: time(step.processingTime, step.processingBasis),
    waiting: time(step.waitingTime, step.waitingBasis),
    missingOwner: owner === null,
    missingTime: step.processingTime === null && step.kind !== 'decision',
  }
}

/** The diagram of a draft: lanes, phases and steps are known by their titles and keys. Flows to steps it lacks are left out. */
export function diagramOfDraft(draft: ProcessDraft, context: ValueContext): Diagram {
  const keys = new Set(draft.steps.map((step) => step.key))
  return {
    title: draft.title,
    lanes: draft.lanes.map((title, position) => ({ id: title, title, position })),
    phases: draft.phases.map((title, position) => ({ id: title, title, position })),
    steps: draft.steps.map((step) => ({
      id: step.key,
      kind: step.kind,
      title: step.title,
      lane: step.lane,
      phase: step.phase,
      x: step.x,
      y: step.y,
      footer: footer(step, context),
    })),
    flows: draft.flows
      .filter(({ from, to }) => keys.has(from) && keys.has(to))
      .map(({ from, to, label }, i) => ({ id: `${i}`, from, to, label })),
  }
}
