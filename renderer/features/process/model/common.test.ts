// Several steps show what they share.
import { expect, it } from 'vitest'
import { commonRow } from './common.ts'

it('several steps show what they share', () => {
  const { row, mixed } = commonRow([
    { id: '1', lane: 'l', owners: ['p'], kind: 'task' },
    { id: '2', lane: 'm', owners: [], kind: 'task' },
  ])
  expect(row).toMatchObject({ kind: 'task', lane: null, owners: [] })
  expect([...mixed].sort()).toEqual(['lane', 'owners'])
})
