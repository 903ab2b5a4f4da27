// One yardstick for both layouts: crossings, flows on one line, steps on steps, lanes that mix.
import { overlaps } from '#shared/diagram/geometry.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'

type Line = { from: string; to: string; points: readonly Point[] }
type Piece = { line: Line; vertical: boolean; at: number; low: number; high: number }

export type Faults = {
  crossings: number
  /** Pairs of flows on one line for more than a pixel; flows that share an end may run together there. */
  collinear: number
  overlappingSteps: number
  slantedPieces: number
}

/** Counts pair by pair along sorted pieces; flows that share a step do not cross each other. */
export function faultsOf(boxes: ReadonlyMap<string, Rect>, lines: readonly Line[]): Faults {
  const pieces: Piece[] = []
  let slantedPieces = 0
  for (const line of lines) {
    for (let i = 1; i < line.points.length; i++) {
      const a = line.points[i - 1]!
      const b = line.points[i]!
      const vertical = Math.abs(a.x - b.x) < 0.01
      if (!vertical && Math.abs(a.y - b.y) >= 0.01) slantedPieces++
      const [p, q] = vertical ? [a.y, b.y] : [a.x, b.x]
      pieces.push({ line, vertical, at: vertical ? a.x : a.y, low: Math.min(p, q), high: Math.max(p, q) })
    }
  }
  return {
    crossings: crossingsOf(pieces),
    collinear: collinearOf(pieces),
    overlappingSteps: overlapsOf([...boxes.values()]),
    slantedPieces,
  }
}

const joined = (a: Line, b: Line) => a === b || a.from === b.from || a.to === b.to || a.from === b.to || a.to === b.from

function crossingsOf(pieces: readonly Piece[]): number {
  const upright = pieces.filter((p) => p.vertical).sort((a, b) => a.at - b.at)
  let crossings = 0
  for (const level of pieces) {
    if (level.vertical) continue
    let low = 0
    for (let high = upright.length; low < high; ) {
      const middle = (low + high) >> 1
      if (upright[middle]!.at <= level.low + 0.5) low = middle + 1
      else high = middle
    }
    for (let i = low; i < upright.length && upright[i]!.at < level.high - 0.5; i++) {
      const piece = upright[i]!
      if (level.at > piece.low + 0.5 && level.at < piece.high - 0.5 && !joined(level.line, piece.line)) crossings++
    }
  }
  return crossings
}

function collinearOf(pieces: readonly Piece[]): number {
  const rows = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const key = `${piece.vertical} ${Math.round(piece.at)}`
    const row = rows.get(key)
    if (row) row.push(piece)
    else rows.set(key, [piece])
  }
  let collinear = 0
  for (const row of rows.values()) {
    row.sort((a, b) => a.low - b.low)
    row.forEach((a, i) => {
      for (let j = i + 1; j < row.length && row[j]!.low < a.high - 1; j++) {
        const b = row[j]!
        if (a.line !== b.line && a.line.from !== b.line.from && a.line.to !== b.line.to) collinear++
      }
    })
  }
  return collinear
}

function overlapsOf(boxes: Rect[]): number {
  const sorted = boxes.sort((a, b) => a.x - b.x)
  let pairs = 0
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.x < a.x + a.width; j++) if (overlaps(a, sorted[j]!)) pairs++
  })
  return pairs
}
