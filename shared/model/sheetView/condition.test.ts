// What conditions let through.
import { describe, expect, it } from 'vitest'
import type { DataRow } from './column.ts'
import { type Condition, conditionsTest, spanDays, withCondition } from './condition.ts'
import { column, columns, row } from './testViewColumns.ts'

const context = { today: '2026-11-22', me: 'li' }
const rows = [
  row('订单Ａ核对', { owner: 'li', dueOn: '2026-11-20', cost: 500, tags: ['a', 'b'] }),
  row('订单 b 归档', { owner: 'wu', dueOn: '2026-11-20', status: 'done', cost: 100 }),
  row('回访', { dueOn: '2026-11-22', tags: ['b'] }),
  row('培训', { dueOn: '2026-12-05', cost: 0 }),
]
const found = (condition: Condition, list: readonly DataRow[] = rows) =>
  list.filter(conditionsTest([condition], columns, context) ?? (() => true)).map(({ id }) => id)

describe('a text', () => {
  it('is looked for whatever the width and case of letters', () => {
    expect(found({ is: 'text', column: 'title', how: 'contains', text: 'a' })).toEqual(['订单Ａ核对'])
    expect(found({ is: 'text', column: 'title', how: 'without', text: '订单' })).toEqual(['回访', '培训'])
    expect(found({ is: 'text', column: 'title', how: 'equals', text: ' 回访 ' })).toEqual(['回访'])
  })
  it('that is empty asks for nothing', () => {
    expect(found({ is: 'text', column: 'title', how: 'without', text: ' ' })).toHaveLength(4)
  })
})

describe('chosen values', () => {
  it('are codes and ids as stored; of several, one is enough; the empty text stands for empty cells', () => {
    expect(found({ is: 'oneOf', column: 'status', values: ['done'] })).toEqual(['订单 b 归档'])
    expect(found({ is: 'oneOf', column: 'tags', values: ['a', ''] })).toEqual(['订单Ａ核对', '订单 b 归档', '培训'])
  })
})

describe('ranges', () => {
  it('hold their bounds; an empty cell lies in none, zero is a number', () => {
    expect(found({ is: 'between', column: 'cost', from: null, to: 100 })).toEqual(['订单 b 归档', '培训'])
    expect(found({ is: 'dates', column: 'dueOn', from: '2026-11-22', to: '2026-12-05' })).toEqual(['回访', '培训'])
  })
  it('of days are told from today, weeks from Monday', () => {
    expect(spanDays('thisWeek', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(spanDays('nextMonth', '2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-01-31' })
    expect(spanDays('thisMonth', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(found({ is: 'within', column: 'dueOn', span: 'nextTwoWeeks' })).toEqual(['回访', '培训'])
  })
  it('of moments go by the clock of this computer', () => {
    const at = [column('at', 'timestamp')]
    const now = new Date(2026, 10, 22, 0, 30).toISOString()
    const test = conditionsTest([{ is: 'within', column: 'at', span: 'today' }], at, context)
    expect(test?.({ id: 'x', at: now })).toBe(true)
  })
})

it('empty and not empty part the rows', () => {
  expect(found({ is: 'empty', column: 'cost', empty: true })).toEqual(['回访'])
  expect(found({ is: 'empty', column: 'cost', empty: false })).toHaveLength(3)
})

it('mine is what names me', () => {
  expect(found({ is: 'mine', column: 'owner' })).toEqual(['订单Ａ核对'])
  const nobody = conditionsTest([{ is: 'mine', column: 'owner' }], columns, { today: '2026-11-22', me: null })
  expect(rows.filter((r) => nobody?.(r))).toEqual([])
})

it('overdue is past its day and not over; today is not late', () => {
  expect(found({ is: 'overdue', column: 'dueOn' })).toEqual(['订单Ａ核对'])
})

it('conditions on columns that are gone say nothing', () => {
  expect(conditionsTest([{ is: 'empty', column: 'gone', empty: true }], columns, context)).toBeNull()
})

it('a column has one condition, in its place', () => {
  const mine: Condition = { is: 'mine', column: 'owner' }
  const late: Condition = { is: 'overdue', column: 'dueOn' }
  const other: Condition = { is: 'empty', column: 'owner', empty: true }
  expect(withCondition([mine, late], 'owner', other)).toEqual([other, late])
  expect(withCondition([mine, late], 'owner', null)).toEqual([late])
})
