// The funnel of feedback: who reached which status, by class, and the figures beside it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { feedbackFunnel, feedbackStages } from './feedbackFunnel.ts'

let id = 0
const row = (more: object) => testRow('feedback', { id: `f${id++}`, ...more })
const today = '2026-11-22'

test('a status counts all that came at least so far', () => {
  const funnel = feedbackFunnel(
    [
      row({ status: 'new', class: '物流', dueOn: '2026-11-20' }),
      row({ status: 'solving', class: ' 物流 ', dueOn: today }),
      row({ status: 'closed', class: '退款', receivedOn: '2026-11-01', answeredOn: '2026-11-05', satisfaction: 4 }),
      row({ status: 'answered', receivedOn: '2026-11-01', answeredOn: '2026-11-03', satisfaction: 5 }),
    ],
    today,
  )
  expect(funnel.stages.map(({ here, reached }) => [here, reached])).toEqual([
    [1, 4],
    [0, 3],
    [1, 3],
    [1, 2],
    [1, 1],
  ])
  expect(funnel.stages.at(-1)?.share).toBe(0.25)
  expect(funnel.classes.map(({ name, count, open }) => [name, count, open])).toEqual([
    ['物流', 2, 2],
    ['退款', 1, 0],
    [null, 1, 0],
  ])
  expect(funnel).toMatchObject({ count: 4, open: 2, overdue: 1, answerDays: 3, satisfaction: 4.5 })
})

test('nothing has no shares and no means', () => {
  expect(feedbackFunnel([], today)).toMatchObject({ count: 0, answerDays: null, satisfaction: null, classes: [] })
  expect(feedbackFunnel([], today).stages.every(({ share }) => share === null)).toBe(true)
})

test('a funnel never widens, and classes hold every feedback once', () => {
  const any = fc.array(
    fc.record({ status: fc.constantFrom(...feedbackStages), class: fc.constantFrom(null, '', '甲', '乙') }),
  )
  fc.assert(
    fc.property(any, (list) => {
      const { stages, classes, count } = feedbackFunnel(list.map(row), today)
      for (const [i, { reached }] of stages.entries())
        expect(reached).toBeLessThanOrEqual(stages[i - 1]?.reached ?? count)
      expect(classes.reduce((sum, one) => sum + one.count, 0)).toBe(count)
      expect(classes.flatMap(({ byStage }) => byStage).reduce((sum, n) => sum + n, 0)).toBe(count)
    }),
  )
})
