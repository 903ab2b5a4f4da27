// The law of the data workbook: whatever a plan holds goes out and comes back, into the same plan as no change, into an empty one as the same plan.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDataWorkbook } from '#host/intake/dataWorkbookIntake.ts'
import { readWorkbook } from '#host/intake/xlsxIntake.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { entityNames, type PlanRows } from '#shared/model/plan.ts'
import { testPlan } from '#shared/model/testPlan.ts'
import { testRow } from '#shared/model/testRows.ts'
import { chosenWrites, defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import { compareData } from '#shared/sheets/dataWorkbook/compareData.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'
import { randomPlans } from '../../../../test/fixtures/randomPlan.ts'
import { dataWorkbookBytes } from './writeDataWorkbook.ts'

const runs = Number(process.env.OPSMAP_RUNS ?? 12)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function exported(rows: PlanRows, lang: 'zh' | 'en'): Promise<DataBook> {
  const path = join(folder, 'data.xlsx')
  const input = { rows, lang, documentId: 'doc', revision: 3, exportedAt: '2026-03-01T08:00:00.000Z' }
  writeFileSync(path, await dataWorkbookBytes(input))
  const book = readDataWorkbook(readWorkbook(path))
  expect(book?.base).not.toBeNull()
  return book as DataBook
}

const empty = (): PlanRows =>
  ({
    ...Object.fromEntries(entityNames.map((name) => [name, []])),
    plan: [testRow('plan', { id: 'own', title: 'empty' })],
  }) as unknown as PlanRows

const compared = (book: DataBook, rows: PlanRows, documentId: string) =>
  compareData({
    book,
    rows,
    documentId,
    lang: 'en',
    today: '2026-03-01',
    blobs: rows.attachment.map((a) => a.sha256),
  })

/** The rows of the plan after everything was taken in; attachments are taken to have their bytes. */
function taken(book: DataBook, rows: PlanRows, documentId: string, blobs: readonly string[]) {
  const result = compareData({ book, rows, documentId, lang: 'zh', today: '2026-03-01', blobs })
  const plan = testPlan(rows)
  let ids = 0
  for (const w of chosenWrites(result, defaultChoice(result.differences.rows), () => `made-${++ids}`)) {
    if (w.do === 'insert') plan.insert(w.entity, w.row)
    else if (w.do === 'update') plan.update(w.entity, w.id, w.patch)
    else if (plan.get(w.entity, w.id)) plan.remove(w.entity, w.id)
  }
  return { rows: plan.rows, differences: result.differences }
}

const sorted = (rows: PlanRows) =>
  Object.fromEntries(entityNames.map((n) => [n, [...(rows[n] as AnyRow[])].sort((a, b) => (a.id < b.id ? -1 : 1))]))

describe('any plan, as a data workbook', () => {
  it('comes back into the same plan as no change, and into an empty plan as the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlans(), fc.constantFrom('zh' as const, 'en' as const), async (rows, lang) => {
        const book = await exported(rows, lang)
        expect(book.problems).toEqual([])
        const same = compared(book, rows, 'doc').differences
        expect(same.refused).toEqual([])
        expect(same.rows).toEqual([])
        expect(same.unchanged).toBe(entityNames.reduce((n, name) => n + rows[name].length, 0))
        const other = taken(
          book,
          empty(),
          'other',
          rows.attachment.map((a) => a.sha256),
        )
        expect(other.differences.refused).toEqual([])
        expect(sorted(other.rows)).toEqual(sorted(rows))
      }),
      { numRuns: runs, endOnFailure: true },
    )
  }, 600_000)
})
