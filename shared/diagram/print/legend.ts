// The key of a lens as primitives: what each colour on the drawing means and how many steps have it.
import type { Lens } from '../../analysis/lenses.ts'
import { type Lang, translator } from '../../i18n/index.ts'
import { palettes } from '../drawing/palette.ts'
import { baseline, type Primitive } from '../drawing/primitives.ts'
import { ellipsize, measureText } from '../measure.ts'

export type Legend = { title: string; unit: string; entries: readonly { tone: string; label: string; count: number }[] }

/** The words of the key; null without a lens or where no step is coloured. */
export function legendOf(lens: Lens | null, lang: Lang): Legend | null {
  if (!lens || lens.legend.length === 0) return null
  const t = translator(lang)
  return { title: t(`lens.kind.${lens.kind}`), unit: t(`lens.unit.${lens.kind}`), entries: lens.legend }
}

const { text, muted, tones } = palettes.light
type Text = { text: string; weight: 400 | 500; fill: string; after: number }

/** One block that is not broken between lines: a swatch, if any, and words. */
type Block = { tone: string | null; texts: Text[] }

/**
 * Draws the key in lines from (x, y) at most `width` wide, with letters of `size`; units are those of the caller. Returns the
 * primitives and the height they take.
 */
export function drawLegend(
  { title, unit, entries }: Legend,
  { x, y, width, size }: { x: number; y: number; width: number; size: number },
): { list: Primitive[]; height: number } {
  const word = (words: string, weight: 400 | 500, fill: string, after = 0): Text => ({
    text: words,
    weight,
    fill,
    after,
  })
  const blocks: Block[] = [
    { tone: null, texts: [word(title, 500, text, 0.5), word(unit, 400, muted)] },
    ...entries.map(({ tone, label, count }) => ({
      tone,
      texts: [word(ellipsize(label, width / 3, { size }), 400, text, 0.45), word(String(count), 400, muted)],
    })),
  ]
  const swatch = { width: size * 1.3, height: size * 0.9, after: size * 0.45 }
  const lineHeight = size * 1.7
  const list: Primitive[] = []
  let left = x
  let line = 0
  for (const { tone, texts } of blocks) {
    const wide =
      texts.reduce((sum, each) => sum + measureText(each.text, size, each.weight) + each.after * size, 0) +
      (tone === null ? 0 : swatch.width + swatch.after)
    if (left > x && left + wide > x + width) {
      left = x
      line++
    }
    const middle = y + (line + 0.5) * lineHeight
    const colour = tone === null ? undefined : tones[tone]
    if (colour) {
      list.push({
        type: 'rect',
        cls: 'legend-swatch',
        x: left,
        y: middle - swatch.height / 2,
        width: swatch.width,
        height: swatch.height,
        radius: size / 6,
        fill: colour.fill,
        stroke: colour.line,
        strokeWidth: size / 12,
      })
      left += swatch.width + swatch.after
    }
    for (const each of texts) {
      list.push({
        type: 'text',
        cls: 'legend-text',
        x: left,
        y: baseline(middle, size),
        text: each.text,
        size,
        weight: each.weight,
        anchor: 'start',
        fill: each.fill,
      })
      left += measureText(each.text, size, each.weight) + each.after * size
    }
    left += size * 1.5
  }
  return { list, height: (line + 1) * lineHeight }
}
