// What depends on a row, and that what is foretold of a removal is what the plan then does, for every entity.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dependants, removalOf } from './dependants.ts'
import { diffRows } from './diff.ts'
import type { AnyRow } from './entity.ts'
import { type EntityName, entityNames } from './plan.ts'
import { hangsOnRows } from './references.ts'
import { rowsReader } from './rowsReader.ts'
import { testPlan } from './testPlan.ts'
import { randomPlan } from './testRandomPlan.ts'
import { testRow } from './testRows.ts'

describe('what depends on a row', () => {
  it('names rows, fields and what becomes of them', () => {
    const reader = rowsReader({
      person: [testRow('person', { id: 'p', name: '李敏' })],
      task: [testRow('task', { id: 't', title: '任务', owner: 'p', participants: ['p'] })],
      personSkill: [testRow('personSkill', { id: 'ps', person: 'p', skill: 's' })],
      comment: [testRow('comment', { id: 'c', text: '…', onEntity: 'person', onRow: 'p', at: '2026-01-01T00:00:00Z' })],
    })
    expect(dependants(reader, 'person', 'p')).toEqual([
      { entity: 'personSkill', id: 'ps', field: 'person', onRemove: 'removed' },
      { entity: 'task', id: 't', field: 'owner', onRemove: 'emptied' },
      { entity: 'task', id: 't', field: 'participants', onRemove: 'unlinked' },
      { entity: 'comment', id: 'c', field: 'onRow', onRemove: 'removed' },
    ])
    expect(dependants(reader, 'task', 't')).toEqual([])
    expect(removalOf(reader, 'person', ['p'])).toEqual({
      removed: { personSkill: 1, comment: 1 },
      unlinked: { task: 1 },
    })
  })

  it('foretells every removal', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 400, maxLength: 400 })
    fc.assert(
      fc.property(numbers, fc.constantFrom(...entityNames), (list, entity) => {
        let at = 0
        const rows = randomPlan(() => list[at++ % list.length] as number, { rows: 3 })
        const id = (rows[entity] as AnyRow[])[0]?.id
        if (id === undefined) return
        const plan = testPlan(rows)
        plan.remove(entity, id)
        const count = (wanted: (c: ReturnType<typeof diffRows>[number]) => boolean) => {
          const counts: Partial<Record<EntityName, number>> = {}
          for (const c of diffRows(rows, plan.rows))
            if (wanted(c) && !hangsOnRows.includes(c.entity)) counts[c.entity] = (counts[c.entity] ?? 0) + 1
          return counts
        }
        const foretold = removalOf(rowsReader(rows), entity, [id])
        // The host removes comments and attachments afterwards, and pictures whose file goes with it.
        fc.pre(!Object.keys(foretold.removed).some((name) => hangsOnRows.includes(name as EntityName)))
        expect(foretold.removed).toEqual(count((c) => c.after === null && !(c.entity === entity && c.id === id)))
        expect(foretold.unlinked).toEqual(count((c) => c.after !== null))
      }),
      { numRuns: 100 },
    )
  })
})
