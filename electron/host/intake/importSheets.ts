// Taking in anybody's sheets as the plan host does it: mapped, read beside the work, compared with the plan, then one command.
import type { ResultOf } from '#shared/api.ts'
import type { CommandArgs } from '#shared/commands/index.ts'
import { choiceLabel, type Lang } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName, PlanRows } from '#shared/model/plan.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import { chosenWrites, defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import type { DataChoice, DataComparison } from '#shared/sheets/dataWorkbook/types.ts'
import { rememberWrites } from '#shared/sheets/wizard/mappingMemory.ts'
import { type KnownContext, planNames } from '#shared/sheets/wizard/sheetPictures.ts'
import type { SheetMapping, SheetReading, SheetsReading } from '#shared/sheets/wizard/types.ts'
import type { PlanFile } from '../planFile.ts'
import { newId } from '../uuid7.ts'
import { importContext } from './importFile.ts'
import type { SheetsInput, SheetsOutput } from './readMappedSheets.ts'

/** What was read of mapped sheets, ready to be taken in. */
export interface SheetsImport {
  readonly sheets: readonly SheetCells[]
  readonly mappings: readonly SheetMapping[]
  readonly parts: readonly SheetReading[]
  readonly comparison: DataComparison | null
  readonly processes: NonNullable<CommandArgs<'plan.importSheets'>['processes']>
  readonly kpis: NonNullable<CommandArgs<'plan.importSheets'>['kpis']>
  /** Ids that the preview gave to the rows that processes and KPIs make. */
  readonly ids: readonly string[]
}

export interface SheetsOptions {
  /** Language of messages. */
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** Name of the file without its ending. */
  readonly fileTitle: string
  /** Reads in a thread, or here. */
  readonly read: (input: SheetsInput) => Promise<SheetsOutput>
}

const planLang = (plan: PlanFile): Lang => (plan.list('plan')[0]?.language === 'en' ? 'en' : 'zh')

const knownMappings = (plan: PlanFile) => plan.list('importMapping') as unknown as KnownContext['known']

/** What finding tables needs to know of the plan. */
export function findContext(plan: PlanFile, today: string): KnownContext {
  const rows = { person: plan.list('person') } as unknown as Pick<PlanRows, EntityName>
  return {
    today,
    names: { person: planNames(rows)('person') },
    known: knownMappings(plan),
  }
}

const isError = ({ problems }: SheetReading) => problems.some((p) => (p.severity ?? 'error') === 'error')

/** `title`, or `title 2`, `title 3` … where that is taken. */
function freeTitles(plan: PlanFile): (title: string) => string {
  const taken = new Set(plan.list('process').map((row) => nameKey(String(row.title))))
  return (title) => {
    let free = title
    for (let n = 2; taken.has(nameKey(free)); n++) free = `${title.slice(0, 990)} ${n}`
    taken.add(nameKey(free))
    return free
  }
}

/** The plan's rows as they would be with these changes. */
function rowsWith(
  plan: PlanFile,
  changes: readonly { entity: EntityName; id: string; after: AnyRow | null }[],
): PlanRows {
  const rows = plan.rows() as unknown as Record<EntityName, AnyRow[]>
  const next = { ...rows }
  for (const { entity, id, after } of changes) {
    if (!after) continue
    const list = next[entity] === rows[entity] ? [...rows[entity]] : next[entity]
    const at = list.findIndex((row) => row.id === id)
    if (at < 0) list.push(after)
    else list[at] = after
    next[entity] = list
  }
  return next as unknown as PlanRows
}

/** Reads the mapped sheets for this plan. Processes and KPIs first: rows of other sheets may name their steps and people. */
export async function readMapped(
  plan: PlanFile,
  sheets: readonly SheetCells[],
  mappings: readonly SheetMapping[],
  { lang, today, fileTitle, read }: SheetsOptions,
): Promise<SheetsImport> {
  const context = { ...importContext(plan, lang, today), fallbackTitle: fileTitle }
  const isDraft = ({ target }: SheetMapping) => target === 'step' || target === 'kpiSheet'
  const ask = (chosen: readonly SheetMapping[], rows: PlanRows) => {
    const used = new Set(chosen.map(({ sheet }) => sheet))
    const blobs = plan.database.prepare('SELECT "sha256" FROM "blob"').pluck().all() as string[]
    return read({
      sheets: sheets.map((sheet, i) => (used.has(i) ? sheet : null)),
      mappings: chosen,
      context,
      compare: { rows, documentId: plan.documentId, lang, today, blobs },
    })
  }
  const drafted = mappings.some(isDraft) ? (await ask(mappings.filter(isDraft), plan.rows())).parts : []
  const sound = drafted.filter((part) => !isError(part))
  const free = freeTitles(plan)
  const versionTitle = choiceLabel(planLang(plan), 'processVersion', 'kind', 'asIs')
  const processes = sound.flatMap(({ draft }) =>
    draft ? [{ draft: { ...draft, title: free(draft.title) }, versionTitle }] : [],
  )
  const kpis = sound.flatMap((part) => part.kpis)
  let rows = plan.rows()
  let ids: string[] = []
  const problems = new Map<number, PlanError>()
  if (processes.length + kpis.length > 0) {
    try {
      const { changes } = plan.dryRun('plan.importSheets', { processes, kpis })
      rows = rowsWith(plan, changes)
      // Ids are given in increasing order.
      ids = changes.flatMap(({ before, id }) => (before === null ? [id] : [])).sort()
    } catch (error) {
      if (!(error instanceof PlanError)) throw error
      for (const { sheet } of sound) problems.set(sheet, error)
    }
  }
  const listed = mappings.filter((mapping) => !isDraft(mapping))
  const { parts, comparison } = listed.length > 0 ? await ask(listed, rows) : { parts: [], comparison: null }
  const all = [...drafted, ...parts].map((part) => {
    const refusal = problems.get(part.sheet)
    return refusal ? { ...part, problems: [...refusal.problems, ...part.problems] } : part
  })
  const order = new Map(mappings.map(({ sheet }, i) => [sheet, i]))
  all.sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0))
  return { sheets, mappings, parts: all, comparison, processes, kpis, ids }
}

/** What the window and the command line show of it. */
export const shownReading = ({ parts, comparison }: SheetsImport): SheetsReading => ({
  parts,
  data: comparison?.differences ?? null,
})

/** The one command that takes it in. Throws PlanError: what is wrong with a chosen sheet, or 'nothingToDo'. */
export function sheetsCommand(
  plan: PlanFile,
  read: SheetsImport,
  now: string,
  choice: DataChoice = defaultChoice(read.comparison?.differences.rows ?? []),
): { command: 'plan.importSheets'; args: CommandArgs<'plan.importSheets'> } {
  const { parts, comparison, processes, kpis, ids, sheets, mappings } = read
  const errors = parts.flatMap(({ problems }) => problems.filter((p) => (p.severity ?? 'error') === 'error'))
  if (errors.length > 0) throw new PlanError(errors)
  const writes = comparison ? chosenWrites(comparison, choice, newId) : []
  if (writes.length + processes.length + kpis.length === 0) refuse('nothingToDo')
  const known = knownMappings(plan)
  const memory = rememberWrites(sheets, mappings, known, now, newId)
  const all = [...writes, ...memory] as NonNullable<CommandArgs<'plan.importSheets'>['writes']>
  return { command: 'plan.importSheets', args: { processes, kpis, ids: [...ids], writes: all } }
}

/** Takes it in as one undoable command: everything chosen, or a PlanError and nothing. */
export function applySheets(
  plan: PlanFile,
  read: SheetsImport,
  now: string,
  choice?: DataChoice,
): ResultOf<'import.applySheets'> {
  const { command, args } = sheetsCommand(plan, read, now, choice)
  const { revision, result } = plan.execute(command, args)
  const { processVersions, kpis } = result as { processVersions: string[]; kpis: string[] }
  return { processVersion: processVersions[0] ?? null, kpis, revision }
}
