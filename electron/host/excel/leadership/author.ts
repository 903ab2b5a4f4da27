// The leadership workbook as exceljs authors it, all but its rows: sheets, styles, conditional formats, pictures, pages and properties.
/// <reference path="./exceljsWorkbook.d.ts" />
import type ExcelJS from 'exceljs'
// Without the streams of exceljs, which take longer to load than a workbook takes to write.
import Workbook from 'exceljs/lib/doc/workbook.js'
import { air, pixel } from '#host/excel/charts/addCharts.ts'
import { PackageParts } from '#host/excel/charts/packageParts.ts'
import type { CellStyle } from '#host/excel/stream/styles.ts'
import { conditionRule } from './conditions.ts'
import type { SheetDraft } from './draft.ts'

export interface BookProperties {
  readonly title: string
  readonly subject: string
  readonly company: string
  readonly creator: string
  /** YYYY-MM-DD */
  readonly day: string
  /** Family of every cell. */
  readonly font: string
  /** Style number i + 1 is the style at i. */
  readonly styles: readonly CellStyle[]
}

/** The only row that exceljs gets, on the cover: one empty cell of each style, so that their numbers in the file stand there. */
export const styleRow = 1

const argb = (rgb: string) => ({ argb: `FF${rgb}` })
const allSides = ['left', 'right', 'top', 'bottom'] as const

function styleOf(style: CellStyle, name: string): Partial<ExcelJS.Style> {
  const { font = {}, format, fill, line, sides = allSides, weight = 'thin', vertical } = style
  const { align, wrap, indent, rotation, quoted } = style
  return {
    font: {
      name,
      size: font.size ?? 10,
      color: argb(font.colour ?? '1E2530'),
      ...(font.bold ? { bold: true } : {}),
      ...(font.underline ? { underline: true } : {}),
    },
    ...(format ? { numFmt: format } : {}),
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(fill) } } : {}),
    ...(line ? { border: Object.fromEntries(sides.map((side) => [side, { style: weight, color: argb(line) }])) } : {}),
    alignment: {
      ...(align ? { horizontal: align } : {}),
      ...(vertical ? { vertical: vertical === 'center' ? 'middle' : vertical } : {}),
      ...(rotation ? { textRotation: rotation } : {}),
      ...(wrap ? { wrapText: true } : {}),
      ...(indent ? { indent } : {}),
    },
    // As every cell is; said aloud, it marks the styles whose text is never read as a formula (see finish.ts).
    ...(quoted ? { protection: { locked: true } } : {}),
  }
}

/** Rows of a print area are fixed too, which exceljs leaves to the caller. */
const printArea = (area: string) => area.replace(/([A-Z]+)(\d+)/g, '$1$$$2')

function addSheet(book: ExcelJS.Workbook, draft: SheetDraft): ExcelJS.Worksheet {
  const { page, frozen, tab, filter } = draft
  const sheet = book.addWorksheet(draft.name, {
    // The default of a column's width is written once, or exceljs leaves columns of its own default out.
    properties: { defaultRowHeight: 16, defaultColWidth: 9, dyDescent: 0, ...(tab ? { tabColor: argb(tab) } : {}) },
    views: [
      frozen
        ? { state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows, showGridLines: false }
        : { state: 'normal', showGridLines: false },
    ],
    pageSetup: {
      paperSize: page.paper === 'A3' ? 8 : 9,
      orientation: page.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: page.onePage ? 1 : 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.55, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(page.area ? { printArea: printArea(page.area) } : {}),
      ...(page.titleRows ? { printTitlesRow: page.titleRows.join(':') } : {}),
    } as Partial<ExcelJS.PageSetup>,
    headerFooter: { oddHeader: page.header ?? '', oddFooter: page.footer ?? '' },
  })
  sheet.columns = Array.from({ length: draft.columns }, (_, i) => ({ width: draft.width(i + 1) }))
  if (filter) sheet.autoFilter = filter
  draft.conditions.forEach((condition, i) => {
    sheet.addConditionalFormatting({ ref: condition.range, rules: [conditionRule(condition, i + 1)] })
  })
  const shift = air * pixel
  for (const { bytes, type, at, width, height } of draft.pictures)
    sheet.addImage(book.addImage({ buffer: Buffer.from(bytes) as unknown as ExcelJS.Buffer, extension: type }), {
      tl: { nativeCol: at.column, nativeColOff: shift, nativeRow: at.row, nativeRowOff: shift } as ExcelJS.Anchor,
      ext: { width, height },
    })
  return sheet
}

const steps = [
  ...(['ContentTypes', 'OfficeRels', 'WorkbookRels', 'Worksheets', 'SharedStrings', 'Drawings'] as const),
  ...(['Themes', 'Styles', 'Media', 'App', 'Core', 'Workbook'] as const),
]

/** The parts of the package as exceljs writes them, in the steps of its own `write` but for the archive, which would be undone again. */
async function partsOf({ model, xlsx }: Workbook): Promise<PackageParts> {
  const parts = new Map<string, string | Uint8Array>()
  const zip = { append: (content: string | Uint8Array, { name }: { name: string }) => void parts.set(name, content) }
  xlsx.prepareModel(model, {})
  for (const step of steps) await xlsx[`add${step}`](zip, model)
  return new PackageParts(parts)
}

/** The package as exceljs authors it; `finish` adds the rows and what exceljs has no words for. The first draft is the cover. */
export async function authored(drafts: readonly SheetDraft[], about: BookProperties): Promise<PackageParts> {
  const book = new Workbook()
  const { title, subject, company, creator } = about
  const created = new Date(`${about.day}T00:00:00Z`)
  Object.assign(book, { title, subject, company, creator, lastModifiedBy: creator, created, modified: created })
  book.views = [{ x: 0, y: 0, width: 28_800, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  const styles = about.styles.map((style) => styleOf(style, about.font))
  for (const [i, draft] of drafts.entries()) {
    const sheet = addSheet(book, draft)
    if (i > 0) continue
    const row = sheet.getRow(styleRow)
    styles.forEach((style, s) => {
      row.getCell(s + 1).style = style
    })
  }
  return partsOf(book)
}
