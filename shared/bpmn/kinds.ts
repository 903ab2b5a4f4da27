// Which element of BPMN a kind of step is, and the kind that shows an element of BPMN.
import type { StepKind } from '../model/entities/step.ts'

/** Written where a step came from no file of its own type. Documents and data are steps of the work here, so they are tasks there. */
export const typeOfKind: Readonly<Record<StepKind, string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  event: 'bpmn:IntermediateThrowEvent',
  delay: 'bpmn:IntermediateCatchEvent',
  task: 'bpmn:Task',
  document: 'bpmn:Task',
  data: 'bpmn:Task',
  decision: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  subprocess: 'bpmn:SubProcess',
  note: 'bpmn:TextAnnotation',
}

const kinds: Readonly<Record<string, StepKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:IntermediateThrowEvent': 'event',
  'bpmn:IntermediateCatchEvent': 'event',
  'bpmn:ImplicitThrowEvent': 'event',
  'bpmn:BoundaryEvent': 'event',
  'bpmn:ExclusiveGateway': 'decision',
  'bpmn:InclusiveGateway': 'decision',
  'bpmn:ComplexGateway': 'decision',
  'bpmn:EventBasedGateway': 'decision',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:SubProcess': 'subprocess',
  'bpmn:AdHocSubProcess': 'subprocess',
  'bpmn:Transaction': 'subprocess',
  'bpmn:CallActivity': 'subprocess',
  'bpmn:TextAnnotation': 'note',
}

/** The kind of step that shows an element: tasks of every sort are tasks. `timed`: an intermediate event that waits for a time. */
export function kindOfType(type: string, timed: boolean): StepKind {
  if (type === 'bpmn:IntermediateCatchEvent' && timed) return 'delay'
  return kinds[type] ?? 'task'
}

/** Whether a step of this kind may be written as this element. */
export function typeFits(type: string, kind: StepKind): boolean {
  if (kind === 'delay') return type === 'bpmn:IntermediateCatchEvent'
  // Documents and data are written as tasks, so any sort of task fits them.
  const shown = kindOfType(type, false)
  return shown === kind || (shown === 'task' && (kind === 'document' || kind === 'data'))
}

export const isSubProcess = (type: string): boolean =>
  type === 'bpmn:SubProcess' || type === 'bpmn:AdHocSubProcess' || type === 'bpmn:Transaction'
