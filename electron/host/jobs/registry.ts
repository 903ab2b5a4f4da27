// The list of jobs: what runs in a worker thread, each loaded only when it is first asked for.
import type { ExportInput } from '#host/documents/exportPlan.ts'
import type { DataWorkbookInput } from '#host/excel/data/writeDataWorkbook.ts'
import type { SheetsInput, SheetsOutput } from '#host/intake/readMappedSheets.ts'
import type { PlanBlob } from '#host/intakeSeam.ts'
import type { Written } from '#host/planFileWriter.ts'
import type { PlanSchedule, ScheduleRows } from '#shared/analysis/schedule/planSchedule.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import type { CompareInput, DataComparison } from '#shared/sheets/dataWorkbook/types.ts'
import type { CopyInput } from '#shared/sheets/planCopy/comparePlans.ts'

/** Reports how far a job is, 0 … 1. */
export type OnProgress = (share: number) => void
type Job<P, R> = (payload: P, onProgress: OnProgress) => Promise<R>

export interface JsonExport {
  readonly rows: PlanRows
  readonly blobs: readonly PlanBlob[]
  /** ISO time */
  readonly exportedAt: string
}

/** Payloads and results cross a thread: plain data only, never the database. */
export const jobs = {
  exportPlan: async (): Promise<Job<ExportInput, Uint8Array>> => {
    const { exportPlan } = await import('#host/documents/exportPlan.ts')
    return exportPlan
  },
  exportJson: async (): Promise<Job<JsonExport, Uint8Array>> => {
    const { writePlanJson } = await import('#host/documents/planJson.ts')
    return async ({ rows, blobs, exportedAt }) => new TextEncoder().encode(writePlanJson(rows, blobs, { exportedAt }))
  },
  exportData: async (): Promise<Job<DataWorkbookInput, Uint8Array>> => {
    const { dataWorkbookBytes } = await import('#host/excel/data/writeDataWorkbook.ts')
    return dataWorkbookBytes
  },
  compareData: async (): Promise<Job<CompareInput, DataComparison>> => {
    const { compareData } = await import('#shared/sheets/dataWorkbook/compareData.ts')
    return async (input, onProgress) => compareData(input, onProgress)
  },
  comparePlans: async (): Promise<Job<CopyInput, DataComparison>> => {
    const { comparePlans } = await import('#shared/sheets/planCopy/comparePlans.ts')
    return async (input, onProgress) => comparePlans(input, onProgress)
  },
  readSheets: async (): Promise<Job<SheetsInput, SheetsOutput>> => {
    const { readMappedSheets } = await import('#host/intake/readMappedSheets.ts')
    return readMappedSheets
  },
  scheduleTasks: async (): Promise<Job<{ rows: ScheduleRows; today: string }, PlanSchedule>> => {
    const { planSchedule } = await import('#shared/analysis/schedule/planSchedule.ts')
    return async ({ rows, today }) => planSchedule(rows, today)
  },
  verifyPlan: async (): Promise<Job<{ path: string; written: Written }, null>> => {
    const { verifyPlanFile } = await import('#host/planFileWriter.ts')
    return async ({ path, written }) => {
      verifyPlanFile(path, written)
      return null
    }
  },
} as const

export type JobName = keyof typeof jobs
type JobOf<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>
export type JobPayload<N extends JobName> = Parameters<JobOf<N>>[0]
export type JobResult<N extends JobName> = Awaited<ReturnType<JobOf<N>>>
