// Whether the tables of a plan file are exactly ours: a trigger, a view or an index that came with a file is code of a stranger.
import type Database from 'better-sqlite3'
import { refuse } from '#shared/model/problem.ts'
import { expectedSchema, formatVersion, type SchemaObject, schemaOf } from '../db/ddl.ts'
import { olderFormats } from '../migrations/index.ts'

const keyOf = (o: SchemaObject): string => `${o.type}\n${o.name}`
const same = (a: SchemaObject, b: SchemaObject): boolean =>
  a.type === b.type && a.name === b.name && a.tbl_name === b.tbl_name && a.sql === b.sql

/** Text that is safe to show, whatever a file calls its objects. */
const shown = (type: unknown, name: unknown): string =>
  `${String(type)} ${String(name)}`.replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '�').slice(0, 80)

function readSchema(db: Database.Database, name: string): SchemaObject[] {
  try {
    return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 2000').all() as SchemaObject[]
  } catch {
    return refuse('fileDamaged', { name })
  }
}

/**
 * Compares `sqlite_schema` with what our own DDL of that format makes. Throws PlanError 'fileHostile' naming the first object that is ours
 * neither in name nor in text, and 'fileDamaged' when one of ours is missing or SQLite cannot read the schema.
 */
export function checkSchema(db: Database.Database, name: string, version: number = formatVersion): void {
  const older = olderFormats.get(version)
  const expected = older === undefined ? expectedSchema() : schemaOf([older])
  const known = new Map(expected.map((o) => [keyOf(o), o]))
  const seen = new Set<string>()
  for (const object of readSchema(db, name)) {
    const ours = known.get(keyOf(object))
    if (!ours || !same(ours, object) || seen.has(keyOf(object)))
      refuse('fileHostile', { name, object: shown(object.type, object.name) })
    seen.add(keyOf(object))
  }
  if (seen.size !== expected.length) refuse('fileDamaged', { name })
}
