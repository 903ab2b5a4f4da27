// Import as the plan host does it: preview through the throw-away process, then one command that takes everything or nothing.
import type { ResultOf } from '#shared/api.ts'
import { type BpmnDraft, shownDraft } from '#shared/bpmn/draft.ts'
import { diagramOfDraft } from '#shared/diagram/fromDraft.ts'
import { placeSteps } from '#shared/diagram/layout.ts'
import { choiceLabel, type Lang } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'
import type { ProcessDraft } from '#shared/model/processDraft.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type {
  ImportContext,
  ImportedFile,
  IntakeResult,
  PreviewImport,
  ReadPlanFile,
  SpawnIntake,
} from '../intakeSeam.ts'
import type { PlanFile } from '../planFile.ts'

/** `ReadPlanFile` over a way to start the intake process. */
export function planFileReader(spawn: SpawnIntake): ReadPlanFile {
  return async (path) => {
    const reply = await spawn({ read: 'plan', path })
    if (!reply.ok) throw new PlanError(reply.problems)
    return reply.value as IntakeResult
  }
}

/** `PreviewImport` over a way to start the intake process. */
export function importReader(spawn: SpawnIntake): PreviewImport {
  return async (path, as, context) => {
    const reply = await spawn({ read: 'import', path, as, context })
    if (!reply.ok) throw new PlanError(reply.problems)
    return reply.value as ImportedFile
  }
}

/** What reading a file for this plan needs to know of it. `today` is YYYY-MM-DD. */
export function importContext(plan: PlanFile, lang: Lang, today: string): ImportContext {
  const settings = plan.list('plan')[0] as RowOf<'plan'> | undefined
  const { hoursPerDay = 8, daysPerWeek = 5, currency = 'CNY' } = settings ?? {}
  const versions = plan.list('processVersion').map(({ id }) => id)
  return { lang, hoursPerDay, daysPerWeek, currency, today, versions }
}

/** `title`, or `title 2`, `title 3` … when a process of that name is there already. */
function freeTitle(plan: PlanFile, title: string, alsoTaken: ReadonlySet<string> = new Set()): string {
  const taken = new Set([...plan.list('process').map((row) => nameKey(String(row.title))), ...alsoTaken])
  let free = title
  for (let n = 2; taken.has(nameKey(free)); n++) free = `${title.slice(0, 990)} ${n}`
  return free
}

/** Flows of the largest process that is laid out; the drawing of a denser one nobody can read. */
const mostPlacedFlows = 6000

/** The draft with every step at its place in the drawing. `settings`: the plan's own row. */
export function placedDraft(
  draft: ProcessDraft,
  settings: readonly RowOf<'plan'>[],
  lang: Lang,
  today: string,
): ProcessDraft {
  // What a file shows at its places stays there.
  if (draft.steps.every(({ x, y }) => x !== null && y !== null)) return draft
  if (draft.flows.length > mostPlacedFlows) return draft
  const reader = rowsReader({ plan: [...settings] })
  const positions = placeSteps(diagramOfDraft(draft, valueContext(reader, lang, today)))
  const steps = draft.steps.map((step) => {
    const at = positions.get(step.key)
    return at ? { ...step, x: Math.round(at.x), y: Math.round(at.y) } : step
  })
  return { ...draft, steps }
}

export interface ApplyOptions {
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** Name of the process instead of the one the file gives. */
  readonly title?: string | undefined
}

/** Every process under a title that is free; `title` is for the first. */
function bpmnArgs(plan: PlanFile, drafts: readonly BpmnDraft[], { lang, today, title }: ApplyOptions) {
  const settings = plan.list('plan') as RowOf<'plan'>[]
  const taken = new Set<string>()
  const processes = drafts.map((draft, i) => {
    const free = freeTitle(plan, (i === 0 ? title : undefined) ?? draft.title, taken)
    taken.add(nameKey(free))
    const placed = new Map(placedDraft(shownDraft(draft), settings, lang, today).steps.map((step) => [step.key, step]))
    const steps = draft.steps.map((step) => {
      const { x = null, y = null } = placed.get(step.key) ?? {}
      return { ...step, fields: { ...step.fields, x, y } }
    })
    return { ...draft, title: free, steps }
  })
  return { processes, versionTitle: choiceLabel(lang, 'processVersion', 'kind', 'asIs') }
}

/** The one command that takes a previewed file in. Throws PlanError with the problems that forbid it. */
export function importCommand(
  plan: PlanFile,
  file: ImportedFile,
  options: ApplyOptions,
): { command: 'process.import' | 'process.importBpmn' | 'plan.importRows' | 'kpi.importSheet'; args: unknown } {
  const { preview, rows } = file
  const errors = preview.problems.filter((p) => (p.severity ?? 'error') === 'error')
  if (errors.length > 0) throw new PlanError(errors)
  if (file.sheets) refuse('unknownHandle')
  if (preview.kind === 'json') return { command: 'plan.importRows', args: { rows: rows ?? {} } }
  if (file.kpis) return { command: 'kpi.importSheet', args: { kpis: file.kpis } }
  if (file.processes) return { command: 'process.importBpmn', args: bpmnArgs(plan, file.processes, options) }
  if (!preview.draft) throw new PlanError({ code: 'noSteps' })
  const title = freeTitle(plan, options.title ?? preview.draft.title)
  const draft = {
    ...placedDraft(preview.draft, plan.list('plan') as RowOf<'plan'>[], options.lang, options.today),
    title,
  }
  const versionTitle = choiceLabel(options.lang, 'processVersion', 'kind', 'asIs')
  return { command: 'process.import', args: { draft, versionTitle } }
}

/** Takes a previewed file into the plan as one undoable command: everything, or a PlanError and nothing. */
export function applyImport(plan: PlanFile, file: ImportedFile, options: ApplyOptions): ResultOf<'import.apply'> {
  const { command, args } = importCommand(plan, file, options)
  // Bytes are outside the undo log; those that no row names are left out of the file.
  for (const blob of file.blobs) plan.putBlob(blob)
  const { revision, result } = plan.execute(command, args)
  const { processVersion, kpis } = result as { processVersion?: string; kpis?: string[] }
  return { processVersion: processVersion ?? null, ...(kpis ? { kpis } : {}), revision }
}
