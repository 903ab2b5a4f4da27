import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { complaintDiagram } from '../../test/fixtures/complaintDiagram.ts'
import { drawDiagram } from './drawing.ts'
import { layoutDiagram } from './layout.ts'
import { escapeXml, toSvg } from './svg.ts'
import type { Diagram } from './types.ts'

const svgOf = (diagram: Diagram, theme: 'light' | 'dark' = 'light'): string => {
  const laid = layoutDiagram(diagram)
  return toSvg(drawDiagram(diagram, laid, { theme }), { bounds: laid.bounds, title: diagram.title ?? '', lang: 'zh' })
}

/** All text elements of an SVG, entities resolved. */
const textsOf = (svg: string): string[] => {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    else if (node !== null && typeof node === 'object') {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'text')
          for (const each of [value].flat()) found.push(String(typeof each === 'object' ? (each['#text'] ?? '') : each))
        else walk(value)
      }
    }
  }
  walk(new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false }).parse(svg))
  return found
}

describe('the SVG of the complaint process', () => {
  const svg = svgOf(complaintDiagram)

  it('is well-formed, with a title and a view box', () => {
    expect(XMLValidator.validate(svg)).toBe(true)
    const root = new XMLParser({ ignoreAttributes: false }).parse(svg).svg
    expect(root.title).toBe('客户投诉处理流程')
    expect(root['@_viewBox'].split(' ').map(Number).every(Number.isFinite)).toBe(true)
    expect(root['@_xml:lang']).toBe('zh-CN')
  })

  it('shows every step, lane, phase, label, owner and time', () => {
    const texts = textsOf(svg)
    const all = texts.join('')
    for (const step of complaintDiagram.steps) {
      expect(all).toContain(step.title)
      if (step.footer?.owner) expect(texts).toContain(step.footer.owner)
      if (step.footer?.waiting) expect(texts).toContain(step.footer.waiting)
    }
    for (const lane of complaintDiagram.lanes) expect(all).toContain(lane.title)
    for (const phase of complaintDiagram.phases) expect(texts).toContain(phase.title)
    for (const flow of complaintDiagram.flows) if (flow.label) expect(texts).toContain(flow.label)
    expect(svg.match(/class="flow-arrow"/g)).toHaveLength(19)
    expect(svg.match(/class="step step-/g)).toHaveLength(17)
  })

  it('has no number that is not one', () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('looks different in the dark', () => {
    expect(svgOf(complaintDiagram, 'dark')).not.toBe(svg)
  })
})

describe('hostile texts', () => {
  const hostile = [
    '</text><script>alert(1)</script>',
    ']]>&amp;&#0;"\' onload="x',
    'a\u0000b\u0007c\u{d800}d\uffff',
    '<![CDATA[<!-- ',
    '\u202eevil\u200b',
    '😀👩‍👩‍👧 ﷽ ℵ',
  ]
  const diagramWith = (title: string): Diagram => ({
    title,
    steps: [
      {
        id: `${title}1`,
        kind: 'task',
        title,
        lane: title,
        phase: title,
        x: null,
        y: null,
        tone: title,
        footer: { owner: title, processing: title, waiting: title },
      },
      {
        id: `${title}2`,
        kind: 'decision',
        title,
        lane: title,
        phase: title,
        x: null,
        y: null,
        markers: ['sop', 'risk', 'kpi', 'note'],
      },
    ],
    flows: [{ id: title, from: `${title}1`, to: `${title}2`, label: title }],
    lanes: [{ id: title, title, position: 0 }],
    phases: [{ id: title, title, position: 0 }],
  })

  it.each(hostile)('%j stays text', (title) => {
    const svg = svgOf(diagramWith(title))
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).not.toMatch(/<script|<!--|<!\[CDATA/)
  })

  it('of any kind give well-formed XML that says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (title) => {
        const svg = svgOf(diagramWith(title))
        expect(XMLValidator.validate(svg)).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in XML.
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        expect(svg.isWellFormed()).toBe(true)
      }),
      { numRuns: 100 },
    )
  }, 30_000)

  it('cannot leave the font declaration', () => {
    const svg = toSvg([], {
      bounds: { x: 0, y: 0, width: 10, height: 10 },
      fontFamily: "x'};svg{display:none",
      fontFaces: [{ weight: 400, url: 'data:font/ttf;base64,AAAA) } </style><script>' }],
    })
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain("x'}")
  })

  it('escapes what XML reserves', () => {
    expect(escapeXml(`<a b="c">&'`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;')
  })
})
