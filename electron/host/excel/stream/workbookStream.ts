// Writes a workbook sheet by sheet and row by row, with a bounded amount of memory however many rows there are.
import { putCell } from './cellBytes.ts'
import { escapeAttribute, escapeText, type WrittenCell, xmlHead } from './cellXml.ts'
import {
  commentsXml,
  filterRange,
  notesDrawing,
  quotedSheet,
  type SheetHead,
  type SheetTail,
  sheetEnd,
  sheetStart,
} from './sheetParts.ts'
import { type CellStyle, stylesXml } from './styles.ts'
import { asciiBytes, XmlBuffer } from './xmlBuffer.ts'
import { type Sink, ZipStream } from './zipStream.ts'

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

const rowStart = asciiBytes('<row r="')
const rowOpen = asciiBytes('">')
const rowHeight = asciiBytes('" ht="')
const rowHeightEnd = asciiBytes('" customHeight="1">')
const rowEnd = asciiBytes('</row>')

/** The open sheet: `row` while `full` is false, then `drain`; `end` when done. */
export class SheetStream {
  readonly #zip: ZipStream
  readonly #xml: XmlBuffer
  #rows = 0

  /** `start`: the part up to its first row. */
  constructor(zip: ZipStream, xml: XmlBuffer, start: string) {
    this.#zip = zip
    this.#xml = xml
    xml.text(start)
  }

  /** Rows written so far. */
  get rows(): number {
    return this.#rows
  }
  get full(): boolean {
    return this.#xml.full
  }

  /** Writes the next row. `styles[i]` is the style of column i; `height` in points. */
  row(cells: readonly (WrittenCell | undefined)[], styles: readonly number[], height?: number): void {
    const xml = this.#xml
    const digits = asciiBytes(String(++this.#rows))
    xml.room(128)
    xml.put(rowStart)
    xml.put(digits)
    if (height === undefined) xml.put(rowOpen)
    else {
      xml.put(rowHeight)
      xml.putAscii(String(height))
      xml.put(rowHeightEnd)
    }
    for (let i = 0; i < cells.length; i++) putCell(xml, i, digits, styles[i] ?? 0, cells[i])
    xml.room(rowEnd.length)
    xml.put(rowEnd)
  }

  async drain(): Promise<void> {
    const { bytes, done } = this.#xml.take()
    await this.#zip.write(bytes, done)
  }

  /** `end`: the part behind its last row. */
  async end(end: string): Promise<void> {
    this.#xml.text(end)
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
  readonly #xml = new XmlBuffer()

  constructor(sink: Sink, options: WorkbookOptions) {
    this.#zip = new ZipStream(sink)
    this.#options = options
  }

  /** Writes one sheet; `fill` writes its rows and says what stands around them. One sheet at a time. */
  async sheet(head: SheetHead, fill: (sheet: SheetStream) => Promise<SheetTail>): Promise<void> {
    const number = this.#sheets.length + 1
    await this.#zip.open(`xl/worksheets/sheet${number}.xml`)
    const sheet = new SheetStream(this.#zip, this.#xml, sheetStart(head))
    const tail = await fill(sheet)
    await sheet.end(sheetEnd(tail))
    this.#sheets.push({ head, tail })
    const { notes = [] } = tail
    if (notes.length > 0) {
      await this.#zip.add(`xl/comments${number}.xml`, commentsXml(notes, this.#options.creator))
      await this.#zip.add(`xl/drawings/vmlDrawing${number}.vml`, notesDrawing(notes))
      const related = ofOffice([
        ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
        ['comments', `../comments${number}.xml`],
      ])
      await this.#zip.add(`xl/worksheets/_rels/sheet${number}.xml.rels`, related)
    }
  }

  /** Writes what all sheets share; the file is complete. */
  async end(): Promise<void> {
    const { styles, font } = this.#options
    const sheets = this.#sheets
    await this.#zip.add('xl/styles.xml', stylesXml(styles, font))
    await this.#zip.add('xl/workbook.xml', workbookXml(sheets))
    await this.#zip.add(
      'xl/_rels/workbook.xml.rels',
      ofOffice([
        ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    )
    await this.#zip.add('docProps/core.xml', coreXml(this.#options))
    await this.#zip.add('docProps/app.xml', appXml(this.#options))
    await this.#zip.add(
      '_rels/.rels',
      relations([
        [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${relationships}/metadata/core-properties`, 'docProps/core.xml'],
        [`${office}/relationships/extended-properties`, 'docProps/app.xml'],
      ]),
    )
    await this.#zip.add('[Content_Types].xml', typesXml(sheets))
    await this.#zip.end()
  }
}

const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlHead}<Relationships xmlns="${relationships}">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

/** Relations whose types are all of Office's own kinds. */
const ofOffice = (list: readonly (readonly [kind: string, target: string])[]): string =>
  relations(list.map(([kind, target]) => [`${office}/relationships/${kind}`, target]))

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ head }, i) =>
      `<sheet name="${escapeAttribute(head.name)}" sheetId="${i + 1}"${head.state ? ` state="${head.state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  const names = sheets.flatMap(({ head, tail }, i) => {
    const sheet = escapeText(quotedSheet(head.name))
    const { filter, printTitle } = tail
    const fixed = (range: string) => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
    const own = (name: string, text: string, more = '') =>
      `<definedName name="_xlnm.${name}" localSheetId="${i}"${more}>${sheet}!${text}</definedName>`
    return [
      ...(filter ? [own('_FilterDatabase', fixed(filterRange(filter)), ' hidden="1"')] : []),
      ...(printTitle ? [own('Print_Titles', '$1:$1')] : []),
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

const coreXml = ({ title, creator, created }: WorkbookOptions): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified></cp:coreProperties>`

const appXml = ({ creator }: WorkbookOptions): string =>
  `${xmlHead}<Properties xmlns="${office}/extended-properties"><Application>${escapeText(creator)}</Application></Properties>`

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
    part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    ...sheets.flatMap(({ tail }, i) => [
      part(`/xl/worksheets/sheet${i + 1}.xml`, `${content}.worksheet+xml`),
      ...(tail.notes?.length ? [part(`/xl/comments${i + 1}.xml`, `${content}.comments+xml`)] : []),
    ]),
    '</Types>',
  ].join('')
}
