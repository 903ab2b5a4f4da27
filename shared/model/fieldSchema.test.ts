// The quick check of numbers never lets through what the schema refuses, and knows the common case by itself.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Field, integer, money, number, percent, text } from './field.ts'
import { fieldSchema, isPlainNumber } from './fieldSchema.ts'

const fields: Field[] = [
  number(),
  number({ required: true }),
  number({ min: -5, max: 5 }),
  percent({ min: 0, max: 1 }),
  integer({ min: 1, max: 25 }),
  money(),
  text(),
]
const anyValue = fc.oneof(
  fc.double(),
  fc.integer({ min: -30, max: 30 }),
  fc.constantFrom(null, undefined, '7', true, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e15, -1e15, 1.5, -0),
)

it('takes for plain only what the schema takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), anyValue, (field, value) => {
      if (isPlainNumber(field, value)) expect(fieldSchema(field).safeParse(value).success).toBe(true)
    }),
  )
  expect(isPlainNumber(number(), 0.1)).toBe(true)
  expect(isPlainNumber(integer(), 0.5)).toBe(false)
  expect(isPlainNumber(text(), 5)).toBe(false)
})
