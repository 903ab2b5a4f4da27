// Snap lines: what a dragged box comes in line with, and that it never jumps farther than allowed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapToOthers } from './snapLines.ts'

const card = (x: number, y: number) => ({ x, y, width: 160, height: 64 })
const round = (x: number, y: number) => ({ x, y, width: 32, height: 32 })

describe('a dragged box', () => {
  it('snaps its middle to the middle of another, whatever their sizes', () => {
    const { dy, guides } = snapToOthers(round(300, 18), [card(0, 0)], 6)
    expect(dy).toBe(-2)
    expect(guides).toEqual([{ axis: 'y', at: 32, from: 0, to: 332 }])
  })
  it('snaps an edge when the middles are far apart', () => {
    const { dx, guides } = snapToOthers(round(4, 200), [card(0, 0)], 6)
    expect(dx).toBe(-4)
    expect(guides).toEqual([{ axis: 'x', at: 0, from: 0, to: 232 }])
  })
  it('snaps to the distance that the others have among themselves, at either side and between', () => {
    const row = [card(0, 0), card(240, 0)]
    expect(snapToOthers(card(476, 0), row, 6)).toMatchObject({ dx: 4, dy: 0 })
    expect(snapToOthers(card(476, 0), row, 6).guides).toContainEqual({
      axis: 'y',
      at: 32,
      from: 400,
      to: 480,
      gap: true,
    })
    expect(snapToOthers(card(-243, 0), row, 6).dx).toBe(3)
    expect(snapToOthers(card(275, 0), [card(0, 0), card(560, 0)], 6).dx).toBe(5)
  })
  it('stays where it is when nothing is near', () => {
    expect(snapToOthers(card(100, 300), [card(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] })
  })
  it('never jumps farther than allowed, and lies on every line shown for an edge or a middle', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 500 }) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), place, (others, { x, y }) => {
        const { dx, dy, guides } = snapToOthers(
          card(x, y),
          others.map((o, i) => (i % 2 ? round(o.x, o.y) : card(o.x, o.y))),
          6,
        )
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(6)
        const now = { x: [x + dx, x + dx + 80, x + dx + 160], y: [y + dy, y + dy + 32, y + dy + 64] }
        for (const { axis, at, gap } of guides) if (!gap) expect(now[axis].some((m) => Math.abs(m - at) < 1)).toBe(true)
      }),
    )
  })
})
