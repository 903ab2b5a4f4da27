// What a grid shows: filter, sort, folding, and rows that stay where they are while one edits.
import { describe, expect, it } from 'vitest'
import { field } from './testColumns.ts'
import { type Sort, settled, viewOf } from './view.ts'

const columns = [
  field('title', 'text'),
  field('n', 'number'),
  field('status', 'choice', { options: () => ['open', 'done'].map((value) => ({ value, label: value })) }),
]
const row = (id: string, title: string, n: number | null, parent: string | null = null, status = 'open') => ({
  id,
  title,
  n,
  parent,
  status,
})
const rows = [
  row('v', '愿景', 3),
  row('s', '客户满意', 10, 'v', 'done'),
  row('t', '投诉 24 小时 ＡＢＣ', 2, 's'),
  row('u', '成本', null, 'v'),
]
const show = (filter: string, sort: Sort | null, closed?: string[]) =>
  viewOf(rows, {
    columns,
    filter,
    sort,
    lang: 'zh',
    ...(closed ? { tree: { parentOf: (r) => r.parent as string | null, isOpen: (id) => !closed.includes(id) } } : {}),
  }).map((v) => `${' '.repeat(v.depth)}${v.row.id}${v.open === undefined ? '' : v.open ? '-' : '+'}`)

describe('a list', () => {
  it('is filtered by every word, whatever the width and case of letters', () => {
    expect(show('abc 投诉', null)).toEqual(['t'])
    expect(show('  ', null)).toHaveLength(4)
  })
  it('is sorted by size, empty cells last both ways', () => {
    expect(show('', { column: 'n', down: false })).toEqual(['t', 'v', 's', 'u'])
    expect(show('', { column: 'n', down: true })).toEqual(['s', 'v', 't', 'u'])
  })
  it('sorts choices in their own order', () => {
    expect(show('', { column: 'status', down: true })[0]).toBe('s')
  })
})

describe('a tree', () => {
  it('stands parents above children and folds', () => {
    expect(show('', null, [])).toEqual(['v-', ' s-', '  t', ' u'])
    expect(show('', null, ['s'])).toEqual(['v-', ' s+', ' u'])
    expect(show('', null, ['v'])).toEqual(['v+'])
  })
  it('keeps the parents of what a filter finds, opened', () => {
    expect(show('abc', null, ['v', 's'])).toEqual(['v-', ' s-', '  t'])
    expect(show('成本', null, [])).toEqual(['v-', ' u'])
  })
  it('sorts among siblings', () => {
    expect(show('', { column: 'title', down: false }, [])).toEqual(['v-', ' u', ' s-', '  t'])
  })
})

describe('while one edits', () => {
  const view = (list: typeof rows) =>
    viewOf(list, { columns, filter: '', sort: { column: 'n', down: false }, lang: 'zh' })
  it('rows do not jump; new ones come last and removed ones leave', () => {
    const before = view(rows).map((v) => v.row.id)
    const changed = [
      ...rows.filter((r) => r.id !== 'v').map((r) => (r.id === 't' ? { ...r, n: 99 } : r)),
      row('x', '新', 1),
    ]
    const after = settled(before, view(changed), changed)
    expect(after.map((v) => v.row.id)).toEqual(['t', 's', 'u', 'x'])
    expect(after[0]?.row.n).toBe(99)
  })
})
