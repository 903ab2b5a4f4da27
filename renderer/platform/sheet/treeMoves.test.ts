// Rows move among their siblings and between levels, and the order that follows is the one that was asked for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indentRows, outdentRows, type Patch, type Placed, placeRows, shiftRows } from './treeMoves.ts'

const row = (id: string, parent: string | null, position: number): Placed => ({ id, parent, position })
const rows = [row('a', null, 1), row('b', null, 2), row('c', null, 3), row('b1', 'b', 1), row('b2', 'b', 2)]

/** The tree as text after patches, e.g. 'a b(b1 b2) c'. */
function tree(list: readonly Placed[], patches: readonly Patch[] = []): string {
  const by = new Map(patches.map((p) => [p.id, p]))
  const after = list
    .map((r) => ({ ...r, ...by.get(r.id) }))
    .sort((x, y) => x.position - y.position || (x.id < y.id ? -1 : 1))
  const below = (parent: string | null): string =>
    after
      .filter((r) => r.parent === parent)
      .map((r) => `${r.id}${after.some((c) => c.parent === r.id) ? `(${below(r.id)})` : ''}`)
      .join(' ')
  return below(null)
}

describe('moving', () => {
  it.each([
    ['in', indentRows(rows, ['c']), 'a b(b1 b2 c)'],
    ['in, two at once', indentRows(rows, ['b', 'c']), 'a(b(b1 b2) c)'],
    ['in, the first has nothing above', indentRows(rows, ['a']), 'a b(b1 b2) c'],
    ['in, with what lies below', indentRows(rows, ['b', 'b1']), 'a(b(b1 b2)) c'],
    ['out', outdentRows(rows, ['b1']), 'a b(b2) b1 c'],
    ['out, at the top already', outdentRows(rows, ['a']), 'a b(b1 b2) c'],
    ['up', shiftRows(rows, ['b'], -1), 'b(b1 b2) a c'],
    ['down', shiftRows(rows, ['a'], 1), 'b(b1 b2) a c'],
    ['down, two at once', shiftRows(rows, ['a', 'b'], 1), 'c a b(b1 b2)'],
    ['down, the last stays', shiftRows(rows, ['c'], 1), 'a b(b1 b2) c'],
    ['before another', placeRows(rows, [rows[2]!], null, 'a'), 'c a b(b1 b2)'],
    ['never below itself', placeRows(rows, [rows[1]!], 'b1', null), 'a b(b1 b2) c'],
  ])('%s', (_, patches, result) => expect(tree(rows, patches)).toBe(result))

  it('needs one write where there is room', () => {
    expect(placeRows(rows, [rows[2]!], null, 'b')).toEqual([{ id: 'c', position: 1.5 }])
  })
  it('works where all positions are alike', () => {
    const alike = ['p', 'q', 'r'].map((id) => row(id, null, 0))
    expect(tree(alike, shiftRows(alike, ['r'], -1))).toBe('p r q')
  })
})

it('any row can come before any other', () => {
  const list = fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 8 })
    .map((positions) =>
      positions
        .map((position, i) => row(`r${i}`, null, position))
        .sort((x, y) => x.position - y.position || (x.id < y.id ? -1 : 1)),
    )
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (given, i, j) => {
      const moved = given[i % given.length]!
      const before = given[j % given.length]!
      if (moved.id === before.id) return
      const ids = given.map((r) => r.id).filter((id) => id !== moved.id)
      ids.splice(ids.indexOf(before.id), 0, moved.id)
      expect(tree(given, placeRows(given, [moved], null, before.id))).toBe(ids.join(' '))
    }),
  )
})
