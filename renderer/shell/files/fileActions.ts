// What the file menu does: new, open, import, export; which of its dialogs is open.
import { create } from 'zustand'
import { call } from '#platform/bridge.ts'
import { opening } from '#platform/connect.ts'
import { startDataExport, startExport, told } from '#platform/exporting.ts'
import { notify } from '#platform/notices.ts'
import { flushPending } from '#platform/pending.ts'
import { planStore, reached } from '#platform/planStore.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import type { ArgsOf, ImportPreview, ResultOf } from '#shared/api.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { type EntityName, isEntityName } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { LeadershipChoice } from '#shared/sheets/leadership.ts'
import type { PlanSection } from '#shared/sheets/planWord.ts'
import type { TemplateName } from '#shared/templates/templateNames.ts'
import { features } from '../../features/index.ts'

interface Chosen {
  readonly handle: string
  readonly name: string
}
type FileDialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'templates' }
  | { readonly kind: 'export' }
  | { readonly kind: 'paste' }
  | ({
      readonly kind: 'copy'
      readonly compared: ResultOf<'copy.compare'> | null
      readonly problems: readonly Problem[]
    } & Chosen)
  | ({
      readonly kind: 'import'
      readonly preview: ImportPreview | null
      readonly problems: readonly Problem[]
    } & Chosen)

export type ExportFormat = ArgsOf<'export.start'>['format']

export const useFileDialog = create<{ open: FileDialog | null }>(() => ({ open: null }))
/** Closes the dialog; a file that is still being compared is left at once. */
export function closeFileDialog(): void {
  const { open } = useFileDialog.getState()
  const busy = (open?.kind === 'import' && open.preview === null) || (open?.kind === 'copy' && open.compared === null)
  if (open && busy && open.problems.length === 0) void call('job.cancel', { job: open.handle })
  useFileDialog.setState({ open: null })
}

export const askNewPlan = (): void => useFileDialog.setState({ open: { kind: 'new' } })
export const openTemplates = (): void => useFileDialog.setState({ open: { kind: 'templates' } })
export const openPaste = (): void => useFileDialog.setState({ open: { kind: 'paste' } })
export const openExport = (): void => useFileDialog.setState({ open: { kind: 'export' } })

/** Opens a new plan; in this window when it has none yet. */
export async function newPlan(title: string): Promise<boolean> {
  const { lang } = useWindow.getState()
  return told(await opening(call('shell.newPlan', { title, lang })))?.opened ?? false
}

/** Opens a new plan made of a built-in template; in this window when it has none yet. */
export async function newFromTemplate(template: TemplateName, title: string): Promise<boolean> {
  await flushPending()
  const { lang } = useWindow.getState()
  return told(await opening(call('shell.newFromTemplate', { template, title, lang })))?.opened ?? false
}

export async function openPlan(): Promise<void> {
  await flushPending()
  told(await opening(call('shell.openPlan', {})))
}

export async function openSample(): Promise<void> {
  await flushPending()
  told(await opening(call('shell.openSample', { lang: useWindow.getState().lang })))
}

/** Asks for a file to import and shows what it holds. */
export async function openImport(): Promise<void> {
  const chosen = told(await call('shell.chooseImport', {}))
  if (chosen) await previewImport(chosen)
}

/** File name without its ending: the first guess at a title. */
const titleOf = (name: string): string => name.replace(/\.[^.]+$/, '').trim()

/** Reads the chosen file in a throw-away process and shows what it would bring; a window without a plan gets one first. */
export async function previewImport({ handle, name }: Chosen, as: 'auto' | 'sheets' = 'auto'): Promise<void> {
  if (!planStore.getState().state) {
    const opened = await newPlan(titleOf(name) || currentT()('shell.files.untitled'))
    if (!opened) return
    await planLoaded()
  }
  const dialog = { kind: 'import', handle, name, preview: null, problems: [] } as const
  useFileDialog.setState({ open: dialog })
  const answer = await call('import.preview', { handle, as, lang: useWindow.getState().lang })
  if (useFileDialog.getState().open !== dialog) return
  useFileDialog.setState({
    open: answer.ok
      ? { ...dialog, preview: answer.value, problems: answer.value.problems }
      : { ...dialog, problems: answer.problems },
  })
}

function planLoaded(): Promise<void> {
  if (planStore.getState().state) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = planStore.subscribe(({ state }) => {
      if (!state) return
      stop()
      resolve()
    })
  })
}

/** Takes the previewed file in as one undoable change and shows the process it brought. Returns the problems of a refusal. */
export async function applyImport(handle: string, name: string, title?: string): Promise<readonly Problem[]> {
  await flushPending()
  const args: ArgsOf<'import.apply'> = { handle, lang: useWindow.getState().lang, ...(title ? { title } : {}) }
  const answer = await call('import.apply', args)
  if (!answer.ok) return answer.problems
  await reached(answer.value.revision)
  closeFileDialog()
  showImported(answer.value, name)
  return []
}

/** Takes the chosen differences of a data workbook in as one undoable change. Returns the problems of a refusal. */
export async function applyDataImport(
  handle: string,
  name: string,
  choice: ArgsOf<'import.applyData'>['choice'],
): Promise<readonly Problem[]> {
  await flushPending()
  const answer = await call('import.applyData', { handle, choice })
  if (!answer.ok) return answer.problems
  await reached(answer.value.revision)
  closeFileDialog()
  notify({ text: currentT()('dataWorkbook.window.applied', { name }), undo: true })
  return []
}

/** Asks for another copy of the plan and shows what it has otherwise. */
export async function openCopy(): Promise<void> {
  await flushPending()
  const chosen = told(await call('shell.chooseCopy', {}))
  if (!chosen) return
  const dialog = { kind: 'copy', ...chosen, compared: null, problems: [] } as const
  useFileDialog.setState({ open: dialog })
  const answer = await call('copy.compare', { handle: chosen.handle, lang: useWindow.getState().lang })
  if (useFileDialog.getState().open !== dialog) return
  useFileDialog.setState({
    open: answer.ok ? { ...dialog, compared: answer.value } : { ...dialog, problems: answer.problems },
  })
}

/** Takes the chosen differences of the copy in as one undoable change. Returns the problems of a refusal. */
export async function applyCopy(
  handle: string,
  name: string,
  choice: ArgsOf<'copy.apply'>['choice'],
): Promise<readonly Problem[]> {
  await flushPending()
  const answer = await call('copy.apply', { handle, choice })
  if (!answer.ok) return answer.problems
  await reached(answer.value.revision)
  closeFileDialog()
  notify({ text: currentT()('planCopy.applied', { name, count: Object.keys(choice).length }), undo: true })
  return []
}

/** Shows the sheets of a table from the clipboard as those of a file. Returns the problems of a refusal. */
export async function pasteTable(rows: string[][], name: string): Promise<readonly Problem[]> {
  const answer = await call('import.paste', { name, rows })
  if (!answer.ok) return answer.problems
  const preview: ImportPreview = { kind: 'sheets', fileName: name, draft: null, counts: {}, problems: [] }
  useFileDialog.setState({ open: { kind: 'import', handle: answer.value.handle, name, preview, problems: [] } })
  return []
}

/** Takes in the sheets last read under this handle as one undoable change, and shows what they brought. Returns the problems of a refusal. */
export async function applySheets(
  handle: string,
  name: string,
  choice: ArgsOf<'import.applySheets'>['choice'],
  brought: readonly EntityName[],
): Promise<readonly Problem[]> {
  await flushPending()
  const lang = useWindow.getState().lang
  const answer = await call('import.applySheets', { handle, lang, ...(choice ? { choice } : {}) })
  if (!answer.ok) return answer.problems
  await reached(answer.value.revision)
  closeFileDialog()
  const { processVersion, kpis } = answer.value
  showImported({ processVersion, ...(kpis.length > 0 && !processVersion ? { kpis } : {}) }, name, brought)
  return []
}

function showImported(
  { processVersion, kpis }: Pick<ResultOf<'import.apply'>, 'processVersion' | 'kpis'>,
  name: string,
  brought: readonly EntityName[] = [],
): void {
  const t = currentT()
  const version = processVersion ? rowOf('processVersion', processVersion) : undefined
  const process = version && rowOf('process', version.process)
  const text = process ? t('shell.files.imported', { name: process.title }) : t('shell.files.importedPlan', { name })
  notify({ text, undo: true })
  const shows = (...entities: EntityName[]) =>
    features.find((feature) => entities.some((entity) => feature.shows?.includes(entity)))
  const screen = shows('processVersion', 'step')
  const sheet = kpis ? shows('kpi') : undefined
  const listed = brought.map((entity) => shows(entity)).find((feature) => feature !== undefined)
  if (sheet) navigate(sheet.id)
  else if (version && screen) navigate(screen.id, { processVersion: version.id })
  else navigate(listed?.id ?? 'home')
}

interface ExportChoice {
  readonly format: ExportFormat
  readonly lang: 'zh' | 'en'
  readonly leadership?: LeadershipChoice
  readonly sections?: PlanSection[]
  readonly author?: string
}

/** Asks where, then writes the data workbook; `empty`: sheets without rows, for others to fill in. */
export const exportData = (wish: Omit<ArgsOf<'export.data'>, 'handle'>): Promise<boolean> => {
  const { sheets = [], process, empty } = wish
  const [target] = sheets
  const title =
    (process ? rowOf('process', process)?.title : undefined) ??
    (target && isEntityName(target)
      ? entityLabels(useWindow.getState().lang, target).plural
      : (rowsOf('plan')[0]?.title ?? ''))
  const suffix = currentT()(empty ? 'dataWorkbook.templateTitle' : 'dataWorkbook.suffix')
  return startDataExport(wish, `${title} ${suffix}`)
}

/** Asks where, then exports the whole plan. Returns false when no place was chosen. */
export const exportPlan = (choice: ExportChoice): Promise<boolean> =>
  startExport(choice, rowsOf('plan')[0]?.title ?? '')
