// The marks of a Gantt chart: bars with progress, wholes, milestones, baselines, and the links between them.
import type { GanttChart, GanttLink, GanttRow } from './ganttRows.ts'
import { type GanttView, rowHeight, xOf } from './ganttView.ts'

const barTop = 6
const barHeight = 13
/** Middle of a bar within its row. */
export const barMiddle = barTop + barHeight / 2
/** Distance of the dots from which dependencies are drawn, right and left of a bar. */
export const dotGap = 9

/** Pixels at which the bar of a row begins and ends, while it is dragged too; null without dates. */
export function barEnds(row: GanttRow, index: number, view: GanttView): { x1: number; x2: number } | null {
  const held = view.shifted?.row === index ? view.shifted : row.bar
  if (!held) return null
  if (!row.isMilestone) return { x1: xOf(view, held.from), x2: Math.max(xOf(view, held.to), xOf(view, held.from) + 3) }
  const middle = xOf(view, held.from) + view.px / 2
  return { x1: middle - 7, x2: middle + 7 }
}

const hatches = new Map<string, CanvasPattern | null>()

/** Slanting lines, so that what is critical is told in black and white too. */
function hatch(g: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const known = hatches.get(colour)
  if (known !== undefined) return known ?? colour
  const tile = document.createElement('canvas')
  tile.width = 6
  tile.height = 6
  const t = tile.getContext('2d')
  if (t) {
    t.strokeStyle = colour
    t.lineWidth = 1.4
    for (const at of [-6, 0, 6]) {
      t.moveTo(at, 6)
      t.lineTo(at + 6, 0)
    }
    t.stroke()
  }
  const made = g.createPattern(tile, 'repeat')
  hatches.set(colour, made)
  return made ?? colour
}

export function drawBar(g: CanvasRenderingContext2D, row: GanttRow, index: number, y: number, view: GanttView): void {
  const { colours, width } = view
  if (row.baseline) {
    const x = xOf(view, row.baseline.from)
    g.fillStyle = colours.baseline
    if (row.isMilestone) g.fillRect(x + view.px / 2 - 5, y + rowHeight - 6, 10, 3)
    else g.fillRect(x, y + rowHeight - 6, Math.max((row.baseline.to - row.baseline.from) * view.px, 2), 3)
  }
  const ends = barEnds(row, index, view)
  if (!ends || ends.x2 < -40 || ends.x1 > width + 40) return
  const { x1, x2 } = ends
  const isDone = row.task.status === 'done'
  const strong = row.critical ? colours.critical : isDone ? colours.done : colours.bar
  const soft = row.critical ? colours.criticalSoft : isDone ? colours.doneSoft : colours.barSoft
  if (row.isMilestone) diamond(g, (x1 + x2) / 2, y + barMiddle, row.proposed ? colours.surface : strong, strong)
  else if (row.isWhole) whole(g, x1, x2, y, row.critical ? colours.critical : colours.whole)
  else plain(g, row, { x1, x2, y, strong, soft })
  if (index === view.hovered || index === view.selected) dots(g, row, ends, y, view)
  if (row.note && x2 < width) {
    g.fillStyle = colours.faint
    g.fillText(
      row.note,
      x2 + (index === view.hovered || index === view.selected ? dotGap + 9 : 12),
      y + barMiddle + 0.5,
    )
  }
}

interface Bar {
  readonly x1: number
  readonly x2: number
  readonly y: number
  readonly strong: string
  readonly soft: string
}

function plain(g: CanvasRenderingContext2D, row: GanttRow, { x1, x2, y, strong, soft }: Bar) {
  const top = y + barTop
  const wide = x2 - x1
  const radius = Math.min(3, wide / 2)
  g.beginPath()
  g.roundRect(x1 + 0.5, top + 0.5, Math.max(wide - 1, 1), barHeight - 1, radius)
  g.fillStyle = soft
  g.fill()
  if (row.critical) {
    g.fillStyle = hatch(g, strong)
    g.fill()
  }
  g.strokeStyle = strong
  g.lineWidth = 1
  if (row.proposed) g.setLineDash([3, 2])
  g.stroke()
  if (row.proposed) g.setLineDash([])
  if (row.progress > 0 && !row.proposed) {
    g.fillStyle = strong
    g.fillRect(x1 + 1, top + barHeight - 5, Math.max((wide - 2) * Math.min(row.progress, 1), 1), 4)
  }
}

function whole(g: CanvasRenderingContext2D, x1: number, x2: number, y: number, colour: string) {
  const top = y + barTop + 2
  g.fillStyle = colour
  g.fillRect(x1, top, x2 - x1, 5)
  const tip = Math.min(6, (x2 - x1) / 2)
  for (const [at, to] of [
    [x1, x1 + tip],
    [x2, x2 - tip],
  ] as const) {
    g.beginPath()
    g.moveTo(at, top)
    g.lineTo(at, top + 10)
    g.lineTo(to, top + 4)
    g.fill()
  }
}

function diamond(g: CanvasRenderingContext2D, x: number, y: number, fill: string, line: string) {
  g.beginPath()
  g.moveTo(x, y - 7)
  g.lineTo(x + 7, y)
  g.lineTo(x, y + 7)
  g.lineTo(x - 7, y)
  g.closePath()
  g.fillStyle = fill
  g.fill()
  g.strokeStyle = line
  g.lineWidth = 1.2
  g.stroke()
}

function dots(
  g: CanvasRenderingContext2D,
  row: GanttRow,
  { x1, x2 }: { x1: number; x2: number },
  y: number,
  view: GanttView,
) {
  if (row.proposed && row.isWhole) return
  for (const x of [x1 - dotGap, x2 + dotGap]) {
    g.beginPath()
    g.arc(x, y + barMiddle, 3.5, 0, 2 * Math.PI)
    g.fillStyle = view.colours.surface
    g.fill()
    g.strokeStyle = view.colours.accent
    g.lineWidth = 1.5
    g.stroke()
  }
}

export function drawLink(
  g: CanvasRenderingContext2D,
  chart: GanttChart,
  view: GanttView,
  link: GanttLink,
  yOf: (row: number) => number,
): void {
  const a = barEnds(chart.rows[link.from]!, link.from, view)
  const b = barEnds(chart.rows[link.to]!, link.to, view)
  if (!a || !b) return
  const fromEnd = link.kind === 'FS' || link.kind === 'FF'
  const toStart = link.kind === 'FS' || link.kind === 'SS'
  const [x1, out] = fromEnd ? [a.x2, 1] : [a.x1, -1]
  const [x2, into] = toStart ? [b.x1, -1] : [b.x2, 1]
  if (Math.max(x1, x2) < -60 || Math.min(x1, x2) > view.width + 60) return
  const y1 = yOf(link.from) + barMiddle
  const y2 = yOf(link.to) + barMiddle
  const [leave, enter] = [x1 + out * 7, x2 + into * 9]
  const colour = link.critical ? view.colours.critical : view.colours.faint
  g.strokeStyle = colour
  g.lineWidth = link.critical ? 1.5 : 1
  g.beginPath()
  g.moveTo(x1, y1)
  // Straight down where there is room between the two ends, else around between the rows.
  const direct = fromEnd && toStart ? enter >= leave : false
  const down = y2 > y1 ? rowHeight / 2 : -rowHeight / 2
  if (direct) {
    g.lineTo(leave, y1)
    g.lineTo(leave, y2)
  } else if (out === into) {
    const far = out > 0 ? Math.max(leave, enter) : Math.min(leave, enter)
    g.lineTo(far, y1)
    g.lineTo(far, y2)
  } else {
    g.lineTo(leave, y1)
    g.lineTo(leave, y1 + down)
    g.lineTo(enter, y1 + down)
    g.lineTo(enter, y2)
  }
  g.lineTo(x2, y2)
  g.stroke()
  g.fillStyle = colour
  g.beginPath()
  g.moveTo(x2, y2)
  g.lineTo(x2 + into * 6, y2 - 3.5)
  g.lineTo(x2 + into * 6, y2 + 3.5)
  g.fill()
}
