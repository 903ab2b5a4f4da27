// The whole contract between a window, its plan host and the shell: names, argument schemas, results and events.
import { z } from 'zod'
import { lensKinds } from './analysis/lenses.ts'
import type { PlanSchedule } from './analysis/schedule/planSchedule.ts'
import { pageSetup, papers } from './diagram/print/pageSetup.ts'
import type { FieldChange, RowChange } from './model/change.ts'
import type { PlanRows } from './model/plan.ts'
import type { Problem } from './model/problem.ts'
import type { ProcessDraft } from './model/processDraft.ts'
import type { DataDifferences } from './sheets/dataWorkbook/types.ts'
import { leadershipChoice } from './sheets/leadership.ts'
import { planSectionNames } from './sheets/planWord.ts'
import { isSheetTarget } from './sheets/wizard/targets.ts'
import type { FoundMapping, SheetPicture, SheetsReading, SheetTarget } from './sheets/wizard/types.ts'
import { type TemplateName, templateNames } from './templates/templateNames.ts'

interface Call<A, R> {
  readonly args: z.ZodType<A>
  /** Never set: carries the result's type. */
  readonly _result?: R
}
const call =
  <R>() =>
  <A>(args: z.ZodType<A>): Call<A, R> => ({ args })

/** Opaque names of files that a dialog or the command line chose; the window never sees or sends a path. */
const handle = z.string().regex(/^[\w-]{1,64}$/)
const lang = z.enum(['zh', 'en'])
const text = z.string().max(10_000)
const exportFormat = z.enum(['xlsx', 'svg', 'png', 'pdf', 'bpmn', 'json', 'docx'])
export type ExportFormat = z.infer<typeof exportFormat>
/** How a process is drawn: the lens it is seen through, pixels of a PNG per pixel of the screen, the pages of a PDF. */
export const drawingChoice = z.object({
  lens: z.enum(lensKinds).nullable(),
  pixels: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  page: pageSetup,
})
export type DrawingChoice = z.infer<typeof drawingChoice>

/** Differences taken, by their number: whole rows, or the fields chosen. */
const dataChoice = z.record(
  z.string().regex(/^\d{1,7}$/),
  z.union([z.literal(true), z.array(z.string().max(64)).max(300)]),
)
/** What a sheet is read as, see `SheetMapping`. */
const sheetMapping = z.object({
  sheet: z.number().int().min(0).max(1000),
  target: z.custom<SheetTarget>((name) => typeof name === 'string' && isSheetTarget(name)),
  header: z.number().int().min(-1).max(50_000),
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(100)),
  title: z.string().max(1000).optional(),
})

// ---- what travels ----

/** What the title bar says of the file: where the plan is kept and whether that is up to date. */
export interface SaveState {
  /** memory: never saved; saved: file equals plan; dirty: newer edits than the file; failed: kept here, not in the file. */
  readonly state: 'memory' | 'saved' | 'dirty' | 'saving' | 'failed'
  /** ISO time of the last publish. */
  readonly at: string | null
  /** File name without folder, null before the first save. */
  readonly fileName: string | null
  readonly readOnly: boolean
  readonly problem: Problem | null
}
export interface HistoryState {
  /** Name of the command that undo would take back (label `command.<name>`), null when there is none. */
  readonly undo: string | null
  readonly redo: string | null
}
export interface PlanState {
  readonly documentId: string
  readonly revision: number
  readonly save: SaveState
  readonly history: HistoryState
}
export interface PlanSnapshot extends PlanState {
  readonly rows: PlanRows
  /** What opening noticed: restored edits, changed outside Opsmap, side files beside the file. */
  readonly notices: readonly Problem[]
}
export interface ChangedEvent extends PlanState {
  /** One per touched row, after the operation; `before` is left null to keep the message small. */
  readonly changes: readonly RowChange[]
  /** What was changed besides, told by columns; of rows that `changes` does not name. */
  readonly fields: readonly FieldChange[]
  readonly by: 'command' | 'undo' | 'redo'
}
export interface JobEvent {
  readonly job: string
  /** 0 … 1 */
  readonly progress: number
  readonly phase: 'running' | 'done' | 'failed' | 'cancelled'
  readonly problems?: readonly Problem[]
}
export interface ImportPreview {
  /** sheets: of no known layout; `import.sheets` shows them. */
  readonly kind: 'visio' | 'bpmn' | 'json' | 'kpiSheet' | 'data' | 'sheets'
  readonly fileName: string
  /** visio, bpmn: what would be added. */
  readonly draft: ProcessDraft | null
  /** bpmn: the other processes of the file. */
  readonly others?: readonly ProcessDraft[]
  /** json, kpiSheet: rows per entity. */
  readonly counts: Readonly<Record<string, number>>
  /** kpiSheet: its periods (null without any), and how many of the sheet's own totals were computed again and came out equal. */
  readonly kpiSheet?: {
    readonly periods: { readonly from: string; readonly to: string } | null
    readonly totals: { readonly checked: number; readonly equal: number }
  }
  /** data: how the workbook differs from the plan; `import.applyData` takes a choice of it. */
  readonly data?: DataDifferences
  /** Errors make `import.apply` refuse; warnings are shown. */
  readonly problems: readonly Problem[]
}
export interface RecentFile {
  readonly handle: string
  readonly name: string
  readonly folder: string
  readonly openedAt: string
  readonly missing: boolean
  /** Earlier versions of it are kept here. */
  readonly earlier: boolean
}
/** What a plan's file was at some time, kept on this computer. */
export interface EarlierVersion {
  readonly id: string
  /** ISO time. */
  readonly at: string
  /** Bytes. */
  readonly size: number
}
export interface Settings {
  readonly lang: 'zh' | 'en'
  readonly theme: 'light' | 'dark' | 'system'
  /** Name used for comments and changes; asked once. */
  readonly author: string
  /** Panel sizes and the like, by a key of the window's own (document id included where it matters). */
  readonly panels: Readonly<Record<string, number | string | boolean>>
}
/** Menus of the native menu bar. `id`: action id, '-' is a separator; `key`: Electron accelerator; `role`: Electron role (cut, copy …). */
const menus = z
  .array(
    z.object({
      label: text,
      items: z
        .array(
          z.object({
            id: text,
            label: text,
            key: text.optional(),
            enabled: z.boolean(),
            checked: z.boolean().optional(),
            role: text.optional(),
          }),
        )
        .max(100),
    }),
  )
  .max(20)
export type Menu = z.infer<typeof menus>[number]
export type MenuItem = Menu['items'][number]

// ---- calls answered by the plan host ----

export const hostCalls = {
  'plan.load': call<PlanSnapshot>()(z.object({})),
  /** Runs one command. The same command with the same mergeKey within a second joins the previous undo step. */
  'plan.execute': call<{ revision: number; result: unknown }>()(
    z.object({ command: z.string().max(64), args: z.unknown(), mergeKey: z.string().max(200).optional() }),
  ),
  /** Executes and rolls back: what the command would change. */
  'plan.dryRun': call<{ result: unknown; changes: RowChange[] }>()(
    z.object({ command: z.string().max(64), args: z.unknown() }),
  ),
  'plan.undo': call<{ done: boolean; command: string | null }>()(z.object({})),
  'plan.redo': call<{ done: boolean; command: string | null }>()(z.object({})),
  /** Publishes the working copy into the file now. */
  'plan.save': call<SaveState>()(z.object({})),
  'plan.saveAs': call<SaveState>()(z.object({ handle })),
  'attachment.add': call<{ id: string }>()(
    z.object({ onEntity: text, onRow: text, name: text, mime: text, bytes: z.instanceof(Uint8Array) }),
  ),
  /** Makes a PNG or JPEG picture of 2 MB at most the plan's logo, or takes the logo away (null). Throws PlanError 'notALogo'. */
  'logo.set': call<{ id: string | null }>()(
    z.object({ file: z.object({ name: text, bytes: z.instanceof(Uint8Array) }).nullable() }),
  ),
  /** Puts a picture (PNG, JPEG, WebP) on the canvas of a version, bytes and place as one operation. */
  'picture.add': call<{ id: string }>()(
    z.object({
      processVersion: text,
      name: text,
      mime: z.enum(['image/png', 'image/jpeg', 'image/webp']),
      bytes: z.instanceof(Uint8Array),
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
    }),
  ),
  'attachment.read': call<{ name: string; mime: string; bytes: Uint8Array }>()(z.object({ id: text })),
  /** Writes an attachment's bytes to the file chosen by `shell.chooseAttachmentTarget`. */
  'attachment.save': call<Record<string, never>>()(z.object({ id: text, handle })),
  /** Reads an untrusted file in a throw-away process and says what it holds; the plan is unchanged. `job.cancel` with the handle stops it. */
  'import.preview': call<ImportPreview>()(
    z.object({ handle, as: z.enum(['auto', 'visio', 'json', 'kpiSheet', 'sheets']), lang: lang.optional() }),
  ),
  /** Applies the file last previewed under this handle as one command. */
  'import.apply': call<{ processVersion: string | null; kpis?: readonly string[]; revision: number }>()(
    z.object({ handle, title: text.optional(), lang }),
  ),
  /** The sheets of the file last previewed under this handle, as pictures, each with the mapping that was found. */
  'import.sheets': call<{ sheets: readonly SheetPicture[] }>()(z.object({ handle })),
  /** Further rows of one of these sheets, as texts. */
  'import.sheetRows': call<{ rows: readonly (readonly string[])[] }>()(
    z.object({
      handle,
      sheet: z.number().int().min(0).max(1000),
      from: z.number().int().min(0).max(50_000),
      count: z.number().int().min(1).max(1000),
    }),
  ),
  /** A table from the clipboard, as if it were a file; the handle goes to `import.sheets`. */
  'import.paste': call<{ handle: string }>()(
    z.object({
      name: text,
      rows: z
        .array(z.array(z.string().max(32_767)).max(256))
        .min(1)
        .max(50_000),
    }),
  ),
  /** The mapping of a sheet to another target or with another row of headers, as far as it is found. */
  'import.mapSheet': call<FoundMapping>()(
    z.object({ handle, ...sheetMapping.pick({ sheet: true, target: true, header: true }).shape }),
  ),
  /** Reads the mapped sheets and compares them with the plan, which stays as it is. `job.cancel` with the handle stops it. */
  'import.readSheets': call<SheetsReading>()(z.object({ handle, lang, sheets: z.array(sheetMapping).max(200) })),
  /** Takes in what was read last under this handle, differences as chosen (all but conflicts unless told), as one command. */
  'import.applySheets': call<{ processVersion: string | null; kpis: readonly string[]; revision: number }>()(
    z.object({ handle, lang, choice: dataChoice.optional() }),
  ),
  /** Starts a job; its progress and end arrive as `job` events. */
  'export.start': call<{ job: string }>()(
    z.object({
      handle,
      format: exportFormat,
      lang,
      /** svg, png, pdf, bpmn: the version that is drawn, and how; `author` stands in the title block. */
      processVersion: text.optional(),
      drawing: drawingChoice.optional(),
      author: text.optional(),
      /** docx: the SOP that is written; without one the plan, with these sections or all. */
      sop: text.optional(),
      sections: z.array(z.enum(planSectionNames)).max(planSectionNames.length).optional(),
      /** xlsx: which sheets of the leadership workbook, of which period, on which paper. */
      leadership: leadershipChoice.optional(),
    }),
  ),
  /** Takes in the chosen differences of the data workbook last previewed under this handle, as one command. */
  'import.applyData': call<{ revision: number }>()(
    z.object({
      handle,
      choice: dataChoice,
    }),
  ),
  /** Compares the plan with another copy of it, which somebody else may have changed; the plan stays as it is. `job.cancel` with the handle stops it. */
  'copy.compare': call<{
    differences: DataDifferences
    /** What both copies come from is known: it is told who changed what. */
    threeWay: boolean
    /** A copy of this plan, not another plan. */
    samePlan: boolean
    notices: readonly Problem[]
  }>()(z.object({ handle, lang })),
  /** Takes in the chosen differences of the copy last compared under this handle, as one command. */
  'copy.apply': call<{ revision: number }>()(z.object({ handle, choice: dataChoice })),
  /** Starts the job that writes the data workbook; all sheets when none are named. `empty`: without rows, to be filled in by others. */
  'export.data': call<{ job: string }>()(
    z.object({
      handle,
      lang,
      sheets: z.array(z.string().max(64)).max(200).optional(),
      empty: z.boolean().optional(),
      process: text.optional(),
    }),
  ),
  /** The schedule of all tasks as they are, worked out in a thread; nothing is written. */
  'tasks.schedule': call<PlanSchedule>()(z.object({ today: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })),
  'job.cancel': call<Record<string, never>>()(z.object({ job: text })),
} as const

// ---- calls answered by the shell (main process) ----

export const shellCalls = {
  'shell.settings': call<Settings>()(z.object({})),
  'shell.setSettings': call<Settings>()(
    z.object({
      lang: lang.optional(),
      theme: z.enum(['light', 'dark', 'system']).optional(),
      author: text.optional(),
      panels: z.record(z.string().max(200), z.union([z.number(), z.string().max(1000), z.boolean()])).optional(),
    }),
  ),
  'shell.recent': call<RecentFile[]>()(z.object({})),
  'shell.forgetRecent': call<RecentFile[]>()(z.object({ handle })),
  /** Opens a new empty plan in this window (or a new window when this one holds a plan). */
  'shell.newPlan': call<{ opened: boolean }>()(z.object({ title: text, lang })),
  /** Shows the open dialog and opens what was chosen. */
  'shell.openPlan': call<{ opened: boolean }>()(z.object({})),
  'shell.openRecent': call<{ opened: boolean; problems?: Problem[] }>()(z.object({ handle })),
  /** The built-in templates, each as the text of its file. */
  'shell.templates': call<{ templates: readonly { name: TemplateName; text: string }[] }>()(z.object({ lang })),
  /** Opens a new plan made of a template, in this window (or a new window when this one holds a plan). */
  'shell.newFromTemplate': call<{ opened: boolean }>()(
    z.object({ template: z.enum(templateNames), title: text.min(1), lang }),
  ),
  /** The earlier versions of the plan in this window, or of a recent one, newest first. */
  'shell.earlierVersions': call<{ title: string; versions: readonly EarlierVersion[] }>()(
    z.object({ recent: handle.optional() }),
  ),
  /** Opens an earlier version as a new plan that is not saved anywhere; `title` is what that plan is called. */
  'shell.openEarlierVersion': call<{ opened: boolean }>()(
    z.object({ recent: handle.optional(), id: z.string().max(100), title: z.string().min(1).max(300) }),
  ),
  /** Opens a copy of the bundled sample plan. */
  'shell.openSample': call<{ opened: boolean }>()(z.object({ lang })),
  /** Shows a save dialog for the plan; null when cancelled. The handle goes to plan.saveAs. */
  'shell.chooseSaveAs': call<{ handle: string; name: string } | null>()(z.object({ suggestedName: text })),
  'shell.chooseImport': call<{ handle: string; name: string } | null>()(z.object({})),
  /** Asks for a plan file to compare with; null when cancelled. The handle goes to copy.compare. */
  'shell.chooseCopy': call<{ handle: string; name: string } | null>()(z.object({})),
  'shell.chooseExport': call<{ handle: string; name: string } | null>()(
    z.object({ format: exportFormat, suggestedName: text }),
  ),
  /** Prints what the page shows for printing (its print style sheet), through the system's dialog; false when cancelled there. */
  'shell.print': call<{ printed: boolean }>()(z.object({ paper: z.enum(papers), landscape: z.boolean() })),
  /** Writes what the page shows for printing as a PDF to the file chosen by `shell.chooseExport`. */
  'shell.savePdf': call<Record<string, never>>()(z.object({ handle, paper: z.enum(papers), landscape: z.boolean() })),
  /** Writes a picture that the page has drawn to the file chosen by `shell.chooseExport`; anything but a PNG is refused. */
  'shell.savePng': call<Record<string, never>>()(z.object({ handle, bytes: z.instanceof(Uint8Array) })),
  /** Asks where to keep a copy of an attachment; null when cancelled. The handle goes to attachment.save. */
  'shell.chooseAttachmentTarget': call<{ handle: string; name: string } | null>()(z.object({ name: text })),
  /** Shows an exported file in the system's file manager. */
  'shell.reveal': call<Record<string, never>>()(z.object({ handle })),
  /** The native menu, built from the window's action list; chosen items come back as `action` events. */
  'shell.setMenu': call<Record<string, never>>()(z.object({ menus })),
  'shell.setTitle': call<Record<string, never>>()(z.object({ title: text })),
  'shell.closeWindow': call<Record<string, never>>()(z.object({})),
  /** Whether this window has a plan (host port handed over) or shows the start screen. */
  'shell.hasPlan': call<{ plan: boolean }>()(z.object({})),
} as const

export type HostCalls = typeof hostCalls
export type ShellCalls = typeof shellCalls
export type CallName = keyof HostCalls | keyof ShellCalls
type CallOf<N extends CallName> = (HostCalls & ShellCalls)[N]
export type ArgsOf<N extends CallName> = CallOf<N> extends Call<infer A, unknown> ? A : never
export type ResultOf<N extends CallName> = CallOf<N> extends Call<infer _A, infer R> ? R : never

/** Every answer: a refusal is data, only bugs throw. */
export type Answer<R> = { ok: true; value: R } | { ok: false; problems: readonly Problem[] }

/** Events, by who sends them: the host (changed, state, job) and the shell (action, plan, settings, notice, closing). */
export interface Events {
  changed: ChangedEvent
  state: PlanState
  job: JobEvent
  /** A menu item was chosen or the system asks for something: the id of an action. */
  action: { id: string }
  /** A plan has been opened in this window: the host port is ready. */
  plan: { opened: boolean }
  settings: Settings
  /** A workbook or JSON file was dropped on the window: as if chosen for import. (A dropped plan is opened.) */
  dropped: { handle: string; name: string }
  /** The window must be told a problem that no call asked for (crash of the host, a file refused at opening). */
  notice: { problems: readonly Problem[] }
  /** The window is about to close: send what is still being typed. The shell waits for what the listeners return. */
  closing: Record<string, never>
}
export type EventName = keyof Events
