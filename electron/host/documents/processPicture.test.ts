// The picture of a process: every title in it, and Chinese drawn as Chinese rather than as boxes.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { pictureSvg, processPicture, svgToPng } from './processPicture.ts'

const root = join(import.meta.dirname, '../../..')
const rows = (
  JSON.parse(readFileSync(join(root, 'assets/templates/complaint-handling.zh.json'), 'utf8')) as { entities: PlanRows }
).entities
const fonts = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((name) => join(root, 'assets/fonts', name))
const wish = { lang: 'zh', today: '2026-11-21' } as const
const pictureOf = (plan: PlanRows, lens: 'waitingTime' | null = null) => {
  const picture = processPicture(rowsReader(plan), 'complaint-asis', { ...wish, lens })
  if (!picture) throw new Error('no picture')
  return picture
}
const picture = pictureOf(rows)
const svg = pictureSvg(picture, fonts)

/** The words of an SVG whose texts are outlines, as a screen reader finds them. */
const spokenIn = (svg: string) => [...svg.matchAll(/aria-label="([^"]*)"/g)].map((m) => m[1]).join('')

describe('the picture of a process', () => {
  it('names every lane and phase, and says every step in its lines', () => {
    for (const row of [...rows.lane, ...rows.phase, ...rows.step]) expect(spokenIn(svg)).toContain(row.title)
    expect(XMLValidator.validate(svg)).toBe(true)
  })
  it('needs no font: every text is outlines, each character once', () => {
    expect(svg).not.toContain('<text')
    const shapes = [...svg.matchAll(/<path id="([^"]+)"/g)].map((m) => m[1])
    expect(new Set(shapes).size).toBe(shapes.length)
    const used = new Set([...svg.matchAll(/xlink:href="#([^"]+)"/g)].map((m) => m[1]))
    expect([...used].filter((id) => !shapes.includes(id))).toEqual([])
  })
  it('draws Chinese with our font: different titles give different ink', () => {
    const png = svgToPng(svg, 1, fonts)
    expect([png[1], png[2], png[3]]).toEqual([0x50, 0x4e, 0x47])
    const swapped = pictureOf({
      ...rows,
      step: rows.step.map((step) => ({ ...step, title: step.title.replace('登记', '归档') })),
    })
    expect(Buffer.compare(svgToPng(pictureSvg(swapped, fonts), 1, fonts), png)).not.toBe(0)
    if (process.env.OPSMAP_KEEP) writeFileSync(join(process.env.OPSMAP_KEEP, 'process.png'), svgToPng(svg, 2, fonts))
  })
  it('keeps as text what our font lacks', () => {
    const smiling = pictureOf({
      ...rows,
      step: rows.step.map((step, i) => (i === 3 ? { ...step, title: '😀' } : step)),
    })
    expect(pictureSvg(smiling, fonts)).toMatch(/<text [^>]*>😀<\/text>/u)
  })
  it('seen through a lens has its key below, with the number of steps of each colour', () => {
    const seen = pictureOf(rows, 'waitingTime')
    expect(seen.height).toBeGreaterThan(picture.height)
    const words = spokenIn(pictureSvg(seen, fonts))
    expect(words).toContain('等待时间')
    expect(pictureSvg(seen, fonts).match(/class="legend-swatch"/g)?.length).toBeGreaterThan(1)
    if (process.env.OPSMAP_KEEP) writeFileSync(join(process.env.OPSMAP_KEEP, 'lens.svg'), pictureSvg(seen, fonts))
  })
  it('is null for a version without steps', () => {
    expect(processPicture(rowsReader(rows), 'nowhere', wish)).toBeNull()
  })
})
