// What stands around the cells of a streamed sheet, as data and as XML: columns, panes, filter, drop-downs, links, notes.
import { cellName, columnName } from '#shared/sheets/cells.ts'
import { escapeAttribute, escapeText, xmlHead } from './cellXml.ts'

export interface SheetColumn {
  /** In characters. */
  readonly width: number
  readonly hidden?: boolean
  /** Style of cells below the written ones. */
  readonly style?: number
}

export interface SheetHead {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly columns: readonly SheetColumn[]
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly tab?: string
  readonly gridLines?: boolean
}

/** A drop-down over rows `from` … `to` (zero-based) of one column. `strict`: only what is in the list may be entered. */
export interface DropDown {
  readonly column: number
  readonly from: number
  readonly to: number
  /** `'Lists'!$A$2:$A$9` */
  readonly source: string
  readonly strict: boolean
}

export interface SheetTail {
  /** `columns` from the first, `rows` below the header; the header is the first row unless `from` (zero-based) says another. */
  readonly filter?: { readonly columns: number; readonly rows: number; readonly from?: number }
  readonly dropDowns?: readonly DropDown[]
  readonly links?: readonly { readonly row: number; readonly column: number; readonly sheet: string }[]
  readonly notes?: readonly { readonly row: number; readonly column: number; readonly text: string }[]
  /** The first row is repeated on each printed page. */
  readonly printTitle?: boolean
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A sheet's name inside a reference. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** The sheet part up to its first row. */
export function sheetStart({ columns, frozen, tab, gridLines = true }: SheetHead): string {
  const corner = frozen ? cellName(frozen.rows, frozen.columns) : ''
  const pane = frozen
    ? `<pane${frozen.columns ? ` xSplit="${frozen.columns}"` : ''}${frozen.rows ? ` ySplit="${frozen.rows}"` : ''} topLeftCell="${corner}" activePane="${frozen.columns && frozen.rows ? 'bottomRight' : frozen.rows ? 'bottomLeft' : 'topRight'}" state="frozen"/>`
    : ''
  const cols = columns.map(
    ({ width, hidden, style }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}"${style ? ` style="${style}"` : ''}${hidden ? ' hidden="1"' : ''} customWidth="1"/>`,
  )
  return [
    `${xmlHead}<worksheet xmlns="${main}" xmlns:r="${related}">`,
    `<sheetPr>${tab ? `<tabColor rgb="FF${tab}"/>` : ''}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${gridLines ? '' : ' showGridLines="0"'} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="16"/>',
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

function dropDownXml({ column, from, to, source, strict }: DropDown): string {
  const name = columnName(column)
  return `<dataValidation type="list" allowBlank="1"${strict ? ' showErrorMessage="1"' : ''} sqref="${name}${from + 1}:${name}${to + 1}"><formula1>${escapeText(source)}</formula1></dataValidation>`
}

/** Cells that a filter covers, its header included. */
export const filterRange = ({ columns, rows, from = 0 }: NonNullable<SheetTail['filter']>): string =>
  `${cellName(from, 0)}:${cellName(from + Math.max(1, rows), columns - 1)}`

/** Each sheet is printed one page wide on A4, with its name and the page below. */
const page = [
  '<printOptions horizontalCentered="1"/>',
  '<pageMargins left="0.4" right="0.4" top="0.55" bottom="0.6" header="0.3" footer="0.3"/>',
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
].join('')

/** The sheet part behind its last row. The order of the elements is the schema's. */
export function sheetEnd(tail: SheetTail): string {
  const { filter, dropDowns = [], links = [], notes = [] } = tail
  return [
    '</sheetData>',
    filter ? `<autoFilter ref="${filterRange(filter)}"/>` : '',
    dropDowns.length > 0
      ? `<dataValidations count="${dropDowns.length}">${dropDowns.map(dropDownXml).join('')}</dataValidations>`
      : '',
    links.length > 0
      ? `<hyperlinks>${links.map((l) => `<hyperlink ref="${cellName(l.row, l.column)}" location="${escapeAttribute(`${quotedSheet(l.sheet)}!A1`)}"/>`).join('')}</hyperlinks>`
      : '',
    page,
    notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('')
}

type Notes = NonNullable<SheetTail['notes']>

/** The notes of a sheet: their texts. */
export const commentsXml = (notes: Notes, author: string): string =>
  [
    `${xmlHead}<comments xmlns="${main}"><authors><author>${escapeText(author)}</author></authors><commentList>`,
    ...notes.map(
      ({ row, column, text }) =>
        `<comment ref="${cellName(row, column)}" authorId="0"><text><r><rPr><sz val="9"/></rPr><t xml:space="preserve">${escapeText(text)}</t></r></text></comment>`,
    ),
    '</commentList></comments>',
  ].join('')

/** The notes of a sheet: their boxes, in the drawing language that Excel still asks for. */
export const notesDrawing = (notes: Notes): string =>
  [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...notes.map(
      ({ row, column, text }, i) =>
        `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 8, ${row}, 4, ${column + 4}, 8, ${row + 3 + Math.ceil(text.length / 24)}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    ),
    '</xml>',
  ].join('')
