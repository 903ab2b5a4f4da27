// The first sheet of a data workbook: how to fill it, and what its sheets are.
import type { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import type { Lang, Translate } from '#shared/i18n/index.ts'
import { guideMark } from '#shared/sheets/dataWorkbook/readDataBook.ts'
import { lineCount } from '../cellText.ts'
import type { DataStyles } from './dataStyles.ts'

export interface GuideEntry {
  readonly sheet: string
  readonly rows: number
}

export interface GuideContext {
  readonly t: Translate
  readonly lang: Lang
  readonly styles: DataStyles
  readonly planTitle: string
  readonly empty: boolean
  /** Whether the plan has attachments: their files do not travel in a workbook. */
  readonly files: boolean
  /** ISO moment */
  readonly exportedAt: string
  readonly revision: number
}

const rules = [
  'ruleEdit',
  'ruleAdd',
  'ruleRemove',
  'ruleChoice',
  'ruleList',
  'ruleUnit',
  'ruleRequired',
  'ruleHidden',
] as const
const width = 92

export async function writeGuide(
  book: WorkbookStream,
  name: string,
  { t, styles, planTitle, empty, files, exportedAt, revision }: GuideContext,
  entries: readonly GuideEntry[],
): Promise<void> {
  // The hidden first column marks the sheet, so that an import knows that it holds no rows.
  const columns = [{ width: 8, hidden: true }, { width }, { width: 10 }]
  await book.sheet({ name, columns, gridLines: false }, async (sheet) => {
    const plan = empty ? t('dataWorkbook.templateTitle') : t('dataWorkbook.title', { plan: planTitle })
    sheet.row([guideMark, plan], [0, styles.of('title')], 28)
    const texts = [
      ...(empty ? [] : [t('dataWorkbook.exported', { date: exportedAt.slice(0, 10), revision })]),
      ...[...rules, ...(files ? (['ruleFiles'] as const) : [])].map((rule) => `• ${t(`dataWorkbook.${rule}`)}`),
    ]
    for (const text of texts) sheet.row([null, text], [0, styles.of('rule')], 16 * lineCount(text, width) + 4)
    sheet.row([], [])
    sheet.row(
      [null, t('dataWorkbook.contents'), t('dataWorkbook.rows')],
      [0, styles.of('header'), styles.of('header')],
      22,
    )
    const first = sheet.rows
    for (const entry of entries) sheet.row([null, entry.sheet, entry.rows], [0, styles.of('link'), styles.of('count')])
    return { links: entries.map((entry, i) => ({ row: first + i, column: 1, sheet: entry.sheet })) }
  })
}
