// Puts a drawn process on pages: tiles of large paper or one poster, with cut marks, repeated headers, legend and title block.
import { type Lang, translator } from '../../i18n/index.ts'
import { refuse } from '../../model/problem.ts'
import { drawLaneHeader, drawPhaseHeader } from '../drawing/bandShapes.ts'
import { palettes } from '../drawing/palette.ts'
import type { Primitive } from '../drawing/primitives.ts'
import { inflate } from '../geometry.ts'
import type { Rect, Size } from '../types.ts'
import { type Drawn, partOf } from './drawn.ts'
import { drawLegend, type Legend } from './legend.ts'
import { type PageSetup, paperSize, pointsPerPixel } from './pageSetup.ts'
import { cutSide, type Piece } from './tiles.ts'
import { drawTitleBlock, type Fact, type TitleBlock, titleBlockHeight } from './titleBlock.ts'

/** Primitives in units of their own: scaled, then moved to (x, y), then clipped; x, y and clip in points of the page. */
export type Layer = { list: readonly Primitive[]; x: number; y: number; scale: number; clip: Rect | null }

/** Sizes in points, origin at the top left. Row and column count from 0. */
export type Page = Size & { row: number; column: number; layers: readonly Layer[] }

export type PageSet = {
  pages: readonly Page[]
  columns: number
  rows: number
  /** Per cent of the size on the screen. */
  percent: number
  /** Size of the letters of a step's name on paper, points. */
  letters: number
}

export type Furniture = { block: TitleBlock; legend: Legend | null; lang: Lang }

export const mostPages = 400
/** The largest side that PDF readers accept, points. */
const mostSide = 14_400
const margin = 28
/** Room for cut marks between drawing and legend or title block. */
const gap = 16
const legendSize = 8
const titleSize = 13
/** Nothing is blown up beyond this to fill a page. */
const mostFit = 2 * pointsPerPixel
/** Lines at the very edge of the drawing stay whole. */
const edge = 2

/** The whole drawing with a little air. */
export const areaOf = ({ laidOut }: Drawn): Rect => inflate(laidOut.bounds, edge)

/** Lays the drawing out on pages. Throws PlanError 'tooManyPages'. */
export function pagesOf(drawn: Drawn, setup: PageSetup, furniture: Furniture): PageSet {
  return setup.paper === 'poster' ? poster(drawn, setup, furniture) : tiled(drawn, setup, setup.paper, furniture)
}

/** What stands at the foot of a page `width` wide: title block, and the legend above it. */
function foot({ block, legend, lang }: Furniture, width: number, percent: number) {
  const t = translator(lang)
  const scale: Fact = { label: t('print.scale'), value: `${Math.round(percent)}%` }
  // As wide as the longest page number, so that the block is the same on every page.
  const facts = (page: string): Fact[] => [...block.facts, scale, { label: t('print.page'), value: page }]
  const key = legend && drawLegend(legend, { x: 0, y: 0, width, size: legendSize })
  return { facts, key }
}

function pageText(lang: Lang, at: { row: number; column: number; rows: number; columns: number }): string {
  const t = translator(lang)
  const { row, column, rows, columns } = at
  const params = { page: row * columns + column + 1, pages: rows * columns, row: row + 1, column: column + 1 }
  return rows > 1 && columns > 1 ? t('print.pageAt', params) : t('print.pageOf', params)
}

function tiled(
  drawn: Drawn,
  setup: PageSetup,
  paper: Exclude<PageSetup['paper'], 'poster'>,
  furniture: Furniture,
): PageSet {
  const size = paperSize(paper, setup.orientation)
  const area = areaOf(drawn)
  const width = size.width - 2 * margin
  const { lang, block } = furniture
  const longest = (set: { rows: number; columns: number }) =>
    pageText(lang, { ...set, row: set.rows - 1, column: set.columns - 1 })
  const { key, facts } = foot(furniture, width, 100)
  // Two rows of facts where the longest page number needs them.
  const blockHeight = titleBlockHeight(facts(longest({ rows: 20, columns: 20 })), width)
  const keyHeight = key ? key.height + 4 : 0
  const height = size.height - 2 * margin - blockHeight - gap - keyHeight
  const scale =
    setup.scale === 'fitPage'
      ? Math.min(width / area.width, height / area.height, mostFit)
      : setup.scale === 'fitWidth'
        ? Math.min(width / area.width, mostFit)
        : (setup.scale / 100) * pointsPerPixel
  const { lanes, phases } = drawn.laidOut
  const headers = lanes.flatMap((lane) => (lane.header ? [lane.header] : []))
  const strip = Math.max(0, ...headers.map((box) => box.x + box.width - area.x))
  const top = Math.max(0, ...phases.map(({ header }) => header.y + header.height - area.y))
  // Nothing is repeated where it would leave hardly any room.
  const aside = strip < width / scale / 3 ? strip : 0
  const above = top < height / scale / 3 ? top : 0
  const overlap = (setup.overlap * 72) / 25.4 / scale
  const cut = (
    length: number,
    room: number,
    header: number,
    from: number,
    spans: readonly (readonly [number, number])[],
  ): Piece[] =>
    cutSide({
      length,
      first: room / scale,
      next: room / scale - header,
      overlap,
      keepWhole: spans.map(([start, end]) => [start - from, end - from]),
    })
  const columns = cut(
    area.width,
    width,
    aside,
    area.x,
    drawn.steps.map((box) => [box.x, box.x + box.width]),
  )
  const rows = cut(
    area.height,
    height,
    above,
    area.y,
    drawn.steps.map((box) => [box.y, box.y + box.height]),
  )
  const set = { rows: rows.length, columns: columns.length }
  const count = set.rows * set.columns
  if (count > mostPages) refuse('tooManyPages', { count, max: mostPages })

  const { facts: factsOf } = foot(furniture, width, (scale / pointsPerPixel) * 100)
  const single = count === 1
  const pages = rows.flatMap((y, row) =>
    columns.map((x, column): Page => {
      const shown: Rect = { x: area.x + x.start, y: area.y + y.start, width: x.end - x.start, height: y.end - y.start }
      const left = margin + (column > 0 ? aside * scale : 0) + (single ? (width - area.width * scale) / 2 : 0)
      const upper = margin + (row > 0 ? above * scale : 0) + (single ? (height - area.height * scale) / 2 : 0)
      const clip: Rect = { x: left, y: upper, width: shown.width * scale, height: shown.height * scale }
      const layers: Layer[] = [
        { list: partOf(drawn, shown), x: left - shown.x * scale, y: upper - shown.y * scale, scale, clip },
      ]
      if (column > 0 && aside > 0) layers.push(laneStrip(drawn, shown, aside, area.x, upper, scale))
      if (row > 0 && above > 0) layers.push(phaseStrip(drawn, shown, above, area.y, left, scale))
      if (!single) {
        const own = { width: (x.cut - x.start) * scale, height: (y.cut - y.start) * scale }
        layers.push(plain(cutMarks(clip, own, { x: margin, y: margin })))
      }
      const footTop = size.height - margin - blockHeight
      if (key) layers.push({ list: key.list, x: margin, y: footTop - keyHeight, scale: 1, clip: null })
      const page = pageText(lang, { ...set, row, column })
      const box = { x: margin, y: footTop, width, height: blockHeight }
      layers.push(plain(drawTitleBlock({ ...block, facts: factsOf(page) }, box, { ...set, column, row })))
      return { ...size, row, column, layers }
    }),
  )
  return { pages, ...set, percent: (scale / pointsPerPixel) * 100, letters: titleSize * scale }
}

const plain = (list: readonly Primitive[]): Layer => ({ list, x: 0, y: 0, scale: 1, clip: null })

/** The names of the lanes that a page shows, for pages that do not show the drawing's left end. */
function laneStrip(drawn: Drawn, shown: Rect, aside: number, from: number, upper: number, scale: number): Layer {
  const list = drawn.laidOut.lanes.flatMap((lane): Primitive[] => {
    if (!lane.header) return []
    const y = Math.max(lane.header.y, shown.y)
    const height = Math.min(lane.header.y + lane.header.height, shown.y + shown.height) - y
    return height > titleSize ? [drawLaneHeader(lane, { ...lane.header, y, height }, palettes.light)] : []
  })
  const clip = { x: margin, y: upper, width: aside * scale, height: shown.height * scale }
  return { list, x: margin - from * scale, y: upper - shown.y * scale, scale, clip }
}

/** The names of the phases that a page shows, for pages that do not show the drawing's upper end. */
function phaseStrip(drawn: Drawn, shown: Rect, above: number, from: number, left: number, scale: number): Layer {
  const list = drawn.laidOut.phases.flatMap((phase): Primitive[] => {
    const x = Math.max(phase.header.x, shown.x)
    const width = Math.min(phase.header.x + phase.header.width, shown.x + shown.width) - x
    return width > titleSize * 2
      ? [drawPhaseHeader({ ...phase, header: { ...phase.header, x, width } }, palettes.light)]
      : []
  })
  const clip = { x: left, y: margin, width: shown.width * scale, height: above * scale }
  return { list, x: left - shown.x * scale, y: margin - from * scale, scale, clip }
}

/** Marks outside the picture at the corners of the page's own part: where to cut before gluing. */
function cutMarks(clip: Rect, own: Size, from: { x: number; y: number }): Primitive[] {
  const [near, far] = [3, 12]
  const right = clip.x + clip.width
  const bottom = clip.y + clip.height
  const mark = (d: string): Primitive => ({
    type: 'path',
    cls: 'cut-mark',
    d,
    fill: 'none',
    stroke: palettes.light.muted,
    strokeWidth: 0.5,
  })
  const xs = [clip.x, clip.x + own.width]
  const ys = [clip.y, clip.y + own.height]
  return [
    ...xs.flatMap((x) => [
      mark(`M${x} ${from.y - far}V${from.y - near}`),
      mark(`M${x} ${bottom + near}V${bottom + far}`),
    ]),
    ...ys.flatMap((y) => [
      mark(`M${from.x - far} ${y}H${from.x - near}`),
      mark(`M${right + near} ${y}H${right + far}`),
    ]),
  ]
}

/** One page around the whole drawing; legend and title block grow with it, so that they can be read from as far away. */
function poster(drawn: Drawn, setup: PageSetup, furniture: Furniture): PageSet {
  const area = areaOf(drawn)
  const percent = typeof setup.scale === 'number' ? setup.scale : 100
  const wanted = (percent / 100) * pointsPerPixel
  const scale = Math.min(wanted, (mostSide - 2 * margin) / area.width, (mostSide * 0.9 - 2 * margin) / area.height)
  const width = Math.max(560, area.width * scale)
  const grown = Math.min(4, Math.max(1, width / 1100))
  const { key, facts } = foot(furniture, width / grown, (scale / pointsPerPixel) * 100)
  const page = pageText(furniture.lang, { row: 0, column: 0, rows: 1, columns: 1 })
  const block = { ...furniture.block, facts: facts(page) }
  const blockHeight = titleBlockHeight(block.facts, width / grown)
  const keyHeight = key ? key.height + 6 : 0
  const below = (blockHeight + keyHeight + 8) * grown
  const size = { width: width + 2 * margin, height: area.height * scale + below + 2 * margin }
  const left = margin + (width - area.width * scale) / 2
  const footTop = margin + area.height * scale + 8 * grown
  const layers: Layer[] = [
    { list: partOf(drawn, area), x: left - area.x * scale, y: margin - area.y * scale, scale, clip: null },
    ...(key ? [{ list: key.list, x: margin, y: footTop, scale: grown, clip: null }] : []),
    {
      list: drawTitleBlock(block, { x: 0, y: 0, width: width / grown, height: blockHeight }, null),
      x: margin,
      y: footTop + keyHeight * grown,
      scale: grown,
      clip: null,
    },
  ]
  return {
    pages: [{ ...size, row: 0, column: 0, layers }],
    columns: 1,
    rows: 1,
    percent: (scale / pointsPerPixel) * 100,
    letters: titleSize * scale,
  }
}
