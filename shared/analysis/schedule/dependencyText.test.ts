// Dependencies as text: written, read, refused, and the same after writing and reading again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dependencyText, type Predecessor, readDependencies } from './dependencyText.ts'

const units = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5 } as const
const ids: Record<string, string> = { '1': 'a', '1.2': 'b', '3': 'c' }
const idOf = (wbs: string) => ids[wbs]
const wbsOf = (id: string) => Object.keys(ids).find((wbs) => ids[wbs] === id)
const read = (text: string) => readDependencies(text, idOf, units)

test('numbers, kinds and lags as people type them', () => {
  const given = [
    { from: 'b', kind: 'FS', lag: 2 * 28_800, lagBasis: 'working' },
    { from: 'c', kind: 'SS', lag: null, lagBasis: 'working' },
    { from: 'a', kind: 'FF', lag: -4 * 3600, lagBasis: 'working' },
  ]
  expect(read('1.2FS+2天; 3ss；１ FF - 4小时')).toEqual({ ok: true, value: given })
  expect(read('3FS+2自然天')).toMatchObject({ value: [{ lag: 2 * 86_400, lagBasis: 'calendar' }] })
  expect(read('3FS+2')).toMatchObject({ value: [{ lag: 2 * 28_800 }] })
  expect(read('')).toEqual({ ok: true, value: [] })
})

test('what is no dependency and what has no such number is told', () => {
  expect(read('3XS')).toMatchObject({ ok: false, code: 'notADependency', params: { text: '3XS' } })
  expect(read('3FS+很久')).toMatchObject({ ok: false, code: 'notADependency' })
  expect(read('1; 9.9')).toMatchObject({ ok: false, code: 'notATaskNumber', params: { text: '9.9' } })
})

test('written and read again they are the same', () => {
  const link = fc.record({
    from: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
    lag: fc.option(
      fc
        .integer({ min: -40, max: 40 })
        .filter((n) => n !== 0)
        .map((n) => n * 1800),
    ),
    lagBasis: fc.constantFrom('working', 'calendar'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: ({ from }) => from }), (links) => {
      const kept = links.map((l) => (l.lag === null ? { ...l, lagBasis: 'working' } : l)) as Predecessor[]
      expect(read(dependencyText(kept, wbsOf, units))).toEqual({ ok: true, value: kept })
    }),
  )
})
