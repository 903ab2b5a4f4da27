// What the parts that make a BPMN file of the plan share.
import type { Diagram, LaidOut } from '../diagram/types.ts'
import type { PlanReader, RowOf } from '../model/plan.ts'
import type { Ids } from './ids.ts'

/** What writing the scopes of one file shares. */
export interface Writing {
  readonly reader: PlanReader
  readonly ids: Ids
  readonly drawn: (version: string) => Drawing
  /** The version that a sub-process step shows, written inside of it; null: it is called, or shows none. */
  readonly inside: (step: RowOf<'step'>) => string | null
  /** Id of the process that a step calls; null: none. */
  readonly called: (step: RowOf<'step'>) => string | null
}
export type Drawing = { diagram: Diagram; laidOut: LaidOut }
