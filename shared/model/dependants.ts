// What depends on a row, for every entity alike: read off the definitions, so that a new reference is covered by itself.
import type { AnyRow } from './entity.ts'
import { type EntityName, entityNames, isEntityName, type PlanReader } from './plan.ts'
import { hangsOnRows, referencesTo } from './references.ts'

/** A row that names another, by which field, and what becomes of it when that other row is removed. */
export interface Dependant {
  readonly entity: EntityName
  readonly id: string
  readonly field: string
  /** The row goes along, its field is emptied, or the link is taken out of its list. */
  readonly onRemove: 'removed' | 'emptied' | 'unlinked'
}

interface Found extends Dependant {
  /** The row that is named. */
  readonly of: string
}

/** All rows that name one of `ids`, in one pass over each entity that can. */
function naming(reader: PlanReader, entity: EntityName, ids: ReadonlySet<string>): Found[] {
  const fields = referencesTo(entity)
  const owners = entityNames.filter((name) => fields.some((f) => f.entity === name))
  const byField = owners.flatMap((name) => {
    const own = fields.filter((f) => f.entity === name)
    return (reader.list(name) as AnyRow[]).flatMap((row) =>
      own.flatMap(({ field, onRemove }): Found[] => {
        const value = row[field]
        const named = Array.isArray(value) ? value.filter((id) => ids.has(id)) : ids.has(value as string) ? [value] : []
        return named.map((of) => ({ entity: name, id: row.id, field, onRemove, of: String(of) }))
      }),
    )
  })
  const hanging = hangsOnRows.flatMap((name) =>
    (reader.list(name) as AnyRow[])
      .filter((row) => row.onEntity === entity && ids.has(String(row.onRow)))
      .map((row): Found => ({ entity: name, id: row.id, field: 'onRow', onRemove: 'removed', of: String(row.onRow) })),
  )
  return [...byField, ...hanging]
}

/** What depends on this row? Every row that names it, with the field that does; comments and attachments included. */
export const dependants = (reader: PlanReader, entity: EntityName, id: string): Dependant[] =>
  naming(reader, entity, new Set([id])).map(({ of: _, ...dependant }) => dependant)

export interface Removal {
  /** Rows that go along, by entity; the given ones are not among them. */
  readonly removed: Readonly<Partial<Record<EntityName, number>>>
  /** Rows that stay and lose a reference or a link, by entity. */
  readonly unlinked: Readonly<Partial<Record<EntityName, number>>>
}

/** What becomes of a plan when these rows are removed, whatever goes along with them included. */
export function removalOf(reader: PlanReader, entity: EntityName, ids: Iterable<string>): Removal {
  const gone = new Map<EntityName, Set<string>>()
  const losing = new Map<EntityName, Set<string>>()
  const put = (map: Map<EntityName, Set<string>>, name: EntityName, id: string): boolean => {
    const set = map.get(name) ?? new Set<string>()
    map.set(name, set)
    return !set.has(id) && Boolean(set.add(id))
  }
  const first = new Set(ids)
  const queue: [EntityName, Set<string>][] = [[entity, first]]
  for (const id of first) put(gone, entity, id)
  for (let next = queue.shift(); next; next = queue.shift()) {
    const along = new Map<EntityName, Set<string>>()
    for (const { entity: name, id, onRemove } of naming(reader, ...next)) {
      if (onRemove !== 'removed') put(losing, name, id)
      else if (put(gone, name, id)) put(along, name, id)
    }
    queue.push(...along)
  }
  const count = (map: Map<EntityName, Set<string>>, without: (name: EntityName, id: string) => boolean) =>
    Object.fromEntries(
      [...map].flatMap(([name, set]) => {
        const n = [...set].filter((id) => !without(name, id)).length
        return n > 0 && isEntityName(name) ? [[name, n]] : []
      }),
    )
  return {
    removed: count(gone, (name, id) => name === entity && first.has(id)),
    unlinked: count(losing, (name, id) => gone.get(name)?.has(id) ?? false),
  }
}
