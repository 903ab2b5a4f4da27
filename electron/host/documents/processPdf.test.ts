// The PDF of a process: our font embedded as a subset, and large processes in bounded time and memory.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layoutDiagram } from '#shared/diagram/layout.ts'
import { drawnProcess } from '#shared/diagram/print/drawn.ts'
import { pagesOf } from '#shared/diagram/print/pages.ts'
import { PlanError } from '#shared/model/problem.ts'
import { randomDiagram } from '../../../test/fixtures/randomDiagram.ts'
import { runJob } from '../jobs/runJob.ts'
import { nodeHost } from '../nodeHost.ts'
import { pagesPdf } from './processPdf.ts'

const block = { process: '订单处理', plan: '运营方案', facts: [{ label: '版本', value: '现状' }] }
const pagesFor = (steps: number, scale: number) => {
  const diagram = randomDiagram({ steps, lanes: 8, phases: 5, seed: 7 })
  const drawn = drawnProcess(diagram, layoutDiagram(diagram), null)
  const setup = { paper: 'a3', orientation: 'landscape', scale, overlap: 8 } as const
  return pagesOf(drawn, setup, { block, legend: null, lang: 'zh' }).pages
}
const options = { title: '订单处理', author: '王敏', lang: 'zh', fontFiles: nodeHost.fontFiles } as const

describe('the PDF of a process', () => {
  it('of 2,000 steps is written page by page; the file stays small and holds our font once per weight', async () => {
    const pages = pagesFor(2000, 40)
    expect(pages.length).toBeGreaterThan(20)
    const shares: number[] = []
    const before = process.memoryUsage().rss
    const pdf = Buffer.from(await pagesPdf(pages, { ...options, onProgress: (share) => shares.push(share) }))
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(600)
    expect(pdf.length).toBeLessThan(8e6)
    const text = pdf.toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages.length)
    expect(text.match(/\/FontName \/[A-Z]{6}\+NotoSansSC/g)).toHaveLength(2)
    expect(shares).toHaveLength(pages.length)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  }, 120_000)

  it('of 500 steps can be looked at', async () => {
    const pdf = await pagesPdf(pagesFor(500, 60), options)
    if (process.env.OPSMAP_KEEP) writeFileSync(join(process.env.OPSMAP_KEEP, 'tiled-500.pdf'), pdf)
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  }, 60_000)

  it('stops when it is cancelled', async () => {
    const abort = new AbortController()
    const input = { format: 'pdf', rows: {}, lang: 'zh', today: '2026-11-22', processVersion: null, fontFiles: [] }
    const job = runJob('exportPlan', input as never, { worker: nodeHost.jobWorker, signal: abort.signal })
    abort.abort()
    await expect(job).rejects.toSatisfy(
      (error) => error instanceof PlanError && error.problems[0]?.code === 'cancelled',
    )
  })
})
