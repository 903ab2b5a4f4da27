// The colours of lenses: text stays readable on them, and they can be told apart without colour.
import { describe, expect, it } from 'vitest'
import { palettes, type Theme } from './palette.ts'

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
/** Lightness as seen, 0 … 100. */
const lightness = (hex: string) => 116 * Math.cbrt(luminance(hex)) - 16

describe.each<Theme>(['light', 'dark'])('in the %s look', (theme) => {
  const { tones, text } = palettes[theme]
  const fills = (...names: string[]) => names.map((name) => lightness(tones[name]?.fill as string))
  it('every tone lets text be read', () => {
    for (const [name, { fill }] of Object.entries(tones)) expect(contrast(fill, text), name).toBeGreaterThanOrEqual(4.5)
  })
  it('every line stands out from its fill', () => {
    for (const [name, { fill, line }] of Object.entries(tones)) expect(contrast(fill, line), name).toBeGreaterThan(1.5)
  })
  it.each([
    ['heat', ['heat1', 'heat2', 'heat3', 'heat4', 'heat5'], 3],
    ['states', ['good', 'fair', 'bad'], 8],
  ] as const)('%s get steadily away from the paper', (_, names, step) => {
    const found = fills(...names)
    for (let i = 1; i < found.length; i++) {
      const further =
        theme === 'light'
          ? (found[i - 1] as number) - (found[i] as number)
          : (found[i] as number) - (found[i - 1] as number)
      expect(further, names[i]).toBeGreaterThanOrEqual(step)
    }
  })
  it('owners differ in grey', () => {
    const found = fills('c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8').sort((a, b) => a - b)
    for (let i = 1; i < found.length; i++) expect((found[i] as number) - (found[i - 1] as number)).toBeGreaterThan(1.5)
  })
})
it('both looks know the same tones', () =>
  expect(Object.keys(palettes.dark.tones)).toEqual(Object.keys(palettes.light.tones)))
