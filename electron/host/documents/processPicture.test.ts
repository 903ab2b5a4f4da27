// The picture of a process: every title in it, and Chinese drawn as Chinese rather than as boxes.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { processPicture, svgToPng } from './processPicture.ts'

const root = join(import.meta.dirname, '../../..')
const rows = (
  JSON.parse(readFileSync(join(root, 'assets/templates/complaint-handling.zh.json'), 'utf8')) as { entities: PlanRows }
).entities
const fonts = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((name) => join(root, 'assets/fonts', name))
const picture = processPicture(rowsReader(rows), 'complaint-asis', 'zh', '2026-11-21')
if (!picture) throw new Error('no picture')

describe('the picture of a process', () => {
  it('names every lane and phase, and says every step in its lines', () => {
    const text = [...picture.svg.matchAll(/>([^<>]+)</g)].map((m) => m[1]).join('')
    for (const row of [...rows.lane, ...rows.phase, ...rows.step]) expect(text).toContain(row.title)
  })
  it('draws Chinese with our font: different titles give different ink', () => {
    const png = svgToPng(picture, 1, fonts)
    expect([png[1], png[2], png[3]]).toEqual([0x50, 0x4e, 0x47])
    // Without the glyphs every ideograph is the same box: swapping two of them would not change a pixel.
    const swapped = { ...picture, svg: picture.svg.replaceAll('登记', '归档') }
    expect(swapped.svg).not.toBe(picture.svg)
    expect(Buffer.compare(svgToPng(swapped, 1, fonts), png)).not.toBe(0)
    const boxes = svgToPng(picture, 1, [])
    expect(Buffer.compare(boxes, png)).not.toBe(0)
    if (process.env.OPSMAP_KEEP)
      writeFileSync(join(process.env.OPSMAP_KEEP, 'process.png'), svgToPng(picture, 2, fonts))
  })
  it('is null for a version without steps', () => {
    expect(processPicture(rowsReader(rows), 'nowhere', 'zh', '2026-11-21')).toBeNull()
  })
})
