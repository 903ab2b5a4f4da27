// Names beside bars are read in full: the sentence that a goal is takes two lines, and only what is longer is cut.
import { expect, test } from 'vitest'
import { barsHeight, namesOfRows } from './chartOptions.ts'

test('short names stand in one line; one long name gives all of them two smaller ones', () => {
  expect(namesOfRows(['投诉量', 'Cost'], 156)).toMatchObject({ data: ['投诉量', 'Cost'], fontSize: 12 })
  const { data, fontSize } = namesOfRows(['Raise customer satisfaction from 82% to 90%', '投诉量'], 156)
  expect(data[0]?.split('\n').join(' ')).toBe('Raise customer satisfaction from 82% to 90%')
  expect(data[1]).toBe('投诉量')
  expect(fontSize).toBe(11)
})

test('a name of more than two lines ends with an ellipsis', () => {
  const [name] = namesOfRows(['2026 年客户满意度从 82% 提升至 90%，并在第三季度前取消重复审批和重复登记'], 156).data
  expect(name?.split('\n')).toHaveLength(2)
  expect(name?.endsWith('…')).toBe(true)
})

test('two lines are of about the same length, and rows have the room for them', () => {
  const [name] = namesOfRows(['First-contact resolution of 75%', '首次解决率'], 156).data
  expect(name).toBe('First-contact\nresolution of 75%')
  expect(barsHeight(['First-contact resolution of 75%', '首次解决率'], 170)).toBeGreaterThan(
    barsHeight(['a', 'b'], 170),
  )
})
