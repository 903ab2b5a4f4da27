// A collection sheet of the steps of a process: it comes back as changes to these steps, never as a second process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compareInput, dataCommand } from '#host/intake/importData.ts'
import { importContext } from '#host/intake/importFile.ts'
import { readImport } from '#host/intake/importIntake.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import { PlanFile } from '#host/planFile.ts'
import { langs } from '#shared/i18n/index.ts'
import type { Cell, SheetCells } from '#shared/sheets/cells.ts'
import { findCollected } from '#shared/sheets/collectedSteps/findCollected.ts'
import { askedVersion, listedSteps } from '#shared/sheets/collectedSteps/stepLines.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import { visioColumns } from '#shared/sheets/visioColumns.ts'
import { samplePlan } from '../../../../test/fixtures/largePlan.ts'
import { randomPlans } from '../../../../test/fixtures/randomPlan.ts'
import { readCollectedSteps } from '../../intake/dataWorkbookIntake.ts'
import { dataWorkbookBytes } from './writeDataWorkbook.ts'

let folder: string
let plan: PlanFile
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
beforeEach(() => {
  plan = new PlanFile(join(folder, `${++count}.sqlite`), { name: '李敏' })
  plan.setMeta('documentId', 'doc')
  plan.execute('plan.importRows', { rows: samplePlan('zh') })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Sheets = (SheetCells & { rows: Cell[][] })[]

/** The process whose as-is is asked about, and the steps of that version. */
function asked() {
  const version = plan.rows().processVersion.find((v) => v.kind === 'asIs' && v.status === 'draft')
  if (!version) throw new Error('no draft in the sample')
  return { version, process: version.process }
}
async function sheets(lang: 'zh' | 'en' = 'zh'): Promise<Sheets> {
  const path = join(folder, 'steps.xlsx')
  const { rows, documentId, revision } = { rows: plan.rows(), documentId: plan.documentId, revision: plan.revision }
  const exportedAt = '2026-03-01T00:00:00.000Z'
  const input = {
    rows,
    documentId,
    revision,
    lang,
    exportedAt,
    empty: true,
    sheets: ['step'],
    process: asked().process,
  }
  writeFileSync(path, await dataWorkbookBytes(input as Parameters<typeof dataWorkbookBytes>[0]))
  return readWorkbook(path).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) }))
}
const compared = (given: Sheets) => {
  const book = readCollectedSteps(given, importContext(plan, 'zh', '2026-03-01').versions ?? [])
  if (!book) throw new Error('not recognised')
  return compareData(compareInput(plan, book, 'zh', '2026-03-01'))
}
const column = (field: string) => visioColumns.findIndex((c) => c.field === field)
const table = ([steps]: Sheets) => (steps as Sheets[number]).rows
const shown = (comparison: ReturnType<typeof compared>) =>
  comparison.differences.rows.map(({ kind, entity, title, fields }) => [
    kind,
    entity,
    title,
    fields.map(({ field, sheet }) => `${field}=${sheet}`).join(' '),
  ])

it('whatever a process holds, its sheet comes back as no change', async () => {
  const runs = Number(process.env.OPSMAP_RUNS ?? 15)
  await fc.assert(
    fc.asyncProperty(randomPlans(), fc.constantFrom(...langs), async (rows, lang) => {
      const about = { rows, documentId: 'doc', revision: 1, lang, exportedAt: '2026-03-01T00:00:00.000Z' }
      for (const { id } of rows.process) {
        const path = join(folder, 'any.xlsx')
        writeFileSync(path, await dataWorkbookBytes({ ...about, empty: true, sheets: ['step'], process: id }))
        const given = readWorkbook(path)
        const book = readCollectedSteps(
          given,
          rows.processVersion.map((version) => version.id),
        )
        if (!book || askedVersion(rows, id) === null) continue
        const blobs: string[] = []
        const { differences } = compareData({ book, rows, documentId: 'doc', lang, today: '2026-03-01', blobs })
        const listed = listedSteps(rows, askedVersion(rows, id) as string).steps
        expect(differences.rows).toEqual([])
        if (listed.length > 0) expect(differences.refused).toEqual([])
      }
    }),
    { numRuns: runs, endOnFailure: true },
  )
}, 600_000)

describe('steps that come back', () => {
  it.each(langs)('untouched, change nothing (%s)', async (lang) => {
    const given = await sheets(lang)
    expect(findCollected(given)?.version).toBe(asked().version.id)
    const { differences } = compared(given)
    expect(differences.refused).toEqual([])
    expect(differences.problems).toEqual([])
    expect(differences.rows).toEqual([])
    expect(differences.unchanged).toBeGreaterThan(10)
  })

  it('change their own step, with new lanes and people; new rows are new steps; one command, undone as one', async () => {
    const given = await sheets()
    const rows = table(given)
    const first = rows[3] as Cell[]
    const last = rows.length - 1
    first[column('processingTime')] = '2小时'
    first[column('owners')] = `${first[column('owners')] ?? ''}、新来的人`
    first[column('description')] = null
    rows.push([])
    const added = rows[last + 1] as Cell[]
    added[column('id')] = '99'
    added[column('title')] = '电话回访'
    added[column('lane')] = '回访组'
    added[column('processingTime')] = 5
    added[column('next')] = String(first[column('id')])
    const before = plan.rows()
    const comparison = compared(given)
    expect(comparison.differences.refused).toEqual([])
    const kinds = shown(comparison)
    const owners = comparison.differences.rows.flatMap(({ fields }) => fields).find(({ field }) => field === 'owners')
    expect(owners?.sheet).toBe([owners?.plan, '新来的人'].filter(Boolean).join('、'))
    const of = (entity: string) => kinds.filter((row) => row[1] === entity).map(([kind, , title]) => [kind, title])
    expect(of('person')).toEqual([['added', '新来的人']])
    expect(of('lane')).toEqual([['added', '回访组']])
    expect(of('step')).toEqual([
      ['changed', first[column('title')]],
      ['added', '电话回访'],
    ])
    expect(of('sequenceFlow')).toEqual([['added', `电话回访 → ${first[column('title')]}`]])
    const { command, args } = dataCommand(comparison)
    plan.execute(command, args)
    const after = plan.rows()
    expect(after.process).toHaveLength(before.process.length)
    const made = after.step.find(({ title }) => title === '电话回访')
    expect(made).toMatchObject({ processVersion: asked().version.id, processingTime: 300, kind: 'task' })
    expect(after.lane.find(({ id }) => id === made?.lane)?.title).toBe('回访组')
    expect(after.sequenceFlow.filter(({ from }) => from === made?.id)).toHaveLength(1)
    plan.undo()
    expect(plan.rows()).toEqual(before)
  })

  it('rows left out and next steps taken away are offered for removal; sorting and moved columns are nothing', async () => {
    const given = await sheets()
    const rows = table(given)
    const body = rows.splice(3).reverse()
    const gone = body.shift() as Cell[]
    const cut = body.find((row) => row[column('next')] !== null && row !== gone) as Cell[]
    const number = String(gone[column('id')])
    for (const row of body) {
      // Whoever deletes a row puts right the rows before it.
      const next = String(row[column('next')] ?? '').split(', ')
      if (next.includes(number)) row[column('next')] = next.filter((id) => id !== number).join(', ') || null
    }
    cut[column('next')] = null
    rows.push(...body)
    for (const row of rows) row.splice(1, 0, null)
    const comparison = compared(given)
    const steps = shown(comparison).filter(([, entity]) => entity === 'step')
    expect(steps).toEqual([['removed', 'step', gone[column('title')], expect.any(String)]])
    const flows = comparison.differences.rows.filter(({ entity }) => entity === 'sequenceFlow')
    expect(flows.map(({ kind }) => kind).filter((kind) => kind !== 'removed')).toEqual([])
    const { command, args } = dataCommand(comparison)
    plan.execute(command, args)
    expect(plan.rows().step.some(({ title }) => title === gone[column('title')])).toBe(
      samplePlan('zh').step.filter(({ title }) => title === gone[column('title')]).length > 1,
    )
  })

  it('what the plan changed meanwhile is a conflict; a copied row is a new step; a lost id is found by its title', async () => {
    const given = await sheets()
    const rows = table(given)
    const [one, two, three] = rows.slice(3) as [Cell[], Cell[], Cell[]]
    const hidden = findCollected(given)?.column ?? -1
    one[column('processingTime')] = 7
    plan.execute('rows.update', { entity: 'step', id: String(one[hidden]), patch: { processingTime: 60 } })
    two[hidden] = null
    two[column('systems')] = '客服系统'
    const copy = [...three]
    copy[column('id')] = '98'
    copy[column('title')] = '抄来的步骤'
    copy[column('next')] = null
    rows.push(copy)
    const steps = shown(compared(given)).filter(([, entity]) => entity === 'step')
    expect(steps.map(([kind, , title]) => [kind, title])).toEqual([
      ['conflict', one[column('title')]],
      ['changed', two[column('title')]],
      ['added', '抄来的步骤'],
    ])
  })

  it('cells that cannot be read are refused with their address and change nothing', async () => {
    const given = await sheets()
    const row = table(given)[3] as Cell[]
    row[column('waitingTime')] = '好久'
    row[column('next')] = '4711'
    const { differences } = compared(given)
    expect(differences.rows).toEqual([])
    expect(differences.refused.map(({ cell, problem }) => `${cell} ${problem.code}`).sort()).toEqual([
      'C4 nextStepMissing',
      'J4 notADuration',
    ])
  })

  it('of a process that the plan does not have, make a process of their own', async () => {
    await sheets()
    const path = join(folder, 'steps.xlsx')
    const context = importContext(plan, 'zh', '2026-03-01')
    expect((await readImport(path, 'auto', context)).preview.kind).toBe('data')
    const { preview: elsewhere } = await readImport(path, 'auto', { ...context, versions: [] })
    expect(elsewhere.kind).toBe('visio')
    expect(elsewhere.problems).toEqual([])
    expect(elsewhere.draft?.steps.length).toBeGreaterThan(5)
  })
})
