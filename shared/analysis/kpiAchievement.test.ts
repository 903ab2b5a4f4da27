// Achievement against values computed by hand.
import { describe, expect, it } from 'vitest'
import { achievement, kpiState } from './kpiAchievement.ts'

const rule = (
  direction: 'higher' | 'lower' | 'band',
  bandLow: number | null = null,
  bandHigh: number | null = null,
) => ({
  direction,
  bandLow,
  bandHigh,
  greenFrom: 1,
  amberFrom: 0.9,
})

describe('achievement', () => {
  it.each([
    ['higher', 90, 81, 0.9],
    ['higher', 90, 99, 1.1],
    ['higher', -10, -5, 1.5],
    ['higher', -10, -15, 0.5],
    ['higher', 0, 0, 1],
    ['higher', 0, -1, 0],
    ['higher', 10, 100, 2],
    ['higher', 10, -50, 0],
    ['lower', 48, 60, 0.75],
    ['lower', 48, 24, 1.5],
    ['lower', 0, 0, 1],
    ['lower', 0, 3, 0],
  ] as const)('%s, target %d, actual %d', (direction, target, actual, expected) => {
    expect(achievement(rule(direction), target, actual)).toBeCloseTo(expected, 12)
  })
  it.each([
    [25, 35, 30, 1],
    [25, 35, 25, 1],
    [25, 35, 20, 0.8],
    [25, 35, 42, 0.8],
    [0, 10, -5, 0.5],
    [25, null, 20, 0.8],
  ])('band %s–%s, actual %d', (low, high, actual, expected) => {
    expect(achievement(rule('band', low, high), null, actual)).toBeCloseTo(expected, 12)
  })
  it('is unknown without the numbers it needs', () => {
    expect(achievement(rule('higher'), 90, null)).toBeNull()
    expect(achievement(rule('higher'), null, 90)).toBeNull()
    expect(achievement(rule('band'), 90, 90)).toBeNull()
  })
})

it('lights follow the thresholds, without rounding noise', () => {
  expect(kpiState(rule('higher'), 1 - 1e-15)).toBe('green')
  expect(kpiState(rule('higher'), 0.95)).toBe('amber')
  expect(kpiState(rule('higher'), 0.89)).toBe('red')
  expect(kpiState(rule('higher'), null)).toBeNull()
})
