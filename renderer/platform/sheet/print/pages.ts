// How a table comes onto pages: the share of each column, the size of the letters, and which rows stand on which page.
import { groupOf } from '#shared/model/sheetView/groups.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'

const largest = 11
const smallest = 6.5
/** Size of the letters for which widths on the screen are meant. */
const onScreen = 12
/** Texts may wrap: this part of their width on the screen is enough. */
const wrapped = 0.5

export interface TableColumn {
  /** Pixels on the screen. */
  readonly width: number
  /** Its texts may wrap into lines. */
  readonly wraps: boolean
}

/**
 * Columns fitted to a page's width (pixels): each one's share in per cent, and the letters in pixels, as large as they can be.
 * What must not wrap keeps the room it needs; texts share the rest.
 */
export function fittedTable(
  columns: readonly TableColumn[],
  room: number,
): { readonly shares: readonly number[]; readonly font: number } {
  const sum = (wraps: boolean) => columns.reduce((n, column) => n + (column.wraps === wraps ? column.width : 0), 0)
  const [fixed, texts] = [sum(false), sum(true)]
  const needed = fixed + wrapped * texts
  const font = Math.min(largest, Math.max(smallest, (room * onScreen) / (needed || 1)))
  const scale = font / onScreen
  // Too much even for the smallest letters: all give way alike.
  const kept = Math.min(fixed * scale, texts > 0 ? room - Math.min(room / 2, wrapped * texts * scale) : room)
  const widths = columns.map(({ width, wraps }) =>
    wraps ? ((room - kept) * width) / texts : texts > 0 ? (kept * width) / (fixed || 1) : width,
  )
  const total = widths.reduce((n, width) => n + width, 0)
  return { shares: widths.map((width) => (100 * width) / (total || 1)), font: Math.round(font * 10) / 10 }
}

/** Pixels of a text on the screen, near enough: Chinese letters are as wide as they are high. */
const textWidth = (text: string) => {
  let ems = 0
  for (const letter of text) ems += (letter.codePointAt(0) as number) > 0x2e7f ? 1 : 0.58
  return ems * onScreen
}
const padding = 12
const pill = 26
/** From here on a text is better broken into lines. */
const long = 110
const sample = 300

/** The room that a column asks for on paper: that of its cells; a long title breaks into lines above them. */
export function printColumn(column: SheetColumn, view: readonly ViewRow[], onGrid: number): TableColumn {
  let content = 0
  let extra = 0
  for (const { row } of view.slice(0, sample)) {
    if (groupOf(row)) continue
    const text = column.format(row)
    content = Math.max(content, textWidth(text))
    if (text && column.tone?.(row)) extra = pill
  }
  const words = column.title.split(/[\s（(]/).map((word) => textWidth(word.slice(0, /[⺀-鿿]/.test(word) ? 3 : 14)))
  const needed = Math.max(content + extra, ...words) + padding
  const wraps = extra === 0 && texts.has(column.kind) && needed > long
  return { width: wraps ? Math.min(Math.max(onGrid, long), needed) : needed, wraps }
}
const texts = new Set<SheetColumn['kind']>(['text', 'longText', 'refs'])

/** Rows on pages of `room` pixels; a group's line never stands last on a page, away from its rows. No row: one empty page. */
export function pagesOf(rows: readonly ViewRow[], heights: readonly number[], room: number): ViewRow[][] {
  const pages: ViewRow[][] = [[]]
  let left = room
  rows.forEach((row, i) => {
    const height = heights[i] ?? 0
    const heads = groupOf(row.row) !== undefined && row.open === true
    const needed = height + (heads ? (heights[i + 1] ?? 0) : 0)
    const page = pages.at(-1) as ViewRow[]
    if (needed > left && page.length > 0) {
      pages.push([row])
      left = room - height
      return
    }
    page.push(row)
    left -= height
  })
  return pages
}
