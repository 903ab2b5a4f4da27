// What every sheet builder of the leadership workbook works with, and what a new sheet begins with.
import { sheetName } from '#host/excel/cellText.ts'
import type { Dashboard } from '#shared/analysis/dashboard.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { TaskFigures, TaskNode } from '#shared/analysis/schedule/taskTree.ts'
import type { Lang, TextKey, Translate } from '#shared/i18n/index.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { minorDigits } from '#shared/model/values/numbers.ts'
import type { LeadershipSheet } from '#shared/sheets/leadership.ts'
import { SheetDraft } from './draft.ts'
import { colour, fontOf, type Looks } from './looks.ts'

/** The picture of a process version: PNG bytes and the size it is to be shown at, in px. */
export interface Picture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** The plan's logo at the size it stands on the cover. */
export interface Logo {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

/** Cells that other sheets refer to; absent while the sheet that holds them is not part of the workbook. */
export interface KnownCells {
  kpis?: {
    readonly sheet: string
    readonly rows: ReadonlyMap<string, number>
    readonly columns: Readonly<Record<'actual' | 'target' | 'achievement' | 'state', number>>
    readonly total: string
  }
  /** Of each KPI: the row of its targets and actuals, its first column and its periods, and the cell of the sum to date. */
  series?: {
    readonly sheet: string
    readonly of: ReadonlyMap<
      string,
      {
        readonly target: number
        readonly actual: number
        readonly periods: readonly string[]
        readonly ytd: { readonly cell: string; readonly actual: number | null } | null
      }
    >
  }
  /** Months of the budget year: the rows of all expenses planned and actual, and the cells of the year's sums. */
  budget?: { readonly sheet: string; readonly planned: number; readonly actual: number; readonly firstMonth: number }
  risks?: { readonly sheet: string; readonly probability: string; readonly impact: string; readonly status: string }
}

export interface LeadershipContext {
  readonly reader: PlanReader
  readonly plan: RowOf<'plan'>
  readonly lang: Lang
  readonly t: Translate
  readonly values: ValueContext
  /** YYYY-MM-DD */
  readonly today: string
  /** A month, quarter or year: what the numbers speak of. */
  readonly period: string
  readonly figures: KpiFigures
  readonly board: Dashboard
  /** The work breakdown without what was cancelled, and the figures of every task. */
  readonly tasks: { readonly nodes: readonly TaskNode[]; readonly figures: ReadonlyMap<string, TaskFigures> }
  readonly looks: Looks
  readonly paper: 'A4' | 'A3'
  /** Names of sheets given out so far, lower case. */
  readonly sheetNames: Set<string>
  readonly known: KnownCells
  readonly logo: Logo | null
  picture(processVersion: string): Promise<Picture | null>
}

/** One kind of sheet: the sheets it adds, in order; none where the plan holds nothing for it. */
export type SheetBuilder = (context: LeadershipContext) => Promise<SheetDraft[]> | SheetDraft[]

/** `&` starts a code in headers and footers. */
const printed = (text: string) => text.replaceAll('&', '&&').slice(0, 70)

/** A sheet with its page: one page wide, plan and version above, sheet and page number below. */
export function newSheet(
  context: LeadershipContext,
  wanted: string,
  page: { readonly orientation?: 'portrait' | 'landscape'; readonly onePage?: boolean } = {},
): SheetDraft {
  const { plan, t, today, lang } = context
  // Programs differ in how they write an apostrophe in a reference to a sheet.
  const name = sheetName(wanted.replaceAll("'", '’'), context.sheetNames)
  const face = `&"${fontOf[lang]}"&8`
  const edition = [plan.edition && t('excel.print.edition', { edition: plan.edition }), today]
    .filter(Boolean)
    .join(' · ')
  const draft = new SheetDraft(name, context.looks, {
    paper: context.paper,
    orientation: page.orientation ?? 'landscape',
    ...(page.onePage ? { onePage: true } : {}),
    header: `&L${face}${printed(plan.title)}&R${face}${printed(edition)}`,
    footer: `&L${face}${printed(plan.organisation ?? '')}&C${face}${printed(wanted)}&R${face}${t('excel.print.page')}`,
  })
  draft.tab = colour.accentMiddle
  return draft
}

/** Title and a line below it; returns the row where the sheet goes on. */
export function titleRows(sheet: SheetDraft, context: LeadershipContext, title: string, line?: string): number {
  sheet.height(1, 30)
  sheet.set(1, 1, title, 'title')
  sheet.height(2, 16)
  sheet.set(2, 1, line ?? `${context.plan.title} · ${context.today}`, 'subtitle')
  sheet.height(3, 8)
  return 4
}

/** A heading over the first `width` columns. */
export function headingRow(sheet: SheetDraft, row: number, text: string, width: number): void {
  sheet.height(row, 22)
  for (let c = 1; c <= width; c++) sheet.set(row, c, c === 1 ? text : null, 'heading')
}

/** A table that begins in row 4 stays readable while one scrolls and on each page. */
export function keepHeader(sheet: SheetDraft, header: number, columns = 1): void {
  sheet.frozen = { rows: header, columns }
  sheet.page = { ...sheet.page, titleRows: [header, header] }
}

export const personName = ({ values }: LeadershipContext, id: string | null): string | null =>
  id === null ? null : (values.titleOf('person', id) ?? null)
export const names = ({ values, lang }: LeadershipContext, entity: string, ids: readonly string[]): string | null =>
  ids.flatMap((id) => values.titleOf(entity, id) ?? []).join(lang === 'zh' ? '、' : ', ') || null
export const day = (date: string | null): { date: string } | null => (date === null ? null : { date })
/** Money as people count it; minor units stay in the plan. */
export const money = ({ values }: LeadershipContext, minor: number | null): number | null =>
  minor === null ? null : minor / 10 ** minorDigits(values.currency)
export const moneyFormat = ({ values }: LeadershipContext): string =>
  minorDigits(values.currency) === 0 ? '#,##0' : '#,##0.00'

export const sheetTitle = (sheet: LeadershipSheet): TextKey => `excel.sheets.${sheet}`
