// What differs between two states of a plan: row by row (by id), and within a row field by field.
import type { RowChange } from './change.ts'
import type { AnyRow } from './entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from './plan.ts'
import { planRows } from './rowOrder.ts'

/** Values of one field: equal when they read the same; lists count by their content and order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null)
  return JSON.stringify(a) === JSON.stringify(b)
}

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** The fields in which two rows of an entity differ, in the order of their definition; a missing row has no values. */
export function fieldChanges(entity: EntityName, before: AnyRow | null, after: AnyRow | null): FieldChange[] {
  return Object.keys(entityOf(entity).fields).flatMap((field) => {
    const [a, b] = [before?.[field] ?? null, after?.[field] ?? null]
    return sameValue(a, b) ? [] : [{ field, before: a, after: b }]
  })
}

/** The changes that lead from one state to another, entity by entity: removed and changed rows in the old order, then added ones. */
export function diffRows(before: Partial<PlanRows>, after: Partial<PlanRows>): RowChange[] {
  return entityNames.flatMap((entity) => {
    const [old, now] = [rowsOf(before, entity), rowsOf(after, entity)]
    const later = new Map(now.map((row) => [row.id, row]))
    const known = new Set(old.map((row) => row.id))
    const changed = old.flatMap((row): RowChange[] => {
      const next = later.get(row.id) ?? null
      const same = next !== null && fieldChanges(entity, row, next).length === 0
      return same ? [] : [{ entity, id: row.id, before: row, after: next }]
    })
    const added = now.filter((row) => !known.has(row.id))
    return [...changed, ...added.map((row): RowChange => ({ entity, id: row.id, before: null, after: row }))]
  })
}

/** The state that `changes` make of `rows`, each list in its entity's order. */
export function applyDiff(rows: Partial<PlanRows>, changes: readonly RowChange[]): PlanRows {
  const byEntity = new Map<EntityName, Map<string, AnyRow>>()
  for (const { entity, id, after } of changes) {
    let map = byEntity.get(entity)
    if (!map) {
      map = new Map(rowsOf(rows, entity).map((row) => [row.id, row]))
      byEntity.set(entity, map)
    }
    if (after === null) map.delete(id)
    else map.set(id, after)
  }
  return planRows((entity) => [...(byEntity.get(entity)?.values() ?? rowsOf(rows, entity))])
}

export const rowsOf = (rows: Partial<PlanRows>, entity: EntityName): readonly AnyRow[] =>
  (rows[entity] ?? []) as readonly AnyRow[]
