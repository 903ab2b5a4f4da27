// A chart part (DrawingML chart) from a chart as data. The order of all elements is the schema's: Excel repairs a file that differs.
import { escapeAttribute, escapeText, xmlHead } from '#host/excel/stream/cellXml.ts'
import type { Axis, CellRef, Chart, Series } from './chart.ts'

const ink = '1E2530'
const faint = '667085'
const hair = 'E4E8EE'
const fill = (rgb: string) => `<a:solidFill><a:srgbClr val="${rgb}"/></a:solidFill>`
const noLine = '<a:ln><a:noFill/></a:ln>'

/** Looks of text: in `p` of a title or label, hundredths of a point. */
function textXml(chart: Chart, size: number, colour: string, bold = false, more = ''): string {
  const face = escapeAttribute(chart.font)
  return `<a:defRPr sz="${size}" b="${bold ? 1 : 0}"${more}>${fill(colour)}<a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:defRPr>`
}
const txPr = (chart: Chart, size: number, colour: string, bold = false): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${textXml(chart, size, colour, bold)}</a:pPr><a:endParaRPr lang="${chart.lang}"/></a:p></c:txPr>`

function titleXml(chart: Chart, text: string, size: number, colour: string, bold: boolean): string {
  const face = escapeAttribute(chart.font)
  const run = `<a:rPr lang="${chart.lang}" sz="${size}" b="${bold ? 1 : 0}">${fill(colour)}<a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:rPr>`
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${textXml(chart, size, colour, bold)}</a:pPr><a:r>${run}<a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

const points = (values: CellRef['values']) =>
  values
    .map((value, i) =>
      value === null
        ? ''
        : `<c:pt idx="${i}"><c:v>${typeof value === 'string' ? escapeText(value) : value}</c:v></c:pt>`,
    )
    .join('')
const f = (ref: string) => `<c:f>${escapeText(ref)}</c:f>`
const stringsXml = ({ ref, values }: CellRef) =>
  `<c:strRef>${f(ref)}<c:strCache><c:ptCount val="${values.length}"/>${points(values)}</c:strCache></c:strRef>`
const numbersXml = ({ ref, values, format = 'General' }: CellRef) =>
  `<c:numRef>${f(ref)}<c:numCache><c:formatCode>${escapeText(format)}</c:formatCode><c:ptCount val="${values.length}"/>${points(values)}</c:numCache></c:numRef>`
const refXml = (cells: CellRef) =>
  cells.values.every((value) => typeof value !== 'string') ? numbersXml(cells) : stringsXml(cells)

const nameXml = (name: Series['name']) =>
  `<c:tx>${typeof name === 'string' ? `<c:v>${escapeText(name)}</c:v>` : stringsXml(name)}</c:tx>`

function labelsXml(chart: Chart, series: Series): string {
  const { labels, plot } = series
  const size = plot === 'bubble'
  const flags = (value: boolean) =>
    `<c:showLegendKey val="0"/><c:showVal val="${value && !size ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="${value && size ? 1 : 0}"/>`
  if (!labels) return ''
  const position = size ? 'ctr' : plot === 'line' ? 't' : labels.inside || chart.stacked ? 'ctr' : 'outEnd'
  return [
    '<c:dLbls>',
    labels.format ? `<c:numFmt formatCode="${escapeAttribute(labels.format)}" sourceLinked="0"/>` : '',
    `<c:spPr><a:noFill/>${noLine}</c:spPr>`,
    txPr(chart, 800, labels.inside || size ? 'FFFFFF' : ink, labels.inside || size),
    plot === 'doughnut' ? '' : `<c:dLblPos val="${position}"/>`,
    flags(true),
    '</c:dLbls>',
  ].join('')
}

function shapeXml({ colour, plot, thin }: Series): string {
  if (plot === 'line')
    return `<c:spPr><a:ln w="${thin ? 15875 : 28575}" cap="rnd">${fill(colour ?? ink)}${thin ? '<a:prstDash val="sysDash"/>' : ''}<a:round/></a:ln></c:spPr>`
  return colour === null
    ? `<c:spPr><a:noFill/>${noLine}</c:spPr>`
    : `<c:spPr>${fill(colour)}${plot === 'column' ? noLine : `<a:ln w="12700">${fill('FFFFFF')}</a:ln>`}</c:spPr>`
}

const pointsXml = ({ points: colours = [], plot }: Series) =>
  colours
    .map(
      (rgb, i) =>
        `<c:dPt><c:idx val="${i}"/>${plot === 'column' ? '<c:invertIfNegative val="0"/>' : ''}<c:bubble3D val="0"/><c:spPr>${fill(rgb)}<a:ln w="12700">${fill('FFFFFF')}</a:ln></c:spPr></c:dPt>`,
    )
    .join('')

function seriesXml(chart: Chart, series: Series, index: number): string {
  const { plot, thin, categories, values, sizes } = series
  const head = `<c:idx val="${index}"/><c:order val="${index}"/>${nameXml(series.name)}${shapeXml(series)}`
  const mark =
    thin || plot !== 'line'
      ? '<c:marker><c:symbol val="none"/></c:marker>'
      : `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill(series.colour ?? ink)}<a:ln w="9525">${fill('FFFFFF')}</a:ln></c:spPr></c:marker>`
  const labels = labelsXml(chart, series)
  const cat = `<c:cat>${refXml(categories)}</c:cat><c:val>${numbersXml(values)}</c:val>`
  const body = {
    column: () => `<c:invertIfNegative val="0"/>${pointsXml(series)}${labels}${cat}`,
    line: () => `${mark}${labels}${cat}<c:smooth val="0"/>`,
    doughnut: () => `${pointsXml(series)}${labels}${cat}`,
    bubble: () =>
      `<c:invertIfNegative val="0"/>${labels}<c:xVal>${numbersXml(categories)}</c:xVal><c:yVal>${numbersXml(values)}</c:yVal><c:bubbleSize>${numbersXml(sizes ?? values)}</c:bubbleSize><c:bubble3D val="0"/>`,
  }[plot]()
  return `<c:ser>${head}${body}</c:ser>`
}

const axes = '<c:axId val="111111111"/><c:axId val="222222222"/>'

function plotsXml(chart: Chart): string {
  const all = chart.series.map((series, i) => ({ plot: series.plot, xml: seriesXml(chart, series, i) }))
  const of = (plot: Series['plot']) =>
    all
      .filter((s) => s.plot === plot)
      .map((s) => s.xml)
      .join('')
  const [columns, lines, bubbles, ring] = [of('column'), of('line'), of('bubble'), of('doughnut')]
  const varied = '<c:varyColors val="0"/>'
  return [
    columns
      ? `<c:barChart><c:barDir val="${chart.lying ? 'bar' : 'col'}"/><c:grouping val="${chart.stacked ? 'stacked' : 'clustered'}"/>${varied}${columns}<c:gapWidth val="${chart.gap ?? 60}"/><c:overlap val="${chart.stacked ? 100 : -5}"/>${axes}</c:barChart>`
      : '',
    lines ? `<c:lineChart><c:grouping val="standard"/>${varied}${lines}<c:marker val="1"/>${axes}</c:lineChart>` : '',
    bubbles
      ? `<c:bubbleChart>${varied}${bubbles}<c:bubbleScale val="45"/><c:showNegBubbles val="0"/><c:sizeRepresents val="area"/>${axes}</c:bubbleChart>`
      : '',
    ring
      ? `<c:doughnutChart><c:varyColors val="1"/>${ring}<c:firstSliceAng val="0"/><c:holeSize val="58"/></c:doughnutChart>`
      : '',
  ].join('')
}

function axisXml(chart: Chart, tag: 'catAx' | 'valAx', axis: Axis, own: [string, string], position: string): string {
  const { title, min, max, step, format, hidden } = axis
  const reversed = chart.lying && own[0] === '111111111'
  const grid = own[0] === '222222222' || chart.series[0]?.plot === 'bubble'
  const isValue = tag === 'valAx'
  return [
    `<c:${tag}><c:axId val="${own[0]}"/>`,
    `<c:scaling><c:orientation val="${reversed ? 'maxMin' : 'minMax'}"/>${max === undefined ? '' : `<c:max val="${max}"/>`}${min === undefined ? '' : `<c:min val="${min}"/>`}</c:scaling>`,
    `<c:delete val="${hidden ? 1 : 0}"/><c:axPos val="${position}"/>`,
    grid ? `<c:majorGridlines><c:spPr><a:ln w="6350">${fill(hair)}</a:ln></c:spPr></c:majorGridlines>` : '',
    title ? titleXml(chart, title, 800, faint, false) : '',
    `<c:numFmt formatCode="${escapeAttribute(format ?? 'General')}" sourceLinked="${format ? 0 : 1}"/>`,
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
    // Beside the first category; where that is the uppermost, beside the axis, which stands below.
    `<c:tickLblPos val="${chart.lying && isValue ? 'nextTo' : 'low'}"/>`,
    `<c:spPr><a:ln w="6350">${fill('C4CCD8')}</a:ln></c:spPr>`,
    txPr(chart, 800, faint),
    `<c:crossAx val="${own[1]}"/><c:crosses val="${chart.lying && own[0] === '222222222' ? 'max' : 'autoZero'}"/>`,
    isValue
      ? `<c:crossBetween val="${chart.series[0]?.plot === 'bubble' ? 'midCat' : 'between'}"/>${step === undefined ? '' : `<c:majorUnit val="${step}"/>`}`
      : '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>',
    `</c:${tag}>`,
  ].join('')
}

function axesXml(chart: Chart): string {
  const plot = chart.series[0]?.plot
  if (plot === 'doughnut') return ''
  const [across, up] = chart.lying ? ['l', 'b'] : ['b', 'l']
  const first = axisXml(
    chart,
    plot === 'bubble' ? 'valAx' : 'catAx',
    chart.categoryAxis ?? {},
    ['111111111', '222222222'],
    across as string,
  )
  return first + axisXml(chart, 'valAx', chart.valueAxis ?? {}, ['222222222', '111111111'], up as string)
}

/** The legend names what is drawn: the unseen part of a bar is left out. */
function legendXml(chart: Chart): string {
  if (!chart.legend) return ''
  const unseen = chart.series.flatMap(({ colour }, i) =>
    colour === null ? `<c:legendEntry><c:idx val="${i}"/><c:delete val="1"/></c:legendEntry>` : '',
  )
  return `<c:legend><c:legendPos val="${chart.legend === 'right' ? 'r' : 'b'}"/>${unseen.join('')}<c:overlay val="0"/>${txPr(chart, 800, faint)}</c:legend>`
}

/** The XML of the chart part. */
export function chartXml(chart: Chart): string {
  return [
    `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    `<c:date1904 val="0"/><c:lang val="${chart.lang}"/><c:roundedCorners val="0"/>`,
    `<c:chart>${titleXml(chart, chart.title, 1000, ink, true)}<c:autoTitleDeleted val="0"/>`,
    `<c:plotArea><c:layout/>${plotsXml(chart)}${axesXml(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>`,
    `${legendXml(chart)}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr>${fill('FFFFFF')}<a:ln w="6350">${fill('D5DCE6')}</a:ln></c:spPr>${txPr(chart, 900, ink)}`,
    '</c:chartSpace>',
  ].join('')
}
