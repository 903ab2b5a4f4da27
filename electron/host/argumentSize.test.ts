// Arguments are bounded in size and depth before anything looks at them.
import { describe, expect, it } from 'vitest'
import { sizeWithin } from './argumentSize.ts'

describe('sizeWithin', () => {
  it('counts text, bytes and the number of values', () => {
    expect(sizeWithin({ a: ['x', 1, null, true, undefined], b: new Uint8Array(100) }, 1000)).toBe(true)
    expect(sizeWithin('x'.repeat(600), 1000)).toBe(false)
    expect(sizeWithin({ bytes: new Uint8Array(2000) }, 1000)).toBe(false)
    expect(sizeWithin(Array(1000).fill(0), 1000)).toBe(false)
  })
  it('refuses what nests without end', () => {
    let deep: unknown = 1
    for (let i = 0; i < 1000; i++) deep = [deep]
    expect(sizeWithin(deep, 1e9)).toBe(false)
    const round: unknown[] = []
    round.push(round)
    expect(sizeWithin(round, 1e9)).toBe(false)
  })
})
