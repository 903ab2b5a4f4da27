// Lanes in a new order and in each other, one level deep.
import { describe, expect, it } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { laneNamed, laneReorder } from './lanes.ts'

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

describe('a lane named for a step', () => {
  const begun = (kind: 'start' | 'task') =>
    testPlan({
      lane: [testRow('lane', { id: 'first', title: '岗位 1', processVersion: 'v', kind: 'role', position: 1 })],
      step: [testRow('step', { id: 's', title: '开始', kind, processVersion: 'v', lane: 'first' })],
    })

  it('takes the place of the one with which the process began, while that holds no work', () => {
    const rows = begun('start')
    expect(laneNamed(rows, 'v', '客服')).toMatchObject({ id: 'first', title: '客服', kind: 'role' })
    const [role] = rows.list('role')
    expect(role).toMatchObject({ name: '客服' })
    expect(rows.get('lane', 'first')?.role).toBe(role?.id)
    expect(laneNamed(rows, 'v', '仓储').id).not.toBe('first')
    expect(rows.list('lane', { processVersion: 'v' }).map(({ title }) => title)).toEqual(['客服', '仓储'])
  })

  it('stands below one that holds work', () => {
    const rows = begun('task')
    expect(laneNamed(rows, 'v', '客服').id).not.toBe('first')
    expect(rows.get('lane', 'first')?.title).toBe('岗位 1')
  })
})
