// What a column must say for a row to be shown: a text, chosen values, a range, nothing at all, mine, overdue.
import { z } from 'zod'
import type { FieldKind } from '../field.ts'
import { nameKey } from '../values/context.ts'
import { cellKeys, cellNumber, cellValue, type DataRow, isEmptyCell, type ViewColumn } from './column.ts'
import { isFinished } from './finished.ts'

const column = z.string().max(100)
const text = z.string().max(1000)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const spans = ['today', 'thisWeek', 'nextTwoWeeks', 'thisMonth', 'nextMonth', 'past'] as const
export type Span = (typeof spans)[number]

/** One condition on one column; bounds are inclusive. */
export const conditionSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('text'), column, how: z.enum(['contains', 'without', 'equals']), text }),
  z.object({ is: z.literal('oneOf'), column, values: z.array(text).max(10_000) }),
  z.object({ is: z.literal('between'), column, from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ is: z.literal('dates'), column, from: day.nullable(), to: day.nullable() }),
  z.object({ is: z.literal('within'), column, span: z.enum(spans) }),
  z.object({ is: z.literal('empty'), column, empty: z.boolean() }),
  z.object({ is: z.literal('mine'), column }),
  z.object({ is: z.literal('overdue'), column }),
])
export type Condition = z.infer<typeof conditionSchema>

export interface ConditionContext {
  /** YYYY-MM-DD */
  readonly today: string
  /** Ids of the person who looks, null when nobody of the plan has that name. */
  readonly me: string | null
}

export type FilterKind = 'text' | 'list' | 'number' | 'date'
const numeric = new Set<FieldKind>(['integer', 'number', 'percent', 'money', 'duration'])

/** How a column is filtered. */
export function filterKind({ kind }: ViewColumn): FilterKind {
  if (numeric.has(kind)) return 'number'
  if (kind === 'date' || kind === 'timestamp') return 'date'
  return kind === 'choice' || kind === 'ref' || kind === 'refs' || kind === 'bool' || kind === 'period'
    ? 'list'
    : 'text'
}

const dayMs = 86_400_000
const addDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
const monthStart = (date: string, months: number) =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10)

/** First and last day of a span that is told from today; weeks begin on Monday. */
export function spanDays(span: Span, today: string): { readonly from: string | null; readonly to: string | null } {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
  switch (span) {
    case 'today':
      return { from: today, to: today }
    case 'thisWeek':
      return { from: monday, to: addDays(monday, 6) }
    case 'nextTwoWeeks':
      return { from: today, to: addDays(today, 13) }
    case 'thisMonth':
      return { from: monthStart(today, 0), to: addDays(monthStart(today, 1), -1) }
    case 'nextMonth':
      return { from: monthStart(today, 1), to: addDays(monthStart(today, 2), -1) }
    case 'past':
      return { from: null, to: addDays(today, -1) }
  }
}

/** The day of a cell, YYYY-MM-DD; a moment is on the day that the clock of this computer shows. */
function dayOf(column: ViewColumn, row: DataRow): string | null {
  const value = cellValue(column, row)
  if (typeof value !== 'string' || value === '') return null
  if (column.kind !== 'timestamp') return value.slice(0, 10)
  const at = new Date(value)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

type Test = (row: DataRow) => boolean

/** Whether a row fulfils a condition. */
export function conditionTest(condition: Condition, column: ViewColumn, { today, me }: ConditionContext): Test {
  switch (condition.is) {
    case 'text': {
      const words = nameKey(condition.text)
      if (words === '') return () => true
      if (condition.how === 'equals') return (row) => nameKey(column.format(row)) === words
      const holds = (row: DataRow) => nameKey(column.format(row)).includes(words)
      return condition.how === 'contains' ? holds : (row) => !holds(row)
    }
    case 'oneOf': {
      const wanted = new Set(condition.values)
      return (row) => cellKeys(column, row).some((key) => wanted.has(key))
    }
    case 'between': {
      const { from, to } = condition
      return (row) => {
        const number = cellNumber(column, row)
        return number !== null && (from === null || number >= from) && (to === null || number <= to)
      }
    }
    case 'dates':
    case 'within': {
      const { from, to } = condition.is === 'dates' ? condition : spanDays(condition.span, today)
      return (row) => {
        const day = dayOf(column, row)
        return day !== null && (from === null || day >= from) && (to === null || day <= to)
      }
    }
    case 'empty':
      return (row) => isEmptyCell(column, row) === condition.empty
    case 'mine':
      return (row) => me !== null && cellKeys(column, row).includes(me)
    case 'overdue':
      return (row) => {
        const day = dayOf(column, row)
        return day !== null && day < today && !isFinished(row)
      }
  }
}

/** Whether a row fulfils all conditions; those on columns that are not there say nothing. */
export function conditionsTest(
  conditions: readonly Condition[],
  columns: readonly ViewColumn[],
  context: ConditionContext,
): Test | null {
  const tests = conditions.flatMap((condition) => {
    const column = columns.find(({ id }) => id === condition.column)
    return column ? [conditionTest(condition, column, context)] : []
  })
  return tests.length > 0 ? (row) => tests.every((test) => test(row)) : null
}

/** The conditions with one on this column set anew, or taken away. */
export const withCondition = (
  conditions: readonly Condition[],
  column: string,
  condition: Condition | null,
): Condition[] => {
  const others = conditions.filter((other) => other.column !== column)
  if (!condition) return others
  const at = conditions.findIndex((other) => other.column === column)
  return at < 0 ? [...others, condition] : conditions.map((other, i) => (i === at ? condition : other))
}
