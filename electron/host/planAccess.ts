// The Plan that commands read and write: validated rows over the tables of the working copy.
import type { z } from 'zod'
import { type AnyRow, rowSchema, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, isEntityName, type Plan } from '#shared/model/plan.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'
import type { Tables } from './db/tables.ts'
import { rowProblems } from './rowProblems.ts'
import { newId } from './uuid7.ts'

const schemas = new Map<EntityName, z.ZodType<AnyRow>>(entityNames.map((name) => [name, rowSchema(entityOf(name))]))

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
    const row = checkedRow(name, withDefaults(entityOf(name), { ...given, id: given.id ?? newId() }))
    if (tables.has(name, row.id)) refuse('duplicateId', {}, { entity: name, row: row.id })
    tables.insert(name, row)
    return row
  }
  const update = (name: EntityName, id: string, patch: Record<string, unknown>): AnyRow => {
    const before = isEntityName(name) ? tables.get(name, id) : undefined
    if (!before) return refuse('rowMissing', {}, { entity: name, row: id })
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    if (given.id !== undefined && given.id !== id) refuse('badArguments', {}, { entity: name, row: id, field: 'id' })
    if (Object.entries(given).every(([field, value]) => field in before && sameValue(before[field], value)))
      return before
    const row = checkedRow(name, { ...before, ...given })
    tables.put(name, row)
    return row
  }
  const remove = (name: EntityName, id: string): void => {
    if (!isEntityName(name) || !tables.has(name, id)) refuse('rowMissing', {}, { entity: name, row: id })
    tables.remove(name, id)
  }
  return {
    get: (name: EntityName, id: string) => (isEntityName(name) ? tables.get(name, id) : undefined),
    list: (name: EntityName, where?: Record<string, unknown>) => (isEntityName(name) ? tables.list(name, where) : []),
    insert,
    update,
    remove,
    newId,
    now,
  } as unknown as Plan
}
