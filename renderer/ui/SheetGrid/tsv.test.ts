// Clipboard text survives the way out and back, and is read as spreadsheet programs write it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTsv, toTsv } from './tsv.ts'

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '你', ',', '""') }),
  fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\r\n?/g, '\n')),
)
const block = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }))

describe('a block of cells', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(block, (cells) => {
        expect(parseTsv(toTsv(cells))).toEqual(cells)
      }),
    )
  })
  it('is read whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r') }), (text) => {
        const lines = parseTsv(text)
        expect(lines.every((line) => line.length > 0)).toBe(true)
        expect(lines.length === 0).toBe(text === '')
      }),
    )
  })
})

describe('text as others write it', () => {
  it.each([
    [
      'Excel, with its final line end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one line without an end', 'a\tb', [['a', 'b']]],
    ['an empty last cell', 'a\t', [['a', '']]],
    ['empty cells', '\t\t\r\n', [['', '', '']]],
    ['a cell of two lines', '"x\ny"\tz\r\n', [['x\ny', 'z']]],
    ['doubled quotes', '"say ""hi""\n"\tz', [['say "hi"\n', 'z']]],
    ['a quote inside', '5" pipe\t7', [['5" pipe', '7']]],
    [
      'a quote that nothing closes',
      '"open\tb\r\nc\td',
      [
        ['"open', 'b'],
        ['c', 'd'],
      ],
    ],
    ['old Mac line ends', 'a\rb', [['a'], ['b']]],
    ['a blank line between', 'a\n\nb', [['a'], [''], ['b']]],
  ])('%s', (_, text, cells) => expect(parseTsv(text)).toEqual(cells))
})
