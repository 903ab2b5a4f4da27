// What passes between the plan host and the throw-away process that reads untrusted files.
import type { ArgsOf, ImportPreview } from '#shared/api.ts'
import type { BpmnDraft } from '#shared/bpmn/draft.ts'
import type { KpiDraft } from '#shared/model/kpiDraft.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'

export interface PlanBlob {
  readonly sha256: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** A vetted plan file, by value. */
export interface IntakeResult {
  readonly documentId: string
  readonly revision: number
  /** The hash the file states, and the hash of the rows read; they differ when something else wrote into the file. */
  readonly contentHash: string
  readonly computedHash: string
  /** Hashes of earlier contents that the file says it comes from, see lineage.ts. */
  readonly lineage: readonly string[]
  readonly rows: PlanRows
  readonly blobs: readonly PlanBlob[]
  readonly notices: readonly Problem[]
}

/** What reading values of a foreign file needs to know of the plan it goes into. */
export interface ImportContext {
  readonly lang: 'zh' | 'en'
  readonly hoursPerDay: number
  readonly daysPerWeek: number
  readonly currency: string
  /** YYYY-MM-DD */
  readonly today: string
  /** Ids of the process versions of the plan: a list of their steps that comes back belongs to them. */
  readonly versions?: readonly string[]
}

/** What a file is to be read as; 'auto': as what it looks like. */
export type ImportKind = ArgsOf<'import.preview'>['as']

/** A foreign file as read, with the one command that takes it in; null: its problems forbid that. */
export interface ImportedFile {
  readonly preview: ImportPreview
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>> | null
  /** kpiSheet: what the command takes. */
  readonly kpis?: readonly KpiDraft[]
  /** bpmn: what the command takes. */
  readonly processes?: readonly BpmnDraft[]
  /** data: the sheets, still to be compared with the plan. */
  readonly book?: DataBook
  /** sheets: their cells, still to be mapped. */
  readonly sheets?: readonly SheetCells[]
  /** json: bytes of the attachments, to be stored before the rows. */
  readonly blobs: readonly PlanBlob[]
}

export type IntakeRequest =
  | { readonly read: 'plan'; readonly path: string }
  | {
      readonly read: 'import'
      readonly path: string
      readonly as: ImportKind
      readonly context: ImportContext
    }

/** What the throw-away process says last before it is ended; long lists of it came before, see intake/answerParts.ts. */
export type IntakeReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Starts a throw-away process for one request; answers 'intakeTimeout', 'intakeMemory' or 'intakeCrashed' when it is killed or dies. */
export type SpawnIntake = (request: IntakeRequest) => Promise<IntakeReply>

/** Reads a plan file; throws PlanError when it is refused. */
export type ReadPlanFile = (path: string) => Promise<IntakeResult>
/** Reads a workbook or JSON; what is wrong inside it is in `preview.problems`, an unreadable file throws PlanError. */
export type PreviewImport = (path: string, as: ImportKind, context: ImportContext) => Promise<ImportedFile>

/** What the throw-away process is told once it has sent a part of its answer. */
export const goOn = 'next'

export const intakeLimits = { seconds: 15, megabytes: 512 } as const

/** Flags of V8 for that process: with a small nursery what was read and dropped is given back soon, and the limit is left to what is kept. */
export const intakeFlags = (megabytes: number): string[] => [
  `--max-old-space-size=${megabytes}`,
  '--max-semi-space-size=8',
]
