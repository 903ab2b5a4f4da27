// The sums hold whatever way the graph goes: each is its own value and its parts of the others, in any order of solving.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearSums, type Part } from './linearSums.ts'

const size = 8
const edges = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.double({ min: 0.01, max: 1, noNaN: true })), {
  maxLength: 24,
})
const order = fc.shuffledSubarray([...Array(size).keys()], { minLength: size })

test('each sum is its own value and its parts of the others', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: size, maxLength: size }), edges, order, (own, drawn, order) => {
      // At most nine tenths leave each one, so that no loop goes on for ever.
      const given = own.map((_, i) => drawn.reduce((sum, [from, , part]) => (from === i ? sum + part : sum), 0.1))
      const parts = own.map((_, i) =>
        drawn.flatMap(([from, to, part]): Part[] =>
          to === i ? [{ from, part: (0.9 * part) / Math.max(1, given[from] as number) }] : [],
        ),
      )
      const sums = linearSums(own, parts, order) as number[]
      sums.forEach((sum, i) => {
        const made = (parts[i] as Part[]).reduce(
          (all, { from, part }) => all + part * (sums[from] as number),
          own[i] ?? 0,
        )
        expect(sum).toBeCloseTo(made, 6)
      })
    }),
  )
})

test('a loop that nothing leaves has no sum, unless nothing comes to it', () => {
  const loop = [
    [],
    [
      { from: 0, part: 1 },
      { from: 2, part: 1 },
    ],
    [{ from: 1, part: 1 }],
  ]
  expect(linearSums([1, 0, 0], loop)).toBeNull()
  expect(linearSums([0, 0, 0], loop)).toEqual([0, 0, 0])
})
