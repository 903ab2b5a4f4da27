// The cache follows the plan, touches nothing that did not change, and lists rows in their order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RowChange } from '#shared/model/change.ts'
import { withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows, type RowOf } from '#shared/model/plan.ts'
import { applyChanges, changesNames, emptyTables, ordered, selected, tablesOf } from './planTables.ts'

const row = <E extends EntityName>(entity: E, values: Record<string, unknown>) =>
  withDefaults(entityOf(entity), values) as RowOf<E>
const change = (entity: EntityName, id: string, after: unknown): RowChange =>
  ({ entity, id, before: null, after }) as RowChange
const noRows = Object.fromEntries(entityNames.map((name) => [name, []])) as unknown as PlanRows
const goals = [
  row('goal', { id: 'b', title: '二', position: 2 }),
  row('goal', { id: 'c', title: '三', position: 1 }),
  row('goal', { id: 'a', title: '一', position: 2 }),
]
const tables = tablesOf({ ...noRows, goal: goals, person: [row('person', { id: 'p', name: '张敏' })] })

describe('a change', () => {
  test('replaces the touched table and no other', () => {
    const after = applyChanges(tables, [change('goal', 'a', { ...goals[2], title: '新' })])
    expect(after.goal.get('a')?.title).toBe('新')
    expect(after.goal.get('b')).toBe(goals[0])
    for (const name of entityNames) if (name !== 'goal') expect(after[name]).toBe(tables[name])
    expect(tables.goal.get('a')?.title).toBe('一')
  })
  test('adds and removes rows', () => {
    const after = applyChanges(tables, [change('goal', 'a', null), change('goal', 'd', row('goal', { id: 'd' }))])
    expect([...after.goal.keys()].sort()).toEqual(['b', 'c', 'd'])
  })
  test('told by columns is the same as told row by row', () => {
    const fields = [
      { entity: 'goal' as const, field: 'status', ids: ['a', 'c', 'gone'], values: ['done', 'atRisk', 'done'] },
    ]
    const byRow = [
      change('goal', 'a', { ...goals[2], status: 'done' }),
      change('goal', 'c', { ...goals[1], status: 'atRisk' }),
    ]
    const after = applyChanges(tables, [], fields)
    expect(after).toEqual(applyChanges(tables, byRow))
    expect(after.goal.get('b')).toBe(goals[0])
    expect(tables.goal.get('a')).toBe(goals[2])
    expect(changesNames(tables, [], fields)).toBe(false)
    expect(changesNames(tables, [], [{ entity: 'goal', field: 'title', ids: ['a'], values: ['x'] }])).toBe(true)
  })
  test('of nothing leaves everything as it is', () => {
    expect(applyChanges(tables, [])).toBe(tables)
  })
  test('changes names when a row comes, goes or is renamed, not otherwise', () => {
    const [b] = goals
    expect(changesNames(tables, [change('goal', 'b', { ...b, status: 'done' })])).toBe(false)
    expect(changesNames(tables, [change('goal', 'b', { ...b, title: 'x' })])).toBe(true)
    expect(changesNames(tables, [change('goal', 'b', null)])).toBe(true)
    expect(changesNames(tables, [change('goal', 'z', b)])).toBe(true)
  })
  test('one after the other gives what a fresh reading gives', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const step = fc.record({ id: fc.constantFrom(...ids), position: fc.option(fc.integer({ min: 0, max: 3 })) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let cache = emptyTables
        const rows = new Map<string, RowOf<'goal'>>()
        for (const { id, position } of steps) {
          const after = position === null ? null : row('goal', { id, title: id, position })
          cache = applyChanges(cache, [change('goal', id, after)])
          if (after) rows.set(id, after)
          else rows.delete(id)
        }
        const fresh = tablesOf({ ...noRows, goal: [...rows.values()] })
        expect(ordered('goal', cache.goal)).toEqual(ordered('goal', fresh.goal))
      }),
    )
  })
})

describe('rows', () => {
  test('come in the order of their entity, then by id', () => {
    expect(ordered('goal', tables.goal).map((goal) => goal.id)).toEqual(['c', 'a', 'b'])
  })
  test('are the same array until their table changes', () => {
    expect(ordered('goal', tables.goal)).toBe(ordered('goal', tables.goal))
    expect(selected('goal', tables.goal, { position: 2 })).toBe(selected('goal', tables.goal, { position: 2 }))
  })
  test('are found by several fields at once, by null, and by none', () => {
    const found = (where?: Partial<RowOf<'goal'>>) => selected('goal', tables.goal, where).map((goal) => goal.id)
    expect(found({ position: 2 })).toEqual(['a', 'b'])
    expect(found({ position: 2, title: '二' })).toEqual(['b'])
    expect(found({ owner: null })).toEqual(['c', 'a', 'b'])
    expect(found({ owner: 'nobody' })).toEqual([])
    expect(found({})).toEqual(['c', 'a', 'b'])
    expect(found({ title: undefined as never })).toEqual(['c', 'a', 'b'])
  })
})
