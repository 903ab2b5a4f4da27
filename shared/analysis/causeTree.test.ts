// The 5-Whys tree: places of causes, loops and lost parents, keys.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causeBeside, causeTree } from './causeTree.ts'

const cause = (id: string, parent: string | null = null, position = 0) => ({ id, parent, position })
const rowsOf = (causes: ReturnType<typeof cause>[]) =>
  Object.fromEntries(causeTree(causes).places.map(({ id, row, depth }) => [id, [depth, row]]))

test('leaves stand one row apart, parents in the middle of their children', () => {
  const tree = [
    cause('a'),
    cause('c', 'a', 2),
    cause('b', 'a', 1),
    cause('d', 'b'),
    cause('e', 'b', 1),
    cause('z', null, 9),
  ]
  expect(rowsOf(tree)).toEqual({ a: [1, 1.25], b: [2, 0.5], d: [3, 0], e: [3, 1], c: [2, 2], z: [1, 3] })
  expect(causeTree(tree)).toMatchObject({ rows: 4, depth: 3 })
})

test('a cause whose parent is elsewhere, or its own ancestor, is a first one and never lost', () => {
  expect(rowsOf([cause('a', 'gone'), cause('b', 'b')])).toEqual({ a: [1, 0], b: [1, 1] })
  expect(Object.keys(rowsOf([cause('a', 'b'), cause('b', 'a'), cause('c', 'a')]))).toHaveLength(3)
  expect(causeTree([])).toEqual({ places: [], rows: 0, depth: 0 })
})

test('every cause has a place of its own on its level', () => {
  const ids = [...'abcdefgh']
  const any = fc.array(fc.tuple(fc.constantFrom(null, ...ids), fc.nat(5)), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(any, (given) => {
      const { places } = causeTree(given.map(([parent, position], i) => cause(ids[i] as string, parent, position)))
      expect(places.map(({ id }) => id).sort()).toEqual(ids)
      expect(new Set(places.map(({ depth, row }) => `${depth} ${row}`)).size).toBe(ids.length)
    }),
  )
})

test('arrow keys go along the tree', () => {
  const tree = causeTree([cause('a'), cause('b', 'a', 1), cause('c', 'a', 2), cause('d', null, 5)])
  expect(causeBeside(tree, 'a', 'ArrowRight')).toBe('b')
  expect(causeBeside(tree, 'b', 'ArrowDown')).toBe('c')
  expect(causeBeside(tree, 'c', 'ArrowLeft')).toBe('a')
  expect(causeBeside(tree, 'a', 'ArrowDown')).toBe('d')
  expect(causeBeside(tree, 'd', 'ArrowDown')).toBeNull()
  expect(causeBeside(tree, 'gone', 'ArrowDown')).toBe('a')
})
