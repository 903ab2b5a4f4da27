// The fill handle continues what the source cells begin.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pattern } from './fill.ts'

const on = (kind: Parameters<typeof pattern>[0], values: unknown[], count = 3) =>
  Array.from({ length: count }, (_, i) => pattern(kind, values)(values.length + i))

describe('a pattern', () => {
  it.each([
    ['number', [5], [5, 5, 5]],
    ['number', [1, 2], [3, 4, 5]],
    ['number', [0.1, 0.2], [0.3, 0.4, 0.5]],
    ['number', [1, 2, 4], [1, 2, 4]],
    ['percent', [0.8, 0.85], [0.9, 0.95, 1]],
    ['date', ['2026-02-27'], ['2026-02-28', '2026-03-01', '2026-03-02']],
    ['date', ['2026-01-31', '2026-03-31'], ['2026-05-31', '2026-07-31', '2026-09-30']],
    ['date', ['2026-01-05', '2026-01-12'], ['2026-01-19', '2026-01-26', '2026-02-02']],
    ['period', ['2026-11'], ['2026-12', '2027-01', '2027-02']],
    ['period', ['2026-Q3', '2026-Q4'], ['2027-Q1', '2027-Q2', '2027-Q3']],
    ['period', ['2026-W52'], ['2026-W53', '2027-W01', '2027-W02']],
    ['period', ['2025'], ['2026', '2027', '2028']],
    ['period', ['2026-01', '2026-Q1'], ['2026-01', '2026-Q1', '2026-01']],
    ['text', ['步骤 09'], ['步骤 10', '步骤 11', '步骤 12']],
    ['text', ['K1', 'K3'], ['K5', 'K7', 'K9']],
    ['text', ['2026'], ['2026', '2026', '2026']],
    ['choice', ['a', 'b'], ['a', 'b', 'a']],
    ['number', [1, null], [1, null, 1]],
  ] as const)('of %s %j goes on %j', (kind, values, next) => expect(on(kind, [...values])).toEqual(next))

  it('runs backwards as well', () => {
    expect(pattern('period', ['2026-01'])(-1)).toBe('2025-12')
    expect(pattern('number', [3, 5])(-1)).toBe(1)
  })
  it('gives back its own values', () => {
    const week = fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 52 }))
      .map(([y, w]) => `${y}-W${String(w).padStart(2, '0')}`)
    fc.assert(
      fc.property(week, (period) => {
        expect(pattern('period', [period])(0)).toBe(period)
      }),
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((n) => Number(n.toFixed(3))),
          { minLength: 1, maxLength: 4 },
        ),
        (values) => {
          values.forEach((v, i) => {
            expect(pattern('number', values)(i)).toBeCloseTo(v, 3)
          })
        },
      ),
    )
  })
})
