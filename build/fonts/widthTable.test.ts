import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { charWidth, measureText } from '#shared/diagram/measure.ts'
import { readAdvances } from './readAdvances.mjs'

const font = (name: string) => readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url))

describe('the width table', () => {
  for (const [weight, name] of [
    [400, 'NotoSansSC-Regular.ttf'],
    [500, 'NotoSansSC-Medium.ttf'],
  ] as const) {
    it(`knows the advance of every character of ${name}`, () => {
      const advances: Map<number, number> = readAdvances(font(name))
      expect(advances.size).toBeGreaterThan(20_000)
      const wrong = [...advances].filter(([code, advance]) => advance > 0 && charWidth(code, weight) !== advance)
      expect(wrong).toEqual([])
    })
  }

  it('measures a line as the sum of its characters', () => {
    const advances: Map<number, number> = readAdvances(font('NotoSansSC-Regular.ttf'))
    const text = '审核 CRM 记录（第 3 次）：¥1,280.50'
    const sum = [...text].reduce((total, char) => total + advances.get(char.codePointAt(0)!)!, 0)
    expect(measureText(text, 13)).toBeCloseTo((sum * 13) / 1000, 6)
  })
})
