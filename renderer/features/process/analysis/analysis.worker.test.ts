// What the thread answers is what analysing the plan's rows at once gives, after edits and after another plan alike.
import { beforeAll, expect, test, vi } from 'vitest'
import { applyChanges, emptyTables, type PlanTables, selected } from '#platform/planTables.ts'
import { tableTeller } from '#platform/tableCopy.ts'
import { analyseFlow } from '#shared/analysis/flow/flowAnalysis.ts'
import { flowFigures } from '#shared/analysis/flow/flowFigures.ts'
import type { RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName, PlanReader, PlanRows, RowOf } from '#shared/model/plan.ts'
import { joinRows, testRow, testVersion } from '#shared/model/testRows.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './analysis.worker.ts'

const today = '2026-06-15'
const thread = {
  onmessage: (_: { data: AnalysisQuestion }) => {},
  answer: null as AnalysisAnswer,
  // As between real threads: what cannot be copied throws.
  postMessage: (answer: AnalysisAnswer) => (thread.answer = structuredClone(answer)),
}
beforeAll(async () => {
  vi.stubGlobal('self', thread)
  await import('./analysis.worker.ts')
})

const taken = (rows: Partial<PlanRows>): RowChange[] =>
  Object.entries(rows).flatMap(([entity, list]) =>
    (list as AnyRow[]).map((after) => ({ entity: entity as EntityName, id: after.id, before: null, after })),
  )
const readerOf = (tables: PlanTables): PlanReader => ({
  get: (entity, id) => tables[entity].get(id) as RowOf<typeof entity> | undefined,
  list: (entity, where) => [...selected(entity, tables[entity], where)],
})
const timed = { ownerRole: 'r', processingTime: 3600, waitingTime: 86_400 }
const steps = { a: timed, b: { ...timed, isApproval: true }, c: { ...timed, isApproval: true }, d: timed }
const flows = [
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'd'],
] as const
const plan = (volumePerMonth: number) =>
  joinRows(
    { process: [testRow('process', { id: 'process', title: 'p', volumePerMonth })] },
    { role: [testRow('role', { id: 'r', name: 'r', headcount: 1 })] },
    testVersion('v', { steps, flows }),
    testVersion('w', { steps: { x: timed } }),
  )

test('the answer of the thread is the analysis of the rows as they are', () => {
  const teller = tableTeller()
  const answered = (document: string, tables: PlanTables) => {
    const news = structuredClone(teller.news(document, tables))
    thread.onmessage({ data: { news, version: 'v', other: 'w', today } })
    return thread.answer
  }
  const expected = (tables: PlanTables) => {
    const reader = readerOf(tables)
    const [version, other] = ['v', 'w'].map((id) => reader.get('processVersion', id) as RowOf<'processVersion'>)
    return {
      ...analyseFlow(reader, version as RowOf<'processVersion'>, today),
      other: { id: 'w', figures: flowFigures(reader, other as RowOf<'processVersion'>, today) },
    }
  }
  const first = applyChanges(emptyTables, taken(plan(400)))
  expect(answered('plan', first)).toEqual(expected(first))
  expect(thread.answer?.findings.map(({ kind }) => kind)).toContain('approvals')
  const step = first.step.get('d') as RowOf<'step'>
  const edited = applyChanges(first, [{ entity: 'step', id: 'd', before: step, after: { ...step, waitingTime: 0 } }])
  expect(answered('plan', edited)).toEqual(expected(edited))
  expect(thread.answer?.figures.cycle).toBeLessThan(expected(first).figures.cycle)
  // Another plan: nothing of the one before is left.
  const small = applyChanges(emptyTables, taken(joinRows(testVersion('v', { steps: { only: timed } }))))
  teller.forget()
  thread.onmessage({ data: { news: teller.news('other', small), version: 'v', other: 'w', today } })
  expect(thread.answer).toEqual({
    ...analyseFlow(readerOf(small), small.processVersion.get('v') as RowOf<'processVersion'>, today),
    other: null,
  })
  thread.onmessage({ data: { news: teller.news('other', small), version: 'gone', other: null, today } })
  expect(thread.answer).toBeNull()
})
