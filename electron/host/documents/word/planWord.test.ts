// The plan as a Word document, unzipped and read back: sections in their order, figures, drawings, contents; empty sections left out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { nodeHost } from '#host/nodeHost.ts'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { translator } from '#shared/i18n/index.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { PlanError } from '#shared/model/problem.ts'
import { type PlanSection, planSectionNames, planSections } from '#shared/sheets/planWord.ts'
import { exportPlan } from '../exportPlan.ts'
import { fittingColumns } from './fittingColumns.ts'
import { textWidth } from './wordLook.ts'

const templates = join(import.meta.dirname, '../../../../assets/templates')
const sample = (lang: 'zh' | 'en') =>
  (JSON.parse(readFileSync(join(templates, `complaint-handling.${lang}.json`), 'utf8')) as { entities: PlanRows })
    .entities

async function documentOf(rows: PlanRows, lang: 'zh' | 'en', sections?: PlanSection[]) {
  const shares: number[] = []
  const input = { format: 'docx' as const, rows, lang, today: '2026-11-22', processVersion: null, sections }
  const bytes = await exportPlan({ ...input, fontFiles: nodeHost.fontFiles }, (share) => shares.push(share))
  const files = unzipSync(bytes)
  for (const [name, part] of Object.entries(files))
    if (/\.(xml|rels)$/.test(name)) expect([name, XMLValidator.validate(strFromU8(part))]).toEqual([name, true])
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const texts = [...document.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => ({
    style: inside.match(/<w:pStyle w:val="([^"]*)"/)?.[1] ?? '',
    text: [...inside.matchAll(/<w:t[ >][^<]*/g)]
      .map(([part]) => part.replace(/^[^>]*>/, ''))
      .join('')
      .replaceAll('&amp;', '&'),
  }))
  const said = (style: string) => texts.flatMap((one) => (one.style === style ? [one.text] : []))
  return { files, document, said, shares }
}

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang)
  const rows = sample(lang)

  it('has every section in its order, with what its rows say', async () => {
    const { document, said, files, shares } = await documentOf(rows, lang)
    expect(said('Heading1')).toEqual(planSectionNames.map((name) => t(planSections[name])))
    expect(said('Title')).toEqual([rows.plan[0]?.title])
    expect(document).toMatch(/<w:instrText[^>]*>TOC /)
    const cells = new Set([...said('TableText'), ...said('TableHead')])
    const titles = [rows.goal, rows.kpi, rows.risk, rows.task, rows.improvement, rows.sopDocument, rows.budgetLine]
    for (const row of titles.flat() as { title: string }[]) expect(cells).toContain(row.title)
    expect(cells).toContain(rows.goal.find((goal) => goal.specific)?.specific)
    expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toHaveLength(1)
    expect(document.match(/w:orient="landscape"/g)).toHaveLength(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })

  it('the figures of KPIs are those of the screens', async () => {
    const { said } = await documentOf(rows, lang, ['kpis'])
    const figures = kpiFigures(rows.kpi, rows.kpiValue)
    const states = rows.kpi.map(({ id }) => {
      const period = figures.latest(id)
      return t(`excel.kpis.${(period && figures.figure(id, period).state) || 'none'}`)
    })
    const shown = said('TableText').filter((text) => /^[●▲■]/.test(text) || text === t('excel.kpis.none'))
    expect(shown).toEqual(states)
  })
})

it('holds the sections chosen, and none that is empty; nothing at all is refused', async () => {
  const rows = sample('zh')
  const { said } = await documentOf({ ...rows, risk: [] }, 'zh', ['tasks', 'goals', 'risks'])
  expect(said('Heading1')).toEqual(['目标', '任务'])
  await expect(documentOf({ ...rows, risk: [] }, 'zh', ['risks'])).rejects.toThrow(PlanError)
})

it('columns fill the page, whatever stands in them; short words stay whole', () => {
  const rows = [
    ['目标', 'Frequency', '责任人'],
    ['很长'.repeat(80), 'Monthly', '李敏'],
  ]
  const widths = fittingColumns(rows)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(textWidth(false) - 4)
  expect(widths[1]).toBeGreaterThan(9 * 100)
  expect(widths[0]).toBeGreaterThan(Math.max(widths[1] ?? 0, widths[2] ?? 0))
  const many = fittingColumns([Array.from({ length: 30 }, () => 'Responsibilities')])
  expect(many.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(textWidth(false))
  expect(fittingColumns([['', '']])).toHaveLength(2)
})
