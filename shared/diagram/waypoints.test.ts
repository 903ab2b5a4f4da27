// Corners set by hand: whatever is done to a line, it stays orthogonal and joined to its steps.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manualLine } from './routing/manual.ts'
import type { DiagramStep, Point } from './types.ts'
import { addBend, carryCorners, cornersOf, moveCorner, movePiece, piecesOf, removeBend, tidied } from './waypoints.ts'

const line = (...numbers: number[]): Point[] =>
  Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]!, y: numbers[2 * i + 1]! }))
const flat = (points: readonly Point[] | null) => points?.flatMap(({ x, y }) => [x, y])

describe('a piece', () => {
  it('in the middle moves with the corners at its ends', () => {
    expect(flat(movePiece(line(0, 0, 40, 0, 40, 80, 120, 80), 1, 64))).toEqual([0, 0, 64, 0, 64, 80, 120, 80])
  })
  it('at a port leaves a short straight piece there', () => {
    expect(flat(movePiece(line(0, 0, 80, 0, 80, 80, 160, 80), 0, 24))).toEqual([
      0, 0, 16, 0, 16, 24, 80, 24, 80, 80, 160, 80,
    ])
  })
  it('that is the whole line gets a bay', () => {
    expect(flat(movePiece(line(0, 0, 96, 0), 0, 40))).toEqual([0, 0, 16, 0, 16, 40, 80, 40, 80, 0, 96, 0])
  })
  it('moved onto its neighbour makes one piece with it', () => {
    expect(flat(movePiece(line(0, 0, 40, 0, 40, 80, 80, 80, 80, 120, 160, 120), 2, 120))).toEqual([
      0, 0, 40, 0, 40, 120, 160, 120,
    ])
  })
})

describe('a bend', () => {
  it('is moved in both directions', () => {
    const points = line(0, 0, 40, 0, 40, 80, 120, 80, 120, 200)
    expect(flat(moveCorner(points, 2, { x: 56, y: 96 }))).toEqual([0, 0, 56, 0, 56, 96, 120, 96, 120, 200])
  })
  it('is added where the line is taken hold of', () => {
    const points = line(0, 0, 40, 0, 40, 80, 240, 80, 240, 0, 300, 0)
    expect(flat(addBend(points, 2, { x: 120, y: 80 }, 120))).toEqual([
      0, 0, 40, 0, 40, 80, 120, 80, 120, 120, 240, 120, 240, 0, 300, 0,
    ])
  })
  it('is taken away together with the shorter piece beside it', () => {
    const points = line(0, 0, 40, 0, 40, 80, 120, 80, 120, 120, 240, 120)
    expect(flat(removeBend(points, 3))).toEqual([0, 0, 40, 0, 40, 120, 240, 120])
    expect(removeBend(line(0, 0, 40, 0, 40, 80), 1)).toBeNull()
  })
})

describe('when steps move, corners', () => {
  const points = line(0, 0, 40, 0, 40, 80, 160, 80)
  it('go along when both ends do', () => {
    expect(carryCorners(points, { dx: 8, dy: 16 }, { dx: 8, dy: 16 })).toEqual([
      [48, 16],
      [48, 96],
    ])
  })
  it('follow the port that moved and stay where they were otherwise', () => {
    expect(carryCorners(points, { dx: 8, dy: 16 })).toEqual([
      [40, 16],
      [40, 80],
    ])
    expect(carryCorners(points, undefined, { dx: 40, dy: -24 })).toEqual([
      [40, 0],
      [40, 56],
    ])
  })
  it('are given up when the line would run back into its step', () => {
    expect(carryCorners(points, { dx: 80, dy: 0 })).toBeNull()
  })
  it('a single corner serves both ends', () => {
    expect(carryCorners(line(0, 0, 100, 0, 100, 80), { dx: 0, dy: 8 }, { dx: 16, dy: 0 })).toEqual([[116, 8]])
  })
})

const step = (id: string): DiagramStep => ({ id, kind: 'task', title: id, lane: null, phase: null, x: null, y: null })
const isOrthogonal = (points: readonly Point[]) =>
  points.every((p, i) => i === 0 || p.x === points[i - 1]!.x || p.y === points[i - 1]!.y)

describe('laws', () => {
  const whole = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 8)
  const at = fc.record({ x: whole(-60, 60), y: whole(-60, 60) })
  const edit = fc.record({
    what: fc.constantFrom('piece', 'corner', 'bend', 'remove'),
    where: fc.nat(12),
    x: whole(-80, 80),
    y: whole(-80, 80),
  })

  it('any number of edits leaves an orthogonal line between the same two ports, and drawing what is stored gives it again', () => {
    fc.assert(
      fc.property(at, at, fc.array(edit, { maxLength: 8 }), (a, b, edits) => {
        const [source, target] = [step('a'), step('b')]
        let points = tidied(manualLine(source, a, target, b, []))
        for (const { what, where, x, y } of edits) {
          const i = where % Math.max(1, points.length - 1)
          const [start, end] = [points[0], points.at(-1)]
          const to = piecesOf(points)[i]?.horizontal ? y : x
          if (what === 'piece') points = movePiece(points, i, to)
          else if (what === 'corner') points = moveCorner(points, i, { x, y })
          else if (what === 'bend') points = addBend(points, i, { x, y }, to)
          else points = removeBend(points, i) ?? points
          expect([points[0], points.at(-1)]).toEqual([start, end])
          expect(isOrthogonal(points)).toBe(true)
          expect(isOrthogonal(manualLine(source, a, target, b, cornersOf(points)))).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('carried corners are joined to the moved steps by a straight piece each', () => {
    fc.assert(
      fc.property(at, at, fc.array(edit, { maxLength: 4 }), at, at, (a, b, edits, by, too) => {
        const [source, target] = [step('a'), step('b')]
        let points = tidied(manualLine(source, a, target, b, []))
        for (const { where, x, y } of edits) {
          const i = where % Math.max(1, points.length - 1)
          points = movePiece(points, i, piecesOf(points)[i]?.horizontal ? y : x)
        }
        const carried = carryCorners(points, { dx: by.x, dy: by.y }, { dx: too.x, dy: too.y })
        if (!carried) return
        const [start, end] = [points[0]!, points.at(-1)!]
        const after = [
          { x: start.x + by.x, y: start.y + by.y },
          ...carried.map(([x, y]) => ({ x, y })),
          { x: end.x + too.x, y: end.y + too.y },
        ]
        expect(isOrthogonal(after)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
