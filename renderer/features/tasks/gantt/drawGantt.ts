// Draws a Gantt chart on a canvas: only what lies in the part that is seen, so that 5,000 tasks cost as much as fifty.
import { drawBar, drawLink } from './drawBars.ts'
import type { GanttChart, GanttLink } from './ganttRows.ts'
import { dayAt, type GanttView, headerHeight, rowHeight, xOf } from './ganttView.ts'
import { type Tick, ticksOf } from './timeScale.ts'

export function drawGantt(g: CanvasRenderingContext2D, chart: GanttChart, view: GanttView): void {
  const { width, height, scrollY, colours } = view
  g.fillStyle = colours.surface
  g.fillRect(0, 0, width, height)
  const first = Math.max(Math.floor(scrollY / rowHeight), 0)
  const last = Math.min(Math.ceil((scrollY + height - headerHeight) / rowHeight), chart.rows.length)
  const from = Math.floor(dayAt(view, 0))
  const to = Math.ceil(dayAt(view, width)) + 1
  const ticks = ticksOf(view.zoom, from, to, view.lang)
  g.save()
  g.beginPath()
  g.rect(0, headerHeight, width, height - headerHeight)
  g.clip()
  drawDays(g, view, from, to, ticks.lower)
  const yOf = (row: number) => headerHeight + row * rowHeight - scrollY
  drawRows(g, view, first, last, yOf)
  const seen = new Set<GanttLink>()
  for (let row = first; row < last; row++) for (const link of chart.linksAt[row] ?? []) seen.add(link)
  for (const link of seen) drawLink(g, chart, view, link, yOf)
  g.font = `11px ${colours.font}`
  g.textBaseline = 'middle'
  g.textAlign = 'left'
  for (let row = first; row < last; row++) drawBar(g, chart.rows[row]!, row, yOf(row), view)
  drawToday(g, view)
  if (view.rubber) drawRubber(g, view, view.rubber)
  g.restore()
  drawHeader(g, view, ticks)
}

function drawDays(g: CanvasRenderingContext2D, view: GanttView, from: number, to: number, lower: readonly Tick[]) {
  const { height, colours, px } = view
  if (px >= 4) {
    g.fillStyle = colours.off
    for (let day = from; day < to; day++) {
      if (view.isWorkday(day)) continue
      const start = day
      while (day + 1 < to && !view.isWorkday(day + 1)) day++
      g.fillRect(xOf(view, start), headerHeight, (day + 1 - start) * px, height)
    }
  }
  g.fillStyle = colours.line
  for (const tick of lower) g.fillRect(Math.round(xOf(view, tick.from)), headerHeight, 1, height)
}

function drawRows(
  g: CanvasRenderingContext2D,
  view: GanttView,
  first: number,
  last: number,
  yOf: (row: number) => number,
) {
  const { width, colours, selected } = view
  if (selected >= first && selected < last) {
    g.fillStyle = colours.selected
    g.fillRect(0, yOf(selected), width, rowHeight)
  }
  g.fillStyle = colours.line
  for (let row = first; row < last; row++) g.fillRect(0, yOf(row) + rowHeight - 1, width, 1)
}

function drawToday(g: CanvasRenderingContext2D, view: GanttView) {
  const x = Math.round(xOf(view, view.today) + view.px / 2)
  g.fillStyle = view.colours.accent
  g.fillRect(x - 0.5, headerHeight, 1.5, view.height)
}

function drawRubber(
  g: CanvasRenderingContext2D,
  view: GanttView,
  { x1, y1, x2, y2 }: NonNullable<GanttView['rubber']>,
) {
  g.strokeStyle = view.colours.accent
  g.lineWidth = 1.5
  g.setLineDash([4, 3])
  g.beginPath()
  g.moveTo(x1, y1)
  g.lineTo(x2, y2)
  g.stroke()
  g.setLineDash([])
}

function drawHeader(g: CanvasRenderingContext2D, view: GanttView, { upper, lower }: { upper: Tick[]; lower: Tick[] }) {
  const { width, colours } = view
  const half = headerHeight / 2
  g.fillStyle = colours.sunken
  g.fillRect(0, 0, width, headerHeight)
  g.textBaseline = 'middle'
  g.textAlign = 'left'
  for (const [ticks, top, strong] of [
    [upper, 0, true],
    [lower, half, false],
  ] as const) {
    g.font = `${strong ? 600 : 400} 11px ${colours.font}`
    for (const tick of ticks) {
      const x = xOf(view, tick.from)
      const room = (tick.to - tick.from) * view.px
      g.fillStyle = colours.line
      g.fillRect(Math.round(x), top, 1, half)
      const isOff = !strong && view.zoom === 'day' && !view.isWorkday(tick.from)
      g.fillStyle = isOff ? colours.faint : colours.text
      // The label of a stretch that begins to the left of what is seen stays at its edge.
      const left = strong ? Math.min(Math.max(x, 0), x + room - g.measureText(tick.label).width - 12) : x
      if (room > 14) g.fillText(tick.label, left + 6, top + half / 2 + 0.5)
    }
  }
  g.fillStyle = colours.line
  g.fillRect(0, half - 1, width, 1)
  g.fillRect(0, headerHeight - 1, width, 1)
  const x = xOf(view, view.today) + view.px / 2
  if (x < 0 || x > width) return
  g.font = `600 11px ${colours.font}`
  const wide = g.measureText(view.todayLabel).width + 10
  g.fillStyle = colours.accent
  g.beginPath()
  g.roundRect(x - wide / 2, half + 3, wide, half - 6, 4)
  g.fill()
  g.fillStyle = colours.surface
  g.fillText(view.todayLabel, x - wide / 2 + 5, half + half / 2 + 0.5)
}
