// Rows put together by what one column says, with how many they are and what their numbers come to.
import type { Lang } from '../values/context.ts'
import { formatPeriod } from '../values/dates.ts'
import { cellKeys, cellNumber, cellValue, type DataRow, totalOf, type ViewColumn } from './column.ts'
import { wordOrder } from './order.ts'

export interface Group {
  /** Names the group within its column; empty where the column says nothing. */
  readonly key: string
  /** How it reads; empty where the column says nothing. */
  readonly label: string
  readonly rows: readonly DataRow[]
  /** By column: sum or average of its numbers, for columns whose numbers can be put together. */
  readonly totals: ReadonlyMap<string, number>
}

/** Days are put together by month. */
const isDay = ({ kind }: ViewColumn) => kind === 'date' || kind === 'timestamp'

function groupKey(column: ViewColumn, row: DataRow): string {
  if (!isDay(column)) return cellKeys(column, row).join('\n')
  const value = cellValue(column, row)
  return typeof value === 'string' ? value.slice(0, 7) : ''
}

/** Sum or average by column. */
function totalsOf(rows: readonly DataRow[], columns: readonly ViewColumn[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const column of columns) {
    const total = totalOf(column)
    if (total === 'none') continue
    let [sum, count] = [0, 0]
    for (const row of rows) {
      if (column.counts?.(row) === false) continue
      const number = cellNumber(column, row)
      if (number === null) continue
      sum += number
      count++
    }
    if (count > 0) out.set(column.id, total === 'sum' ? Number(sum.toPrecision(15)) : sum / count)
  }
  return out
}

/**
 * The groups in the order of what they stand for: choices in their course, numbers and days by size, words as people sort
 * them, the empty one last. Rows keep their order; each stands in exactly one group.
 */
export function groupsOf(
  rows: readonly DataRow[],
  column: ViewColumn,
  columns: readonly ViewColumn[],
  lang: Lang,
): Group[] {
  const held = new Map<string, DataRow[]>()
  for (const row of rows) {
    const key = groupKey(column, row)
    const list = held.get(key)
    if (list) list.push(row)
    else held.set(key, [row])
  }
  const options = column.kind === 'choice' ? column.options?.(null) : undefined
  const places = options && new Map(options.map(({ value }, i) => [value, i]))
  const words = wordOrder(lang)
  const others = columns.filter((c) => c.id !== column.id)
  const read = (key: string, first: DataRow) => (isDay(column) ? formatPeriod(key, lang) : column.format(first))
  const listed = [...held].map(([key, list]) => {
    const first = list[0] as DataRow
    return {
      key,
      label: key === '' ? '' : read(key, first),
      rows: list,
      totals: totalsOf(list, others),
      place: places?.get(key) ?? cellNumber(column, first),
    }
  })
  listed.sort((a, b) => {
    if (a.key === '' || b.key === '') return a.key === b.key ? 0 : a.key === '' ? 1 : -1
    if (isDay(column)) return a.key < b.key ? -1 : 1
    if (a.place !== null && b.place !== null && a.place !== b.place) return a.place - b.place
    return words.compare(a.label, b.label)
  })
  return listed.map(({ place: _, ...group }) => group)
}

const lines = new WeakMap<DataRow, Group>()
const prefix = 'group:'

/** A row that stands for a group in a list of rows; it belongs to nobody's data. */
export function groupLine(group: Group): DataRow {
  const line = { id: `${prefix}${group.key}` }
  lines.set(line, group)
  return line
}
/** The group that a row stands for; undefined for a row of data. */
export const groupOf = (row: DataRow): Group | undefined => lines.get(row)
