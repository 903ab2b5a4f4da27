// What differs between two states of the window's tables, row by row: what a copy of them in another thread has to be told.
import type { RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { entityNames } from '#shared/model/plan.ts'
import type { PlanTables } from './planTables.ts'

/** Rows are compared by identity: an unchanged row is the same object in both. */
export function tableChanges(before: PlanTables, after: PlanTables): RowChange[] {
  return entityNames.flatMap((entity): RowChange[] => {
    const [old, now] = [before[entity], after[entity]] as unknown as [
      ReadonlyMap<string, AnyRow>,
      ReadonlyMap<string, AnyRow>,
    ]
    if (old === now) return []
    const changes: RowChange[] = []
    for (const [id, row] of now) if (old.get(id) !== row) changes.push({ entity, id, before: null, after: row })
    for (const id of old.keys()) if (!now.has(id)) changes.push({ entity, id, before: null, after: null })
    return changes
  })
}
