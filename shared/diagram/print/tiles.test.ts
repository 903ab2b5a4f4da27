// Laws of the cuts: nothing of the drawing is missing or printed twice as a page's own, every piece fits, steps stay whole where they can.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSide, type Span } from './tiles.ts'

const sides = fc.record({
  length: fc.double({ min: 1, max: 20_000, noNaN: true }),
  first: fc.double({ min: 150, max: 2_000, noNaN: true }),
  next: fc.double({ min: 120, max: 2_000, noNaN: true }),
  overlap: fc.double({ min: 0, max: 300, noNaN: true }),
  keepWhole: fc.array(
    fc
      .tuple(fc.double({ min: 0, max: 20_000, noNaN: true }), fc.double({ min: 10, max: 200, noNaN: true }))
      .map(([from, size]): Span => [from, from + size]),
    { maxLength: 80 },
  ),
})

describe('the pieces of a side', () => {
  it('follow each other from beginning to end, and each fits its page', () => {
    fc.assert(
      fc.property(sides, (side) => {
        const pieces = cutSide(side)
        expect(pieces[0]?.start).toBe(0)
        expect(pieces.at(-1)).toMatchObject({ cut: side.length, end: side.length })
        for (const [i, { start, cut, end }] of pieces.entries()) {
          expect(cut).toBeGreaterThan(start)
          expect(end - start).toBeLessThanOrEqual((i === 0 ? side.first : side.next) + 1e-6)
          expect(end).toBeGreaterThanOrEqual(cut)
          const following = pieces[i + 1]
          if (following) {
            expect(following.start).toBe(cut)
            // What is shared is as asked, unless the drawing ends there or the page is small.
            const room = i === 0 ? side.first : side.next
            expect(end - cut).toBeCloseTo(Math.min(side.overlap, room / 4, side.length - cut), 3)
          }
        }
      }),
    )
  })

  it('are few: no page is left emptier than it may be', () => {
    fc.assert(
      fc.property(sides, (side) => {
        const least = 0.7 * (Math.min(side.first, side.next) - Math.min(side.overlap, side.next / 4, side.first / 4))
        expect(cutSide(side).length).toBeLessThanOrEqual(Math.ceil(side.length / least) + 1)
      }),
    )
  })

  it('end between steps where there is a gap in reach', () => {
    const steps: Span[] = Array.from({ length: 40 }, (_, i) => [i * 240 + 40, i * 240 + 200])
    const pieces = cutSide({ length: 9_600, first: 1_000, next: 970, overlap: 20, keepWhole: steps })
    for (const { cut } of pieces.slice(0, -1))
      expect(steps.some(([from, to]) => from - 2 < cut && cut < to + 2)).toBe(false)
  })

  it('is one that fits', () => {
    expect(cutSide({ length: 500, first: 500, next: 400, overlap: 30, keepWhole: [] })).toEqual([
      { start: 0, cut: 500, end: 500 },
    ])
  })
})
