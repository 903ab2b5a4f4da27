// Charts as XML: every element where the schema wants it, because Excel repairs a file whose order differs; text that stays text.
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Chart, Series } from './chart.ts'
import { chartXml } from './chartXml.ts'

/** Children in the order of ECMA-376 part 1, 21.2; those we never write are left out. */
const order: Readonly<Record<string, readonly string[]>> = {
  chartSpace: ['date1904', 'lang', 'roundedCorners', 'chart', 'spPr', 'txPr'],
  chart: ['title', 'autoTitleDeleted', 'plotArea', 'legend', 'plotVisOnly', 'dispBlanksAs'],
  title: ['tx', 'layout', 'overlay', 'spPr', 'txPr'],
  plotArea: ['layout', 'barChart', 'lineChart', 'doughnutChart', 'bubbleChart', 'catAx', 'valAx', 'spPr'],
  barChart: ['barDir', 'grouping', 'varyColors', 'ser', 'dLbls', 'gapWidth', 'overlap', 'axId'],
  lineChart: ['grouping', 'varyColors', 'ser', 'dLbls', 'marker', 'axId'],
  bubbleChart: ['varyColors', 'ser', 'dLbls', 'bubble3D', 'bubbleScale', 'showNegBubbles', 'sizeRepresents', 'axId'],
  doughnutChart: ['varyColors', 'ser', 'dLbls', 'firstSliceAng', 'holeSize'],
  ser: [
    ...['idx', 'order', 'tx', 'spPr', 'invertIfNegative', 'marker', 'dPt', 'dLbls', 'cat', 'val'],
    ...['smooth', 'xVal', 'yVal', 'bubbleSize', 'bubble3D'],
  ],
  dPt: ['idx', 'invertIfNegative', 'marker', 'bubble3D', 'explosion', 'spPr'],
  dLbls: [
    ...['numFmt', 'spPr', 'txPr', 'dLblPos', 'showLegendKey', 'showVal', 'showCatName', 'showSerName'],
    ...['showPercent', 'showBubbleSize'],
  ],
  catAx: [
    ...['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark'],
    ...['tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'auto', 'lblAlgn', 'lblOffset', 'noMultiLvlLbl'],
  ],
  valAx: [
    ...['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark'],
    ...['tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'crossBetween', 'majorUnit'],
  ],
  scaling: ['logBase', 'orientation', 'max', 'min'],
  legend: ['legendPos', 'legendEntry', 'layout', 'overlay', 'spPr', 'txPr'],
  numCache: ['formatCode', 'ptCount', 'pt'],
  strCache: ['ptCount', 'pt'],
}

type Node = Record<string, unknown>
const parser = new XMLParser({ preserveOrder: true, removeNSPrefix: true, ignoreAttributes: false })

/** Names of elements whose children do not stand in the schema's order. */
function misplaced(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const [name] = Object.keys(node).filter((key) => key !== ':@' && key !== '#text')
    const children = name && Array.isArray(node[name]) ? (node[name] as Node[]) : []
    const names = children.flatMap((child) => Object.keys(child).filter((key) => key !== ':@' && key !== '#text'))
    const wanted = name ? order[name] : undefined
    const places = names.map((child) => wanted?.indexOf(child) ?? 0)
    const wrong = wanted && (places.includes(-1) || places.some((place, i) => place < (places[i - 1] ?? 0)))
    return [...(wrong ? [`${name}: ${names.join(' ')}`] : []), ...misplaced(children)]
  })
}

const numbers = { ref: "'数据 & <1>'!$B$2:$B$4", values: [1, null, 3], format: '#,##0' }
const names = { ref: "'数据 & <1>'!$A$2:$A$4", values: ['甲', '=1+1', '<乙>'] }
const series = (plot: Series['plot'], more: Partial<Series> = {}): Series => ({
  name: '实际 & 目标',
  plot,
  categories: plot === 'bubble' ? numbers : names,
  values: numbers,
  colour: '1F4E8C',
  labels: { format: '0' },
  ...more,
})
const charts: Record<string, Partial<Chart> & Pick<Chart, 'series'>> = {
  columns: {
    series: [series('column'), series('column', { colour: null })],
    legend: 'bottom',
    valueAxis: { min: 0, max: 9, step: 3 },
  },
  'lying and stacked': {
    series: [series('column', { colour: null }), series('column', { points: ['FF0000'] })],
    lying: true,
    stacked: true,
    legend: 'right',
  },
  lines: { series: [series('line'), series('line', { thin: true })], categoryAxis: { title: 'x' } },
  'columns and a line': { series: [series('column'), series('line')] },
  bubbles: { series: [series('bubble', { sizes: numbers })], valueAxis: { title: 'y', min: 0, max: 6 } },
  ring: { series: [series('doughnut', { points: ['FF0000', '00FF00'] })], legend: 'right' },
}

describe.each(Object.entries(charts))('%s', (_name, chart) => {
  const xml = chartXml({ title: '标题 <&"', font: 'Microsoft YaHei', lang: 'zh-CN', ...chart })
  it('has every element in the order of the schema', () => {
    expect(misplaced(parser.parse(xml) as Node[])).toEqual([])
  })
  it('names the cells, holds their values and leaves gaps out', () => {
    expect(xml).toContain("<c:f>'数据 &amp; &lt;1>'!$B$2:$B$4</c:f>".replace('1>', '1&gt;'))
    expect(xml).toContain('<c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="2"><c:v>3</c:v></c:pt>')
    expect(xml).toContain('标题 &lt;&amp;')
  })
})

it('every axis is crossed by the other', () => {
  const xml = chartXml({ title: 't', font: 'f', lang: 'en-GB', series: [series('column')] })
  const ids = [...xml.matchAll(/<c:axId val="(\d+)"\/>/g)].map(([, id]) => id)
  const crossed = [...xml.matchAll(/<c:crossAx val="(\d+)"\/>/g)].map(([, id]) => id)
  expect(new Set(ids)).toEqual(new Set(crossed))
})
