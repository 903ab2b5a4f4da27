// What a workbook by exceljs still lacks: named styles, links between sheets, alternative texts, native charts, and the rows of long sheets.
import { addCharts } from '#host/excel/charts/addCharts.ts'
import type { PackageParts } from '#host/excel/charts/packageParts.ts'
import { escapeAttribute, escapeText } from '#host/excel/stream/cellXml.ts'
import { quotedSheet } from '#host/excel/stream/sheetParts.ts'
import { SheetStream } from '#host/excel/stream/workbookStream.ts'
import { XmlBuffer } from '#host/excel/stream/xmlBuffer.ts'
import { type Sink, ZipStream } from '#host/excel/stream/zipStream.ts'
import { type BookProperties, isLong, styleRow } from './author.ts'
import { range, type SheetDraft } from './draft.ts'

const sheetPart = (i: number) => `xl/worksheets/sheet${i + 1}.xml`

/** Takes the row of styles off the cover: at place `n` the number in the file of our style `n`; 0 is the plain cell. */
function takeStyles(parts: PackageParts, cover: SheetDraft): number[] {
  const numbers = [0]
  const row = new RegExp(`<row r="${styleRow(cover)}"[^>]*>.*?</row>`, 's')
  const text = parts.text(sheetPart(0)).replace(row, (found) => {
    for (const [, style] of found.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)) numbers.push(Number(style))
    return ''
  })
  parts.set(sheetPart(0), text)
  return numbers
}

/** Names for the styles that have one, our font for every cell without a style, and text that never becomes a formula. */
function nameStyles(parts: PackageParts, { styles, font }: BookProperties, numbers: readonly number[]): void {
  const text = parts.text('xl/styles.xml')
  const [, before = '', list = '', after = ''] = /^(.*<cellXfs[^>]*>)(.*)(<\/cellXfs>.*)$/s.exec(text) ?? []
  const cells = list.match(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs) ?? []
  const named = styles.flatMap(({ name }, i) => (name ? [{ name, number: numbers[i + 1] ?? 0 }] : []))
  const base = (xf = '') => xf.replace(/ xfId="\d+"/, '')
  const ofCells = cells.map((xf, number) => {
    const place = named.findIndex((style) => style.number === number)
    const own = place < 0 ? xf : xf.replace(/ xfId="\d+"/, ` xfId="${place + 1}"`)
    return own.replace(' applyProtection="1"', ' quotePrefix="1"')
  })
  const normal = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
  const bases = [normal, ...named.map(({ number }) => base(cells[number]))]
  const names = named.map(({ name }, i) => `<cellStyle name="${escapeAttribute(name)}" xfId="${i + 1}"/>`)
  const plain = `<font><sz val="10"/><color rgb="FF1E2530"/><name val="${escapeAttribute(font)}"/></font>`
  parts.set(
    'xl/styles.xml',
    `${before}${ofCells.join('')}${after}`
      .replace(/<font>.*?<\/font>/s, plain)
      .replace(
        /<cellStyleXfs.*?<\/cellStyleXfs>/s,
        `<cellStyleXfs count="${bases.length}">${bases.join('')}</cellStyleXfs>`,
      )
      .replace(
        /<cellStyles.*?<\/cellStyles>/s,
        `<cellStyles count="${names.length + 1}"><cellStyle name="Normal" xfId="0" builtinId="0"/>${names.join('')}</cellStyles>`,
      ),
  )
}

/** The name of a second part of a data bar, where there is none. */
const emptyExtension = /<extLst><ext [^>]*><x14:id\/><\/ext><\/extLst>/g

/** Links to cells of the same file; exceljs would write them as links to another one. */
function addLinks(xml: string, { links }: SheetDraft): string {
  if (links.length === 0) return xml
  const list = links.map(
    ({ cell, sheet }) => `<hyperlink ref="${cell}" location="${escapeAttribute(`${quotedSheet(sheet)}!A1`)}"/>`,
  )
  return xml.replace('<printOptions', `<hyperlinks>${list.join('')}</hyperlinks><printOptions`)
}

/** Alternative texts of the pictures, in the order in which they were added, and no attribute that the schema does not know. */
function describePictures(parts: PackageParts, sheet: string, { pictures }: SheetDraft): void {
  const drawing = pictures.length > 0 ? parts.related(sheet, 'drawing') : undefined
  if (!drawing) return
  let i = 0
  const described = parts
    .text(drawing)
    .replaceAll('<xdr:oneCellAnchor editAs="oneCell">', '<xdr:oneCellAnchor>')
    // exceljs gives every picture the same id here.
    .replace(
      /(<xdr:cNvPr [^>]*)><a:extLst>.*?<\/a:extLst><\/xdr:cNvPr>/gs,
      (_, head) => `${head} descr="${escapeAttribute(pictures[i++]?.alt ?? '')}"/>`,
    )
  parts.set(drawing, described)
}

/** The names by which Excel knows the filtered cells of each sheet. */
function nameFilters(parts: PackageParts, drafts: readonly SheetDraft[]): void {
  const names = drafts.flatMap(({ name, filter }, i) =>
    filter
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escapeText(quotedSheet(name))}!${filter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}</definedName>`
      : [],
  )
  const text = parts.text('xl/workbook.xml')
  const known = text.includes('<definedNames>')
    ? text
    : text.replace('</sheets>', '</sheets><definedNames></definedNames>')
  if (names.length > 0) parts.set('xl/workbook.xml', known.replace('<definedNames>', `<definedNames>${names.join('')}`))
}

/** Writes the part of a long sheet: what exceljs wrote, around rows and merges of ours in its styles. */
async function writeLong(zip: ZipStream, part: string, xml: string, draft: SheetDraft, numbers: readonly number[]) {
  const [start = '', end = ''] = xml.split(/<sheetData\/>|<sheetData>.*<\/sheetData>/s)
  await zip.open(part)
  const stream = new SheetStream(zip, new XmlBuffer(), `${start}<sheetData>`)
  const theirs: number[] = []
  for (let number = 1; number <= draft.rows; number++) {
    const { cells, styles, height } = draft.row(number)
    for (let c = 0; c < cells.length; c++) theirs[c] = numbers[styles[c] ?? 0] ?? 0
    stream.row(cells, theirs, height)
    if (stream.full) await stream.drain()
  }
  const merges = draft.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const rest = merges
    ? end.replace(
        /^(<autoFilter [^>]*\/>)?/,
        (filter) => `${filter}<mergeCells count="${draft.merges.length}">${merges}</mergeCells>`,
      )
    : end
  await stream.end(`</sheetData>${rest}`)
}

/** Completes the package that `authored` gave for these drafts, and packs it into `sink`. `onProgress`: 0 … 1. */
export async function finish(
  parts: PackageParts,
  drafts: readonly SheetDraft[],
  about: BookProperties,
  sink: Sink,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const [cover] = drafts
  const numbers = cover ? takeStyles(parts, cover) : []
  nameStyles(parts, about, numbers)
  nameFilters(parts, drafts)
  for (const [i, draft] of drafts.entries()) {
    const part = sheetPart(i)
    const extent = `<dimension ref="${range(1, 1, Math.max(1, draft.rows), Math.max(1, draft.columns))}"/>`
    parts.set(
      part,
      addLinks(parts.text(part), draft)
        .replace(/<dimension [^>]*\/>/, extent)
        .replace(emptyExtension, ''),
    )
    describePictures(parts, part, draft)
    addCharts(parts, part, draft.charts)
  }
  const long = new Map(drafts.flatMap((draft, i) => (isLong(draft) ? [[sheetPart(i), draft] as const] : [])))
  const zip = new ZipStream(sink)
  const names = parts.names()
  for (const [i, name] of names.entries()) {
    const draft = long.get(name)
    if (draft) await writeLong(zip, name, parts.text(name), draft, numbers)
    else await zip.add(name, parts.content(name))
    onProgress((i + 1) / names.length)
  }
  await zip.end()
}
