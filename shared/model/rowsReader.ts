// A PlanReader over plain rows: what exports, documents and tests read when they have rows instead of a database.
import type { AnyRow } from './entity.ts'
import type { EntityName, PlanReader, PlanRows, RowOf } from './plan.ts'

/** Reads `rows` as they are: each list is taken to be in the entity's order already. */
export function rowsReader(rows: Partial<PlanRows>): PlanReader {
  const byId = new Map<EntityName, Map<string, AnyRow>>()
  const index = (entity: EntityName) => {
    let map = byId.get(entity)
    if (!map) {
      map = new Map(((rows[entity] ?? []) as AnyRow[]).map((row) => [row.id, row]))
      byId.set(entity, map)
    }
    return map
  }
  return {
    get: <N extends EntityName>(entity: N, id: string) => index(entity).get(id) as RowOf<N> | undefined,
    list: <N extends EntityName>(entity: N, where?: Partial<RowOf<N>>) => {
      const all = (rows[entity] ?? []) as RowOf<N>[]
      const wanted = Object.entries(where ?? {})
      if (wanted.length === 0) return [...all]
      return all.filter((row) => wanted.every(([field, value]) => (row as AnyRow)[field] === value))
    },
  }
}
