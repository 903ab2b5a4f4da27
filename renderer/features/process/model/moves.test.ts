// Steps that are dropped, and lanes that are rearranged, end on the grid, inside their lanes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutBands } from '#shared/diagram/bands.ts'
import { outerBoxes } from '#shared/diagram/geometry.ts'
import type { Diagram, Positions } from '#shared/diagram/types.ts'
import { dropMoves, movesBetween, reordered, restack, snapped } from './moves.ts'
import { diagramOf, placed, step } from './testDrawing.ts'

const diagram = diagramOf([step('a', 40, 24), step('b', 280, 24), step('c', 40, 136, 'task', 'l2')], ['a > b'])
const { positions, bands } = placed(diagram)

/** Applies moves and says of each step whether it lies in the band of its lane. */
function allInside(before: Diagram, places: Positions): boolean {
  const after = { ...before, steps: before.steps.map((s) => ({ ...s, ...places.get(s.id) })) }
  const { lanes } = layoutBands(after, places)
  const boxes = outerBoxes(after, places)
  return after.steps.every((s) => {
    const band = lanes.find((l) => l.leaf && l.id === s.lane)
    const box = boxes.get(s.id)
    return band && box && box.y >= band.box.y && box.y + box.height <= band.box.y + band.box.height
  })
}

describe('a drag', () => {
  it('snaps the step that is held to the grid', () => {
    expect(snapped(diagram, positions, 'a', { x: 43, y: 21 })).toEqual({ x: 0, y: 0 })
    expect(snapped(diagram, positions, 'a', { x: 45, y: 30 })).toEqual({ x: 8, y: 8 })
  })
})

describe('a drop', () => {
  it('leaves the lane alone within a lane', () => {
    expect(dropMoves(diagram, bands, positions, new Map([['a', { x: 80, y: 24 }]]))).toEqual([
      { id: 'a', x: 80, y: 24 },
    ])
  })
  it('takes the lane under the middle of the step', () => {
    const moves = dropMoves(diagram, bands, positions, new Map([['a', { x: 280, y: 136 }]]))
    expect(moves.find((m) => m.id === 'a')).toMatchObject({ lane: 'l2' })
  })
  it('makes room where the lane above grows', () => {
    const moves = dropMoves(diagram, bands, positions, new Map([['b', { x: 280, y: 64 }]]))
    expect(moves.find((m) => m.id === 'c')!.y).toBeGreaterThan(136)
  })
  it('says nothing about steps that stay', () => {
    expect(dropMoves(diagram, bands, positions, new Map([['a', { x: 40, y: 24 }]]))).toEqual([])
  })
})

describe('rearranged lanes', () => {
  it('take their steps along', () => {
    const lanes = reordered(diagram.lanes, 'l2', 0).map((lane, i) => ({ ...lane, position: i + 1 }))
    const after = restack(diagram, bands, positions, lanes)
    expect(after.get('c')!.y).toBeLessThan(after.get('a')!.y)
    expect(allInside({ ...diagram, lanes }, after)).toBe(true)
  })
  it('stay where they are when nothing changes', () => {
    expect(movesBetween(diagram, restack(diagram, bands, positions, diagram.lanes))).toEqual([])
  })
  it('hold their steps whatever is moved where', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 100 }),
      y: fc.integer({ min: 0, max: 60 }),
      lane: fc.constantFrom('l1', 'l2', 'l3'),
    })
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 3, maxLength: 12 }),
        fc.shuffledSubarray(['l1', 'l2', 'l3'], { minLength: 3 }),
        (places, order) => {
          const steps = places.map(({ x, y, lane }, i) => step(`s${i}`, x * 8, y * 8, 'task', lane))
          const wild = {
            ...diagramOf(steps),
            lanes: ['l1', 'l2', 'l3'].map((id, i) => ({ id, title: id, position: i + 1 })),
          }
          const before = placed(wild)
          const lanes = order.map((id, i) => ({ id, title: id, position: i + 1 }))
          const after = restack(wild, before.bands, before.positions, lanes)
          expect(allInside({ ...wild, lanes }, after)).toBe(true)
        },
      ),
    )
  })
})
