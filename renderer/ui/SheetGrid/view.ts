// Which rows a grid shows and in which order: filter, sort, and the folding of a tree, as a list over the owner's rows.
import { nameKey } from '#shared/model/values/context.ts'
import { numberOf, type SheetColumn, type SheetRow } from './sheetTypes.ts'

export interface Sort {
  readonly column: string
  readonly down: boolean
}
export interface Tree {
  /** Id of the row above in the tree, null at the top. */
  parentOf(row: SheetRow): string | null
  isOpen(id: string): boolean
}
export interface ViewRow {
  readonly row: SheetRow
  readonly depth: number
  /** undefined: no children. */
  readonly open?: boolean
}

/** What rows say in all columns, folded; a row that changes is another object, columns that change are another list. */
const texts = new WeakMap<readonly SheetColumn[], WeakMap<SheetRow, string>>()
function textOf(row: SheetRow, columns: readonly SheetColumn[]): string {
  const known = texts.get(columns) ?? new WeakMap<SheetRow, string>()
  texts.set(columns, known)
  const text = known.get(row) ?? nameKey(columns.map((c) => c.format(row)).join('\n'))
  known.set(row, text)
  return text
}

/** Whether any column's text holds every word of the filter, whatever the case and width of letters. */
export function matcher(columns: readonly SheetColumn[], filter: string): (row: SheetRow) => boolean {
  const words = nameKey(filter).split(' ').filter(Boolean)
  if (words.length === 0) return () => true
  return (row) => {
    const text = textOf(row, columns)
    return words.every((word) => text.includes(word))
  }
}

/** Orders by a column: numbers by size, everything else as people sort words; empty cells last either way. */
export function comparer(column: SheetColumn, down: boolean, lang: string): (a: SheetRow, b: SheetRow) => number {
  const words = new Intl.Collator(lang, { numeric: true })
  const sign = down ? -1 : 1
  const choices = column.kind === 'choice' ? column.options?.(null).map((o) => o.value) : undefined
  const key = (row: SheetRow): number | string | null => {
    const number = numberOf(column, row)
    if (number !== null) return number
    const value = row[column.id]
    // Codes in the order in which they are listed: a status has a course, not an alphabet.
    if (choices) return typeof value === 'string' ? choices.indexOf(value) : null
    if (['date', 'time', 'timestamp', 'period'].includes(column.kind)) return (value as string | null) ?? null
    return column.format(row) || null
  }
  return (a, b) => {
    const [x, y] = [key(a), key(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y)
    return sign * words.compare(String(x), String(y))
  }
}

interface Options {
  readonly columns: readonly SheetColumn[]
  readonly filter: string
  readonly sort: Sort | null
  readonly tree?: Tree | undefined
  readonly lang: string
}

/** The rows as shown. In a tree, rows stand below their parents; a filter keeps the parents of what it finds and opens them. */
export function viewOf(rows: readonly SheetRow[], { columns, filter, sort, tree, lang }: Options): ViewRow[] {
  const matches = matcher(columns, filter)
  const by = sort && columns.find((c) => c.id === sort.column)
  const compare = by ? comparer(by, sort.down, lang) : null
  if (!tree) {
    const found = filter ? rows.filter(matches) : [...rows]
    if (compare) found.sort(compare)
    return found.map((row) => ({ row, depth: 0 }))
  }
  const known = new Set(rows.map((row) => row.id))
  const below = new Map<string | null, SheetRow[]>()
  for (const row of rows) {
    const parent = tree.parentOf(row)
    const key = parent !== null && known.has(parent) ? parent : null
    const list = below.get(key)
    if (list) list.push(row)
    else below.set(key, [row])
  }
  const shown: ViewRow[] = []
  const filtering = filter.trim() !== ''
  /** Adds a branch; returns whether anything in it matches. */
  const add = (parent: string | null, depth: number, hidden: boolean): boolean => {
    const children = below.get(parent) ?? []
    let any = false
    for (const row of compare ? [...children].sort(compare) : children) {
      const at = shown.length
      const parentRow = below.has(row.id)
      const open = parentRow ? filtering || tree.isOpen(row.id) : undefined
      if (!hidden) shown.push({ row, depth, ...(open === undefined ? {} : { open }) })
      const inside = parentRow && add(row.id, depth + 1, hidden || open === false)
      const found = matches(row) || inside
      if (!found && !hidden) shown.length = at
      any ||= found
    }
    return any
  }
  add(null, 0, false)
  return shown
}

/**
 * Keeps the order of rows a user looks at while he edits: as long as sort and filter stay the same, rows do not jump away from
 * under the cursor; new ones come last, removed ones leave.
 */
export function settled(before: readonly string[], now: readonly ViewRow[], all: readonly SheetRow[]): ViewRow[] {
  const byId = new Map(now.map((v) => [v.row.id, v]))
  const rows = new Map(all.map((row) => [row.id, row]))
  const kept = before.flatMap((id) => {
    const row = rows.get(id)
    return row ? [byId.get(id) ?? { row, depth: 0 }] : []
  })
  const known = new Set(before)
  return [...kept, ...now.filter((v) => !known.has(v.row.id))]
}
