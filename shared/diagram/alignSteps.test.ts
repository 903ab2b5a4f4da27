// Laws of align and distribute, for any boxes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, alignments, distributed, distributions } from './alignSteps.ts'
import type { Point, Rect } from './types.ts'

const box = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.constantFrom(32, 56, 160),
  height: fc.constantFrom(32, 56, 64),
})
const boxes = fc.array(box, { minLength: 3, maxLength: 8 }).map((all) => new Map(all.map((b, i) => [`s${i}`, b])))
const put = (all: ReadonlyMap<string, Rect>, places: ReadonlyMap<string, Point>) =>
  new Map([...all].map(([id, b]) => [id, { ...b, ...places.get(id) }]))

describe('align', () => {
  const edge = {
    left: (b: Rect) => b.x,
    centre: (b: Rect) => b.x + b.width / 2,
    right: (b: Rect) => b.x + b.width,
    top: (b: Rect) => b.y,
    middle: (b: Rect) => b.y + b.height / 2,
    bottom: (b: Rect) => b.y + b.height,
  }
  it.each(alignments)(
    '%s: all share that line, nothing moves the other way, and doing it twice changes nothing',
    (how) => {
      fc.assert(
        fc.property(boxes, (all) => {
          const once = put(all, aligned(all, how))
          expect(new Set([...once.values()].map(edge[how])).size).toBe(1)
          const other = how === 'left' || how === 'centre' || how === 'right' ? 'y' : 'x'
          for (const [id, b] of once) expect(b[other]).toBe(all.get(id)?.[other])
          expect(put(once, aligned(once, how))).toEqual(once)
        }),
      )
    },
  )
})

describe('distribute', () => {
  it.each(distributions)('%s: equal gaps, order and the outermost two kept', (how) => {
    const [at, size] = how === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
    fc.assert(
      fc.property(boxes, (all) => {
        const after = put(all, distributed(all, how))
        const middle = (b: Rect) => b[at] + b[size] / 2
        const order = [...all].sort(([, a], [, b]) => middle(a) - middle(b)).map(([id]) => id)
        const inOrder = order.map((id) => after.get(id)!)
        const gaps = inOrder.slice(1).map((b, i) => b[at] - inOrder[i]![at] - inOrder[i]![size])
        // Whole units: neighbours differ by the rounding.
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
        expect(inOrder[0]).toEqual(all.get(order[0]!))
        const last = all.get(order.at(-1)!)!
        const wide = Math.abs(inOrder.at(-1)![at] - last[at])
        expect(wide).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('leaves two boxes alone', () => {
    const two = new Map([
      ['a', { x: 0, y: 0, width: 160, height: 64 }],
      ['b', { x: 400, y: 8, width: 160, height: 64 }],
    ])
    expect(put(two, distributed(two, 'horizontal'))).toEqual(two)
  })
})
