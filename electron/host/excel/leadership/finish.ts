// What a workbook by exceljs still lacks: rows, named styles, merged cells, links between sheets, alternative texts, native charts.
import { addCharts } from '#host/excel/charts/addCharts.ts'
import type { PackageParts } from '#host/excel/charts/packageParts.ts'
import { escapeAttribute, escapeText } from '#host/excel/stream/cellXml.ts'
import { quotedSheet } from '#host/excel/stream/sheetParts.ts'
import { SheetStream } from '#host/excel/stream/workbookStream.ts'
import { XmlBuffer } from '#host/excel/stream/xmlBuffer.ts'
import { type Sink, ZipStream } from '#host/excel/stream/zipStream.ts'
import { type BookProperties, styleRow } from './author.ts'
import { range, type SheetDraft } from './draft.ts'

const sheetPart = (i: number) => `xl/worksheets/sheet${i + 1}.xml`

/** What numbers our styles have in the file, from the row of styles: style `n` at place `n`; 0 is the plain cell. */
function stylesIn(parts: PackageParts): number[] {
  const numbers = [0]
  const [row = ''] = new RegExp(`<row r="${styleRow}"[^>]*>.*?</row>`, 's').exec(parts.text(sheetPart(0))) ?? []
  for (const [, style] of row.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)) numbers.push(Number(style))
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

/** The rows of a part as exceljs writes them: none, or the row of styles. */
const rowsOfPart = /<sheetData\/>|<sheetData>.*<\/sheetData>/s

/** Merged cells; exceljs would compare each with all others and make a cell of every one in them. */
function addMerges(xml: string, { merges }: SheetDraft): string {
  if (merges.length === 0) return xml
  const list = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return xml.replace(
    /(?:<sheetData\/>|<\/sheetData>)(?:<autoFilter [^>]*\/>)?/,
    (before) => `${before}<mergeCells count="${merges.length}">${list}</mergeCells>`,
  )
}

/** Page breaks that are asked for; exceljs keeps them with rows, which it has none of. */
function addBreaks(xml: string, { page: { breaks = [] } }: SheetDraft): string {
  if (breaks.length === 0) return xml
  const list = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')
  return xml.replace(
    '</headerFooter>',
    `</headerFooter><rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${list}</rowBreaks>`,
  )
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

/** Writes the part of a sheet: what exceljs wrote, around rows of ours in its styles. */
async function writeSheet(
  { zip, xml, numbers }: { readonly zip: ZipStream; readonly xml: XmlBuffer; readonly numbers: readonly number[] },
  part: string,
  text: string,
  draft: SheetDraft,
) {
  const [start = '', end = ''] = text.split(rowsOfPart)
  await zip.open(part)
  const stream = new SheetStream(zip, xml, `${start}<sheetData>`)
  // Rows of a table mostly share one list of styles.
  let ours: readonly number[] = []
  let theirs: number[] = []
  for (let number = 1; number <= draft.rows; number++) {
    const { cells, styles, height } = draft.row(number)
    if (styles !== ours) {
      ours = styles
      theirs = Array.from(styles, (style) => numbers[style ?? 0] ?? 0)
    }
    stream.row(cells, theirs, height)
    if (stream.full) await stream.drain()
  }
  await stream.end(`</sheetData>${end}`)
}

/** Completes the package that `authored` gave for these drafts, and packs it into `sink`. `onProgress`: 0 … 1. */
export async function finish(
  parts: PackageParts,
  drafts: readonly SheetDraft[],
  about: BookProperties,
  sink: Sink,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const numbers = stylesIn(parts)
  nameStyles(parts, about, numbers)
  nameFilters(parts, drafts)
  for (const [i, draft] of drafts.entries()) {
    const part = sheetPart(i)
    const extent = `<dimension ref="${range(1, 1, Math.max(1, draft.rows), Math.max(1, draft.columns))}"/>`
    parts.set(
      part,
      addBreaks(addLinks(addMerges(parts.text(part), draft), draft), draft)
        .replace(/<dimension [^>]*\/>/, extent)
        .replace(emptyExtension, ''),
    )
    describePictures(parts, part, draft)
    addCharts(parts, part, draft.charts)
  }
  const sheets = new Map(drafts.map((draft, i) => [sheetPart(i), draft]))
  const zip = new ZipStream(sink)
  const into = { zip, xml: new XmlBuffer(), numbers }
  const names = parts.names()
  for (const [i, name] of names.entries()) {
    const draft = sheets.get(name)
    if (draft) await writeSheet(into, name, parts.text(name), draft)
    else await zip.add(name, parts.content(name))
    onProgress((i + 1) / names.length)
  }
  await zip.end()
}
