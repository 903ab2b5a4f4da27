// Shares on the ways out of decisions: sums despite binary fractions, what is missing, even proposals of exactly 100 %.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { testVersion } from '../model/testRows.ts'
import { decisionShares, restFor } from './branches.ts'

const shares = (...given: (number | null)[]) => {
  const steps = Object.fromEntries(given.map((_, i) => [`s${i}`, {}]))
  const rows = testVersion('v', {
    steps: { d: { kind: 'decision' }, ...steps },
    flows: given.map((probability, i) => ['d', `s${i}`, { probability }] as const),
  })
  return decisionShares(rowsReader(rows), 'v')[0]
}
const even = (...given: (number | null)[]) => Object.values(shares(...given)?.evenOut ?? {})

describe('the shares of a decision', () => {
  it.each<[(number | null)[], string, number]>([
    [[null, null], 'none', 0],
    [[0.6, null], 'open', 0.6],
    [[0.6, 0.3], 'off', 0.9],
    [[0.6, 0.5], 'off', 1.1],
    [[0.3333, 0.3333, 0.3333], 'complete', 0.9999],
    [[0.9995, 0], 'complete', 0.9995],
    [[0.999, 0], 'off', 0.999],
    [Array<number>(10).fill(0.1), 'complete', 1],
  ])('%j are %s and sum to %d', (given, state, sum) => expect(shares(...given)).toMatchObject({ state, sum }))

  it('are asked of decisions with a choice only', () => {
    const rows = testVersion('v', {
      steps: { task: {}, a: {}, b: {}, one: { kind: 'decision' }, two: { kind: 'decision' } },
      flows: [
        ['task', 'a'],
        ['task', 'b'],
        ['one', 'a'],
        ['two', 'a'],
        ['two', 'b'],
      ],
    })
    expect(decisionShares(rowsReader(rows), 'v').map((d) => d.step.id)).toEqual(['two'])
  })
  it('name the flows that have none', () => expect(shares(0.5, null)?.missing.map((f) => f.to)).toEqual(['s1']))
})

describe('evening out', () => {
  it('fills what is missing and leaves what is given', () => {
    expect(even(0.6, null)).toEqual([0.6, 0.4])
    expect(even(0.5, null, null, null)).toEqual([0.5, 0.17, 0.17, 0.16])
  })
  it('shares all equally when nothing is given, all is, or no room is left', () => {
    expect(even(null, null, null)).toEqual([0.34, 0.33, 0.33])
    expect(even(0.6, 0.3)).toEqual([0.5, 0.5])
    expect(even(1, null)).toEqual([0.5, 0.5])
    expect(even(0.333, null)).toEqual([0.5, 0.5])
  })
  it('always adds up to 100 %', () => {
    const share = fc.option(fc.integer({ min: 0, max: 100 }).map((n) => n / 100))
    fc.assert(
      fc.property(fc.array(share, { minLength: 2, maxLength: 30 }), (given) => {
        const proposed = even(...given)
        expect(proposed).toHaveLength(given.length)
        expect(proposed.reduce((a, b) => a + Math.round(b * 100), 0)).toBe(100)
        expect(shares(...proposed)?.state).toBe('complete')
      }),
    )
  })
})

describe('the rest', () => {
  const rest = (way: number, ...given: (number | null)[]) => {
    const of = shares(...given)
    return of && restFor(of, of.flows[way]?.id ?? '')
  }
  it('goes to one way, exactly', () => expect(rest(1, 0.7, 0.2)).toBe(0.3))
  it('goes to a way without a share', () => expect(rest(1, 0.7, null)).toBe(0.3))
  it('may be nothing', () => expect(rest(1, 1, 0.2)).toBe(0))
  it('is not there where the others take too much', () => expect(rest(1, 1.1, 0.2)).toBeNull())
})
