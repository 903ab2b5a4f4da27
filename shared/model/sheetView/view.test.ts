// What a sheet shows: words, conditions, sorting by several columns, groups, a tree, and rows that stay where they are while one edits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataRow } from './column.ts'
import { groupOf } from './groups.ts'
import { nextSorts, type Sort, sorted } from './order.ts'
import { column, columns, row, statuses } from './testViewColumns.ts'
import { settled, viewOf } from './view.ts'

const list = [
  row('v', { title: '愿景', cost: 300 }),
  row('s', { title: '客户满意', cost: 1000, status: 'done', parent: 'v' }),
  row('t', { title: '投诉 24 小时 ＡＢＣ', cost: 200, parent: 's' }),
  row('u', { title: '成本', parent: 'v' }),
]
const show = (filter: string, sorts: readonly Sort[], closed?: string[]) =>
  viewOf(list, {
    columns,
    filter,
    sorts,
    lang: 'zh',
    ...(closed
      ? { tree: { parentOf: (r) => (r.parent as string | null) ?? null, isOpen: (id) => !closed.includes(id) } }
      : {}),
  }).map((v) => `${' '.repeat(v.depth)}${v.row.id}${v.open === undefined ? '' : v.open ? '-' : '+'}`)

describe('a list', () => {
  it('is filtered by every word, whatever the width and case of letters', () => {
    expect(show('abc 投诉', [])).toEqual(['t'])
    expect(show('  ', [])).toHaveLength(4)
  })
  it('is sorted by size, empty cells last both ways', () => {
    expect(show('', [{ column: 'cost', down: false }])).toEqual(['t', 'v', 's', 'u'])
    expect(show('', [{ column: 'cost', down: true }])).toEqual(['s', 'v', 't', 'u'])
  })
  it('sorts choices in their own order, then by the next column', () => {
    const by = [
      { column: 'status', down: true },
      { column: 'cost', down: false },
    ]
    expect(show('', by)).toEqual(['s', 't', 'v', 'u'])
  })
  it('sorts Chinese names by pinyin, numbers in words by size', () => {
    const names = ['张伟', '李娜', '王芳', '安琪', '步骤10', '步骤9'].map((title) => row(title, { title }))
    const order = sorted(names, [{ column: 'title', down: false }], columns, 'zh').map(({ id }) => id)
    expect(order).toEqual(['安琪', '步骤9', '步骤10', '李娜', '王芳', '张伟'])
  })
})

describe('a tree', () => {
  it('stands parents above children and folds', () => {
    expect(show('', [], [])).toEqual(['v-', ' s-', '  t', ' u'])
    expect(show('', [], ['s'])).toEqual(['v-', ' s+', ' u'])
    expect(show('', [], ['v'])).toEqual(['v+'])
  })
  it('keeps the parents of what a filter finds, opened', () => {
    expect(show('abc', [], ['v', 's'])).toEqual(['v-', ' s-', '  t'])
    expect(show('成本', [], [])).toEqual(['v-', ' u'])
  })
  it('sorts among siblings', () => {
    expect(show('', [{ column: 'title', down: false }], [])).toEqual(['v-', ' u', ' s-', '  t'])
  })
})

describe('groups', () => {
  const rows = [
    row('a', { status: 'done', cost: 100, share: 0.2, dueOn: '2026-11-03' }),
    row('b', { status: 'open', cost: 250, share: 0.4, dueOn: '2026-12-01' }),
    row('c', { status: null }),
    row('d', { status: 'open', share: 0.8, dueOn: '2026-11-30' }),
  ]
  const grouped = (by: string, closed: string[] = []) =>
    viewOf(rows, {
      columns,
      filter: '',
      sorts: [{ column: 'title', down: true }],
      grouping: { column: by, isOpen: (key) => !closed.includes(key) },
      lang: 'zh',
    })
  const said = (by: string, closed?: string[]) =>
    grouped(by, closed).map(({ row }) => {
      const group = groupOf(row)
      return group ? `${group.label}(${group.rows.length})` : row.id
    })
  it('stand in the course of a choice, the empty one last; a closed one keeps its count', () => {
    expect(said('status')).toEqual(['open(2)', 'd', 'b', 'done(1)', 'a', '(1)', 'c'])
    expect(said('status', ['open'])).toEqual(['open(2)', 'done(1)', 'a', '(1)', 'c'])
  })
  it('put days together by month', () => {
    expect(said('dueOn')).toEqual(['2026年11月(2)', 'd', 'a', '2026年12月(1)', 'b', '(1)', 'c'])
  })
  it('sum what adds up and average shares', () => {
    const totals = groupOf(grouped('status')[0]!.row)?.totals
    expect(totals?.get('cost')).toBe(250)
    expect(totals?.get('share')).toBeCloseTo(0.6)
    expect(totals?.has('title')).toBe(false)
  })
  it('do not count a whole beside its parts', () => {
    const whole = columns.map((c) => (c.id === 'cost' ? { ...c, counts: (r: DataRow) => r.id !== 'a' } : c))
    const all = [row('a', { cost: 250 }), row('b', { cost: 250 })]
    const view = viewOf(all, {
      columns: whole,
      filter: '',
      sorts: [],
      lang: 'en',
      grouping: { column: 'status', isOpen: () => false },
    })
    expect(groupOf(view[0]!.row)?.totals.get('cost')).toBe(250)
  })
})

describe('a click on a header', () => {
  const a = (down: boolean) => ({ column: 'a', down })
  const b = (down: boolean) => ({ column: 'b', down })
  it('turns a sort round and off; with Shift beside the others', () => {
    expect(nextSorts([], 'a', false)).toEqual([a(false)])
    expect(nextSorts([a(false), b(true)], 'a', false)).toEqual([a(true)])
    expect(nextSorts([a(true)], 'a', false)).toEqual([])
    expect(nextSorts([a(false)], 'b', true)).toEqual([a(false), b(false)])
    expect(nextSorts([a(false), b(false)], 'a', true)).toEqual([a(true), b(false)])
    expect(nextSorts([a(true), b(false)], 'a', true)).toEqual([b(false)])
  })
})

describe('laws', () => {
  const anyRow = fc.record({
    status: fc.constantFrom(...statuses, null),
    owner: fc.constantFrom('li', 'wu', null),
    tags: fc.subarray(['a', 'b', 'c']),
    cost: fc.option(fc.integer({ min: 0, max: 4 })),
    dueOn: fc.constantFrom('2026-11-01', '2026-11-30', '2027-02-01', null),
    title: fc.constantFrom('张', '李', '', 'a', 'B'),
  })
  const anyRows = fc.array(anyRow, { maxLength: 30 }).map((all) => all.map((values, i) => row(String(i), values)))
  const anySorts = fc.uniqueArray(
    fc.record({ column: fc.constantFrom(...columns.map(({ id }) => id)), down: fc.boolean() }),
    { selector: ({ column }) => column, maxLength: 3 },
  )
  const ids = (rows: readonly DataRow[]) => rows.map(({ id }) => id)

  it('sorting loses no row, is stable, and sorting again changes nothing', () => {
    fc.assert(
      fc.property(anyRows, anySorts, (rows, sorts) => {
        const once = sorted(rows, sorts, columns, 'zh')
        expect([...ids(once)].sort()).toEqual([...ids(rows)].sort())
        expect(ids(sorted(once, sorts, columns, 'zh'))).toEqual(ids(once))
        const [first] = sorts
        if (!first) return
        // Rows alike in a column stand as they stood before it was sorted by.
        const by = sorted(rows, [first], columns, 'zh')
        const text = columns.find(({ id }) => id === first.column)!
        by.forEach((r, i) => {
          const next = by[i + 1]
          if (next && text.format(r) === text.format(next)) expect(Number(r.id)).toBeLessThan(Number(next.id))
        })
      }),
    )
  })
  it('sorting by two columns is sorting by the second, then by the first', () => {
    fc.assert(
      fc.property(anyRows, anySorts, (rows, sorts) => {
        const one = sorts.reduceRight<readonly DataRow[]>((list, sort) => sorted(list, [sort], columns, 'zh'), rows)
        expect(ids(sorted(rows, sorts, columns, 'zh'))).toEqual(ids(one))
      }),
    )
  })
  it('grouping and taking the group lines out again leaves every row once, in its order within the group', () => {
    fc.assert(
      fc.property(anyRows, anySorts, fc.constantFrom(...columns.map(({ id }) => id)), (rows, sorts, by) => {
        const view = viewOf(rows, {
          columns,
          filter: '',
          sorts,
          lang: 'zh',
          grouping: { column: by, isOpen: () => true },
        })
        const flat = view.filter(({ row }) => !groupOf(row)).map(({ row }) => row)
        expect([...ids(flat)].sort()).toEqual([...ids(rows)].sort())
        const place = new Map(sorted(rows, sorts, columns, 'zh').map(({ id }, i) => [id, i]))
        for (const { row } of view) {
          const places = groupOf(row)?.rows.map(({ id }) => place.get(id) as number)
          expect(places).toEqual(places?.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

describe('while one edits', () => {
  const view = (rows: readonly DataRow[]) =>
    viewOf(rows, { columns, filter: '', sorts: [{ column: 'cost', down: false }], lang: 'zh' })
  it('rows do not jump; new ones come last and removed ones leave', () => {
    const before = view(list).map((v) => v.row.id)
    const changed = [
      ...list.filter((r) => r.id !== 'v').map((r) => (r.id === 't' ? { ...r, cost: 9900 } : r)),
      row('x', { title: '新', cost: 1 }),
    ]
    const after = settled(before, view(changed), changed)
    expect(after.map((v) => v.row.id)).toEqual(['t', 's', 'u', 'x'])
    expect(after[0]?.row.cost).toBe(9900)
  })
})

it('5,000 rows are filtered within a frame at every key, once they have been read', () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    row(`r${i}`, { title: `任务 ${i} 客户投诉`, owner: i % 7 ? 'li' : 'wu', cost: i * 10, status: statuses[i % 3] }),
  )
  const wide = [...columns, ...Array.from({ length: 12 }, (_, i) => column(`extra${i}`, 'text'))]
  const keys = ['客', '客户', '客户 4', '客户 49', '客户 499', '客户 4999']
  const at = (filter: string) =>
    viewOf(many, {
      columns: wide,
      filter,
      sorts: [],
      lang: 'zh',
      conditions: [{ is: 'oneOf', column: 'owner', values: ['li'] }],
    })
  at('客')
  const best = keys.map((filter) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      at(filter)
      return performance.now() - start
    })
    return Math.min(...times)
  })
  expect(Math.max(...best)).toBeLessThan(16)
})
