// The order of work: topological, loops left by their first step, every step once.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flowOrder } from './flowOrder.ts'

const order = (ids: string, flows: string, start = '') =>
  flowOrder(
    [...ids].map((id) => ({ id, kind: id === start ? 'start' : 'task' })),
    flows
      .split(' ')
      .filter(Boolean)
      .map(([from, to]) => ({ from: from as string, to: to as string })),
  ).join('')

it.each([
  ['a line, however it is listed', 'cba', 'ab bc', '', 'abc'],
  ['a join after both its branches', 'abcd', 'ab ac bd cd', '', 'abcd'],
  ['a long branch and a short one', 'jabc', 'ab bc cj aj', '', 'abcj'],
  ['the way back of a loop passed over', 'abc', 'ab bc cb', '', 'abc'],
  ['a loop without an entrance', 'abc', 'ab bc ca', '', 'abc'],
  ['from the start, even into a loop', 'bas', 'sa ab ba', 's', 'sab'],
  ['steps that nothing leads to stay', 'xab', 'ab', '', 'xab'],
  ['two flows between the same steps', 'ab', 'ab ab', '', 'ab'],
  ['a flow onto itself', 'ab', 'aa ab', '', 'ab'],
])('takes %s', (_, ids, flows, start, expected) => expect(order(ids, flows, start)).toBe(expected))

it('names every step once, and no step before one that leads to it unless they are in a loop', () => {
  const flow = fc.record({ from: fc.nat(11), to: fc.nat(11) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(flow, { maxLength: 24 }), (count, drawn) => {
      const steps = Array.from({ length: count }, (_, i) => ({ id: `s${i}` }))
      const flows = drawn.map(({ from, to }) => ({ from: `s${from}`, to: `s${to}` }))
      const found = flowOrder(steps, flows)
      expect([...found].sort()).toEqual(steps.map((s) => s.id).sort())
      const reaches = (from: string, to: string): boolean => {
        const seen = new Set<string>()
        const open = [from]
        for (let at = open.pop(); at !== undefined; at = open.pop())
          for (const f of flows)
            if (f.from === at && !seen.has(f.to)) {
              seen.add(f.to)
              open.push(f.to)
            }
        return seen.has(to)
      }
      const rank = new Map(found.map((id, i) => [id, i]))
      for (const { from, to } of flows) {
        const [x, y] = [rank.get(from), rank.get(to)]
        if (x !== undefined && y !== undefined && !reaches(to, from)) expect(x).toBeLessThan(y)
      }
    }),
  )
})
