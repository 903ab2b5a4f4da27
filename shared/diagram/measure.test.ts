import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ellipsize, measureText, wrapText } from './measure.ts'

const style = { size: 13 }

describe('measuring', () => {
  it('counts an ideograph as a full width and digits as tabular', () => {
    expect(measureText('投诉单', 13)).toBeCloseTo(39)
    expect(measureText('1', 10)).toBe(measureText('8', 10))
    expect(measureText('', 13)).toBe(0)
  })

  it('gives marks that combine no width, and unknown characters a full one', () => {
    expect(measureText('é', 10)).toBe(measureText('e', 10))
    expect(measureText('\u{1f600}', 10)).toBe(10)
  })

  it('is wider in the medium weight', () => {
    expect(measureText('Customer', 13, 500)).toBeGreaterThan(measureText('Customer', 13, 400))
  })
})

describe('wrapping', () => {
  it('breaks between ideographs and never before closing punctuation', () => {
    expect(wrapText('登记投诉单，通知客户。', 70, 5, style)).toEqual(['登记投诉', '单，通知客', '户。'])
  })

  it('never ends a line with opening punctuation', () => {
    for (const line of wrapText('核对订单（含运费）和《合同》内容', 66, 9, style)) expect(line).not.toMatch(/[（《]$/)
  })

  it('keeps words whole and drops the space at a break', () => {
    expect(wrapText('Check customer data', 90, 3, style)).toEqual(['Check', 'customer data'])
    expect(wrapText('更新CRM记录', 60, 3, style)).toEqual(['更新CRM', '记录'])
  })

  it('cuts a word that is longer than a line', () => {
    const lines = wrapText('Donaudampfschifffahrtsgesellschaft', 60, 9, style)
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft')
    for (const line of lines) expect(measureText(line, 13)).toBeLessThanOrEqual(60)
  })

  it('leaves no character alone on the last line', () => {
    const lines = wrapText('联系客户补充投诉信息单', 136, 2, style)
    expect(lines).toHaveLength(2)
    expect([...lines[1]!].length).toBeGreaterThan(1)
  })

  it('ends in an ellipsis when the text is too long, even if only a word is missing', () => {
    expect(wrapText('一二三四五六七八九十', 40, 2, style)).toEqual(['一二三', '四五…'])
    expect(wrapText('one two', 30, 1, style)[0]).toMatch(/…$/)
  })

  it('treats line breaks and tabs as spaces', () => {
    expect(wrapText('  a \n\t b ', 100, 2, style)).toEqual(['a b'])
    expect(wrapText(' \n ', 100, 2, style)).toEqual([])
  })

  it('fits every line and loses nothing that has room', () => {
    const text = fc.array(fc.constantFrom('投', '诉', '，', '（', ' ', 'A', 'word', '12', '。', '-', '👍', 'é'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 4 }), (parts, width, maxLines) => {
        const lines = wrapText(parts.join(''), width, maxLines, style)
        expect(lines.length).toBeLessThanOrEqual(maxLines)
        // A run of clinging punctuation may be cut like a long word, hence within the width as well.
        for (const line of lines) expect(measureText(line, 13)).toBeLessThanOrEqual(width + 0.001)
        const bare = (value: string) => value.replace(/\s/g, '')
        const whole = bare(wrapText(parts.join(''), width, 1e6, style).join(''))
        expect(whole).toBe(bare(parts.join('')))
      }),
      { numRuns: 300 },
    )
  })
})

describe('shortening', () => {
  it('leaves what fits and marks what does not', () => {
    expect(ellipsize('李敏', 40, style)).toBe('李敏')
    expect(ellipsize('欧阳文静', 40, style)).toBe('欧阳…')
    expect(ellipsize('欧阳文静', 2, style)).toBe('…')
  })
})
