// Texts as outlines of our own font: an SVG that looks the same in every program, whatever fonts a computer has.
import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import { escapeXml, type TextOutlines } from '#shared/diagram/svg.ts'

const loaded = new Map<string, Font>()

/** A font from its TTF file, read once. */
export function fontOf(path: string): Font {
  const known = loaded.get(path)
  if (known) return known
  const font = create(readFileSync(path)) as Font
  loaded.set(path, font)
  return font
}

const round = (value: number): number => Math.round(value * 100) / 100

/** `fontFiles`: regular and medium, in this order. */
export function fontOutlines([regular, medium]: readonly string[]): TextOutlines {
  const written = new Map<string, string>()
  const layouts = new Map<string, ReturnType<Font['layout']>>()
  const layout = (weight: 400 | 500, text: string) => {
    const key = `${weight}${text}`
    const known = layouts.get(key)
    if (known) return known
    const made = fontOf((weight === 500 ? medium : regular) ?? '').layout(text)
    layouts.set(key, made)
    return made
  }
  return {
    write({ cls, x, y, text, size, weight, anchor, fill, rotate }) {
      const { glyphs, positions, advanceWidth } = layout(weight, text)
      if (glyphs.some((glyph) => glyph.id === 0)) return null
      const unit = size / 1000
      const shift = anchor === 'start' ? 0 : advanceWidth * unit * (anchor === 'middle' ? -0.5 : -1)
      const turn = rotate ? `rotate(${round(rotate)} ${round(x)} ${round(y)}) ` : ''
      const uses: string[] = []
      let pen = 0
      for (const [i, glyph] of glyphs.entries()) {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {}
        const id = `${weight === 500 ? 'm' : 'r'}${glyph.id}`
        const d = written.get(id) ?? glyph.path.toSVG()
        written.set(id, d)
        if (d !== '') {
          const at = [round(pen + xOffset), round(yOffset)].map((n, axis) => (n === 0 ? '' : ` ${'xy'[axis]}="${n}"`))
          uses.push(`<use xlink:href="#${id}"${at.join('')}/>`)
        }
        pen += xAdvance
      }
      if (uses.length === 0) return ''
      const at = `${turn}translate(${round(x + shift)} ${round(y)}) scale(${unit} ${-unit})`
      return `<g class="${escapeXml(cls)}" role="img" aria-label="${escapeXml(text)}" fill="${escapeXml(fill)}" transform="${at}">${uses.join('')}</g>`
    },
    shapes: () => [...written].map(([id, d]) => (d === '' ? '' : `<path id="${id}" d="${d}"/>`)).join('\n'),
  }
}
