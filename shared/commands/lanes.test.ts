// Lanes in a new order and in each other, one level deep.
import { describe, expect, it } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { laneReorder } from './lanes.ts'

const plan = () =>
  testPlan({
    lane: [
      ...['a', 'b', 'c'].map((id, i) => testRow('lane', { id, title: id, processVersion: 'v', position: i + 1 })),
      testRow('lane', { id: 'c1', title: 'c1', processVersion: 'v', parent: 'c', position: 1 }),
      testRow('lane', { id: 'w', title: 'w', processVersion: 'other', position: 1 }),
    ],
  })
const nest = (rows: ReturnType<typeof plan>, id: string, parent: string | null) =>
  laneReorder.run(rows, { processVersion: 'v', order: [id], nest: { id, parent }, place: [] })

describe('a lane', () => {
  it('goes into another one and out again', () => {
    const rows = plan()
    nest(rows, 'a', 'b')
    expect(rows.get('lane', 'a')).toMatchObject({ parent: 'b', position: 1 })
    nest(rows, 'a', null)
    expect(rows.get('lane', 'a')?.parent).toBeNull()
  })
  it.each([
    ['c', 'a', 'that holds lanes goes into none'],
    ['a', 'c1', 'goes into no inner lane'],
    ['a', 'a', 'goes not into itself'],
    ['a', 'w', 'goes into none of another version'],
    ['a', 'gone', 'goes into none that is not there'],
  ])('%s into %s: %s', (id, parent) => {
    const rows = plan()
    expect(() => nest(rows, id, parent)).toThrow()
    expect(rows.get('lane', id)?.parent).toBeNull()
  })
})
