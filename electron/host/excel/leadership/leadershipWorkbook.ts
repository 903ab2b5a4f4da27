// The workbook for leadership: the list of its sheets, how they are put together and written.
import { sheetName } from '#host/excel/cellText.ts'
import { dashboard, newestPeriod } from '#shared/analysis/dashboard.ts'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { taskFigures, taskTree } from '#shared/analysis/schedule/taskTree.ts'
import { type Lang, type TextKey, type Translate, translator } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { type LeadershipChoice, type LeadershipSheet, leadershipSheets } from '#shared/sheets/leadership.ts'
import { authored } from './author.ts'
import type { LeadershipContext, Logo, Picture, SheetBuilder } from './context.ts'
import type { SheetDraft } from './draft.ts'
import { finish } from './finish.ts'
import { fontOf, looks } from './looks.ts'
import { improvementsSheet, meetingsSheet, peopleSheet, trainingSheet } from './sheets/areas.ts'
import { budgetSheet } from './sheets/budget.ts'
import { coverSheet } from './sheets/cover.ts'
import { dashboardSheets } from './sheets/dashboard.ts'
import { dictionarySheet } from './sheets/dictionary.ts'
import { goalsSheet } from './sheets/goals.ts'
import { kpiSeriesSheet } from './sheets/kpiSeries.ts'
import { kpisSheet } from './sheets/kpis.ts'
import { processSheets } from './sheets/processes.ts'
import { raciSheet } from './sheets/raci.ts'
import { risksSheets } from './sheets/risks.ts'
import { tasksSheet } from './sheets/tasks.ts'

export interface LeadershipInput {
  readonly rows: PlanRows
  readonly lang: Lang
  /** YYYY-MM-DD, printed on every sheet. */
  readonly today: string
  readonly choice?: LeadershipChoice
  readonly logo?: Logo | null
  /** Draws a process version; null when it has nothing to draw. */
  readonly picture: (processVersion: string) => Promise<Picture | null>
  /** 0 … 1 */
  readonly onProgress?: (share: number) => void
}

/** Every kind of sheet; a new area adds its builder here and its name to `leadershipSheets`. */
const builders: Readonly<Record<LeadershipSheet, SheetBuilder>> = {
  dashboard: dashboardSheets,
  goals: goalsSheet,
  kpis: kpisSheet,
  kpiSeries: kpiSeriesSheet,
  processes: processSheets,
  raci: raciSheet,
  budget: budgetSheet,
  tasks: tasksSheet,
  risks: risksSheets,
  meetings: meetingsSheet,
  training: trainingSheet,
  improvements: improvementsSheet,
  people: peopleSheet,
  dictionary: dictionarySheet,
}

/** Sheets whose cells others refer to come first, the dashboard with its links to all of them last. */
const buildOrder: readonly LeadershipSheet[] = [
  'kpiSeries',
  ...leadershipSheets.filter((sheet) => sheet !== 'kpiSeries' && sheet !== 'dashboard'),
  'dashboard',
]

/** A translator that looks words without parameters up once: every row of a sheet asks for the same few. */
function remembering(t: Translate): Translate {
  const words = new Map<TextKey, string>()
  return (key, params) => {
    const word = params ? t(key, params) : (words.get(key) ?? t(key))
    if (!params) words.set(key, word)
    return word
  }
}

/** The bytes of an .xlsx. Throws PlanError when the plan has no settings row. */
export async function leadershipWorkbook(input: LeadershipInput): Promise<Uint8Array> {
  const { rows, lang, today, choice = {}, onProgress = () => {} } = input
  const reader = rowsReader(rows)
  const plan = rows.plan[0] ?? refuse('fileNotPlan', { name: '' })
  const t = remembering(translator(lang))
  const figures = kpiFigures(rows.kpi, rows.kpiValue)
  const period = choice.period ?? newestPeriod(figures, 'monthly', today)
  const board = dashboard(reader, figures, { scope: { kind: 'plan' }, period, yearToDate: false, today })
  const nodes = taskTree(reader.list('task').filter((task) => task.status !== 'cancelled'))
  const sheetNames = new Set<string>()
  const cover = sheetName(t('excel.sheets.cover'), sheetNames)
  const context: LeadershipContext = {
    reader,
    plan,
    lang,
    t,
    values: valueContext(reader, lang, today),
    today,
    period,
    figures,
    board,
    tasks: { nodes, figures: taskFigures(nodes) },
    looks: looks(),
    paper: choice.paper ?? 'A4',
    sheetNames,
    known: {},
    logo: choice.logo === false ? null : (input.logo ?? null),
    picture: input.picture,
  }
  const chosen = new Set<LeadershipSheet>(choice.sheets ?? leadershipSheets)
  const built = new Map<LeadershipSheet, SheetDraft[]>()
  for (const [i, name] of buildOrder.entries()) {
    if (chosen.has(name)) built.set(name, await builders[name](context))
    onProgress(((i + 1) / buildOrder.length) * 0.7)
  }
  // What the charts are drawn from stands behind everything that is read.
  const [page, ...behind] = built.get('dashboard') ?? []
  built.set('dashboard', page ? [page] : [])
  const inOrder = leadershipSheets.flatMap((name) => (built.get(name) ?? []).map((draft) => ({ draft, name })))
  const entries = [
    ...inOrder.map(({ draft, name }) => ({ sheet: draft.name, text: draft.about ?? t(`excel.about.${name}`) })),
    ...behind.map((draft) => ({ sheet: draft.name, text: t('excel.about.chartData') })),
  ]
  const drafts = [coverSheet(context, cover, entries), ...inOrder.map(({ draft }) => draft), ...behind]
  linkBack(drafts)
  const about = {
    title: plan.title,
    subject: t('excel.cover.subtitle'),
    company: plan.organisation ?? '',
    creator: t('excel.creator'),
    day: today,
    font: fontOf[lang],
    styles: context.looks.list,
  }
  const chunks: Uint8Array[] = []
  const sink = (bytes: Uint8Array) => void chunks.push(bytes)
  await finish(await authored(drafts, about), drafts, about, sink, (share) => onProgress(0.7 + share * 0.3))
  return new Uint8Array(Buffer.concat(chunks))
}

/** The title of every sheet leads back to the cover. */
function linkBack([cover, ...others]: readonly SheetDraft[]): void {
  for (const sheet of others) sheet.link(1, 1, cover?.name ?? '')
}
