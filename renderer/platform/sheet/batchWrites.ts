// From a grid's batch to the writes of one command: references by name are resolved, created where wanted, or left out.
import type { Write } from '#shared/commands/rows.ts'
import type { Entity } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { SheetBatch, SheetEdit, SheetInsert } from '#ui/SheetGrid/sheetTypes.ts'

/** Names that no row has, by the entity they should be of. */
export type MissingNames = ReadonlyMap<EntityName, readonly string[]>

interface Options {
  /** Whether missing names of an entity become rows. */
  creates(entity: EntityName): boolean
  newId(): string
  /** Place of the next new row of an entity, when it has an order of its own. */
  nextPosition(entity: EntityName): number
}

/** Entities of which a row is complete once it has a name. */
export function isNameable(entity: Entity): boolean {
  return Object.entries(entity.fields).every(
    ([name, f]) => name === entity.title || !f.required || f.default !== null || f.kind === 'refs',
  )
}

const lacking = (entry: SheetEdit | SheetInsert) => Object.entries(entry.missing ?? {})

/** Titles that the batch itself gives to rows of its entity: a pasted tree may refer to its own rows. */
function ownTitles(entity: Entity, batch: SheetBatch): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { id, values } of batch.inserts) {
    const title = values[entity.title]
    if (typeof title === 'string') titles.set(nameKey(title), id)
  }
  return titles
}

/** The names that a batch refers to and that neither the plan nor the batch has. */
export function missingNames(name: EntityName, batch: SheetBatch): MissingNames {
  const entity = entityOf(name)
  const own = ownTitles(entity, batch)
  const found = new Map<EntityName, Map<string, string>>()
  for (const entry of [...batch.inserts, ...batch.edits])
    for (const [field, names] of lacking(entry)) {
      const to = entity.fields[field]?.to as EntityName
      const list = found.get(to) ?? new Map<string, string>()
      found.set(to, list)
      for (const text of names) {
        const key = nameKey(text)
        if (!list.has(key) && (to !== name || !own.has(key))) list.set(key, text)
      }
    }
  return new Map([...found].filter(([, names]) => names.size > 0).map(([to, names]) => [to, [...names.values()]]))
}

/** The writes that carry out a batch: rows for missing names first, then inserts and updates. */
export function writesFor(name: EntityName, batch: SheetBatch, { creates, newId, nextPosition }: Options): Write[] {
  const entity = entityOf(name)
  const ids = new Map<string, string>()
  const key = (to: EntityName, text: string) => `${to}\n${nameKey(text)}`
  for (const [title, id] of ownTitles(entity, batch)) ids.set(`${name}\n${title}`, id)
  const created: Write[] = []
  const positions = new Map<EntityName, number>()
  const place = (to: EntityName): Record<string, number> => {
    if (!('position' in entityOf(to).fields)) return {}
    const position = positions.get(to) ?? nextPosition(to)
    positions.set(to, position + 1)
    return { position }
  }
  for (const [to, names] of missingNames(name, batch)) {
    if (!creates(to)) continue
    for (const text of names) {
      const id = newId()
      ids.set(key(to, text), id)
      created.push({ do: 'insert', entity: to, row: { id, [entityOf(to).title]: text, ...place(to) } })
    }
  }
  /** The values with references to rows just created; a name that stays unknown leaves its cell as it was. */
  const resolved = (entry: SheetEdit | SheetInsert): Record<string, unknown> => {
    const values: Record<string, unknown> = { ...entry.values }
    for (const [field, names] of lacking(entry)) {
      const to = entity.fields[field]?.to as EntityName
      const found = names.flatMap((text) => ids.get(key(to, text)) ?? [])
      if (entity.fields[field]?.kind === 'refs') {
        const list = [...new Set([...((values[field] as string[] | null) ?? []), ...found])]
        if (list.length > 0) values[field] = list
        else delete values[field]
      } else if (found[0] !== undefined) values[field] = found[0]
      else delete values[field]
    }
    return values
  }
  const inserts = batch.inserts.map((entry): Write => {
    const values = resolved(entry)
    return {
      do: 'insert',
      entity: name,
      row: { ...('position' in values ? {} : place(name)), ...values, id: entry.id },
    }
  })
  const updates = batch.edits.flatMap((entry): Write[] => {
    const patch = resolved(entry)
    return Object.keys(patch).length > 0 ? [{ do: 'update', entity: name, id: entry.rowId, patch }] : []
  })
  return [...created, ...inserts, ...updates]
}
