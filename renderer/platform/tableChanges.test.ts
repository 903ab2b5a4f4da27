// The difference of two states of the tables, applied to the first, is the second; unchanged rows are not sent.
import { expect, test } from 'vitest'
import { testRow } from '#shared/model/testRows.ts'
import { applyChanges, emptyTables } from './planTables.ts'
import { tableChanges } from './tableChanges.ts'

const goal = (id: string, title = id) => testRow('goal', { id, title })
const change = (id: string, after: ReturnType<typeof goal> | null) =>
  ({ entity: 'goal', id, before: null, after }) as const

test('only what was added, changed or removed is told', () => {
  const first = applyChanges(emptyTables, [change('a', goal('a')), change('b', goal('b')), change('c', goal('c'))])
  const second = applyChanges(first, [change('b', goal('b', 'B')), change('c', null), change('d', goal('d'))])
  const changes = tableChanges(first, second)
  expect(changes.map(({ id, after }) => [id, after?.title ?? null])).toEqual([
    ['b', 'B'],
    ['d', 'd'],
    ['c', null],
  ])
  expect(applyChanges(first, changes).goal).toEqual(second.goal)
  expect(tableChanges(second, second)).toEqual([])
})
