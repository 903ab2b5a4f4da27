// Budget figures against cases worked out by hand.
import { describe, expect, test } from 'vitest'
import { budgetIndex, budgetSum, isOff, monthsOfYear, monthsToDate, returnsOf, variance, yearOfDay } from './budget.ts'

const line = (id: string, kind: 'expense' | 'investment' | 'return') => ({ id, kind, alertFrom: 1 })
const amount = (budgetLine: string, month: string, planned: number | null, actual: number | null = null) => ({
  budgetLine,
  month,
  planned,
  actual,
})

test('a business year that begins in April ends in March', () => {
  const months = monthsOfYear(2026, 4)
  expect([months[0], months[8], months[9], months[11], months.length]).toEqual([
    '2026-04',
    '2026-12',
    '2027-01',
    '2027-03',
    12,
  ])
  expect([yearOfDay('2027-03-31', 4), yearOfDay('2027-04-01', 4), yearOfDay('2026-11-22', 1)]).toEqual([
    2026, 2027, 2026,
  ])
})

test('sums leave what nobody entered empty; the variance needs an actual', () => {
  const index = budgetIndex([
    amount('a', '2026-01', 100_00, 120_00),
    amount('a', '2026-02', 100_00),
    amount('b', '2026-01', null, 5_00),
  ])
  expect(budgetSum(index, ['a', 'b'], ['2026-01'])).toEqual({ planned: 100_00, actual: 125_00 })
  expect(variance(budgetSum(index, ['a'], ['2026-01']))).toBe(20_00)
  expect(variance(budgetSum(index, ['a'], ['2026-02']))).toBeNull()
  expect(variance(budgetSum(index, ['b'], ['2026-01']))).toBe(5_00)
  expect(budgetSum(index, ['c'], ['2026-01'])).toEqual({ planned: null, actual: null })
})

test('sums to date end where actuals end: a running month without any does not look like a saving', () => {
  const months = monthsOfYear(2026, 1)
  const index = budgetIndex([amount('a', '2026-03', 10, 9), amount('a', '2026-04', 10), amount('a', '2026-12', 10, 1)])
  expect(monthsToDate(index, months, '2026-05')).toBe(3)
  expect(monthsToDate(budgetIndex([amount('a', '2026-03', 10)]), months, '2026-05')).toBe(4)
  expect(monthsToDate(index, monthsOfYear(2025, 1), '2026-05')).toBe(12)
})

test('over-spend begins past the alert share; a return is off when less comes in', () => {
  expect(isOff({ kind: 'expense', alertFrom: 1 }, { planned: 100, actual: 100 })).toBe(false)
  expect(isOff({ kind: 'expense', alertFrom: 1 }, { planned: 100, actual: 101 })).toBe(true)
  expect(isOff({ kind: 'expense', alertFrom: 1.1 }, { planned: 100, actual: 110 })).toBe(false)
  expect(isOff({ kind: 'investment', alertFrom: null }, { planned: null, actual: 1 })).toBe(true)
  expect(isOff({ kind: 'return', alertFrom: 1 }, { planned: 100, actual: 99 })).toBe(true)
  expect(isOff({ kind: 'return', alertFrom: 1 }, { planned: 100, actual: 120 })).toBe(false)
  expect(isOff({ kind: 'return', alertFrom: 1.05 }, { planned: 100, actual: 95 })).toBe(false)
  expect(isOff({ kind: 'return', alertFrom: 1.05 }, { planned: 100, actual: 94 })).toBe(true)
  expect(isOff({ kind: 'expense', alertFrom: 1 }, { planned: 100, actual: null })).toBe(false)
})

describe('return on investment and pay-back', () => {
  // 60,000 invested in January, 2,000 a month spent from February, 12,000 a month come in from March to December.
  const lines = [line('system', 'investment'), line('run', 'expense'), line('saving', 'return')]
  const months = monthsOfYear(2026, 1)
  const index = budgetIndex([
    amount('system', '2026-01', 60_000),
    ...months.slice(1).map((month) => amount('run', month, 2_000)),
    ...months.slice(2).map((month) => amount('saving', month, 12_000)),
  ])

  test('by hand: cost 82,000, gain 120,000, ROI 46.3 %, paid back after 8.2 months', () => {
    const found = returnsOf(lines, index, 'planned')
    expect(found.cost).toBe(82_000)
    expect(found.gain).toBe(120_000)
    expect(found.roi).toBeCloseTo(38_000 / 82_000, 12)
    // −60,000; −62,000; then +10,000 a month: −2,000 after August, covered after 2,000 of September's 10,000.
    expect(found.payback).toBeCloseTo(8.2, 12)
  })

  test('nothing spent has no ROI; nothing earned is never paid back', () => {
    expect(returnsOf([line('saving', 'return')], index, 'planned')).toMatchObject({ roi: null, payback: null })
    expect(returnsOf([line('run', 'expense')], index, 'planned')).toMatchObject({ roi: -1, payback: null })
    expect(returnsOf(lines, index, 'actual')).toEqual({ cost: 0, gain: 0, roi: null, payback: null })
  })

  test('a second investment that brings back a loss counts to the end', () => {
    const again = budgetIndex([
      amount('system', '2026-01', 10),
      amount('saving', '2026-02', 20),
      amount('system', '2026-03', 30),
      amount('saving', '2026-06', 40),
    ])
    // −10, +10, −20, then 40 in June: half of it covers the loss: five months and a half.
    expect(returnsOf(lines, again, 'planned').payback).toBeCloseTo(5.5, 12)
  })
})
