// The order in which a plan lists the rows of an entity, the same everywhere: by the order field (nothing first), then by id.
import type { AnyRow } from './entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from './plan.ts'

/** As SQLite orders: nothing, then numbers, then text by code points. */
function compareValues(a: unknown, b: unknown): number {
  const rank = (v: unknown) => (v === null || v === undefined ? 0 : typeof v === 'number' ? 1 : 2)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number') return a - (b as number)
  return typeof a === 'string' ? compareText(a, b as string) : 0
}

/** By code points, as UTF-8 bytes are: JavaScript's `<` would put 😀 before U+FFFD. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (a[i] === b[i]) continue
    const [x, y] = [a.codePointAt(i) as number, b.codePointAt(i) as number]
    return x - y
  }
  return a.length - b.length
}

/** `rows` in the order of their entity, as a new list. */
export function inOrder(entity: EntityName, rows: readonly AnyRow[]): AnyRow[] {
  const { order } = entityOf(entity)
  return [...rows].sort((a, b) => (order === null ? 0 : compareValues(a[order], b[order])) || compareText(a.id, b.id))
}

/** Rows of every entity by name; entities that are not given are empty. */
export function planRows(rowsOf: (entity: EntityName) => readonly AnyRow[]): PlanRows {
  return Object.fromEntries(entityNames.map((name) => [name, inOrder(name, rowsOf(name))])) as unknown as PlanRows
}
