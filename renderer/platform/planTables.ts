// The plan's rows as immutable tables: applying a change replaces only the tables it touches, so that identity means "unchanged".
import type { FieldChange, RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows, type RowOf } from '#shared/model/plan.ts'

export type Table<E extends EntityName> = ReadonlyMap<string, RowOf<E>>
export type PlanTables = { readonly [E in EntityName]: Table<E> }

export const emptyTables = Object.fromEntries(entityNames.map((name) => [name, new Map()])) as unknown as PlanTables

/** Tables of all rows of a snapshot. */
export function tablesOf(rows: PlanRows): PlanTables {
  const table = (name: EntityName) => new Map((rows[name] as AnyRow[]).map((row) => [row.id, row]))
  return Object.fromEntries(entityNames.map((name) => [name, table(name)])) as unknown as PlanTables
}

/** The tables after a change; tables that it does not touch stay the same objects. */
export function applyChanges(
  tables: PlanTables,
  changes: readonly RowChange[],
  fields: readonly FieldChange[] = [],
): PlanTables {
  const touched = new Map<EntityName, Map<string, AnyRow>>()
  const tableOf = (entity: EntityName): Map<string, AnyRow> => {
    let table = touched.get(entity)
    if (!table) {
      table = new Map(tables[entity] as ReadonlyMap<string, AnyRow>)
      touched.set(entity, table)
    }
    return table
  }
  for (const { entity, id, after } of changes) {
    if (after) tableOf(entity).set(id, after)
    else tableOf(entity).delete(id)
  }
  for (const { entity, field, ids, values } of fields) {
    const table = tableOf(entity)
    ids.forEach((id, i) => {
      const row = table.get(id)
      if (row) table.set(id, { ...row, [field]: values[i] })
    })
  }
  return touched.size === 0 ? tables : ({ ...tables, ...Object.fromEntries(touched) } as unknown as PlanTables)
}

/** Whether `changes` add, remove or rename a row: what cached names have to follow. */
export function changesNames(
  tables: PlanTables,
  changes: readonly RowChange[],
  fields: readonly FieldChange[] = [],
): boolean {
  if (fields.some(({ entity, field }) => field === entityOf(entity).title || field === 'code')) return true
  return changes.some(({ entity, id, after }) => {
    const before = (tables[entity] as ReadonlyMap<string, AnyRow>).get(id)
    if (!before || !after) return true
    return before[entityOf(entity).title] !== after[entityOf(entity).title] || before.code !== after.code
  })
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  // As SQLite orders: empty first.
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return (a as string) < (b as string) ? -1 : 1
}

const orders = new WeakMap<object, readonly AnyRow[]>()

/** All rows of a table in the entity's order, then by id; the same array as long as the table is the same. */
export function ordered<E extends EntityName>(entity: E, table: Table<E>): readonly RowOf<E>[] {
  let rows = orders.get(table)
  if (!rows) {
    const { order } = entityOf(entity)
    rows = ([...table.values()] as AnyRow[]).sort(
      (a, b) => (order === null ? 0 : compare(a[order], b[order])) || compare(a.id, b.id),
    )
    orders.set(table, rows)
  }
  return rows as unknown as readonly RowOf<E>[]
}

const none: readonly never[] = []
const indexes = new WeakMap<object, Map<string, Map<string, AnyRow[]>>>()

/** The rows equal to `where` in every field given, in order; indexed once per table and set of fields. */
export function selected<E extends EntityName>(
  entity: E,
  table: Table<E>,
  where?: Partial<RowOf<E>>,
): readonly RowOf<E>[] {
  const given = where as Record<string, unknown> | undefined
  const fields = given ? Object.keys(given).filter((field) => given[field] !== undefined) : []
  if (!given || fields.length === 0) return ordered(entity, table)
  const byFields = indexes.get(table) ?? new Map<string, Map<string, AnyRow[]>>()
  indexes.set(table, byFields)
  const key = fields.join('\n')
  let index = byFields.get(key)
  if (!index) {
    index = new Map()
    for (const row of ordered(entity, table) as unknown as AnyRow[]) {
      const values = JSON.stringify(fields.map((field) => row[field]))
      const list = index.get(values)
      if (list) list.push(row)
      else index.set(values, [row])
    }
    byFields.set(key, index)
  }
  return (index.get(JSON.stringify(fields.map((field) => given[field]))) ?? none) as unknown as readonly RowOf<E>[]
}
