// Outlines of steps and rounded flow lines as SVG path data; the canvas and every export draw these same paths.
import { documentWave } from './geometry.ts'
import type { Point, StepKind } from './types.ts'

export const cornerRadius = 6
export const flowRadius = 8

const round = (value: number): string => String(Math.round(value * 100) / 100)
const at = (x: number, y: number): string => `${round(x)} ${round(y)}`

function roundedRect(w: number, h: number, r: number): string {
  return `M${at(r, 0)}H${round(w - r)}A${r} ${r} 0 0 1 ${at(w, r)}V${round(h - r)}A${r} ${r} 0 0 1 ${at(w - r, h)}H${r}A${r} ${r} 0 0 1 ${at(0, h - r)}V${r}A${r} ${r} 0 0 1 ${at(r, 0)}Z`
}

function ellipse(w: number, h: number): string {
  const arc = `A${round(w / 2)} ${round(h / 2)} 0 0 1`
  return `M${at(0, h / 2)}${arc} ${at(w, h / 2)}${arc} ${at(0, h / 2)}Z`
}

/** Diamond whose corners are softened by a hair, as the other outlines are. */
function diamond(w: number, h: number): string {
  const s = 3
  const x = w / 2
  const y = h / 2
  return `M${at(x - s, s)}Q${at(x, 0)} ${at(x + s, s)}L${at(w - s, y - s)}Q${at(w, y)} ${at(w - s, y + s)}L${at(x + s, h - s)}Q${at(x, h)} ${at(x - s, h - s)}L${at(s, y + s)}Q${at(0, y)} ${at(s, y - s)}Z`
}

/**
 * The outline of a step as path data in a box from (0, 0) to (w, h); it passes through the points where flows join
 * (geometry.ts, portPoint).
 */
export function shapePath(kind: StepKind, w: number, h: number): string {
  const r = cornerRadius
  switch (kind) {
    case 'start':
    case 'end':
    case 'event':
      return ellipse(w, h)
    case 'decision':
    case 'parallel':
      return diamond(w, h)
    case 'document': {
      // The wave swings about a line a little above the lower edge; flows from below join there (documentWave).
      const y = h - documentWave
      return `M${at(r, 0)}H${round(w - r)}A${r} ${r} 0 0 1 ${at(w, r)}V${round(y)}C${at(w * 0.83, y - 7)} ${at(w * 0.67, y - 7)} ${at(w / 2, y)}S${at(w * 0.17, y + 7)} ${at(0, y)}V${r}A${r} ${r} 0 0 1 ${at(r, 0)}Z`
    }
    case 'data': {
      const e = 6
      const lid = `A${round(w / 2)} ${e} 0 0 1`
      return `M${at(0, e)}${lid} ${at(w, e)}V${round(h - e)}${lid} ${at(0, h - e)}Z`
    }
    case 'delay':
      return `M${at(r, 0)}H${round(w - h / 2)}A${round(h / 2)} ${round(h / 2)} 0 0 1 ${at(w - h / 2, h)}H${r}A${r} ${r} 0 0 1 ${at(0, h - r)}V${r}A${r} ${r} 0 0 1 ${at(r, 0)}Z`
    case 'note': {
      const fold = 14
      return `M${at(2, 0)}H${round(w - fold)}L${at(w, fold)}V${round(h - 2)}A2 2 0 0 1 ${at(w - 2, h)}H2A2 2 0 0 1 ${at(0, h - 2)}V2A2 2 0 0 1 ${at(2, 0)}Z`
    }
    default:
      return roundedRect(w, h, r)
  }
}

/** Inner lines of an outline (not filled): a sub-process' second border, a cylinder's lid, a note's fold; '' for the rest. */
export function shapeDetailPath(kind: StepKind, w: number, h: number): string {
  if (kind === 'subprocess') return `M${at(5, 0)}V${round(h)}M${at(w - 5, 0)}V${round(h)}`
  if (kind === 'data') return `M${at(0, 6)}A${round(w / 2)} 6 0 0 0 ${at(w, 6)}`
  if (kind === 'note') return `M${at(w - 14, 0)}V14H${round(w)}`
  if (kind === 'parallel')
    return `M${at(w / 2 - 9, h / 2)}H${round(w / 2 + 9)}M${at(w / 2, h / 2 - 9)}V${round(h / 2 + 9)}`
  if (kind === 'event')
    return `M${at(4, h / 2)}a${round(w / 2 - 4)} ${round(h / 2 - 4)} 0 0 1 ${at(w - 8, 0)}a${round(w / 2 - 4)} ${round(h / 2 - 4)} 0 0 1 ${at(8 - w, 0)}Z`
  return ''
}

/** A polyline as path data with rounded corners; a corner between short pieces gets a smaller radius. */
export function flowPath(points: readonly Point[], radius = flowRadius): string {
  const first = points[0]
  if (!first) return ''
  let path = `M${at(first.x, first.y)}`
  for (let i = 1; i < points.length; i++) {
    const p = points[i]!
    const next = points[i + 1]
    if (!next) {
      path += `L${at(p.x, p.y)}`
      break
    }
    const before = points[i - 1]!
    const lengthIn = Math.hypot(p.x - before.x, p.y - before.y)
    const lengthOut = Math.hypot(next.x - p.x, next.y - p.y)
    const r = Math.min(radius, lengthIn / 2, lengthOut / 2)
    const turns = (p.x - before.x) * (next.y - p.y) !== (p.y - before.y) * (next.x - p.x)
    if (r < 0.5 || !turns) {
      path += `L${at(p.x, p.y)}`
      continue
    }
    const enter = { x: p.x - ((p.x - before.x) / lengthIn) * r, y: p.y - ((p.y - before.y) / lengthIn) * r }
    const leave = { x: p.x + ((next.x - p.x) / lengthOut) * r, y: p.y + ((next.y - p.y) / lengthOut) * r }
    path += `L${at(enter.x, enter.y)}Q${at(p.x, p.y)} ${at(leave.x, leave.y)}`
  }
  return path
}

/** The filled arrow head at the end of a flow, pointing the way its last piece runs. */
export function arrowPath(points: readonly Point[], length = 8, width = 7): string {
  const tip = points.at(-1)
  const before = points.findLast((p) => tip && (p.x !== tip.x || p.y !== tip.y))
  if (!tip || !before) return ''
  const d = Math.hypot(tip.x - before.x, tip.y - before.y)
  const ux = (tip.x - before.x) / d
  const uy = (tip.y - before.y) / d
  const back = { x: tip.x - ux * length, y: tip.y - uy * length }
  const side = { x: (-uy * width) / 2, y: (ux * width) / 2 }
  return `M${at(tip.x, tip.y)}L${at(back.x + side.x, back.y + side.y)}L${at(back.x - side.x, back.y - side.y)}Z`
}

/** The line of a flow without its last few px, which the arrow head covers. */
export function flowLinePath(points: readonly Point[], radius = flowRadius, trim = 6): string {
  const tip = points.at(-1)
  const before = points.at(-2)
  if (!tip || !before) return ''
  const length = Math.hypot(tip.x - before.x, tip.y - before.y)
  if (length <= trim) return flowPath(points, radius)
  const end = { x: tip.x - ((tip.x - before.x) / length) * trim, y: tip.y - ((tip.y - before.y) / length) * trim }
  return flowPath([...points.slice(0, -1), end], radius)
}
