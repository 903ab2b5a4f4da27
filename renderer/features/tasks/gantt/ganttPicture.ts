// The whole Gantt chart as a PNG: names, dates and bars of every row over every day, as large as a canvas can be.

import { paperDays } from './ganttPages.ts'
import type { GanttChart } from './ganttRows.ts'
import { headerHeight, rowHeight } from './ganttView.ts'
import { type PaperLook, pageSize, paintPage } from './paintPage.ts'

/** What Chromium can still paint and compress: pixels of a side, and of the whole. */
const longestSide = 16_000
const mostPixels = 120_000_000
const names = { width: 380, number: 8, title: 52, start: 254, due: 320 } as const

export interface PictureWords {
  readonly number: string
  readonly title: string
  readonly start: string
  readonly due: string
}

/** Bytes of a PNG, twice as fine as the screen where that fits a canvas; null when the picture could not be made. */
export async function ganttPicture(
  chart: GanttChart,
  look: PaperLook,
  words: PictureWords,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const page = { first: 0, last: chart.rows.length, ...paperDays(chart) }
  const bars = pageSize(page, look.zoom)
  const [width, height] = [names.width + bars.width, bars.height]
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
  const board = document.createElement('canvas')
  board.width = Math.floor(width * scale)
  board.height = Math.floor(height * scale)
  const g = board.getContext('2d')
  if (!g) return null
  g.setTransform(scale, 0, 0, scale, names.width * scale, 0)
  paintPage(g, chart, page, look)
  g.setTransform(scale, 0, 0, scale, 0, 0)
  paintNames(g, chart, look, words, height)
  const blob = await new Promise<Blob | null>((done) => board.toBlob(done, 'image/png'))
  return blob && new Uint8Array(await blob.arrayBuffer())
}

function paintNames(
  g: CanvasRenderingContext2D,
  chart: GanttChart,
  { colours }: PaperLook,
  words: PictureWords,
  height: number,
): void {
  g.fillStyle = colours.surface
  g.fillRect(0, 0, names.width, height)
  g.fillStyle = colours.sunken
  g.fillRect(0, 0, names.width, headerHeight)
  g.textBaseline = 'middle'
  g.textAlign = 'left'
  const line = (y: number, cells: PictureWords, indent: number) => {
    g.fillText(cells.number, names.number, y)
    g.fillText(shortened(g, cells.title, names.start - names.title - indent - 8), names.title + indent, y)
    g.fillText(cells.start, names.start, y)
    g.fillText(cells.due, names.due, y)
  }
  g.fillStyle = colours.text
  g.font = `600 12px ${colours.font}`
  line(headerHeight / 2, words, 0)
  chart.rows.forEach((row, i) => {
    const top = headerHeight + i * rowHeight
    g.fillStyle = row.critical ? colours.critical : colours.text
    g.font = `${row.isWhole ? 600 : 400} 12px ${colours.font}`
    const cells = {
      number: row.wbs,
      title: row.task.title,
      start: row.startOn?.slice(2) ?? '',
      due: row.dueOn?.slice(2) ?? '',
    }
    line(top + rowHeight / 2, cells, row.depth * 14)
    g.fillStyle = colours.line
    g.fillRect(0, top + rowHeight - 1, names.width, 1)
  })
  g.fillStyle = colours.line
  g.fillRect(0, headerHeight - 1, names.width, 1)
  g.fillRect(names.width - 1, 0, 1, height)
}

/** The start of a text that fits, with an ellipsis where something is left out. */
function shortened(g: CanvasRenderingContext2D, text: string, room: number): string {
  if (g.measureText(text).width <= room) return text
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (g.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, low)}…`
}
