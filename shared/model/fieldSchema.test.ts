// The quick check of values never lets through what the schema refuses, and knows the common cases by itself.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  bool,
  choice,
  date,
  type Field,
  integer,
  longText,
  money,
  number,
  percent,
  period,
  ref,
  refs,
  text,
} from './field.ts'
import { fieldSchema, isPlain } from './fieldSchema.ts'

const fields: Field[] = [
  number(),
  number({ required: true }),
  number({ min: -5, max: 5 }),
  percent({ min: 0, max: 1 }),
  integer({ min: 1, max: 25 }),
  money(),
  text(),
  text({ required: true, max: 4 }),
  longText(),
  longText({ required: true }),
  period({ required: true }),
  date(),
  choice(['a', 'b']),
  bool(),
  ref('kpi', { required: true }),
  refs('kpi'),
]
const anyValue = fc.oneof(
  fc.double(),
  fc.integer({ min: -30, max: 30 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e15, -1e15, 1.5, -0),
  fc.constantFrom('', ' ', 'a', '7', 'a\nb', 'a\u0000', '\ud800', '2026-02-30', '2026-02-28', '2026-13', '2026-W53'),
  fc.constantFrom([], ['x'], ['x', 'x'], {}),
)

it('takes for plain only what the schema takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyValue, (field, value) => {
      if (!isPlain(field, value)) return
      const read = fieldSchema(field).safeParse(value)
      expect(read.success).toBe(true)
      expect(read.data).toEqual(value)
    }),
    { numRuns: 2000 },
  )
})

it('knows ordinary values of every kind', () => {
  const ordinary: [Field, unknown][] = [
    [number(), 0.1],
    [number(), null],
    [text(), '客户满意度'],
    [longText(), 'two\nlines'],
    [period({ required: true }), '2026-03'],
    [date(), '2026-02-28'],
    [choice(['a', 'b']), 'b'],
    [bool(), false],
    [ref('kpi'), 'k1'],
    [refs('kpi'), []],
  ]
  for (const [field, value] of ordinary) expect(isPlain(field, value)).toBe(true)
  expect(isPlain(integer(), 0.5)).toBe(false)
  expect(isPlain(text(), 5)).toBe(false)
})
