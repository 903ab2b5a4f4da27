// What is put together from digits reads as the platform's own formatter writes it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimal } from './decimals.ts'

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 100),
  fc.constantFrom(0, -0, 999, 1000, -1000, 999.995, 1e-7, 1e-6, 123456.7, 1e15, 1e21, 0.1 + 0.2),
)

it('is what Intl writes, for any number and any decimals', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), (value, a, b) => {
      const [minimumFractionDigits, maximumFractionDigits] = [Math.min(a, b), Math.max(a, b)]
      const intl = new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits })
      expect(decimal(value, minimumFractionDigits, maximumFractionDigits)).toBe(intl.format(value))
    }),
  )
})
