// Laws of diff and merge over random plans of every entity, and what becomes of each kind of conflict.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDiff, diffRows } from './diff.ts'
import type { AnyRow } from './entity.ts'
import { type ConflictKind, mergePlans } from './merge.ts'
import { type EntityName, entityNames, type NewRowOf } from './plan.ts'
import { planRows } from './rowOrder.ts'
import { faults, numbers } from './testFaults.ts'
import { randomEdits, randomPlan } from './testRandomPlan.ts'
import { testRow } from './testRows.ts'

const runs = { numRuns: 30 }
const seeds = fc.integer({ min: 1, max: 1e9 })
const three = (seed: number) => {
  const base = randomPlan(numbers(seed), { rows: 3, prefix: 'b' })
  return {
    base,
    mine: randomEdits(numbers(seed + 1), base, { count: 25, prefix: 'm' }),
    theirs: randomEdits(numbers(seed + 2), base, { count: 25, prefix: 't' }),
  }
}

describe('random plans', () => {
  it('keep every rule of the model, before and after edits', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine } = three(seed)
        expect(faults(base)).toEqual([])
        expect(faults(mine)).toEqual([])
      }),
      runs,
    )
  })

  it('have rows of every entity', () => {
    const { base } = three(7)
    for (const name of entityNames) expect(base[name].length, name).toBeGreaterThan(0)
  })
})

describe('a diff', () => {
  it('applied to what it was taken from gives the other; of a plan with itself it is empty', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine } = three(seed)
        expect(applyDiff(base, diffRows(base, mine))).toEqual(mine)
        expect(applyDiff(mine, diffRows(mine, base))).toEqual(base)
        expect(diffRows(mine, mine)).toEqual([])
      }),
      runs,
    )
  })
})

describe('a merge', () => {
  it('of the same changes, or of changes of one side only, is those changes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine } = three(seed)
        for (const merged of [
          mergePlans(base, mine, mine),
          mergePlans(base, mine, base),
          mergePlans(base, base, mine),
        ]) {
          expect(merged.conflicts).toEqual([])
          expect(merged.rows).toEqual(mine)
        }
      }),
      runs,
    )
  })

  it('is the same whoever merges where nothing conflicts, and always a plan that can be stored', () => {
    let quiet = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine, theirs } = three(seed)
        const [one, other] = [mergePlans(base, mine, theirs), mergePlans(base, theirs, mine)]
        expect(faults(one.rows)).toEqual([])
        const kinds = (list: typeof one.conflicts) =>
          list
            .map((c) => `${c.kind} ${c.entity}`)
            .filter((c) => !c.startsWith('treeLoop'))
            .sort()
        expect(kinds(other.conflicts)).toEqual(kinds(one.conflicts))
        if (one.conflicts.length > 0) return
        quiet++
        expect(other.rows).toEqual(one.rows)
      }),
      runs,
    )
    expect(quiet).toBeGreaterThan(3)
  })

  it('keeps every value that one side alone wrote', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { base, mine, theirs } = three(seed)
        const { rows, conflicts } = mergePlans(base, mine, theirs)
        const open = new Set(conflicts.map((c) => `${c.entity} ${c.id}`))
        for (const change of diffRows(base, theirs)) {
          if (change.after === null || open.has(`${change.entity} ${change.id}`)) continue
          expect(
            (rows[change.entity] as AnyRow[]).some((row) => row.id === change.id),
            `${change.entity} ${change.id}`,
          ).toBe(true)
        }
      }),
      runs,
    )
  })
})

describe('conflicts', () => {
  const plan = (rows: { [N in EntityName]?: (NewRowOf<N> & { id: string })[] }) =>
    planRows((name) => ((rows[name] ?? []) as AnyRow[]).map((row) => testRow(name, row as never) as AnyRow))
  const kinds = (merged: ReturnType<typeof mergePlans>): [ConflictKind, string, string | null][] =>
    merged.conflicts.map((c) => [c.kind, c.id, c.field])

  it('both changed one field: mine stays; other fields come from both', () => {
    const risk = { id: 'r', title: '缺货', probability: 3, impact: 3 }
    const merged = mergePlans(
      plan({ risk: [risk] }),
      plan({ risk: [{ ...risk, probability: 4, cause: '备货' }] }),
      plan({ risk: [{ ...risk, probability: 5, impact: 5 }] }),
    )
    expect(merged.conflicts).toEqual([
      { kind: 'field', entity: 'risk', id: 'r', field: 'probability', base: 3, mine: 4, theirs: 5 },
    ])
    expect(merged.rows.risk[0]).toMatchObject({ probability: 4, impact: 5, cause: '备货' })
  })

  it('lists of links take both sides and need no decision', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id }))
    const task = { id: 't', title: '任务' }
    const side = (participants: string[]) => plan({ person: people, task: [{ ...task, participants }] })
    const merged = mergePlans(side(['b', 'a']), side(['b', 'a', 'd']), side(['a', 'c']))
    expect(merged.conflicts).toEqual([])
    expect(merged.rows.task[0]?.participants).toEqual(['a', 'c', 'd'])
  })

  it('removed here, changed there: the row stays', () => {
    const goal = { id: 'g', title: '目标' }
    const merged = mergePlans(plan({ goal: [goal] }), plan({}), plan({ goal: [{ ...goal, title: '新目标' }] }))
    expect(kinds(merged)).toEqual([['removedChanged', 'g', null]])
    expect(merged.rows.goal[0]?.title).toBe('新目标')
  })

  it('removed here, needed there: the row comes back, and what it needs itself', () => {
    const process = { id: 'p', title: '流程' }
    const version = { id: 'v', title: '现状', process: 'p' }
    const merged = mergePlans(
      plan({ process: [process], processVersion: [version] }),
      plan({}),
      plan({ process: [process], processVersion: [version], step: [{ id: 's', title: '审核', processVersion: 'v' }] }),
    )
    expect(kinds(merged)).toEqual([
      ['removedUsed', 'v', null],
      ['removedUsed', 'p', null],
    ])
    expect(faults({ ...merged.rows, plan: [] })).toEqual([])
  })

  it('a comment on a row that the other removed keeps the row', () => {
    const task = { id: 't', title: '任务' }
    const comment = { id: 'c', text: '为什么？', onEntity: 'task', onRow: 't', at: '2026-01-01T00:00:00Z' }
    const merged = mergePlans(plan({ task: [task] }), plan({}), plan({ task: [task], comment: [comment] }))
    expect(merged.rows.task).toHaveLength(1)
  })

  it('the same KPI and period entered on both sides becomes one row', () => {
    const kpi = { id: 'k', title: '满意度' }
    const merged = mergePlans(
      plan({ kpi: [kpi] }),
      plan({ kpi: [kpi], kpiValue: [{ id: 'v2', kpi: 'k', period: '2026-03', actual: 82 }] }),
      plan({ kpi: [kpi], kpiValue: [{ id: 'v1', kpi: 'k', period: '2026-03', actual: 83, target: 90 }] }),
    )
    expect(kinds(merged)).toEqual([
      ['field', 'v1', 'actual'],
      ['duplicateKey', 'v2', null],
    ])
    expect(merged.rows.kpiValue).toEqual([expect.objectContaining({ id: 'v1', actual: 82, target: 90 })])
  })

  it('rows moved below each other stand where mine has them', () => {
    const side = (a: string | null, b: string | null) =>
      plan({
        task: [
          { id: 'a', title: 'A', parent: a },
          { id: 'b', title: 'B', parent: b },
        ],
      })
    const merged = mergePlans(side(null, null), side('b', null), side(null, 'a'))
    expect(kinds(merged)).toEqual([['treeLoop', 'b', 'parent']])
    expect(merged.rows.task.map((t) => t.parent)).toEqual(['b', null])
  })
})
