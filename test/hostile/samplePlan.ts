// A published plan file for tests that damage or dress it up: the sample process, KPIs, a comment and an attachment.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { importCommand } from '#host/intake/importFile.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'
import { newId } from '#host/uuid7.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'

const sample = join(import.meta.dirname, '../fixtures/complaint-handling-visio.xlsx')

/** Publishes the plan to `target`; `folder` takes the working copy. */
export async function writeSamplePlan(folder: string, target: string): Promise<void> {
  const plan = new PlanFile(join(folder, `${newId()}.work`), { name: 'sample' })
  try {
    plan.setMeta('documentId', newId())
    plan.execute('plan.init', { title: '客服方案', language: 'zh' })
    const settings = { hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY' }
    const { draft, problems } = readVisioSheet(readWorkbook(sample), { ...settings, fallbackTitle: '投诉处理' })
    const preview = { kind: 'visio', fileName: 'x', draft, counts: {}, problems } as const
    const options = { lang: 'zh', today: '2026-03-01' } as const
    const { command, args } = importCommand(plan, { preview, rows: null, blobs: [] }, options)
    plan.execute(command, args)
    const flow = plan.list('sequenceFlow')[0]?.id
    plan.execute('rows.update', {
      entity: 'sequenceFlow',
      id: flow,
      patch: {
        waypoints: [
          [1, 2],
          [3, 4],
        ],
      },
    })
    const kpi = { id: 'kpi-1', title: '客户满意度', processes: [plan.list('process')[0]?.id] }
    plan.execute('rows.insert', { entity: 'kpi', rows: [kpi] })
    const values = Array.from({ length: 40 }, (_, i) => ({ kpi: 'kpi-1', period: `${2000 + i}`, actual: i / 7 }))
    plan.execute('rows.insert', { entity: 'kpiValue', rows: values })
    plan.execute('rows.insert', {
      entity: 'goal',
      rows: [
        { id: 'g1', title: '目标' },
        { id: 'g2', title: '子目标', parent: 'g1' },
      ],
    })
    const onRow = plan.list('step')[0]?.id
    plan.execute('comment.add', { onEntity: 'step', onRow, text: '要快', author: null })
    const bytes = Buffer.from('附件'.repeat(500))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    plan.putBlob({ sha256, mime: 'text/plain', bytes })
    const file = { name: 'a.txt', mime: 'text/plain', size: bytes.length, sha256 }
    plan.execute('attachment.add', { onEntity: 'step', onRow, ...file })
    await publish(plan, target, { appVersion: '0.0.0', expected: 'any' })
  } finally {
    plan.close()
  }
}
