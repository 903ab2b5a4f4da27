// What making drafts of one BPMN file shares.
import type { RowOf } from '../model/plan.ts'
import type { BpmnDraft } from './draft.ts'
import type { Report } from './report.ts'
import type { BpmnFile } from './types.ts'

export interface ToPlanContext {
  /** A title for what the file gives none: its name. */
  readonly fileTitle: string
  /** Marks the processes of this file in the plan. */
  readonly mark: string
  /** What an element without a name is called, by its kind. */
  readonly kindName: (kind: RowOf<'step'>['kind']) => string
}

export interface Making {
  readonly context: ToPlanContext
  readonly report: Report
  readonly drafts: BpmnDraft[]
  readonly file: BpmnFile
}
