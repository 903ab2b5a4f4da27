// The tables of a plan file, generated from the entities: what a published file holds, and nothing else.
import Database from 'better-sqlite3'
import { type Entity, linkFields, storedFields } from '#shared/model/entity.ts'
import type { Field } from '#shared/model/field.ts'
import { type EntityName, entityNames, entityOf } from '#shared/model/plan.ts'

/** 'OPSM' in the header of every plan file. */
export const applicationId = 0x4f50534d
/** Version of the tables; a change of the DDL of a released version needs a migration. */
export const formatVersion = 4

export const quoted = (name: string): string => `"${name}"`
/** Name of the table that keeps a `refs` field. */
export const linkTable = (entity: string, field: string): string => `${entity}_${field}`

const sqlTypes: Record<Exclude<Field['kind'], 'refs'>, 'TEXT' | 'INTEGER' | 'REAL'> = {
  text: 'TEXT',
  longText: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  percent: 'REAL',
  money: 'INTEGER',
  duration: 'INTEGER',
  date: 'TEXT',
  time: 'TEXT',
  timestamp: 'TEXT',
  period: 'TEXT',
  choice: 'TEXT',
  bool: 'INTEGER',
  points: 'TEXT',
  ref: 'TEXT',
}

const references = (entity: string, onDelete: string) =>
  ` REFERENCES ${quoted(entity)} ("id") ON DELETE ${onDelete} DEFERRABLE INITIALLY DEFERRED`

function column(name: string, field: Field): string {
  const type = sqlTypes[field.kind as Exclude<Field['kind'], 'refs'>]
  const target = field.kind === 'ref' ? references(field.to as string, field.onDelete as string) : ''
  return `${quoted(name)} ${type}${field.required ? ' NOT NULL' : ''}${target}`
}

function entityTables(entity: Entity): string[] {
  const stored = storedFields(entity)
  const own = `CREATE TABLE ${quoted(entity.name)} ("id" TEXT PRIMARY KEY NOT NULL, ${stored.map(([n, f]) => column(n, f)).join(', ')}) STRICT`
  // A link is little more than its key: without a rowid it is stored once instead of twice.
  const links = linkFields(entity).map(
    ([name, field]) =>
      `CREATE TABLE ${quoted(linkTable(entity.name, name))} ("id" TEXT PRIMARY KEY NOT NULL, ` +
      `"source" TEXT NOT NULL${references(entity.name, 'CASCADE')}, ` +
      `"target" TEXT NOT NULL${references(field.to as string, 'CASCADE')}, "position" INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  )
  return [own, ...links]
}

function entityIndexes(entity: Entity): string[] {
  const index = (table: string, on: string) =>
    `CREATE INDEX ${quoted(`${table}_${on}_index`)} ON ${quoted(table)} (${quoted(on)})`
  const own = storedFields(entity).flatMap(([name, field]) => (field.kind === 'ref' ? [index(entity.name, name)] : []))
  const links = linkFields(entity).map(([name]) => linkTable(entity.name, name))
  return [...own, ...links.flatMap((table) => [index(table, 'source'), index(table, 'target')])]
}

/** Statements that make the tables of a published file: entities, link tables, blobs, meta. */
export function tableDdl(): string[] {
  return [
    ...entityNames.flatMap((name) => entityTables(entityOf(name))),
    `CREATE TABLE "blob" ("sha256" TEXT PRIMARY KEY NOT NULL, "mime" TEXT NOT NULL, "bytes" BLOB NOT NULL) STRICT`,
    `CREATE TABLE "meta" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT`,
  ]
}

/** Statements that make the indexes of a working copy, one for every reference; a published file does not carry them. */
export const indexDdl = (): string[] => entityNames.flatMap((name) => entityIndexes(entityOf(name)))

/** A table whose rows are logged: an entity or the link table of a `refs` field. */
export interface LoggedTable {
  readonly name: string
  readonly entity: EntityName
  /** The `refs` field it keeps; null: the entity's own table. */
  readonly field: string | null
  /** All columns, `id` first. */
  readonly columns: readonly string[]
}

export const loggedTables: readonly LoggedTable[] = entityNames.flatMap((name): LoggedTable[] => {
  const entity = entityOf(name)
  const columns = ['id', ...storedFields(entity).map(([n]) => n)]
  return [
    { name, entity: name, field: null, columns },
    ...linkFields(entity).map(([field]) => ({
      name: linkTable(name, field),
      entity: name,
      field,
      columns: ['id', 'source', 'target', 'position'],
    })),
  ]
})

export interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  /** null: an index SQLite made for a primary key. */
  readonly sql: string | null
}

/** What `sqlite_schema` of a published file of this version holds, ordered by type and name; anything else is not ours. */
export const expectedSchema = (): SchemaObject[] => schemaOf(tableDdl())

/** What `sqlite_schema` holds after these statements, ordered by type and name. */
export function schemaOf(ddl: readonly string[]): SchemaObject[] {
  const db = new Database(':memory:')
  try {
    for (const sql of ddl) db.exec(sql)
    return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all() as SchemaObject[]
  } finally {
    db.close()
  }
}
