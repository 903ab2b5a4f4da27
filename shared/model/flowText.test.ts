// What is typed at a flow: answers, shares, and labels that look like shares.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowText, parseFlowText, percentText } from './flowText.ts'

test.each([
  ['是', '是', null],
  ['是 70%', '是', 0.7],
  ['不通过（30％）', '不通过', 0.3],
  ['否: 12.5 %', '否', 0.125],
  ['100%', null, 1],
  ['', null, null],
  ['超过 120%', '超过 120%', null],
  ['"折扣 5%"', '折扣 5%', null],
  ['"折扣 5%" 20%', '折扣 5%', 0.2],
  ['"开头', '"开头', null],
])('%s', (text, label, probability) => {
  expect(parseFlowText(text)).toEqual({ label, probability })
})

test('percent are exact', () => {
  expect(percentText(0.7)).toBe('70')
  expect(percentText(0.125)).toBe('12.5')
  expect(percentText(0)).toBe('0')
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (p) => {
      expect(Number(`${percentText(p)}e-2`)).toBe(p)
    }),
  )
})

test('every label and share survives its text', () => {
  const label = fc.oneof(
    fc.constant(null),
    fc.constantFrom(
      '是',
      'no',
      '折扣 5%',
      '5%',
      ' 空 ',
      '"x"',
      '"',
      'a "b"',
      '多于 120%',
      '(30%)',
      '否：',
      'x,',
      '两\n行',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  )
  const share = fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
    ),
  )
  fc.assert(
    fc.property(label, share, (l, probability) => {
      expect(parseFlowText(flowText({ label: l, probability }))).toEqual({ label: l, probability })
    }),
    { numRuns: 2000 },
  )
})
