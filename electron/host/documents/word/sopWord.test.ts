// The Word document of an SOP, unzipped and read back: what it says, its styles, numbers, repeated heads, pages and picture.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { nodeHost } from '#host/nodeHost.ts'
import { sopProcedure } from '#shared/analysis/sopProcedure.ts'
import { translator } from '#shared/i18n/index.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { PlanError } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { exportPlan } from '../exportPlan.ts'

const templates = join(import.meta.dirname, '../../../../assets/templates')
const sample = (lang: 'zh' | 'en') =>
  (JSON.parse(readFileSync(join(templates, `complaint-handling.${lang}.json`), 'utf8')) as { entities: PlanRows })
    .entities
const zh = sample('zh')

async function partsOf(rows: PlanRows, lang: 'zh' | 'en' = 'zh', sop = 'sop-complaint') {
  const input = { format: 'docx' as const, rows, lang, today: '2026-11-22', processVersion: null, sop }
  const bytes = await exportPlan({ ...input, author: '李敏', fontFiles: nodeHost.fontFiles }, () => {})
  const files = unzipSync(bytes)
  for (const [name, part] of Object.entries(files))
    if (/\.(xml|rels)$/.test(name)) expect([name, XMLValidator.validate(strFromU8(part))]).toEqual([name, true])
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return { files, document: xml('word/document.xml'), xml }
}
const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
  )
/** The paragraphs of a part in their order: style and text, line breaks as such. */
const paragraphs = (xml: string) =>
  [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => ({
    style: inside.match(/<w:pStyle w:val="([^"]*)"/)?.[1] ?? '',
    text: [...inside.matchAll(/<w:t[ >][^<]*|<w:br\/>/g)]
      .map(([part]) => (part === '<w:br/>' ? '\n' : unescaped(part.replace(/^[^>]*>/, ''))))
      .join(''),
    inside,
  }))
const saying = (xml: string, style: string) => paragraphs(xml).flatMap((p) => (p.style === style ? [p.text] : []))
const withSop = (patch: object): PlanRows => ({
  ...zh,
  sopDocument: zh.sopDocument.map((row) => (row.id === 'sop-complaint' ? { ...row, ...patch } : row)),
})

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang)
  const rows = sample(lang)
  const sop = rows.sopDocument.find(({ id }) => id === 'sop-complaint')
  const reader = rowsReader(rows)

  it('says what the page says: title block, parts, every step, training, revisions', async () => {
    const { document } = await partsOf(rows, lang)
    const all = paragraphs(document).map(({ text }) => text)
    expect(saying(document, 'Title')).toEqual([sop?.title])
    for (const text of [sop?.code, sop?.edition, sop?.effectiveOn, sop?.approvedOn, sop?.purpose, sop?.scope])
      expect(all).toContain(text)
    for (const id of [sop?.preparedBy, sop?.reviewedBy, sop?.approvedBy])
      expect(all).toContain(reader.get('person', id ?? '')?.name)
    const written = (
      ['purpose', 'scope', 'responsibilities', 'procedure', 'records', 'training', 'revisions'] as const
    ).map((part) => t(`sop.parts.${part}`))
    expect(saying(document, 'Heading1')).toEqual([...written, t('sop.picture')])
    const steps = sopProcedure(reader, 'complaint-asis')
    expect(steps.length).toBeGreaterThan(10)
    for (const { step } of steps) expect(all).toContain(step.title)
    for (const row of rows.sopRevision.filter((revision) => revision.sop === 'sop-complaint'))
      expect(all).toContain(row.changes)
  })

  it('Word counts: parts, steps below their part, what is done in each step from 1 on', async () => {
    const { document, xml } = await partsOf(rows, lang)
    const heads = paragraphs(document).filter(
      ({ style, inside }) => style === 'Heading1' && inside.includes('<w:numPr>'),
    )
    expect(heads).toHaveLength(7)
    expect(heads.every(({ text }) => !/^\d/.test(text))).toBe(true)
    const steps = sopProcedure(reader, 'complaint-asis')
    const counted = paragraphs(document).filter(({ inside }) => inside.includes('<w:ilvl w:val="1"/>'))
    expect(counted).toHaveLength(steps.length)
    expect(xml('word/numbering.xml')).toContain('<w:lvlText w:val="%1.%2"/>')
    // As many numbered lists as steps with something to do.
    const abstract = xml('word/numbering.xml').match(
      /<w:abstractNum w:abstractNumId="(\d+)"(?:(?!<\/w:abstractNum>).)*w:left="320"/s,
    )?.[1]
    const nums = [
      ...xml('word/numbering.xml').matchAll(/<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"\/>/g),
    ]
    const own = new Set(nums.flatMap(([, id, of]) => (of === abstract ? [id] : [])))
    const used = new Set(
      [...document.matchAll(/<w:numId w:val="(\d+)"\/>/g)].flatMap(([, id]) => (own.has(id ?? '') ? [id] : [])),
    )
    expect(used.size).toBe(steps.filter(({ step }) => step.sopSteps).length)
  })

  it('heads of long tables repeat, pages are A4 and tell their number, the wide drawing lies along its own page', async () => {
    const { document, files, xml } = await partsOf(rows, lang)
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(3)
    const pages = [...document.matchAll(/<w:pgSz ([^>]*)\/>/g)].map(([, size = '']) => size)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toMatch(/w:w="11906".*w:h="16838"/)
    expect(pages[1]).toMatch(/w:w="16838".*w:h="11906".*w:orient="landscape"/)
    for (const n of [1, 2]) {
      expect(xml(`word/footer${n}.xml`)).toMatch(/PAGE.*NUMPAGES/s)
      expect(paragraphs(xml(`word/header${n}.xml`)).map(({ text }) => text)).toContain(`${sop?.code} · ${sop?.edition}`)
    }
    const pictures = Object.keys(files).filter((name) => name.endsWith('.png'))
    expect(pictures).toHaveLength(1)
    const png = Buffer.from(files[pictures[0] ?? ''] ?? [])
    const [, cx = 0, cy = 1] = document.match(/<wp:extent cx="(\d+)" cy="(\d+)"/)?.map(Number) ?? []
    // Not stretched, within the margins, sharp enough to print.
    expect(cx / cy).toBeCloseTo(png.readUInt32BE(16) / png.readUInt32BE(20), 1)
    expect(cx / 635).toBeLessThanOrEqual(16_838 - 2 * 1_134)
    expect(png.readUInt32BE(16) / (cx / 914_400)).toBeGreaterThan(200)
    expect(document).toMatch(/<wp:docPr [^>]*descr="[^"]{10}/)
  })

  it('texts have the fonts of their script', async () => {
    const { xml } = await partsOf(rows, lang)
    const fonts = xml('word/styles.xml').match(/<w:docDefaults>.*?<w:rFonts ([^>]*)\/>/s)?.[1]
    expect(fonts).toContain('w:eastAsia="Microsoft YaHei"')
    expect(fonts).toContain(lang === 'zh' ? 'w:ascii="Microsoft YaHei"' : 'w:ascii="Calibri"')
    for (const id of ['Title', 'Heading1', 'Heading2', 'Heading3'])
      expect(xml('word/styles.xml')).toMatch(new RegExp(`w:styleId="${id}"`))
  })
})

it('any character survives, what no file may hold is dropped, line breaks stay', async () => {
  const hard = '<b>&amp; “引号” \'"]]> 😀𠮷 {{x}} %1'
  const { document, xml } = await partsOf(
    withSop({
      title: `${hard}\u0000\u000b\ud800`,
      purpose: `- ${hard}\n2. 第二\r\n\n`,
      scope: `一行\u0007`,
      code: `<1>`,
    }),
  )
  expect(saying(document, 'Title')).toEqual([hard])
  const all = paragraphs(document).map(({ text }) => text)
  expect(all).toEqual(expect.arrayContaining([hard, '第二', '一行', '<1>']))
  expect(xml('docProps/core.xml')).toContain('&lt;1&gt;')
  const described: PlanRows = {
    ...zh,
    step: zh.step.map((row) => (row.id === 's-P190' ? { ...row, description: '第一行\n第二行' } : row)),
  }
  expect(saying((await partsOf(described)).document, 'TableText')).toContain('第一行\n第二行')
})

it('an SOP of nothing but a title is a whole document; one that is gone is refused', async () => {
  const bare = Object.fromEntries(
    Object.entries(zh.sopDocument[0] ?? {}).map(([name, value]) => [
      name,
      ['id', 'title', 'status'].includes(name) ? value : null,
    ]),
  )
  const rows = {
    ...zh,
    sopRevision: [],
    sopDocument: [{ ...bare, rolesToTrain: [], position: 0 }],
  } as unknown as PlanRows
  const t = translator('zh')
  const { document, files } = await partsOf(rows)
  expect(saying(document, 'Heading1')).toEqual(
    ['procedure', 'training', 'revisions'].map((part) => t(`sop.parts.${part as 'training'}`)),
  )
  expect(paragraphs(document).map(({ text }) => text)).toContain(t('sop.noRevisions'))
  expect(Object.keys(files).some((name) => name.endsWith('.png'))).toBe(false)
  await expect(partsOf(zh, 'zh', 'nothing')).rejects.toThrow(PlanError)
})

it('a drawing that is high stands in the text, none of more steps than can be read', async () => {
  const few = zh.step.filter(({ processVersion }) => processVersion === 'complaint-asis').slice(0, 3)
  const high = few.map((row, i) => ({ ...row, lane: null, phase: null, x: 0, y: i * 200 }))
  const rows: PlanRows = { ...zh, step: high, sequenceFlow: [], lane: [], phase: [] }
  const { document } = await partsOf(rows)
  expect(document.match(/<w:pgSz /g)).toHaveLength(1)
  expect(document).toContain('<wp:inline')
  const first = zh.step.find(({ id }) => id === 's-P190')
  const many = Array.from({ length: 130 }, (_, i) => ({ ...first, id: `many-${i}`, title: `第 ${i} 步` }))
  const { document: long, files } = await partsOf({ ...zh, step: many as PlanRows['step'], sequenceFlow: [] })
  expect(Object.keys(files).some((name) => name.endsWith('.png'))).toBe(false)
  expect(saying(long, 'TableText')).toContain('第 129 步')
})
