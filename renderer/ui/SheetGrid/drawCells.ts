// Draws the grid's cells and headers on its canvas: text, pills, check boxes, tree lines, small trends, corner marks.
import {
  type CustomCell,
  type CustomRenderer,
  type DrawHeaderCallback,
  GridCellKind,
  getMiddleCenterBias,
  measureTextCached,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { type Tone, toneMarks } from '../StatusPill.tsx'
import type { GridColours } from './gridTheme.ts'
import type { CellStyle } from './sheetTypes.ts'

export interface CellLook {
  readonly kind: 'sheet'
  readonly text: string
  readonly right: boolean
  readonly tone: Tone | null
  /** bool: drawn as a box, ticked or not. */
  readonly ticked: boolean | null
  /** First column of a tree: how deep, and whether it is open (undefined: a leaf). */
  readonly depth: number
  readonly open: boolean | undefined
  readonly tree: boolean
  readonly mark: 'required' | 'error' | null
  readonly faint: boolean
  readonly style: CellStyle | null
  /** First cell of the row that adds one. */
  readonly adds: boolean
  readonly trend: readonly (number | null)[] | null
  readonly colours: GridColours
  /** How the text was last fitted into its cell; a look is drawn many times. */
  fit: Fit | null
}
interface Fit {
  readonly room: number
  readonly text: string
  /** null: not measured, because so few digits fit for sure. */
  readonly width: number | null
}
export type SheetCell = CustomCell<CellLook>

export const pad = 8
export const indent = 16
export const chevronWidth = 16

type Context = CanvasRenderingContext2D

/** The start of `text` that fits, with an ellipsis where something is left out. */
function fitted(ctx: Context, text: string, width: number, font: string): string {
  if (measureTextCached(text, ctx, font).width <= width) return text
  const room = width - measureTextCached('…', ctx, font).width
  if (room <= 0) return ''
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ctx.measureText(text.slice(0, middle)).width <= room) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, low)}…`
}

const numeric = /^[\d.,%+ -]*$/
/** The widest of these characters by font. */
const widest = new Map<string, number>()

/** Whether a number is so short that it need not be measured, which costs more than drawing it. */
function isNarrow(ctx: Context, text: string, room: number, font: string): boolean {
  if (!numeric.test(text)) return false
  let each = widest.get(font)
  if (each === undefined) {
    each = Math.max(...[...'0123456789.,%+ -'].map((character) => ctx.measureText(character).width))
    widest.set(font, each)
  }
  return text.length * each <= room
}

/** The text of a cell as it fits into `room` pixels. */
function fitOf(ctx: Context, look: CellLook, room: number, font: string): Fit {
  const known = look.fit
  if (known?.room === room) return known
  if (look.right && isNarrow(ctx, look.text, room, font)) {
    look.fit = { room, text: look.text, width: null }
    return look.fit
  }
  const text = fitted(ctx, look.text, room, font)
  look.fit = { room, text, width: measureTextCached(text, ctx, font).width }
  return look.fit
}

function drawText(ctx: Context, look: CellLook, { x, y, width, height }: Rectangle, font: string) {
  const fit = fitOf(ctx, look, width - 2 * pad, font)
  const middle = y + height / 2 + getMiddleCenterBias(ctx, font)
  if (fit.width === null) {
    ctx.textAlign = 'right'
    ctx.fillText(fit.text, x + width - pad, middle)
    ctx.textAlign = 'start'
  } else ctx.fillText(fit.text, look.right ? x + width - pad - fit.width : x + pad, middle)
}

const marks = new Map<Tone, Path2D>()
function markOf(tone: Tone): Path2D {
  let mark = marks.get(tone)
  if (!mark) {
    mark = new Path2D(toneMarks[tone].path)
    marks.set(tone, mark)
  }
  return mark
}

function drawPill(ctx: Context, look: CellLook, tone: Tone, { x, y, width, height }: Rectangle) {
  const { text, back } = look.colours.tones[tone]
  const fit = fitOf(ctx, look, width - 2 * pad - 21, look.colours.font)
  const length = fit.width ?? measureTextCached(fit.text, ctx, look.colours.font).width
  const size = Math.min(width - 2 * pad + 4, length + 25)
  ctx.beginPath()
  ctx.roundRect(x + pad - 2, y + (height - 18) / 2, size, 18, 9)
  ctx.fillStyle = back
  ctx.fill()
  const [left, top] = [x + pad + 4, y + height / 2 - 4]
  ctx.translate(left, top)
  ctx.fillStyle = text
  if (toneMarks[tone].hollow) {
    ctx.strokeStyle = text
    ctx.lineWidth = 1.5
    ctx.stroke(markOf(tone))
  } else ctx.fill(markOf(tone))
  ctx.translate(-left, -top)
  ctx.fillText(fit.text, x + pad + 16, y + height / 2 + getMiddleCenterBias(ctx, look.colours.font))
}

function drawTick(ctx: Context, ticked: boolean, { x, y, width, height }: Rectangle, colours: GridColours) {
  const [left, top] = [x + width / 2 - 7, y + height / 2 - 7]
  ctx.beginPath()
  ctx.roundRect(left + 0.5, top + 0.5, 13, 13, 3)
  if (!ticked) {
    ctx.strokeStyle = colours.line
    ctx.lineWidth = 1
    ctx.stroke()
    return
  }
  ctx.fillStyle = colours.fill
  ctx.fill()
  ctx.beginPath()
  ctx.moveTo(left + 3.5, top + 7.2)
  ctx.lineTo(left + 6, top + 9.8)
  ctx.lineTo(left + 10.5, top + 4.5)
  ctx.strokeStyle = colours.onFill
  ctx.lineWidth = 1.5
  ctx.stroke()
}

function drawChevron(ctx: Context, x: number, y: number, open: boolean, colour: string) {
  ctx.beginPath()
  if (open) {
    ctx.moveTo(x - 3, y - 1.5)
    ctx.lineTo(x, y + 1.5)
    ctx.lineTo(x + 3, y - 1.5)
  } else {
    ctx.moveTo(x - 1.5, y - 3)
    ctx.lineTo(x + 1.5, y)
    ctx.lineTo(x - 1.5, y + 3)
  }
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  ctx.stroke()
}

/** A line with its newest number marked; gaps stay open, a number between two of them is a dot. */
function drawTrend(
  ctx: Context,
  values: readonly (number | null)[],
  { x, y, width, height }: Rectangle,
  colour: string,
) {
  const known = values.filter((v) => v !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const [left, top, w, h] = [x + pad, y + 7, width - 2 * pad, height - 14]
  const px = (i: number) => left + (values.length === 1 ? w : (w * i) / (values.length - 1))
  const py = (v: number) => top + (high === low ? h / 2 : h - (h * (v - low)) / (high - low))
  ctx.beginPath()
  values.forEach((v, i) => {
    if (v === null) return
    if ((values[i - 1] ?? null) === null) ctx.moveTo(px(i), py(v))
    // A line of no length with round ends is a dot.
    ctx.lineTo(px(i), py(v))
  })
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  ctx.stroke()
  const newest = values.findLastIndex((v) => v !== null)
  ctx.beginPath()
  ctx.arc(px(newest), py(values[newest] ?? low), 2, 0, 2 * Math.PI)
  ctx.fillStyle = colour
  ctx.fill()
}

const tile = 18
const tileTones: Readonly<Record<string, Tone>> = { R: 'blue', C: 'violet' }

/** Tiles side by side: the A filled, other letters in a tone of their own; proposals only as outlines. */
function drawTiles(ctx: Context, look: CellLook, { x, y, height }: Rectangle) {
  const { colours } = look
  const proposed = look.text.startsWith('(')
  const font = colours.strong
  ctx.font = font
  look.text
    .replace(/[()]/g, '')
    .split('/')
    .forEach((part, i) => {
      const left = x + pad + i * (tile + 2)
      const top = y + (height - tile) / 2
      ctx.beginPath()
      ctx.roundRect(left + 0.5, top + 0.5, tile - 1, tile - 1, 4)
      if (proposed) {
        ctx.strokeStyle = colours.accent
        ctx.lineWidth = 1
        ctx.setLineDash([2, 2])
        ctx.stroke()
        ctx.setLineDash([])
        ctx.fillStyle = colours.accent
      } else {
        const tone = part === 'A' ? null : colours.tones[tileTones[part] ?? 'grey']
        ctx.fillStyle = tone?.back ?? colours.fill
        ctx.fill()
        ctx.fillStyle = tone?.text ?? colours.onFill
      }
      const width = measureTextCached(part, ctx, font).width
      ctx.fillText(part, left + (tile - width) / 2, y + height / 2 + getMiddleCenterBias(ctx, font))
    })
  ctx.font = colours.font
}

function drawCorner(ctx: Context, { x, y, width }: Rectangle, colour: string) {
  ctx.beginPath()
  ctx.moveTo(x + width - 7, y + 1)
  ctx.lineTo(x + width - 1, y + 1)
  ctx.lineTo(x + width - 1, y + 7)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
}

function draw(ctx: Context, rect: Rectangle, look: CellLook) {
  const { colours } = look
  let place = rect
  if (look.tree) {
    const shift = look.depth * indent + chevronWidth
    if (look.open !== undefined)
      drawChevron(ctx, rect.x + pad + look.depth * indent + 4, rect.y + rect.height / 2, look.open, colours.muted)
    place = { ...rect, x: rect.x + shift, width: rect.width - shift }
  }
  if (look.trend?.some((v) => v !== null)) drawTrend(ctx, look.trend, place, colours.accent)
  else if (look.ticked !== null) drawTick(ctx, look.ticked, place, colours)
  else if (look.style?.tiles && look.text) drawTiles(ctx, look, place)
  else if (look.tone && look.text) drawPill(ctx, look, look.tone, place)
  else if (look.text) {
    const { style } = look
    ctx.fillStyle = (style?.faint ?? look.faint) ? colours.faint : colours.text
    const font = style?.italic ? colours.italic : style?.strong ? colours.strong : colours.font
    // Glide has set the plain font already; setting one costs as much as drawing the text.
    if (font !== colours.font) ctx.font = font
    drawText(ctx, look, place, font)
    if (font !== colours.font) ctx.font = colours.font
  }
  if (look.mark) drawCorner(ctx, rect, look.mark === 'error' ? colours.error : colours.required)
  else if (look.style?.noted) drawCorner(ctx, rect, colours.accent)
}

export const sheetRenderer: CustomRenderer<SheetCell> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is SheetCell => (cell.data as CellLook | undefined)?.kind === 'sheet',
  draw: ({ ctx, rect }, cell) => draw(ctx, rect, cell.data),
  measure: (ctx, { data }) => {
    ctx.font = data.colours.font
    const extra = (data.tone ? 21 : 0) + (data.tree ? data.depth * indent + chevronWidth : 0)
    return data.ticked !== null ? 48 : ctx.measureText(data.text).width + 2 * pad + extra + 4
  },
}

export interface HeaderLook {
  readonly right: boolean
  readonly required: boolean
  /** `place`: which of several columns it is that sort. */
  readonly sorted: { readonly down: boolean; readonly place: number | null } | null
  readonly filtered: boolean
  readonly tree: boolean
  readonly menu: boolean
}

/** The mark of a column that is filtered. */
function drawFunnel(ctx: Context, x: number, y: number, colour: string) {
  ctx.beginPath()
  ctx.moveTo(x - 5, y - 4.5)
  ctx.lineTo(x + 5, y - 4.5)
  ctx.lineTo(x + 1.2, y + 0.5)
  ctx.lineTo(x + 1.2, y + 4.5)
  ctx.lineTo(x - 1.2, y + 3.2)
  ctx.lineTo(x - 1.2, y + 0.5)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
}

/** Draws a header: title at the side of its column's values, a mark where required, the arrow of a sort, the menu's sign when hovered. */
export function headerDrawer(looks: ReadonlyMap<string, HeaderLook>, colours: GridColours): DrawHeaderCallback {
  return ({ ctx, rect, column, theme, isSelected, isHovered, hasSelectedCell }, drawContent) => {
    const look = looks.get(column.id ?? '')
    if (!look) return drawContent()
    const font = `${theme.headerFontStyle} ${theme.fontFamily}`
    const middle = rect.y + rect.height / 2
    const menu = look.menu && isHovered
    const end = (look.sorted ? (look.sorted.place === null ? 14 : 20) : 0) + (look.filtered ? 14 : 0) + (menu ? 16 : 0)
    const left = look.tree ? chevronWidth : 0
    ctx.font = font
    const star = look.required ? measureTextCached(' *', ctx, font).width : 0
    const title = fitted(ctx, column.title, rect.width - 2 * pad - end - left - star, font)
    const width = measureTextCached(title, ctx, font).width
    const x = look.right ? rect.x + rect.width - pad - end - width - star : rect.x + pad + left
    ctx.fillStyle = isSelected || hasSelectedCell ? colours.text : colours.muted
    ctx.fillText(title, x, middle + getMiddleCenterBias(ctx, font))
    if (look.required) {
      ctx.fillStyle = colours.faint
      ctx.fillText(' *', x + width, middle + getMiddleCenterBias(ctx, font))
    }
    if (look.sorted) {
      let at = rect.x + rect.width - pad - (menu ? 16 : 0) - (look.filtered ? 14 : 0) - 4
      if (look.sorted.place !== null) {
        ctx.fillStyle = colours.accent
        ctx.fillText(String(look.sorted.place), at - 2, middle + getMiddleCenterBias(ctx, font))
        at -= 7
      }
      ctx.beginPath()
      const up = look.sorted.down ? 1 : -1
      ctx.moveTo(at, middle - 3.5)
      ctx.lineTo(at, middle + 3.5)
      ctx.moveTo(at - 3, middle + up * 0.5)
      ctx.lineTo(at, middle + up * 3.5)
      ctx.lineTo(at + 3, middle + up * 0.5)
      ctx.strokeStyle = colours.accent
      ctx.lineWidth = 1.25
      ctx.stroke()
    }
    if (look.filtered) drawFunnel(ctx, rect.x + rect.width - pad - (menu ? 16 : 0) - 5, middle, colours.accent)
    if (menu) drawChevron(ctx, rect.x + rect.width - 14, middle, true, colours.muted)
  }
}
