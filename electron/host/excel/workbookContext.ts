// What every sheet builder of a workbook works with.
import type { Workbook, Worksheet } from 'exceljs'
import type { Lang, Translate } from '#shared/i18n/index.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'

/** The picture of a process version: PNG bytes and the size it is to be shown at, in px. */
export interface Picture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

export interface WorkbookContext {
  readonly workbook: Workbook
  readonly reader: PlanReader
  readonly plan: RowOf<'plan'>
  readonly lang: Lang
  readonly t: Translate
  readonly values: ValueContext
  /** YYYY-MM-DD */
  readonly today: string
  /** Names of sheets given out so far, lower case. */
  readonly sheetNames: Set<string>
  /** What the cover lists: sheet name and what is in it. */
  readonly contents: { sheet: string; text: string }[]
  picture(processVersion: string): Promise<Picture | null>
}

/** One kind of sheet; a builder adds its sheets to the workbook and to the contents. */
export type SheetBuilder = (context: WorkbookContext) => Promise<void> | void

/** A sheet set up for print: A4 landscape, one page wide, header rows repeated, plan and page in the footer. */
export function addSheet(
  context: WorkbookContext,
  wanted: string,
  name: string,
  text: string,
  headerRow: number | null,
): Worksheet {
  const sheet = context.workbook.addWorksheet(name, {
    views: [{ showGridLines: false, ...(headerRow ? { state: 'frozen', xSplit: 0, ySplit: headerRow } : {}) }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(headerRow ? { printTitlesRow: `${headerRow}:${headerRow}` } : {}),
    },
    headerFooter: {
      oddFooter: `&L&8${footerText(context.plan.title)}&C&8${footerText(wanted)}&R&8${context.t('excel.printPage')}`,
    },
  })
  context.contents.push({ sheet: name, text })
  return sheet
}

/** `&` starts a code in headers and footers. */
const footerText = (text: string) => text.replaceAll('&', '&&').slice(0, 80)
