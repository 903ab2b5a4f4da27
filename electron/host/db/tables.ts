// Reading and writing assembled rows (refs as arrays of ids) over the tables of the working copy.

import type Database from 'better-sqlite3'
import { type AnyRow, type Entity, linkFields } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { linkTable, loggedTables, quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'
import { type RowCodec, rowCodec, type StoredRow } from './rowCodec.ts'

type Statement = Database.Statement<unknown[]>

interface Links {
  readonly field: string
  readonly table: string
  readonly ofSource: Statement
  readonly positions: Statement
  readonly all: Statement
}

interface EntityTable {
  readonly entity: Entity
  readonly codec: RowCodec
  readonly stored: ReadonlySet<string>
  readonly links: readonly Links[]
  readonly get: Statement
  readonly has: Statement
  readonly order: string
}

/** From this many rows on, links are read as a whole table instead of row by row. */
const bulk = 40

/** The assembled rows of one database connection; every statement is prepared once. */
export class Tables {
  readonly #db: Db
  readonly #entities: ReadonlyMap<EntityName, EntityTable>
  readonly #upserts = new Map<string, Statement>()
  readonly #deletes = new Map<string, Statement>()
  readonly #lists = new Map<string, Statement>()

  constructor(db: Db) {
    this.#db = db
    this.#entities = new Map(entityNames.map((name) => [name, prepareEntity(db, name)]))
    for (const { name, columns } of loggedTables) {
      const list = columns.map(quoted)
      const set = list.slice(1).map((c) => `${c} = excluded.${c}`)
      this.#upserts.set(
        name,
        db.prepare(
          `INSERT INTO ${quoted(name)} (${list}) VALUES (${columns.map(() => '?')}) ON CONFLICT ("id") DO UPDATE SET ${set}`,
        ),
      )
      this.#deletes.set(name, db.prepare(`DELETE FROM ${quoted(name)} WHERE "id" = ?`))
    }
  }

  /** The row with its refs, undefined when there is none. */
  get(name: EntityName, id: string): AnyRow | undefined {
    const table = this.#of(name)
    const stored = table.get.get(id) as StoredRow | undefined
    if (!stored) return undefined
    const row = table.codec.decode(stored)
    for (const links of table.links) row[links.field] = links.ofSource.all(id)
    return row
  }

  /** Rows in the entity's order, only those equal to `where`; a field the entity does not have matches nothing. */
  list(name: EntityName, where: Readonly<Record<string, unknown>> = {}): AnyRow[] {
    const table = this.#of(name)
    const given = Object.entries(where).filter(([, value]) => value !== undefined)
    const inSql = given.filter(([field]) => table.stored.has(field))
    const inRow = given.filter(([field]) => !table.stored.has(field))
    const values = inSql.map(([field, value]) => (field === 'id' ? value : table.codec.encodeValue(field, value)))
    const fields = inSql.map(([field]) => field)
    const rows = this.#list(table, fields).all(...values) as StoredRow[]
    const assembled = this.#withLinks(table, rows)
    if (inRow.length === 0) return assembled
    return assembled.filter((row) => inRow.every(([field, value]) => sameIds(row[field], value)))
  }

  /** Every row of the plan. */
  all(): PlanRows {
    return Object.fromEntries(entityNames.map((name) => [name, this.list(name)])) as unknown as PlanRows
  }

  count(name: EntityName): number {
    return this.#db
      .prepare(`SELECT count(*) FROM ${quoted(name)}`)
      .pluck()
      .get() as number
  }

  has(name: EntityName, id: string): boolean {
    return this.#of(name).has.get(id) !== undefined
  }

  /** Writes a row that is not there yet, with its refs. */
  insert(name: EntityName, row: AnyRow): void {
    const table = this.#of(name)
    this.#upsert(name).run(table.codec.encode(row))
    for (const { field, table: link } of table.links) {
      const targets = row[field] as readonly string[]
      targets.forEach((target, position) => {
        this.#upsert(link).run([`${row.id}>${target}`, row.id, target, position])
      })
    }
  }

  /** Writes a whole row and its refs, whether or not it existed; only links that differ are written. */
  put(name: EntityName, row: AnyRow): void {
    const table = this.#of(name)
    this.#upsert(name).run(table.codec.encode(row))
    for (const links of table.links) this.#putLinks(links, row.id, row[links.field] as readonly string[])
  }

  remove(name: EntityName, id: string): void {
    this.#delete(name).run(id)
  }

  /** Writes a row of a table as it stands in the log. */
  putStored(table: string, columns: readonly string[], row: StoredRow): void {
    this.#upsert(table).run(columns.map((c) => row[c] ?? null))
  }

  removeStored(table: string, id: string): void {
    this.#delete(table).run(id)
  }

  /** A row of the log in assembled form, without its refs. */
  decode(name: EntityName, stored: StoredRow): AnyRow {
    return this.#of(name).codec.decode(stored)
  }

  /** Targets of a `refs` field with their positions, as stored. */
  links(name: EntityName, field: string, id: string): [target: string, position: number][] {
    const links = this.#of(name).links.find((l) => l.field === field)
    return (links?.positions.raw().all(id) ?? []) as [string, number][]
  }

  #putLinks({ table, positions }: Links, source: string, targets: readonly string[]): void {
    const before = new Map(positions.raw().all(source) as [string, number][])
    targets.forEach((target, position) => {
      if (before.get(target) !== position) this.#upsert(table).run([`${source}>${target}`, source, target, position])
      before.delete(target)
    })
    for (const target of before.keys()) this.#delete(table).run(`${source}>${target}`)
  }

  #withLinks(table: EntityTable, rows: StoredRow[]): AnyRow[] {
    const assembled = rows.map((row) => table.codec.decode(row))
    for (const { field, ofSource, all } of table.links) {
      if (assembled.length < bulk) {
        for (const row of assembled) row[field] = ofSource.all(row.id)
        continue
      }
      const targets = new Map<string, string[]>()
      for (const { source, target } of all.iterate() as Iterable<{ source: string; target: string }>) {
        const list = targets.get(source)
        if (list) list.push(target)
        else targets.set(source, [target])
      }
      for (const row of assembled) row[field] = targets.get(row.id) ?? []
    }
    return assembled
  }

  #list(table: EntityTable, fields: readonly string[]): Statement {
    const key = `${table.entity.name}\n${fields.join('\n')}`
    const known = this.#lists.get(key)
    if (known) return known
    const filter = fields.length > 0 ? ` WHERE ${fields.map((f) => `${quoted(f)} IS ?`).join(' AND ')}` : ''
    const made = this.#db.prepare(`SELECT * FROM ${quoted(table.entity.name)}${filter} ORDER BY ${table.order}`)
    this.#lists.set(key, made)
    return made
  }

  #of = (name: EntityName): EntityTable => this.#entities.get(name) as EntityTable
  #upsert = (table: string): Statement => this.#upserts.get(table) as Statement
  #delete = (table: string): Statement => this.#deletes.get(table) as Statement
}

function prepareEntity(db: Db, name: EntityName): EntityTable {
  const entity = entityOf(name)
  const links = linkFields(entity).map(([field]): Links => {
    const table = linkTable(name, field)
    return {
      field,
      table,
      ofSource: db
        .prepare(`SELECT "target" FROM ${quoted(table)} WHERE "source" = ? ORDER BY "position", "id"`)
        .pluck(),
      positions: db.prepare(`SELECT "target", "position" FROM ${quoted(table)} WHERE "source" = ?`),
      all: db.prepare(`SELECT "source", "target" FROM ${quoted(table)} ORDER BY "source", "position", "id"`),
    }
  })
  return {
    entity,
    codec: rowCodec(entity),
    stored: new Set(loggedTables.find((t) => t.name === name)?.columns),
    links,
    get: db.prepare(`SELECT * FROM ${quoted(name)} WHERE "id" = ?`),
    has: db.prepare(`SELECT 1 FROM ${quoted(name)} WHERE "id" = ?`),
    order: entity.order === null ? '"id"' : `${quoted(entity.order)}, "id"`,
  }
}

const sameIds = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((id, i) => id === b[i])
