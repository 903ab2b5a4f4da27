// The sample workbook and a JSON export through the throw-away process into a plan: complete, in one undoable step, or not at all.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { PlanError } from '#shared/model/problem.ts'
import { contentHash } from '../contentHash.ts'
import { writePlanJson } from '../documents/planJson.ts'
import { PlanFile } from '../planFile.ts'
import { newId } from '../uuid7.ts'
import { applyImport, importContext, importReader } from './importFile.ts'
import { nodeIntake } from './nodeIntake.ts'

const sample = join(import.meta.dirname, '../../../test/fixtures/complaint-handling-visio.xlsx')
const today = '2026-03-01'
const options = { lang: 'zh', today } as const
const preview = importReader(nodeIntake())

let folder: string
const open: PlanFile[] = []
function newPlan(): PlanFile {
  const plan = new PlanFile(join(folder, `${open.length}.sqlite`), { name: 'plan' })
  open.push(plan)
  plan.setMeta('documentId', newId())
  plan.execute('plan.init', { title: '方案', language: 'zh' })
  return plan
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
afterEach(() => {
  for (const plan of open.splice(0)) plan.close()
  rmSync(folder, { recursive: true, force: true })
})

it('takes the sample in: 17 steps, 19 flows, 7 lanes, 5 phases, owners, times and costs, each step placed', async () => {
  const plan = newPlan()
  const file = await preview(sample, 'auto', importContext(plan, 'zh', today))
  expect(file.preview).toMatchObject({ kind: 'visio', fileName: 'complaint-handling-visio.xlsx', problems: [] })
  expect(plan.count('process')).toBe(0)
  const { processVersion, revision } = applyImport(plan, file, options)
  expect(revision).toBe(2)
  expect(['step', 'sequenceFlow', 'lane', 'phase', 'person'].map((e) => plan.count(e as 'step'))).toEqual([
    17, 19, 7, 5, 8,
  ])
  const steps = plan.list('step', { processVersion }) as RowOf<'step'>[]
  const step = (code: string) => steps.find((s) => s.code === code) as RowOf<'step'>
  expect(step('P170')).toMatchObject({ processingTime: 7200, waitingTime: 57_600, cost: 26_000, isApproval: false })
  expect(step('P110')).toMatchObject({ processingTime: 480, waitingTime: 1800, cost: 600, kind: 'task' })
  expect(['P180', 'P190', 'P195'].map((c) => step(c).isApproval)).toEqual([true, true, true])
  expect(['P100', 'P120', 'P240', 'P250'].map((c) => step(c).kind)).toEqual(['start', 'decision', 'document', 'end'])
  expect(plan.get('person', step('P190').owners[0] as string)?.name).toBe('孙丽')
  expect(plan.get('lane', step('P220').lane as string)?.title).toBe('仓储')
  const labels = (plan.list('sequenceFlow', { from: step('P210').id }) as RowOf<'sequenceFlow'>[])
    .map((f) => `${(plan.get('step', f.to) as RowOf<'step'>).code} ${f.label}`)
    .sort()
  expect(labels).toEqual(['P160 不满意', 'P220 满意'])
  expect(new Set(steps.map((s) => `${s.x},${s.y}`)).size).toBe(17)
  expect(steps.every((s) => s.x !== null && s.y !== null)).toBe(true)
  expect(plan.undo()).toMatchObject({ done: true, command: 'process.import' })
  expect(['step', 'process', 'lane', 'person'].map((e) => plan.count(e as 'step'))).toEqual([0, 0, 0, 0])
})

it('gives a second import of the same process a name of its own', async () => {
  const plan = newPlan()
  const file = await preview(sample, 'visio', importContext(plan, 'en', today))
  applyImport(plan, file, options)
  applyImport(plan, file, { ...options, title: file.preview.draft?.title })
  expect(plan.list('process').map((p) => p.title)).toEqual(['complaint-handling-visio', 'complaint-handling-visio 2'])
})

it('takes a JSON export back: equal plan, same ids, attachments with their bytes', async () => {
  const plan = newPlan()
  applyImport(plan, await preview(sample, 'auto', importContext(plan, 'zh', today)), options)
  const bytes = Buffer.from('客户来信')
  const sha256 = (await import('node:crypto')).createHash('sha256').update(bytes).digest('hex')
  plan.putBlob({ sha256, mime: 'text/plain', bytes })
  const step = plan.list('step')[0] as RowOf<'step'>
  plan.execute('attachment.add', {
    onEntity: 'step',
    onRow: step.id,
    name: 'a.txt',
    mime: 'text/plain',
    size: 12,
    sha256,
  })
  const path = join(folder, 'plan.json')
  writeFileSync(path, writePlanJson(plan.rows(), [{ sha256, mime: 'text/plain', bytes }]))

  const copy = newPlan()
  const file = await preview(path, 'auto', importContext(copy, 'zh', today))
  expect(file.preview).toMatchObject({ kind: 'json', counts: { step: 17, sequenceFlow: 19, plan: 1 }, problems: [] })
  applyImport(copy, file, options)
  expect(copy.rows()).toEqual(plan.rows())
  expect(contentHash(copy.rows(), [sha256])).toBe(contentHash(plan.rows(), [sha256]))
  expect(Buffer.from(copy.blob(sha256)?.bytes ?? []).toString()).toBe('客户来信')
  expect(() => applyImport(copy, file, options)).toThrow('planNotEmpty')
})

it('changes nothing when the file has errors', async () => {
  const plan = newPlan()
  const path = join(folder, 'broken.json')
  writeFileSync(path, readFileSync(sample).subarray(0, 3000))
  await expect(preview(path, 'visio', importContext(plan, 'zh', today))).rejects.toThrow(PlanError)
  const before = plan.rows()
  const file = await preview(sample, 'visio', importContext(plan, 'zh', today))
  const broken = { ...file, preview: { ...file.preview, problems: [{ code: 'nextStepMissing' } as const] } }
  expect(() => applyImport(plan, broken, options)).toThrow('nextStepMissing')
  const { draft } = file.preview
  if (!draft) throw new Error('no draft')
  const dangling = {
    ...draft,
    flows: [...draft.flows, { from: 'p100', to: 'nowhere', label: null, probability: null }],
  }
  expect(() => applyImport(plan, { ...file, preview: { ...file.preview, draft: dangling } }, options)).toThrow(
    'nextStepMissing',
  )
  expect(plan.rows()).toEqual(before)
})
