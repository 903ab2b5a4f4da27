// Looks come back from the texts of a saved view as they went in; texts that nobody vouches for do no harm.
import { describe, expect, it } from 'vitest'
import { inOrder, readLook, type SheetLook, sameLook, writeLook } from './look.ts'

const look: SheetLook = {
  words: '客户',
  conditions: [
    { is: 'mine', column: 'owner' },
    { is: 'between', column: 'cost', from: null, to: 5 },
  ],
  sorts: [{ column: 'dueOn', down: true }],
  group: 'status',
  columns: { order: ['b', 'a'], hidden: ['c'], widths: { b: 90, a: 120 } },
}

it('a look comes back as it was', () => {
  expect(readLook(writeLook(look))).toEqual(look)
  const again = { ...look, columns: { ...look.columns, widths: { a: 120, b: 90 } } }
  expect(sameLook(writeLook(look), writeLook(again))).toBe(true)
  expect(sameLook(writeLook(look), writeLook({ ...look, group: null }))).toBe(false)
})

describe('texts that are no look', () => {
  it.each(['', '{', 'null', '[1]', '{"words":1}', '{"words":"","conditions":[{"is":"eval"}]}'])('%s', (text) => {
    const read = readLook({ filter: text, sort: text, grouping: text, columns: text })
    expect(read).toMatchObject({ conditions: [], sorts: [], group: null, columns: { order: [], hidden: [] } })
  })
})

describe('an order of columns', () => {
  const items = ['title', 'a', 'b', 'c'].map((id) => ({ id }))
  const ids = (order: string[]) => inOrder(items, order).map(({ id }) => id)
  it('places what it does not name behind what that stands behind now', () => {
    expect(ids(['title', 'c', 'a'])).toEqual(['title', 'c', 'a', 'b'])
    expect(ids([])).toEqual(['title', 'a', 'b', 'c'])
    expect(ids(['gone', 'b', 'title', 'a', 'c'])).toEqual(['b', 'title', 'a', 'c'])
  })
})
