// The Plan that commands read and write: validated rows over the tables of the working copy.
import type { z } from 'zod'
import { type AnyRow, isId, rowSchema, withDefaults } from '#shared/model/entity.ts'
import { fieldSchema, isPlain } from '#shared/model/fieldSchema.ts'
import { type EntityName, entityNames, entityOf, isEntityName, type Plan } from '#shared/model/plan.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'
import type { Tables } from './db/tables.ts'
import { rowProblems } from './rowProblems.ts'
import { newId } from './uuid7.ts'

const schemas = new Map<EntityName, z.ZodType<AnyRow>>(entityNames.map((name) => [name, rowSchema(entityOf(name))]))

/** One schema per field, for changes of a row that has been checked as a whole before. */
const fieldSchemas = new Map<EntityName, ReadonlyMap<string, z.ZodType>>()
function schemasOf(name: EntityName): ReadonlyMap<string, z.ZodType> {
  const known = fieldSchemas.get(name)
  if (known) return known
  const made = new Map(Object.entries(entityOf(name).fields).map(([field, kind]) => [field, fieldSchema(kind)]))
  fieldSchemas.set(name, made)
  return made
}

/** Whether a value may be written into a field of a row of this entity. */
function fits(name: EntityName, field: string, value: unknown): boolean {
  const kind = entityOf(name).fields[field]
  if (!kind) return false
  return isPlain(kind, value) || schemasOf(name).get(field)?.safeParse(value).success === true
}

/** Whether every field of a row with all of them is surely right. */
function isPlainRow(name: EntityName, row: Readonly<Record<string, unknown>>): row is AnyRow {
  const { fields } = entityOf(name)
  for (const field in row) {
    if (field === 'id') continue
    const kind = fields[field]
    if (!kind || !isPlain(kind, row[field])) return false
  }
  return isId(row.id)
}

/** Minus nothing is nothing: SQLite keeps it so, and a row in memory must not differ. */
const signed = (value: unknown) => (Object.is(value, -0) ? 0 : value)

/** The row with every field checked; throws PlanError with one problem per refused field. */
export function checkedRow(name: EntityName, row: Record<string, unknown>): AnyRow {
  const read = schemas.get(name)?.safeParse(row)
  if (!read) return refuse('badArguments')
  if (!read.success) throw new PlanError(rowProblems(name, row, read.error))
  return read.data
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** A Plan over `tables`, valid within one transaction; `now` is the moment of the operation. */
export function planAccess(tables: Tables, now: string): Plan {
  const insert = (name: EntityName, given: Record<string, unknown>): AnyRow => {
    if (!isEntityName(name)) refuse('badArguments')
    const full = withDefaults(entityOf(name), { ...given, id: given.id ?? newId() })
    const row = isPlainRow(name, full) ? full : checkedRow(name, full)
    for (const field in row) row[field] = signed(row[field])
    // An id that was made just now is nobody else's.
    if (given.id && tables.has(name, row.id)) refuse('duplicateId', {}, { entity: name, row: row.id })
    tables.insert(name, row)
    return row
  }
  const update = (name: EntityName, id: string, patch: Record<string, unknown>): AnyRow => {
    const before = isEntityName(name) ? tables.get(name, id) : undefined
    if (!before) return refuse('rowMissing', {}, { entity: name, row: id })
    let changed: AnyRow | null = null
    let sound = true
    for (const field in patch) {
      if (patch[field] === undefined) continue
      const value = signed(patch[field])
      if (field === 'id' && value !== id) refuse('badArguments', {}, { entity: name, row: id, field: 'id' })
      if (field in before && sameValue(before[field], value)) continue
      changed ??= { ...before }
      changed[field] = value
      sound &&= fits(name, field, value)
    }
    if (!changed) return before
    const row = sound ? changed : checkedRow(name, changed)
    tables.put(name, row)
    return row
  }
  const setField = (
    name: EntityName,
    field: string,
    ids: readonly string[],
    before: readonly unknown[],
    after: readonly unknown[],
  ): void => {
    const kind = isEntityName(name) ? entityOf(name).fields[field] : undefined
    const values = after.map(signed)
    // Whatever is not plain has a sentence to tell of it, or more to it than a column.
    if (!kind || kind.kind === 'refs' || !values.every((value) => isPlain(kind, value)))
      ids.forEach((id, i) => void update(name, id, { [field]: after[i] }))
    else if (ids.length > 0 && !tables.setField(name, field, ids, before, values)) {
      const missing = ids.find((id) => !tables.has(name, id))
      if (missing === undefined) throw new Error(`${name}.${field} does not hold what was read`)
      refuse('rowMissing', {}, { entity: name, row: missing })
    }
  }
  const remove = (name: EntityName, id: string): void => {
    if (!isEntityName(name) || !tables.has(name, id)) refuse('rowMissing', {}, { entity: name, row: id })
    tables.remove(name, id)
  }
  return {
    get: (name: EntityName, id: string) => (isEntityName(name) ? tables.get(name, id) : undefined),
    list: (name: EntityName, where?: Record<string, unknown>) => (isEntityName(name) ? tables.list(name, where) : []),
    among: (name: EntityName, field: string, values: readonly string[]) =>
      isEntityName(name) ? tables.among(name, field, values) : [],
    amongAs: (name: EntityName, fields: readonly string[], field: string, values: readonly string[]) =>
      isEntityName(name) ? tables.amongAs(name, fields, field, values) : [],
    insert,
    update,
    setField,
    remove,
    newId,
    now,
  } as unknown as Plan
}
