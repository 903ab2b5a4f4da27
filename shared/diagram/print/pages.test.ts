// Pages of random processes and of the complaint process: the whole drawing is on them, each page says where it belongs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaintDiagram } from '../../../test/fixtures/complaintDiagram.ts'
import type { Primitive } from '../drawing/primitives.ts'
import { layoutDiagram } from '../layout.ts'
import { drawnProcess } from './drawn.ts'
import type { Legend } from './legend.ts'
import { defaultSetup, orientations, type PageSetup, papers } from './pageSetup.ts'
import { areaOf, type Page, type PageSet, pagesOf } from './pages.ts'

const laidOut = layoutDiagram(complaintDiagram)
const drawn = drawnProcess(complaintDiagram, laidOut, null)
const block = {
  process: 'KF-01 客户投诉处理流程',
  plan: '客服中心运营方案',
  facts: [
    { label: '版本', value: '现状' },
    { label: '状态', value: '草稿' },
    { label: '日期', value: '2026-11-22' },
  ],
}
const legend: Legend = { title: '等待时间', unit: '每次执行', entries: [{ tone: 'heat3', label: '1 天', count: 4 }] }
const pages = (setup: Partial<PageSetup>, key: Legend | null = null) =>
  pagesOf(drawn, { ...defaultSetup, ...setup }, { block, legend: key, lang: 'zh' })

const textsOf = (list: readonly Primitive[]): string[] =>
  list.flatMap((each) => (each.type === 'text' ? [each.text] : each.type === 'group' ? textsOf(each.children) : []))
const idsOf = (list: readonly Primitive[]): string[] =>
  list.flatMap((each) => (each.type === 'group' ? [...(each.id ? [each.id] : []), ...idsOf(each.children)] : []))
const textOn = (page: Page) => page.layers.flatMap((layer) => textsOf(layer.list))

/** What of the drawing the first layer of a page shows. */
const shownOn = (page: Page) => {
  const [picture] = page.layers
  if (!picture?.clip) throw new Error('a tile is clipped')
  const { clip, x, y, scale } = picture
  return {
    x: (clip.x - x) / scale,
    y: (clip.y - y) / scale,
    width: clip.width / scale,
    height: clip.height / scale,
  }
}

const setups: fc.Arbitrary<PageSetup> = fc.record({
  paper: fc.constantFrom(...papers),
  orientation: fc.constantFrom(...orientations),
  scale: fc.oneof(fc.constantFrom('fitPage' as const, 'fitWidth' as const), fc.integer({ min: 30, max: 300 })),
  overlap: fc.integer({ min: 0, max: 30 }),
})

describe('tiled pages', () => {
  it('show every bit of the drawing, nothing beyond their paper, and are numbered in reading order', () => {
    fc.assert(
      fc.property(setups, fc.boolean(), (setup, keyed) => {
        const set: PageSet = pages(setup, keyed ? legend : null)
        expect(set.pages).toHaveLength(set.columns * set.rows)
        const area = areaOf(drawn)
        const covered = (of: 'x' | 'y', size: 'width' | 'height', on: readonly Page[]) => {
          let to = area[of]
          for (const page of on) {
            const shown = shownOn(page)
            expect(shown[of]).toBeLessThanOrEqual(to + 1e-6)
            to = shown[of] + shown[size]
          }
          expect(to).toBeCloseTo(area[of] + area[size], 4)
        }
        covered(
          'x',
          'width',
          set.pages.filter((page) => page.row === 0),
        )
        covered(
          'y',
          'height',
          set.pages.filter((page) => page.column === 0),
        )
        for (const [i, page] of set.pages.entries()) {
          expect(page.row * set.columns + page.column).toBe(i)
          for (const { clip } of page.layers) {
            if (!clip) continue
            expect(clip.x).toBeGreaterThanOrEqual(28 - 1e-6)
            expect(clip.y).toBeGreaterThanOrEqual(28 - 1e-6)
            expect(clip.x + clip.width).toBeLessThanOrEqual(page.width - 28 + 1e-6)
            expect(clip.y + clip.height).toBeLessThanOrEqual(page.height - 28 - 34)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('carry every step on some page, whole', () => {
    const set = pages({ scale: 150 })
    expect(set.pages.length).toBeGreaterThan(4)
    const found = new Set(set.pages.flatMap((page) => idsOf(page.layers[0]?.list ?? [])))
    for (const { id } of complaintDiagram.steps) expect(found).toContain(id)
    for (const { id } of complaintDiagram.flows) expect(found).toContain(id)
    // A page does not carry what lies on others: its part is small.
    expect(idsOf(set.pages[0]?.layers[0]?.list ?? []).length).toBeLessThan(found.size / 2)
  })

  it('name lanes and phases again where the drawing’s own names are on other pages', () => {
    const set = pages({ scale: 150 })
    const last = set.pages.at(-1)
    const names = textsOf(last?.layers.slice(1).flatMap((layer) => layer.list) ?? []).join('')
    expect(complaintDiagram.lanes.some((lane) => names.includes(lane.title))).toBe(true)
    expect(complaintDiagram.phases.some((phase) => names.includes(phase.title))).toBe(true)
  })

  it('say plan, process, version, scale and which page of how many', () => {
    const set = pages({ scale: 150 }, legend)
    const last = textOn(set.pages.at(-1) as Page)
    for (const text of ['KF-01 客户投诉处理流程', '客服中心运营方案', '现状', '草稿', '150%', '等待时间', '1 天'])
      expect(last).toContain(text)
    expect(last.some((text) => text.startsWith(`${set.pages.length} / ${set.pages.length}`))).toBe(true)
  })

  it('fit on one page, or one page wide, when asked to', () => {
    expect(pages({ scale: 'fitPage' }).pages).toHaveLength(1)
    expect(pages({ scale: 'fitWidth', orientation: 'portrait' }).columns).toBe(1)
  })

  it('are refused where they would be a heap', () => {
    const wide = {
      ...complaintDiagram,
      steps: complaintDiagram.steps.map((step, i) => ({ ...step, x: i * 4000, y: i * 2500 })),
    }
    const places = new Map(wide.steps.map(({ id, x, y }) => [id, { x, y }]))
    const far = { ...laidOut, positions: places, bounds: { x: 0, y: 0, width: 70_000, height: 45_000 } }
    expect(() =>
      pagesOf(drawnProcess(wide, far, null), { ...defaultSetup, scale: 100 }, { block, legend: null, lang: 'zh' }),
    ).toThrowError(/tooManyPages/)
  })
})

describe('a poster', () => {
  it('is one page around the drawing, at the size of the screen', () => {
    const set = pages({ paper: 'poster', scale: 100 }, legend)
    const [page] = set.pages
    expect(set.pages).toHaveLength(1)
    expect(page?.width).toBeCloseTo(areaOf(drawn).width * 0.75 + 56, 3)
    expect(textOn(page as Page)).toContain('KF-01 客户投诉处理流程')
    expect(set.percent).toBe(100)
  })
  it('stays within what PDF readers accept', () => {
    const far = { ...laidOut, bounds: { x: 0, y: 0, width: 70_000, height: 45_000 } }
    const set = pagesOf(
      drawnProcess(complaintDiagram, far, null),
      { ...defaultSetup, paper: 'poster', scale: 100 },
      { block, legend: null, lang: 'zh' },
    )
    expect(Math.max(set.pages[0]?.width ?? 0, set.pages[0]?.height ?? 0)).toBeLessThanOrEqual(14_400)
  })
})
