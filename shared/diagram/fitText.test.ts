// Text size by rule: the largest size at which a title fits its two lines, and only then an ellipsis.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleIsCut } from './drawing/stepShapes.ts'
import { fitText, measureText } from './measure.ts'

const fitted = (text: string) => fitText(text, 136, 2, [13, 12, 11], 500)

describe('a title', () => {
  it('of one or two lines keeps the usual size', () => {
    expect(fitted('登记投诉单')).toEqual({ lines: ['登记投诉单'], size: 13, cut: false })
    expect(fitted('核对订单号、购买渠道与投诉原因')).toMatchObject({ size: 13, cut: false })
  })
  it('gets smaller before any of it is cut', () => {
    expect(fitted('核对订单号、购买渠道与客户投诉的原因说明')).toMatchObject({ size: 13, cut: false })
    expect(fitted('核对订单号、购买渠道与客户投诉的原因说明及凭证')).toMatchObject({ size: 11, cut: false })
  })
  it('that is too long at 11 px ends in an ellipsis, and the drawing says so', () => {
    const title = '核对订单号、购买渠道与客户投诉的原因说明以及所附照片和凭证是否齐全'
    const { lines, size, cut } = fitted(title)
    expect([size, cut, lines.length]).toEqual([11, true, 2])
    expect(lines[1]).toMatch(/…$/)
    const step = { id: 'a', title, lane: null, phase: null, x: 0, y: 0 }
    expect(titleIsCut({ ...step, kind: 'task' })).toBe(true)
    expect(titleIsCut({ ...step, kind: 'decision' })).toBe(true)
    expect(titleIsCut({ ...step, kind: 'note', width: 320, height: 120 })).toBe(false)
  })
  it('never leaves its box, and says truly whether it is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const { lines, size, cut } = fitted(text)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(measureText(line, size, 500)).toBeLessThanOrEqual(136.01)
        if (!cut) expect(lines.join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
      }),
    )
  })
})
