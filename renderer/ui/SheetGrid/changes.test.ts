// What pasting, filling, clearing and typing change, cell by cell.
import { describe, expect, it } from 'vitest'
import { groupLine } from '#shared/model/sheetView/groups.ts'
import { applied, clearBlocks, fillBlock, pasteCells, pastGroups, type Target, writeTexts } from './changes.ts'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'
import { field } from './testColumns.ts'

const title = field('title', 'text', { required: true, title: '名称' })
const target = field('target', 'number', { title: '目标值' })
const month = field('month', 'period', { title: '期间' })
const owner = field('owner', 'ref', { title: '责任人', creates: true, names: { p1: '王五' } })
const fixed = field('fixed', 'number', { title: '达成率', readOnly: true })
const columns: SheetColumn[] = [title, target, month, owner, fixed]
const rows: SheetRow[] = [
  { id: 'a', title: '满意度', target: 1, month: '2026-11', owner: 'p1', fixed: 9 },
  { id: 'b', title: '及时率', target: 2, month: null, owner: null, fixed: 9 },
  { id: 'c', title: '成本', target: null, month: null, owner: null, fixed: 9 },
]
let n = 0
const sheet = (more: Partial<Target> = {}): Target => ({
  columns,
  rows,
  newId: () => `new${++n}`,
  grows: true,
  ...more,
})
const paste = (block: string[][], x: number, y: number, size = { width: 1, height: 1 }) =>
  writeTexts(pasteCells(block, { x, y, ...size }, columns).cells, sheet(), 'paste')

describe('pasting', () => {
  it('starts at the corner of the selection and adds rows past the end', () => {
    n = 0
    const batch = paste(
      [
        ['10', '2026-01'],
        ['20', '2026-02'],
      ],
      1,
      2,
    )
    expect(batch.edits).toEqual([{ rowId: 'c', values: { target: 10, month: '2026-01' } }])
    expect(batch.refused).toEqual([{ row: 4, column: title, text: '', code: 'required' }])
    const whole = paste(
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      0,
      3,
    )
    expect(whole.inserts).toEqual([
      { id: 'new1', values: { title: '甲', target: 1 } },
      { id: 'new2', values: { title: '乙', target: 2 } },
    ])
  })
  it('leaves out what is already there, read-only cells and columns beyond the last', () => {
    expect(paste([['满意度', '1']], 0, 0).edits).toEqual([])
    expect(paste([['p', '7', 'x', 'y']], 3, 0).edits).toEqual([
      { rowId: 'a', values: { owner: null }, missing: { owner: ['p'] } },
    ])
  })
  it('fills a selection with one cell, and repeats a block that fits', () => {
    expect(paste([['5']], 1, 0, { width: 1, height: 3 }).edits.map((e) => e.values)).toEqual([
      { target: 5 },
      { target: 5 },
      { target: 5 },
    ])
  })
  it('refuses a cell with its reason and takes the others', () => {
    const batch = paste([['多'], ['3']], 1, 0)
    expect(batch.refused).toMatchObject([{ row: 1, text: '多', code: 'notANumber' }])
    expect(batch.edits).toEqual([{ rowId: 'b', values: { target: 3 } }])
  })
  it('reads a first line of column titles, in any order', () => {
    n = 0
    const batch = paste(
      [
        ['期间', '名称*'],
        ['2026-03', '甲'],
      ],
      0,
      3,
    )
    expect(batch.inserts).toEqual([{ id: 'new1', values: { title: '甲', month: '2026-03' } }])
  })
  it('knows shortened and decorated titles, and names the columns it has no place for', () => {
    n = 0
    const block = [
      ['指标名称', '2026目标', '责任人', '1月', '2月'],
      ['甲', '5', '王五', '81%', '83%'],
    ]
    const { cells, ignored } = pasteCells(block, { x: 0, y: 3, width: 1, height: 1 }, columns)
    expect(ignored).toEqual(['1月', '2月'])
    expect(writeTexts(cells, sheet(), 'paste').inserts).toEqual([
      { id: 'new1', values: { title: '甲', target: 5, owner: 'p1' } },
    ])
  })
  it('fills columns that are not shown, by their titles', () => {
    n = 0
    const note = { ...(columns[0] as SheetColumn), id: 'note', title: '说明', readOnly: false }
    const hidden = (title: string) => (title === '说明' ? note : null)
    const block = [
      ['名称', '说明'],
      ['甲', '按月统计'],
    ]
    const onto = { x: 0, y: 3, width: 1, height: 1 }
    const { cells, columns: all, unseen } = pasteCells(block, onto, columns, hidden)
    expect(unseen).toEqual([note])
    expect(writeTexts(cells, { ...sheet(), columns: all }, 'paste').inserts).toEqual([
      { id: 'new1', values: { title: '甲', note: '按月统计' } },
    ])
    // A line that names nothing shown is data.
    expect(
      pasteCells(
        [
          ['说明', '别的'],
          ['a', 'b'],
        ],
        onto,
        columns,
        hidden,
      ).unseen,
    ).toEqual([])
  })
  it('takes a line for data that only resembles titles', () => {
    const block = [
      ['目标值达成', '3', '期间内'],
      ['乙', '4', ''],
    ]
    expect(pasteCells(block, { x: 0, y: 3, width: 1, height: 1 }, columns).cells).toHaveLength(6)
    expect(pasteCells([['名称', '目标值']], { x: 0, y: 3, width: 1, height: 1 }, columns).cells).toHaveLength(2)
  })
  it('names references that do not exist', () => {
    expect(paste([['李四']], 3, 1).edits).toEqual([
      { rowId: 'b', values: { owner: null }, missing: { owner: ['李四'] } },
    ])
  })
  it('skips blank lines past the end', () => {
    expect(
      paste(
        [
          ['', ''],
          ['', ''],
        ],
        0,
        3,
      ),
    ).toMatchObject({ inserts: [], refused: [] })
  })
})

describe('filling', () => {
  const down = (col: number, from: number, height: number, to: number, series = true) =>
    fillBlock({ x: col, y: from, width: 1, height }, { x: col, y: from, width: 1, height: to }, sheet(), series)
  it('continues numbers that differ and repeats one', () => {
    expect(down(1, 0, 2, 3).edits).toEqual([{ rowId: 'c', values: { target: 3 } }])
    expect(down(1, 0, 1, 3).edits.map((e) => e.values.target)).toEqual([1, 1])
  })
  it('counts periods on over the turn of the year', () => {
    expect(down(2, 0, 1, 3).edits.map((e) => e.values.month)).toEqual(['2026-12', '2027-01'])
  })
  it('copies with Ctrl+D, references too', () => {
    expect(down(2, 0, 1, 2, false).edits).toEqual([{ rowId: 'b', values: { month: '2026-11' } }])
    expect(down(3, 0, 1, 2, false).edits).toEqual([{ rowId: 'b', values: { owner: 'p1' } }])
  })
  it('counts dates and months on to the right, and repeats a single number', () => {
    const wide = [
      field('m1', 'period'),
      field('m2', 'period'),
      field('n1', 'money'),
      field('n2', 'money'),
      field('n3', 'money'),
    ]
    const row = { id: 'x', m1: '2026-12', m2: null, n1: 100, n2: 300, n3: null }
    const right = (x: number, width: number, to: number) =>
      fillBlock({ x, y: 0, width, height: 1 }, { x, y: 0, width: to, height: 1 }, sheet({ columns: wide, rows: [row] }))
    expect(right(0, 1, 2).edits).toEqual([{ rowId: 'x', values: { m2: '2027-01' } }])
    expect(right(2, 2, 3).edits).toEqual([{ rowId: 'x', values: { n3: 500 } }])
    expect(right(2, 1, 3).edits[0]?.values).toMatchObject({ n3: 100 })
  })
  it('copies to the right what a cell holds, not how it is rounded on the screen', () => {
    const shown = { format: (row: SheetRow) => Number(row.n1).toFixed(1), copyText: (row: SheetRow) => String(row.n1) }
    const columns = [{ ...field('n1', 'number'), ...shown }, field('n2', 'number')]
    const rows = [{ id: 'x', n1: 4.94, n2: null }]
    const wide = { x: 0, y: 0, width: 2, height: 1 }
    expect(fillBlock({ ...wide, width: 1 }, wide, sheet({ columns, rows }), false).edits).toEqual([
      { rowId: 'x', values: { n2: 4.94 } },
    ])
  })
  it('leaves computed columns alone', () => {
    expect(down(4, 0, 1, 3).edits).toEqual([])
  })
})

describe('among groups', () => {
  const line = groupLine({ key: 'g', label: 'g', rows, totals: new Map() })
  const grouped = [rows[0] as SheetRow, line, rows[1] as SheetRow]
  it('a pasted line passes over what stands for a group', () => {
    const cells = [0, 1, 2].map((row) => ({ col: 1, row, text: String(row) }))
    const onto = sheet({ rows: grouped })
    expect(pastGroups(cells, onto, 0).map(({ row }) => row)).toEqual([0, 2, 3])
    expect(pastGroups(cells, sheet(), 0)).toBe(cells)
    const isSum = (row: SheetRow) => row === rows[0]
    expect(pastGroups(cells, sheet(), 0, isSum).map(({ row }) => row)).toEqual([1, 2, 3])
  })
  it('a sum that was copied along is left out', () => {
    const cells = ['x', '及时率', 'y'].map((text, row) => ({ col: 0, row, text }))
    const isSum = (row: SheetRow) => row === rows[1]
    expect(pastGroups(cells, sheet(), 0, isSum).map(({ row, text }) => [row, text])).toEqual([
      [0, 'x'],
      [2, 'y'],
    ])
  })
  it('nothing is filled from a line that stands for a group', () => {
    const at = { x: 1, y: 1, width: 1, height: 1 }
    expect(fillBlock(at, { ...at, height: 2 }, sheet({ rows: grouped }), false).edits).toEqual([])
  })
})

describe('clearing', () => {
  it('empties what may be empty and keeps what must not', () => {
    const batch = clearBlocks([{ x: 0, y: 0, width: 5, height: 2 }], sheet())
    expect(batch).toMatchObject({ origin: 'clear', refused: [] })
    expect(batch.edits).toEqual([
      { rowId: 'a', values: { target: null, month: null, owner: null } },
      { rowId: 'b', values: { target: null } },
    ])
  })
  it('says so when only required cells were selected', () => {
    expect(clearBlocks([{ x: 0, y: 0, width: 1, height: 1 }], sheet()).refused).toMatchObject([{ code: 'required' }])
  })
})

describe('typing into the last row', () => {
  it('adds a row, completed by what its owner knows', () => {
    n = 0
    const batch = writeTexts([{ col: 1, row: 3, text: '8' }], sheet({ complete: () => ({ title: '新指标' }) }), 'type')
    expect(batch.inserts).toEqual([{ id: 'new1', values: { title: '新指标', target: 8 } }])
    expect(applied(rows, batch).at(-1)).toEqual({ id: 'new1', title: '新指标', target: 8 })
  })
})

it('rows that hold a change already stay the same list, others only where they differ', () => {
  const rows = [
    { id: 'a', n: 1, tags: ['x'] },
    { id: 'b', n: 2, tags: [] },
  ]
  const change = (n: number, tags: readonly string[]) => ({
    origin: 'paste' as const,
    edits: [{ rowId: 'a', values: { n, tags } }],
    inserts: [],
    refused: [],
  })
  expect(applied(rows, change(1, ['x']))).toBe(rows)
  const changed = applied(rows, change(3, ['x']))
  expect(changed).toEqual([{ id: 'a', n: 3, tags: ['x'] }, rows[1]])
  expect(changed[1]).toBe(rows[1])
  const added = { ...change(1, ['x']), inserts: [{ id: 'c', values: { n: 5 } }] }
  expect(applied(rows, added)).toHaveLength(3)
  expect(applied([...rows, { id: 'c', n: 5 }], added)).toHaveLength(3)
})
