// An answer sent in parts arrives as it was, however long its lists are and wherever they stand.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answerCollector, takeParts } from './answerParts.ts'

/** As a channel between processes does it: nothing is shared. */
function sent(value: unknown) {
  const collect = answerCollector()
  let count = 0
  for (const part of takeParts(value)) {
    count++
    expect(collect(structuredClone(part))).toBeNull()
  }
  return { reply: collect(structuredClone({ ok: true, value })), count }
}
const rows = (length: number) => Array.from({ length }, (_, i) => [`r${i}`, i, null])

it('lists of any length come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(7_000), { maxLength: 4 }), fc.nat(7_000), (sheets, base) => {
      const made = () => ({
        book: { sheets: sheets.map((n) => ({ name: 'a', rows: rows(n) })), base: { step: rows(base) } },
      })
      const { reply, count } = sent(made())
      expect(reply).toEqual({ ok: true, value: made() })
      expect(count > 0).toBe([...sheets, base].some((n) => n > 2_000))
    }),
    { numRuns: 20 },
  )
})
it('a list that stands in two places, and things that are no plain objects', () => {
  const list = rows(5_000)
  const made = { a: list, b: { c: list }, day: new Date(0), bytes: new Uint8Array(9_000), map: new Map([['x', 1]]) }
  const { reply } = sent(made)
  expect(reply).toEqual({ ok: true, value: { ...made, a: rows(5_000), b: { c: rows(5_000) } } })
})
it('a part without its place is refused, also one that asks for what every object inherits', () => {
  for (const path of [['none'], ['__proto__'], ['a', 'length']]) {
    const collect = answerCollector()
    collect({ path, items: [1] })
    expect(() => collect({ ok: true, value: { a: [] } })).toThrow()
  }
})
