// Count, sum and average of a selection, written as the column writes its values.
import { expect, it } from 'vitest'
import { summarise, summaryText } from './summary.ts'
import { field } from './testColumns.ts'

const columns = [field('title', 'text'), field('share', 'percent'), field('cost', 'money')]
const rows = [
  { id: 'a', title: '甲', share: 0.1, cost: 10_050 },
  { id: 'b', title: '', share: 0.2, cost: null },
]
const sum = (x: number, width: number) => summarise([{ x, y: 0, width, height: 2 }], columns, rows)

it('counts what is filled and sums what is a number', () => {
  expect(sum(0, 3)).toMatchObject({ count: 4, numbers: 3, column: null })
  expect(sum(0, 1)).toMatchObject({ count: 1, numbers: 0 })
})
it('writes a sum over several columns of money as money', () => {
  const two = [field('planned', 'money'), field('actual', 'money')]
  const { sum: total, column } = summarise([{ x: 0, y: 0, width: 2, height: 1 }], two, [
    { id: 'a', planned: 120_000, actual: 30_050 },
  ])
  expect(summaryText(total, column)).toBe('1,500.50')
})
it('writes sums as the column writes its values, without binary noise', () => {
  const { sum: total, column } = sum(1, 1)
  expect(summaryText(total, column)).toBe('30%')
  expect(summaryText(10_050, columns[2]!)).toBe('100.50')
  expect(summaryText(1234.5, null)).toBe('1,234.5')
})
