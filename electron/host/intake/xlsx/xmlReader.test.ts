// The XML reader takes numbers and texts from their bytes as anything else would read them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { XmlReader } from './xmlReader.ts'

/** Every text of the part, and the number that it was read as. */
function texts(xml: string, encoding: 'utf8' | 'utf16le' = 'utf8'): [string, number][] {
  const found: [string, number][] = []
  const reader = new XmlReader(Buffer.from(xml, encoding))
  for (let kind = reader.next(); kind !== null; kind = reader.next())
    if (kind === 'text') found.push([reader.text(), reader.number()])
  return found
}

it('a number is read exactly, or left to be read as text', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789.-'), minLength: 1, maxLength: 18 })
  fc.assert(
    fc.property(fc.oneof(fc.double({ noNaN: true }).map(String), digits, fc.integer().map(String)), (text) => {
      const number = texts(`<v>${text}</v>`)[0]?.[1] ?? Number.NaN
      if (!Number.isNaN(number)) expect(Object.is(number, Number(text))).toBe(true)
    }),
    { numRuns: 5000 },
  )
  expect(texts('<v>12.50</v>')).toEqual([['12.50', 12.5]])
  expect(texts('<v>-0.1</v>')).toEqual([['-0.1', -0.1]])
  expect(texts('<v>1.</v><!-- -->'.slice(0, 9))).toEqual([['1.', 1]])
})

it('texts that come again are the texts they are', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '中', ' ', '1'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 300 }), (words) => {
      const read = texts(`<r>${words.map((w) => `<t>${w}</t>`).join('')}</r>`)
      expect(read.map(([text]) => text)).toEqual(words)
    }),
    { numRuns: 50 },
  )
})

it('other encodings are turned into UTF-8, or refused', () => {
  expect(texts('\ufeff<r>中</r>', 'utf16le')).toEqual([['中', Number.NaN]])
  expect(texts('\ufeff<r>中</r>')).toEqual([['中', Number.NaN]])
  expect(() => new XmlReader(Buffer.from([0x3c, 0x72, 0xff, 0x2f, 0x3e]))).toThrow('encoding')
  expect(() => new XmlReader(Buffer.from([0xfe, 0xff, 0, 0x3c]))).toThrow('UTF-16BE')
})

it('elements end where they should', () => {
  for (const wrong of ['<a></b>', '<a></ab>', '<ab></a>', '<a></a', '<a', '</a>', '<a/></a>'])
    expect(() => texts(wrong), wrong).toThrow()
  expect(texts('<x:a b=">"><c/>t</x:a  >')).toEqual([['t', Number.NaN]])
})
