// Writes a workbook sheet by sheet and row by row, with a bounded amount of memory however many rows there are.
import { type Cell, columnName } from '#shared/sheets/cells.ts'
import { cellXml, escapeAttribute, escapeText } from './cellXml.ts'
import {
  commentsXml,
  notesDrawing,
  quotedSheet,
  type SheetHead,
  type SheetTail,
  sheetEnd,
  sheetStart,
  xmlHead,
} from './sheetParts.ts'
import { type CellStyle, stylesXml } from './styles.ts'
import { type Sink, ZipStream } from './zipStream.ts'

/** Characters of XML that are collected before they are handed on. */
const sliceLength = 400_000

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface WorkbookOptions {
  readonly title: string
  readonly creator: string
  /** ISO moment */
  readonly created: string
  readonly font: string
  readonly styles: readonly CellStyle[]
}

/** The open sheet: `row` while `full` is false, then `drain`; `end` when done. */
export class SheetStream {
  readonly #zip: ZipStream
  readonly #letters: string[] = []
  #text: string
  #rows = 0

  constructor(zip: ZipStream, head: SheetHead) {
    this.#zip = zip
    this.#text = sheetStart(head)
  }

  /** Rows written so far. */
  get rows(): number {
    return this.#rows
  }
  get full(): boolean {
    return this.#text.length > sliceLength
  }

  /** Writes the next row. `styles[i]` is the style of column i; `height` in points. */
  row(cells: readonly (Cell | undefined)[], styles: readonly number[], height?: number): void {
    const n = ++this.#rows
    let xml = height === undefined ? `<row r="${n}">` : `<row r="${n}" ht="${height}" customHeight="1">`
    for (let i = 0; i < cells.length; i++) {
      this.#letters[i] ??= columnName(i)
      xml += cellXml(`${this.#letters[i]}${n}`, styles[i] ?? 0, cells[i])
    }
    this.#text += `${xml}</row>`
  }

  async drain(): Promise<void> {
    const slice = Buffer.from(this.#text, 'utf8')
    this.#text = ''
    await this.#zip.write(slice)
  }

  async end(tail: SheetTail): Promise<void> {
    this.#text += sheetEnd(tail)
    await this.drain()
    await this.#zip.close()
  }
}

interface WrittenSheet {
  readonly head: SheetHead
  readonly tail: SheetTail
}

export class WorkbookStream {
  readonly #zip: ZipStream
  readonly #options: WorkbookOptions
  readonly #sheets: WrittenSheet[] = []

  constructor(sink: Sink, options: WorkbookOptions) {
    this.#zip = new ZipStream(sink)
    this.#options = options
  }

  /** Writes one sheet; `fill` writes its rows and says what stands around them. One sheet at a time. */
  async sheet(head: SheetHead, fill: (sheet: SheetStream) => Promise<SheetTail>): Promise<void> {
    const number = this.#sheets.length + 1
    await this.#zip.open(`xl/worksheets/sheet${number}.xml`)
    const sheet = new SheetStream(this.#zip, head)
    const tail = await fill(sheet)
    await sheet.end(tail)
    this.#sheets.push({ head, tail })
    const { notes = [] } = tail
    if (notes.length === 0) return
    await this.#zip.add(`xl/comments${number}.xml`, commentsXml(notes, this.#options.creator))
    await this.#zip.add(`xl/drawings/vmlDrawing${number}.vml`, notesDrawing(notes))
    await this.#zip.add(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relations([
        [`${office}/relationships/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
        [`${office}/relationships/comments`, `../comments${number}.xml`],
      ]),
    )
  }

  /** Writes what all sheets share; the file is complete. */
  async end(): Promise<void> {
    const { title, creator, created, styles, font } = this.#options
    const sheets = this.#sheets
    await this.#zip.add('xl/styles.xml', stylesXml(styles, font))
    await this.#zip.add('xl/workbook.xml', workbookXml(sheets))
    await this.#zip.add(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i): [string, string] => [
          `${office}/relationships/worksheet`,
          `worksheets/sheet${i + 1}.xml`,
        ]),
        [`${office}/relationships/styles`, 'styles.xml'],
      ]),
    )
    await this.#zip.add('docProps/core.xml', coreXml(title, creator, created))
    await this.#zip.add(
      '_rels/.rels',
      relations([
        [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
        ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
      ]),
    )
    await this.#zip.add('[Content_Types].xml', typesXml(sheets))
    await this.#zip.end()
  }
}

const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${relationships}">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ head }, i) =>
      `<sheet name="${escapeAttribute(head.name)}" sheetId="${i + 1}"${head.state ? ` state="${head.state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  const names = sheets.flatMap(({ head, tail }, i) => {
    const sheet = escapeText(quotedSheet(head.name))
    const { filter } = tail
    return [
      ...(filter
        ? [
            `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${sheet}!$A$1:$${columnName(filter.columns - 1)}$${Math.max(2, filter.rows + 1)}</definedName>`,
          ]
        : []),
      ...(tail.printTitle
        ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$1:$1</definedName>`]
        : []),
    ]
  })
  return [
    `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="16000"/></bookViews>',
    `<sheets>${list.join('')}</sheets>`,
    names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('')
}

const coreXml = (title: string, creator: string, created: string): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified></cp:coreProperties>`

function typesXml(sheets: readonly WrittenSheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`
  return [
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    part('/xl/workbook.xml', `${content}.sheet.main+xml`),
    part('/xl/styles.xml', `${content}.styles+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...sheets.flatMap(({ tail }, i) => [
      part(`/xl/worksheets/sheet${i + 1}.xml`, `${content}.worksheet+xml`),
      ...(tail.notes?.length ? [part(`/xl/comments${i + 1}.xml`, `${content}.comments+xml`)] : []),
    ]),
    '</Types>',
  ].join('')
}
