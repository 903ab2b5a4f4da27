// The name by which a row is shown in cells and drop-downs of a data workbook: its title, made unique where several rows share it.
import type { AnyRow } from '../../model/entity.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import { nameKey } from '../../model/values/context.ts'

/** Names of the rows of an entity, by id. */
export type NamesOf = (entity: EntityName) => ReadonlyMap<string, string>

/** The reference that says what a row belongs to: the version of a step, the process of a version. */
export function containerField(entity: EntityName): readonly [field: string, to: EntityName] | undefined {
  const found = Object.entries(entityOf(entity).fields).find(
    ([, f]) => f.kind === 'ref' && f.required && f.onDelete === 'CASCADE' && f.to !== entity,
  )
  return found && [found[0], found[1].to as EntityName]
}

/** Where ids are told apart by their ends: UUIDv7 of one minute begin alike. */
const tail = (id: string, length: number) => id.slice(-length)

function uniqueNames(rows: readonly AnyRow[], entity: EntityName, containers: ReadonlyMap<string, string>) {
  const { title } = entityOf(entity)
  const container = containerField(entity)?.[0]
  const names = new Map<string, string>()
  for (const row of rows) {
    const text = String(row[title] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    names.set(row.id, text === '' ? `#${tail(row.id, 6)}` : text)
  }
  const shared = () => {
    const ids = new Map<string, string[]>()
    for (const [id, name] of names) {
      const key = nameKey(name)
      const list = ids.get(key)
      if (list) list.push(id)
      else ids.set(key, [id])
    }
    return [...ids.values()].filter((list) => list.length > 1)
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  if (container)
    for (const ids of shared())
      for (const id of ids) {
        const within = containers.get(String(byId.get(id)?.[container] ?? ''))
        if (within) names.set(id, `${names.get(id)}（${within}）`)
      }
  for (let length = 4; length <= 64; length *= 2)
    for (const ids of shared()) for (const id of ids) names.set(id, `${names.get(id)} #${tail(id, length)}`)
  return names
}

/** Names over rows, made once per entity on first use. */
export function displayNames(rowsOf: (entity: EntityName) => readonly AnyRow[]): NamesOf {
  const known = new Map<EntityName, ReadonlyMap<string, string>>()
  const namesOf = (entity: EntityName): ReadonlyMap<string, string> => {
    const done = known.get(entity)
    if (done) return done
    // A circle of containers would never end: whoever is asked while being named answers with nothing.
    known.set(entity, new Map())
    const container = containerField(entity)
    const names = uniqueNames(rowsOf(entity), entity, container ? namesOf(container[1]) : new Map())
    known.set(entity, names)
    return names
  }
  return namesOf
}
