// What people type finds what they mean, best first.
import { describe, expect, test } from 'vitest'
import { match, ranked } from './rank.ts'

const titles = (query: string, ...list: string[]) =>
  ranked(
    query,
    list.map((title) => ({ title })),
    10,
  ).map(({ entry }) => entry.title)

describe('a query', () => {
  test('prefers the exact title, then the beginning, then the middle', () => {
    expect(titles('回访', '客户回访记录', '回访客户', '回访', '登记投诉')).toEqual(['回访', '回访客户', '客户回访记录'])
  })
  test('prefers the beginning of a word to its middle', () => {
    expect(titles('port', 'Export workbook', 'Start port check')).toEqual(['Start port check', 'Export workbook'])
  })
  test('finds Latin abbreviations, but no letters scattered by chance', () => {
    expect(titles('exwo', 'Export workbook', 'Every next row works fine')).toEqual(['Export workbook'])
    expect(titles('客访', '客户回访')).toEqual([])
  })
  test('does not care about case, width or spaces around', () => {
    expect(titles(' ｋｐｉ ', '新建 KPI')).toEqual(['新建 KPI'])
  })
  test('of several words needs all, in title or context', () => {
    const entries = [
      { title: '登记', more: '客诉处理 P100' },
      { title: '登记', more: '采购 P100' },
    ]
    expect(ranked('登记 客诉', entries, 5).map(({ entry }) => entry.more)).toEqual(['客诉处理 P100'])
  })
  test('that is empty fits all, in their order', () => {
    expect(titles('', 'b', 'a')).toEqual(['b', 'a'])
  })
})

test('what was hit is known, for marking it', () => {
  expect(match('户回', '客户回访')?.ranges).toEqual([[1, 3]])
  expect(match('work ex', 'Export workbook')?.ranges).toEqual([
    [0, 2],
    [7, 11],
  ])
})

test('at most as many as asked for', () => {
  expect(
    ranked(
      'a',
      Array.from({ length: 50 }, (_, i) => ({ title: `a${i}` })),
      7,
    ),
  ).toHaveLength(7)
})
