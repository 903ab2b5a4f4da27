// A pasted block becomes one list of writes, with the rows its names need.
import { describe, expect, it } from 'vitest'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import { missingNames, writesFor } from './batchWrites.ts'

const batch = (part: Partial<SheetBatch>): SheetBatch => ({
  origin: 'paste',
  edits: [],
  inserts: [],
  refused: [],
  ...part,
})
const options = (creates = true) => {
  let n = 0
  return { creates: () => creates, newId: () => `new${++n}`, nextPosition: () => 10 }
}

describe('missing names', () => {
  const pasted = batch({
    inserts: [
      {
        id: 'k1',
        values: { title: '满意度', owner: null, goals: [] },
        missing: { owner: ['王五'], goals: ['提升体验'] },
      },
      { id: 'k2', values: { title: '及时率', owner: null }, missing: { owner: ['王五 '] } },
    ],
    edits: [{ rowId: 'k0', values: { goals: ['g1'] }, missing: { goals: ['提升体验'] } }],
  })
  it('are gathered once per entity', () => {
    expect([...missingNames('kpi', pasted)]).toEqual([
      ['person', ['王五']],
      ['goal', ['提升体验']],
    ])
  })
  it('become rows first, referred to by those that name them', () => {
    expect(writesFor('kpi', pasted, options())).toEqual([
      { do: 'insert', entity: 'person', row: { id: 'new1', name: '王五', position: 10 } },
      { do: 'insert', entity: 'goal', row: { id: 'new2', title: '提升体验', position: 10 } },
      { do: 'insert', entity: 'kpi', row: { id: 'k1', title: '满意度', owner: 'new1', goals: ['new2'], position: 10 } },
      { do: 'insert', entity: 'kpi', row: { id: 'k2', title: '及时率', owner: 'new1', position: 11 } },
      { do: 'update', entity: 'kpi', id: 'k0', patch: { goals: ['g1', 'new2'] } },
    ])
  })
  it('leave their cells alone when they are not wanted', () => {
    const writes = writesFor('kpi', pasted, options(false))
    expect(writes).toHaveLength(3)
    expect(writes[0]).toEqual({ do: 'insert', entity: 'kpi', row: { id: 'k1', title: '满意度', position: 10 } })
    expect(writes[2]).toEqual({ do: 'update', entity: 'kpi', id: 'k0', patch: { goals: ['g1'] } })
  })
})

it('lets pasted rows of a tree refer to each other', () => {
  const tree = batch({
    inserts: [
      { id: 'g1', values: { title: '愿景' } },
      { id: 'g2', values: { title: '客户满意', parent: null }, missing: { parent: ['愿景'] } },
    ],
  })
  expect([...missingNames('goal', tree)]).toEqual([])
  expect(writesFor('goal', tree, options())).toMatchObject([
    { row: { id: 'g1', position: 10 } },
    { row: { id: 'g2', parent: 'g1', position: 11 } },
  ])
})
