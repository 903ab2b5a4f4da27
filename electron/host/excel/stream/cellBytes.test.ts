// Cells as bytes are the XML that a plain description of the format gives, whatever the text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putCell } from './cellBytes.ts'
import { escapeText, type WrittenCell } from './cellXml.ts'
import { asciiBytes, XmlBuffer } from './xmlBuffer.ts'

function written(cell: WrittenCell | undefined, style = 0): string {
  const xml = new XmlBuffer()
  putCell(xml, 27, asciiBytes('12'), style, cell)
  return Buffer.from(xml.take().bytes).toString('utf8')
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('_', 'x', '0', 'D', '订', '\n', '\t', ' ', '\u3000', '<', '&', '\u0085', '\uffff', '😀', 'a'),
  }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

describe('cells as bytes', () => {
  it('hold any text, escaped where it has to be', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [, spaced, content] =
          /^<c r="AB12" s="3" t="inlineStr"><is><t( xml:space="preserve")?>(.*)<\/t><\/is><\/c>$/s.exec(
            written(text, 3),
          ) as unknown as [string, string | undefined, string]
        // A half of a surrogate pair becomes the replacement character, as everywhere in UTF-8.
        expect(content).toBe(Buffer.from(escapeText(text)).toString('utf8'))
        if (/^\s|\s$/u.test(text)) expect(spaced).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('share a formula: written at the first cell, named at the others', () => {
    expect(written({ formula: 'A1<B1', result: true, shared: { number: 2, range: 'C1:C9' } }, 3)).toBe(
      '<c r="AB12" s="3" t="b"><f t="shared" si="2" ref="C1:C9">A1&lt;B1</f><v>1</v></c>',
    )
    expect(written({ formula: '', result: '<高>', shared: { number: 2 } })).toBe(
      '<c r="AB12" t="str"><f t="shared" si="2"/><v>&lt;高&gt;</v></c>',
    )
  })

  it('grow with what is put into them', () => {
    const long = '订&'.repeat(400_000)
    expect(written(long)).toContain(escapeText(long))
  })

  it('hold numbers, days, times and results without loss', () => {
    expect(written(0.1)).toBe('<c r="AB12"><v>0.1</v></c>')
    expect(written(-1e-7, 2)).toBe('<c r="AB12" s="2"><v>-1e-7</v></c>')
    expect(written(Number.NaN, 2)).toBe('')
    expect(written(null)).toBe('')
    expect(written(undefined, 2)).toBe('<c r="AB12" s="2"/>')
    expect(written(true)).toBe('<c r="AB12" t="b"><v>1</v></c>')
    expect(written({ date: '2026-03-01' })).toBe('<c r="AB12"><v>46082</v></c>')
    expect(written({ date: '1899-03-01' })).toBe('<c r="AB12" t="inlineStr"><is><t>1899-03-01</t></is></c>')
    expect(written({ time: 43_200 })).toBe('<c r="AB12"><v>0.5</v></c>')
    expect(written({ formula: 'A1&"<"', result: '<' }, 1)).toBe(
      '<c r="AB12" s="1" t="str"><f>A1&amp;"&lt;"</f><v>&lt;</v></c>',
    )
    expect(written({ error: '#N/A' })).toBe('<c r="AB12" t="inlineStr"><is><t>#N/A</t></is></c>')
  })
})
