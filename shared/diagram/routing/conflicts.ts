// Finds flows that still run on one line after they were spread: they need another way.
import { joinedAtPort, type Line, same } from './pieces.ts'

type Extent = { line: Line; at: number; position: number; low: number; high: number }

/** Pairs of lines that share a piece without leaving or entering the same port there. */
export function sharedPairs(lines: readonly Line[]): [Line, Line][] {
  const pairs: [Line, Line][] = []
  for (const axis of ['x', 'y'] as const) {
    const extents = extentsAlong(lines, axis).sort((a, b) => a.position - b.position || a.low - b.low)
    for (let i = 0; i < extents.length; i++) {
      const a = extents[i]!
      for (let j = i + 1; j < extents.length; j++) {
        const b = extents[j]!
        if (b.position !== a.position || b.low > a.high - 0.5) break
        if (b.high - b.low < 0.5 || a.line === b.line || joinedAtPort(a, b)) continue
        pairs.push([a.line, b.line])
      }
    }
  }
  return pairs
}

function extentsAlong(lines: readonly Line[], axis: 'x' | 'y'): Extent[] {
  const other = axis === 'x' ? 'y' : 'x'
  const extents: Extent[] = []
  for (const line of lines) {
    for (let at = 0; at + 1 < line.points.length; at++) {
      const a = line.points[at]!
      const b = line.points[at + 1]!
      if (!same(a[axis], b[axis])) continue
      extents.push({
        line,
        at,
        // Half a pixel apart is still one line to the eye.
        position: Math.round(a[axis] * 2) / 2,
        low: Math.min(a[other], b[other]),
        high: Math.max(a[other], b[other]),
      })
    }
  }
  return extents
}
