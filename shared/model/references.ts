// Where rows name other rows, read off the definitions: references, lists of references, and what hangs on any row.
import type { AnyRow, Entity } from './entity.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from './plan.ts'

/** One row named by a field of another. */
export interface Reference {
  readonly field: string
  readonly entity: EntityName
  readonly id: string
}

/** A field that names rows: what becomes of its row when such a row is removed. */
export interface ReferenceField {
  /** The entity that has the field. */
  readonly entity: EntityName
  readonly field: string
  readonly to: EntityName
  /** The row goes along, its field is emptied, or one of its links is. */
  readonly onRemove: 'removed' | 'emptied' | 'unlinked'
}

/** Comments and attachments name any row by entity and id, and go with it. */
export const hangsOnRows: readonly EntityName[] = ['comment', 'attachment']

const fieldsOf = (name: EntityName): ReferenceField[] =>
  Object.entries(entityOf(name).fields).flatMap(([field, { kind, to, onDelete }]) => {
    if (to === undefined || !isEntityName(to)) return []
    const onRemove = kind === 'refs' ? 'unlinked' : onDelete === 'CASCADE' ? 'removed' : 'emptied'
    return [{ entity: name, field, to, onRemove } as const]
  })

/** Every field of every entity that names rows. */
export const referenceFields: readonly ReferenceField[] = entityNames.flatMap(fieldsOf)

const byOwner = new Map(entityNames.map((name) => [name, referenceFields.filter((f) => f.entity === name)]))
const byTarget = new Map(entityNames.map((name) => [name, referenceFields.filter((f) => f.to === name)]))

/** The fields of an entity that name rows. */
export const referencesFrom = (entity: EntityName): readonly ReferenceField[] => byOwner.get(entity) ?? []
/** The fields, of any entity, that name rows of this one. */
export const referencesTo = (entity: EntityName): readonly ReferenceField[] => byTarget.get(entity) ?? []

/** Every row that `row` names, the one it hangs on included. */
export function referencesOf(entity: EntityName, row: AnyRow): Reference[] {
  const named = referencesFrom(entity).flatMap(({ field, to }): Reference[] => {
    const value = row[field]
    if (Array.isArray(value)) return value.map((id) => ({ field, entity: to, id: String(id) }))
    return typeof value === 'string' ? [{ field, entity: to, id: value }] : []
  })
  const on = String(row.onEntity)
  if (hangsOnRows.includes(entity) && isEntityName(on))
    named.push({ field: 'onRow', entity: on, id: String(row.onRow) })
  return named
}

/** The value that names the same rows without `gone`; null when the row cannot be without it. */
export function withoutReference(entity: Entity, row: AnyRow, field: string, gone: string): AnyRow | null {
  const definition = entity.fields[field]
  if (definition?.kind === 'refs') return { ...row, [field]: (row[field] as string[]).filter((id) => id !== gone) }
  if (definition?.kind !== 'ref' || definition.onDelete === 'CASCADE') return null
  return { ...row, [field]: null }
}
