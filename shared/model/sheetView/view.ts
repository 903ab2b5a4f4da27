// Which rows a sheet shows and in which order: words, conditions, sorting, a tree's folding or groups, as a list over the owner's rows.
import type { Lang } from '../values/context.ts'
import type { DataRow, ViewColumn } from './column.ts'
import { type Condition, type ConditionContext, conditionsTest } from './condition.ts'
import { groupLine, groupsOf } from './groups.ts'
import { type Sort, sorted } from './order.ts'
import { wordsTest } from './words.ts'

export interface Tree {
  /** Id of the row above in the tree, null at the top. */
  parentOf(row: DataRow): string | null
  isOpen(id: string): boolean
}
export interface Grouping {
  readonly column: string
  isOpen(key: string): boolean
}
export interface ViewRow {
  readonly row: DataRow
  readonly depth: number
  /** undefined: nothing below it. */
  readonly open?: boolean
}

export interface ViewOptions {
  readonly columns: readonly ViewColumn[]
  /** Words that must stand somewhere in the row. */
  readonly filter: string
  readonly conditions?: readonly Condition[]
  readonly sorts: readonly Sort[]
  readonly tree?: Tree | undefined
  /** Instead of the tree. */
  readonly grouping?: Grouping | null
  readonly lang: Lang
  readonly context?: ConditionContext
}

const nowhere: ConditionContext = { today: '', me: null }

/** Whether a row is looked for; null when all are. */
function testOf({ columns, filter, conditions = [], context = nowhere }: ViewOptions) {
  const words = wordsTest(columns, filter)
  const fits = conditionsTest(conditions, columns, context)
  if (words && fits) return (row: DataRow) => fits(row) && words(row)
  return words ?? fits
}

/** The rows as shown. In a tree, rows stand below their parents; a filter keeps the parents of what it finds and opens them. */
export function viewOf(rows: readonly DataRow[], options: ViewOptions): ViewRow[] {
  const { columns, sorts, tree, grouping, lang } = options
  const test = testOf(options)
  const by = grouping && columns.find(({ id }) => id === grouping.column)
  if (tree && !by) return treeView(rows, tree, test, options)
  const found = sorted(test ? rows.filter(test) : rows, sorts, columns, lang)
  if (!by) return found.map((row) => ({ row, depth: 0 }))
  return groupsOf(found, by, columns, lang).flatMap((group): ViewRow[] => {
    const open = grouping.isOpen(group.key)
    const line = { row: groupLine(group), depth: 0, open }
    return open ? [line, ...group.rows.map((row) => ({ row, depth: 1 }))] : [line]
  })
}

type Branches = ReadonlyMap<string | null, readonly DataRow[]>
/** Children by parent, kept as long as the list and the tree are the same: a filter asks at every key. */
const branches = new WeakMap<readonly DataRow[], { readonly parentOf: Tree['parentOf']; readonly below: Branches }>()

function branchesOf(rows: readonly DataRow[], tree: Tree): Branches {
  const known = branches.get(rows)
  if (known?.parentOf === tree.parentOf) return known.below
  const ids = new Set(rows.map((row) => row.id))
  const below = new Map<string | null, DataRow[]>()
  for (const row of rows) {
    const parent = tree.parentOf(row)
    const key = parent !== null && ids.has(parent) ? parent : null
    const list = below.get(key)
    if (list) list.push(row)
    else below.set(key, [row])
  }
  branches.set(rows, { parentOf: tree.parentOf, below })
  return below
}

function treeView(
  rows: readonly DataRow[],
  tree: Tree,
  test: ((row: DataRow) => boolean) | null,
  { columns, sorts, lang }: ViewOptions,
): ViewRow[] {
  // Sorting all rows first sorts the children of each.
  const below = branchesOf(sorted(rows, sorts, columns, lang), tree)
  const shown: ViewRow[] = []
  /** Adds a branch; returns whether anything in it matches. */
  const add = (parent: string | null, depth: number, hidden: boolean): boolean => {
    let any = false
    for (const row of below.get(parent) ?? []) {
      const parentRow = below.has(row.id)
      if (!parentRow) {
        if (test && !test(row)) continue
        if (!hidden) shown.push({ row, depth })
        any = true
        continue
      }
      const at = shown.length
      const open = test !== null || tree.isOpen(row.id)
      if (!hidden) shown.push({ row, depth, open })
      const inside = add(row.id, depth + 1, hidden || !open)
      const found = inside || !test || test(row)
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
export function settled(before: readonly string[], now: readonly ViewRow[], all: readonly DataRow[]): ViewRow[] {
  const byId = new Map(now.map((v) => [v.row.id, v]))
  const rows = new Map(all.map((row) => [row.id, row]))
  const kept = before.flatMap((id) => {
    const row = rows.get(id)
    return row ? [byId.get(id) ?? { row, depth: 0 }] : []
  })
  const known = new Set(before)
  return [...kept, ...now.filter((v) => !known.has(v.row.id))]
}
