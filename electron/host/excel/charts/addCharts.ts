// Native charts in a workbook that exceljs wrote: its parts get the chart, the drawing, the relations and the content types.
import { escapeAttribute, xmlHead } from '#host/excel/stream/cellXml.ts'
import type { PackageParts } from './packageParts.ts'

/** Zero-based cells; `to` is the cell at whose upper left corner the chart ends. */
export interface PlacedChart {
  /** Of `chartXml`. */
  readonly xml: string
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
  /** What it shows, for those who cannot see it. */
  readonly alt: string
}

/** EMU of a px. */
export const pixel = 9525
/** A little air between a drawing and the lines of its cells, px. */
export const air = 3

const drawingml = 'application/vnd.openxmlformats-officedocument'
const schema = 'http://schemas.openxmlformats.org/drawingml/2006'
const emptyDrawing = `${xmlHead}<xdr:wsDr xmlns:xdr="${schema}/spreadsheetDrawing" xmlns:a="${schema}/main"></xdr:wsDr>`

const corner = (tag: string, { row, column }: PlacedChart['from'], shift: number) =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>${shift * pixel}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${shift * pixel}</xdr:rowOff></xdr:${tag}>`

const anchorXml = ({ from, to, alt }: PlacedChart, number: number, relation: string): string =>
  [
    '<xdr:twoCellAnchor editAs="oneCell">',
    corner('from', from, air),
    // An anchor must not end before it begins: the last cell's corner, without the air.
    corner('to', to, 0),
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number}" name="Chart ${number}" descr="${escapeAttribute(alt)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${schema}/chart"><c:chart xmlns:c="${schema}/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic>`,
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  ].join('')

/** The drawing of a sheet: that of its pictures, or a new one. */
function drawingOf(parts: PackageParts, sheet: string): string {
  const known = parts.related(sheet, 'drawing')
  if (known) return known
  const number = parts.names().filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name)).length + 1
  const drawing = `xl/drawings/drawing${number}.xml`
  parts.add(drawing, emptyDrawing, `${drawingml}.drawing+xml`)
  const id = parts.relate(sheet, 'drawing', `../drawings/drawing${number}.xml`)
  // Behind everything else: our sheets have none of what the schema wants after it.
  parts.set(sheet, parts.text(sheet).replace('</worksheet>', `<drawing r:id="${id}"/></worksheet>`))
  return drawing
}

/** Puts charts on the sheet whose part is `sheet` (`xl/worksheets/sheet2.xml`), beside the pictures that it has. */
export function addCharts(parts: PackageParts, sheet: string, charts: readonly PlacedChart[]): void {
  if (charts.length === 0) return
  const drawing = drawingOf(parts, sheet)
  let drawn = (parts.text(drawing).match(/<xdr:cNvPr /g) ?? []).length
  const anchors = charts.map((chart) => {
    const number = parts.names().filter((name) => name.startsWith('xl/charts/chart')).length + 1
    parts.add(`xl/charts/chart${number}.xml`, chart.xml, `${drawingml}.drawingml.chart+xml`)
    return anchorXml(chart, ++drawn + 1, parts.relate(drawing, 'chart', `../charts/chart${number}.xml`))
  })
  parts.set(drawing, parts.text(drawing).replace('</xdr:wsDr>', `${anchors.join('')}</xdr:wsDr>`))
}
