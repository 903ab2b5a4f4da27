// Shares of the ways out of a step add up.
import { describe, expect, it } from 'vitest'
import { evenShares, sharesSum } from './shares.ts'

describe('shares', () => {
  it('add up exactly, whatever the number of ways', () => {
    for (let n = 1; n <= 12; n++) expect(sharesSum(evenShares(n).map((probability) => ({ probability })))).toBe(100)
  })
  it('do not matter when no way has one', () => expect(sharesSum([{ probability: null }])).toBeNull())
  it('count what is missing as nothing', () => {
    expect(sharesSum([{ probability: 0.7 }, { probability: null }])).toBe(70)
  })
})
