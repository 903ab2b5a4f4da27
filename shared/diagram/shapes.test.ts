import { describe, expect, it } from 'vitest'
import { portPoint, snapStep, stepSize } from './geometry.ts'
import { arrowPath, flowLinePath, flowPath, shapeDetailPath, shapePath } from './shapes.ts'
import type { StepKind } from './types.ts'

const kinds: StepKind[] = [
  'start',
  'end',
  'task',
  'decision',
  'parallel',
  'subprocess',
  'document',
  'data',
  'delay',
  'event',
  'note',
]

describe('outlines', () => {
  it.each(kinds)('of a %s are closed, made of numbers and at home in their box', (kind) => {
    const { width, height } = stepSize(kind)
    const path = shapePath(kind, width, height)
    expect(path).toMatch(/^M[^M]*Z$/)
    expect(`${path}${shapeDetailPath(kind, width, height)}`).not.toMatch(/NaN|undefined/)
  })

  it.each(kinds)('of a %s snap by their centre', (kind) => {
    const { width, height } = stepSize(kind)
    const at = snapStep(kind, { x: 101.3, y: -47.2 })
    expect(Math.abs((at.x + width / 2) % 8)).toBe(0)
    expect(Math.abs((at.y + height / 2) % 8)).toBe(0)
    expect(snapStep(kind, at)).toEqual(at)
  })

  it('meet flows in the middle of their sides, a document above its wave', () => {
    const at = { x: 10, y: 20 }
    expect(portPoint({ kind: 'task' }, at, 'bottom')).toEqual({ x: 90, y: 84 })
    expect(portPoint({ kind: 'document' }, at, 'bottom')).toEqual({ x: 90, y: 79 })
    expect(portPoint({ kind: 'decision' }, at, 'right')).toEqual({ x: 66, y: 48 })
  })
})

describe('flow lines', () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 30 },
  ]

  it('round their corners by 8 px', () => {
    expect(flowPath(corner)).toBe('M0 0L32 0Q40 0 40 8L40 30')
  })

  it('round less where a piece is short', () => {
    expect(
      flowPath([
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 6 },
      ]),
    ).toBe('M0 0L37 0Q40 0 40 3L40 6')
  })

  it('end under the arrow head, which points at the target', () => {
    expect(flowLinePath(corner)).toBe('M0 0L32 0Q40 0 40 8L40 24')
    expect(arrowPath(corner)).toBe('M40 30L36.5 22L43.5 22Z')
    expect(arrowPath([{ x: 5, y: 5 }])).toBe('')
    expect(flowPath([])).toBe('')
  })
})
