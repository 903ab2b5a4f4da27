// The colours can be read: contrast of text on every background it is used on, in both themes (WCAG 2.2, 4.5 : 1).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8')

/** Tokens of a theme that are plain colours, as [r, g, b, alpha]. */
function colours(scheme: 'light' | 'dark'): Map<string, number[]> {
  const block = css.match(new RegExp(`scheme="${scheme}"\\] \\{([^}]*--surface:[^}]*)\\}`))?.[1] ?? ''
  const found = [...block.matchAll(/--([\w-]+):\s*#([0-9a-f]{6})([0-9a-f]{2})?;/g)]
  return new Map(
    found.map(([, name, hex, alpha]) => [
      name as string,
      [
        ...[0, 2, 4].map((i) => Number.parseInt((hex as string).slice(i, i + 2), 16)),
        alpha ? Number.parseInt(alpha, 16) / 255 : 1,
      ],
    ]),
  )
}
const luminance = (rgb: number[]) => {
  const [r, g, b] = rgb.map((v) => {
    const c = v / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const over = (top: number[], under: number[]) =>
  [0, 1, 2].map((i) => top[i]! * top[3]! + under[i]! * (1 - (top[3] as number)))
const contrast = (a: number[], b: number[]) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['light', 'dark'] as const)('%s theme', (scheme) => {
  const tokens = colours(scheme)
  const get = (name: string) => tokens.get(name) ?? expect.fail(`no colour --${name}`)
  const readable: [string, string][] = [
    ...['text', 'text-2', 'text-3', 'accent', 'red', 'green', 'amber'].flatMap((text) =>
      ['surface', 'sunken', 'frame', 'raised'].map((back): [string, string] => [text, back]),
    ),
    ...['green', 'amber', 'red', 'grey', 'blue', 'violet'].map((tone): [string, string] => [tone, `${tone}-soft`]),
    ['on-fill', 'accent-fill'],
    ['on-fill', 'accent-fill-hover'],
    ['accent', 'accent-soft'],
    ['text', 'accent-soft'],
  ]
  it.each(readable)('--%s can be read on --%s', (text, back) => {
    expect(contrast(get(text).slice(0, 3), get(back).slice(0, 3))).toBeGreaterThanOrEqual(4.5)
  })
  it('has text that can be read on a hovered surface', () => {
    expect(contrast(get('text-2').slice(0, 3), over(get('hover'), get('surface')))).toBeGreaterThanOrEqual(4.5)
  })
})
