// The order of rows by several columns: numbers by size, words as people sort them (Chinese by pinyin), choices in their course.
import { cellNumber, cellValue, type DataRow, type ViewColumn } from './column.ts'

export interface Sort {
  readonly column: string
  readonly down: boolean
}

const asWritten = new Set(['date', 'time', 'timestamp', 'period'])
const collators = new Map<string, Intl.Collator>()
export function wordOrder(lang: string): Intl.Collator {
  const found = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true })
  collators.set(lang, found)
  return found
}

/** What a cell is ordered by; null for an empty one. */
function orderKey(column: ViewColumn, places: ReadonlyMap<string, number> | null) {
  return (row: DataRow): number | string | null => {
    const number = cellNumber(column, row)
    if (number !== null) return number
    const value = cellValue(column, row)
    // Codes in the order in which they are listed: a status has a course, not an alphabet.
    if (places) return typeof value === 'string' ? (places.get(value) ?? null) : null
    if (asWritten.has(column.kind)) return (value as string | null) || null
    return column.format(row) || null
  }
}

/** Each row's place by one column: equal cells share one; NaN for empty cells. Words are compared once per different word. */
function ranks(rows: readonly DataRow[], column: ViewColumn, lang: string): Float64Array {
  const options = column.kind === 'choice' ? column.options?.(null) : undefined
  const places = options ? new Map(options.map(({ value }, i) => [value, i])) : null
  const key = orderKey(column, places)
  const keys = rows.map(key)
  const out = new Float64Array(rows.length).fill(Number.NaN)
  if (keys.every((k) => k === null || typeof k === 'number')) {
    keys.forEach((k, i) => {
      if (k !== null) out[i] = k as number
    })
    return out
  }
  const different = [...new Set(keys.flatMap((k) => (k === null ? [] : [String(k)])))]
  const plain = asWritten.has(column.kind)
  const words = wordOrder(lang)
  const compare = plain ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : words.compare
  different.sort(compare)
  const rank = new Map<string, number>()
  different.forEach((word, i) => {
    const before = different[i - 1]
    rank.set(word, before !== undefined && compare(before, word) === 0 ? (rank.get(before) as number) : i)
  })
  keys.forEach((k, i) => {
    if (k !== null) out[i] = rank.get(String(k)) as number
  })
  return out
}

/** The rows in order; rows that are alike in all columns stay as they stood, empty cells come last either way. */
export function sorted(
  rows: readonly DataRow[],
  sorts: readonly Sort[],
  columns: readonly ViewColumn[],
  lang: string,
): readonly DataRow[] {
  const by = sorts.flatMap(({ column, down }) => {
    const found = columns.find(({ id }) => id === column)
    return found ? [{ sign: down ? -1 : 1, ranks: ranks(rows, found, lang) }] : []
  })
  if (by.length === 0) return rows
  const order = rows.map((_, i) => i)
  order.sort((a, b) => {
    for (const { sign, ranks } of by) {
      const [x, y] = [ranks[a] as number, ranks[b] as number]
      if (x === y) continue
      const [noX, noY] = [Number.isNaN(x), Number.isNaN(y)]
      if (noX || noY) {
        if (noX && noY) continue
        return noX ? 1 : -1
      }
      return sign * (x - y)
    }
    return a - b
  })
  return order.map((i) => rows[i] as DataRow)
}

/** The sorts after a click on a header: ascending, descending, none; with `also`, besides the others. */
export function nextSorts(sorts: readonly Sort[], column: string, also: boolean): readonly Sort[] {
  const now = sorts.find((sort) => sort.column === column)
  const next = !now ? { column, down: false } : now.down ? null : { column, down: true }
  if (!also) return next ? [next] : []
  if (!now) return [...sorts, next as Sort]
  return sorts.flatMap((sort) => (sort.column !== column ? [sort] : next ? [next] : []))
}
