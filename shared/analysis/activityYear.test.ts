// A year of activities: months, sums, what is cancelled or has no day.
import { expect, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { activityYear } from './activityYear.ts'

const activity = (id: string, more: object) => testRow('activity', { id, title: id, ...more })

test('activities stand in their month; budget and cost add up', () => {
  const year = activityYear(
    [
      activity('b', { heldOn: '2026-10-24', status: 'held', budget: 800_000, cost: 742_000, satisfaction: 4 }),
      activity('a', { heldOn: '2026-10-02', status: 'planned', budget: 100_000, satisfaction: 5 }),
      activity('c', { heldOn: '2026-10-30', status: 'cancelled', budget: 500_000, cost: 20_000 }),
      activity('d', { heldOn: '2027-01-16', budget: 1 }),
      activity('e', { budget: 1 }),
    ],
    '2026',
  )
  expect(year.months[9]?.activities.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(year.sum).toEqual({ count: 2, held: 1, budget: 900_000, cost: 762_000, budgetOfSpent: 800_000 })
  expect(year.months[0]?.sum.count).toBe(0)
  expect(year.undated.map(({ id }) => id)).toEqual(['e'])
  expect(year.satisfaction).toBe(4.5)
  expect(activityYear([], '2026').satisfaction).toBeNull()
})
