// Processes stand below their groups.
import { describe, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { processTree } from './processTree.ts'

describe('the tree of processes', () => {
  const process = (id: string, parent: string | null, kind = 'process') =>
    ({ id, parent, kind, title: id }) as RowOf<'process'>
  const rows = [
    process('g', null, 'group'),
    process('a', 'g'),
    process('b', null),
    process('a1', 'a'),
    process('x', 'gone'),
  ]
  it('puts children below their parents and orphans at the top', () => {
    expect(processTree(rows).map((r) => [r.process.id, r.depth])).toEqual([
      ['g', 0],
      ['a', 1],
      ['a1', 2],
      ['b', 0],
      ['x', 0],
    ])
  })
  it('leaves out what is folded', () => {
    expect(processTree(rows, new Set(['g'])).map((r) => r.process.id)).toEqual(['g', 'b', 'x'])
  })
})
