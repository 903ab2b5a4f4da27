// The Word documents as LibreOffice prints them: A4 pages that count themselves, the drawing along its page, heads on every page of a table.
import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { exportPlan } from '#host/documents/exportPlan.ts'
import { nodeHost } from '#host/nodeHost.ts'
import { translator } from '#shared/i18n/index.ts'
import { largePlan } from '../fixtures/largePlan.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { converted, pagesOf } from '../secondReader/libreOffice.ts'

const folder = testFolder('word-full')
afterAll(() => folder.remove())

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang)
  const rows = largePlan(lang, { tasks: 240, risks: 240 })

  async function printed(name: string, sop?: string) {
    const path = folder.file(`${name}-${lang}.docx`)
    const input = { format: 'docx' as const, rows, lang, today: '2026-11-21', processVersion: null, sop }
    writeFileSync(path, await exportPlan({ ...input, fontFiles: nodeHost.fontFiles }, () => {}))
    const pages = pagesOf(converted(path, 'pdf', folder.file(`${name}-${lang}-pdf`)))
    // Spaces depend on how a line was set.
    const flat = pages.map(({ text }) => text.replace(/\s/g, ''))
    for (const [i, text] of flat.entries())
      expect(text).toContain(t('sop.pageOf', { page: i + 1, pages: pages.length }).replace(/\s/g, ''))
    for (const { width, height } of pages)
      expect([Math.min(width, height), Math.max(width, height)].map(Math.round)).toEqual([595, 842])
    return { pages, flat }
  }

  it('the SOP', async () => {
    const { pages, flat } = await printed('sop', 'sop-complaint')
    expect(pages.filter(({ width, height }) => width > height)).toHaveLength(1)
    // What Word counts: the steps of the fourth part, the roles to be trained in the sixth.
    for (const number of ['4.1', '4.15', `6.${t('sop.parts.training').replace(/\s/g, '')}`])
      expect(flat.join('')).toContain(number)
  })

  it('the plan: 240 risks go over many pages, each with the head of their table', async () => {
    const { flat } = await printed('plan')
    const head = t('print.planWord.score').replace(/\s/g, '')
    expect(flat.filter((text) => text.includes(head)).length).toBeGreaterThan(8)
  })
})
