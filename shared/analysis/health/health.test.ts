// Every rule finds what it is for and leaves alone what is right, has its texts, and can be switched off.
import { describe, expect, it, test } from 'vitest'
import { langs, translator } from '../../i18n/index.ts'
import { type EntityName, entityOf, type PlanRows } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { testRow } from '../../model/testRows.ts'
import { healthRules, planHealth } from './index.ts'
import { examples, type Sketch, today } from './testExamples.ts'

function reader(sketch: Sketch) {
  const rows = Object.fromEntries(
    Object.entries(sketch).map(([entity, list]) => [
      entity,
      list.map((row) => testRow(entity as EntityName, row as { id: string })),
    ]),
  )
  return rowsReader(rows as Partial<PlanRows>)
}
const found = (sketch: Sketch, id: string) => planHealth(reader(sketch), today).findings.filter((f) => f.rule === id)

test('every rule has its examples, and no example is without its rule', () => {
  expect(Object.keys(examples).sort()).toEqual(healthRules.map((r) => r.id).sort())
})

describe.each(healthRules)('$id', ({ id }) => {
  it('objects to what is wrong, once, at a field that the entity has', () => {
    const all = found(examples[id]?.wrong ?? {}, id)
    expect(all).toHaveLength(1)
    const { entity, field } = all[0] ?? {}
    if (entity && field) expect(Object.keys(entityOf(entity).fields)).toContain(field)
  })
  it('accepts what is right', () => {
    expect(found(examples[id]?.right ?? {}, id)).toEqual([])
  })
  it.each(langs)('names itself, what it found and what to do (%s)', (lang) => {
    const t = translator(lang) as (key: string, params?: object) => string
    const params = found(examples[id]?.wrong ?? {}, id)[0]?.params
    const texts = ['name', 'how', ...(params ? ['says'] : [])].map((part) => t(`health.rules.${id}.${part}`, params))
    for (const text of texts) expect(text).not.toMatch(/health\.rules|\{\{/)
  })
})

test('a rule that is switched off finds nothing, and tells what it would have found', () => {
  const off = {
    ...examples.taskPastDue?.wrong,
    healthRuleSetting: [{ id: 'h', rule: 'taskPastDue', active: false, reason: '历史任务' }],
  }
  const health = planHealth(reader(off), today)
  expect(health.findings.map((f) => f.rule)).not.toContain('taskPastDue')
  expect(health.off).toEqual([{ rule: 'taskPastDue', reason: '历史任务', count: 1 }])
})

test('a limit of the plan is kept', () => {
  const relaxed = {
    ...examples.tooManyApprovals?.wrong,
    healthRuleSetting: [{ id: 'h', rule: 'tooManyApprovals', active: true, limit: 4 }],
  }
  expect(found(relaxed, 'tooManyApprovals')).toEqual([])
})

test('only versions that can be edited are judged, unless there is nothing but a published one', () => {
  const published = { id: 'v', process: 'p', kind: 'asIs', status: 'published' } as const
  const step = { id: 'x', processVersion: 'v', kind: 'task', title: '登记' } as const
  expect(found({ processVersion: [published], step: [step] }, 'stepNoOwner')).toHaveLength(1)
  expect(
    found({ processVersion: [published, { ...published, id: 'w', status: 'draft' }], step: [step] }, 'stepNoOwner'),
  ).toEqual([])
})

test('problems stand before what is missing, and that before hints', () => {
  const { findings } = planHealth(
    reader({ ...examples.taskPastDue?.wrong, ...examples.kpiNoGoal?.wrong, ...examples.goalNoKpi?.wrong }),
    today,
  )
  const order = ['error', 'warning', 'hint']
  const ranks = findings.map((f) => order.indexOf(f.severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(new Set(ranks).size).toBe(3)
})

test('what is overdue says since when', () => {
  const [task] = examples.taskPastDue?.wrong.task ?? []
  const [finding] = found({ task: [{ ...task, id: 't', dueOn: '2026-11-10' }] }, 'taskPastDue')
  expect(finding?.params).toEqual({ date: '2026-11-10', days: 12 })
  const says = translator('zh') as (key: string, params?: object) => string
  expect(says('health.rules.taskPastDue.says', finding?.params)).toBe('截止 2026-11-10，已逾期 12 天')
})
