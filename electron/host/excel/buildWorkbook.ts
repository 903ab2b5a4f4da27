// The workbook for leadership: the list of its sheets, and how they are put together.
import ExcelJS from 'exceljs'
import { type Lang, translator } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { sheetName } from './cellText.ts'
import { fillCover } from './sheets/cover.ts'
import { goalsSheet } from './sheets/goals.ts'
import { kpisSheet } from './sheets/kpis.ts'
import { peopleSheet } from './sheets/people.ts'
import { processSheets } from './sheets/processes.ts'
import { addSheet, type Picture, type SheetBuilder, type WorkbookContext } from './workbookContext.ts'

export interface WorkbookInput {
  readonly rows: PlanRows
  readonly lang: Lang
  /** YYYY-MM-DD, printed on the cover. */
  readonly today: string
  /** Draws a process version; null when it has nothing to draw. */
  readonly picture: (processVersion: string) => Promise<Picture | null>
  /** 0 … 1 */
  readonly onProgress?: (share: number) => void
}

/** Every kind of sheet, in the order of the workbook; a new area adds its builder here. */
const builders: readonly SheetBuilder[] = [goalsSheet, kpisSheet, processSheets, peopleSheet]

/** The bytes of an .xlsx. Throws PlanError when the plan has no settings row. */
export async function buildWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const { rows, lang, today } = input
  const reader = rowsReader(rows)
  const plan = rows.plan[0] ?? refuse('fileNotPlan', { name: '' })
  const t = translator(lang)
  const workbook = new ExcelJS.Workbook()
  workbook.creator = t('excel.creator')
  workbook.title = plan.title
  workbook.company = plan.organisation ?? ''
  const at = new Date(`${today}T00:00:00Z`)
  workbook.created = at
  workbook.modified = at
  const context: WorkbookContext = {
    workbook,
    reader,
    plan,
    lang,
    t,
    values: valueContext(reader, lang, today),
    today,
    sheetNames: new Set(),
    contents: [],
    picture: input.picture,
  }
  const coverName = sheetName(t('excel.cover.sheet'), context.sheetNames)
  const cover = addSheet(context, plan.title, coverName, '', null)
  cover.pageSetup.orientation = 'portrait'
  for (const [i, build] of builders.entries()) {
    await build(context)
    input.onProgress?.((i + 1) / (builders.length + 1))
  }
  fillCover(cover, context)
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  input.onProgress?.(1)
  return bytes
}
