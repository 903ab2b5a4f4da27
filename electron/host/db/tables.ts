// Reading and writing assembled rows (refs as arrays of ids) over the tables of the working copy.

import type Database from 'better-sqlite3'
import { type AnyRow, type Entity, linkFields } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import type { ChangeLog } from './changeLog.ts'
import { type LoggedTable, linkTable, loggedTables, quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'
import { type RowCodec, rowCodec, type StoredRow } from './rowCodec.ts'
import { type Stored, WaitingWrites } from './waitingWrites.ts'

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
  /** Columns of the entity's own table, `id` first. */
  readonly columns: readonly string[]
  readonly links: readonly Links[]
  readonly get: Statement
  readonly has: Statement
  readonly order: string
}

const columnsOf = new Map(loggedTables.map(({ name, columns }) => [name, columns]))
const linkColumns = ['id', 'source', 'target', 'position'] as const

/** From this many rows on, links are read as a whole table instead of row by row. */
const bulk = 40

/**
 * The assembled rows of one database connection. Between `begin()` and `end()` rows that were read or written are held, so that none is
 * read twice, and writes wait for each other: whatever has to see them in the tables calls `flush()` first.
 */
export class Tables {
  readonly #db: Db
  readonly #entities: ReadonlyMap<EntityName, EntityTable>
  readonly #waiting: WaitingWrites
  readonly #deletes = new Map<string, Statement>()
  readonly #lists = new Map<string, Statement>()
  #held: Map<EntityName, Map<string, AnyRow>> | null = null

  /** `log`: where writes of many rows are logged; without it, TEMP triggers alone log what is written. */
  constructor(db: Db, log?: ChangeLog) {
    this.#db = db
    this.#entities = new Map(entityNames.map((name) => [name, prepareEntity(db, name)]))
    this.#waiting = new WaitingWrites(db, log)
  }

  /** An operation begins: within it, only this class writes to the tables. */
  begin(): void {
    this.#held = new Map()
  }

  /** Makes the writes that wait. */
  flush(): void {
    this.#waiting.flush()
  }

  /** The operation is over, either way. */
  end(): void {
    this.#held = null
    this.#waiting.drop()
  }

  /** Whether `get` has the row without asking the tables. */
  holds(name: EntityName, id: string): boolean {
    return this.#held?.get(name)?.has(id) ?? false
  }

  /** The row with its refs, undefined when there is none. */
  get(name: EntityName, id: string): AnyRow | undefined {
    const held = this.#held?.get(name)?.get(id)
    if (held) return held
    if (this.#waiting.waits(name, id)) this.flush()
    const table = this.#of(name)
    const stored = table.get.get(id) as StoredRow | undefined
    if (!stored) return undefined
    const row = table.codec.decode(stored)
    for (const links of table.links) row[links.field] = links.ofSource.all(id)
    return this.#holdAll(name, [row])[0]
  }

  /** Rows in the entity's order, only those equal to `where`; a field the entity does not have matches nothing. */
  list(name: EntityName, where: Readonly<Record<string, unknown>> = {}): AnyRow[] {
    this.flush()
    const table = this.#of(name)
    const given = Object.entries(where).filter(([, value]) => value !== undefined)
    const inSql = given.filter(([field]) => table.columns.includes(field))
    const inRow = given.filter(([field]) => !table.columns.includes(field))
    const values = inSql.map(([field, value]) => (field === 'id' ? value : table.codec.encodeValue(field, value)))
    const fields = inSql.map(([field]) => field)
    const rows = this.#list(table, fields).all(...values) as StoredRow[]
    const assembled = this.#holdAll(name, this.#withLinks(table, rows))
    if (inRow.length === 0) return assembled
    return assembled.filter((row) => inRow.every(([field, value]) => sameIds(row[field], value)))
  }

  /** Rows whose field, one of texts, has one of the values; in no order. */
  among(name: EntityName, field: string, values: readonly string[]): AnyRow[] {
    const table = this.#of(name)
    if (!table.columns.includes(field)) return []
    this.flush()
    const key = `${name}\namong\n${field}`
    const statement =
      this.#lists.get(key) ??
      this.#db.prepare(`SELECT * FROM ${quoted(name)} WHERE ${quoted(field)} IN (SELECT "value" FROM json_each(?))`)
    this.#lists.set(key, statement)
    const rows = statement.all(JSON.stringify(values)) as StoredRow[]
    return this.#holdAll(name, this.#withLinks(table, rows))
  }

  /** Values of some fields of the same rows, row by row; of stored fields only. */
  amongAs(name: EntityName, fields: readonly string[], field: string, values: readonly string[]): unknown[][] {
    const { columns, codec } = this.#of(name)
    if (![...fields, field].every((one) => columns.includes(one))) return []
    this.flush()
    const key = `${name}\namongAs\n${field}\n${fields.join('\n')}`
    const statement =
      this.#lists.get(key) ??
      this.#db
        .prepare(
          `SELECT ${fields.map(quoted)} FROM ${quoted(name)} WHERE ${quoted(field)} IN (SELECT "value" FROM json_each(?))`,
        )
        .raw()
    this.#lists.set(key, statement)
    const rows = statement.all(JSON.stringify(values)) as Stored[][]
    if (fields.every(codec.isPlain)) return rows
    return rows.map((row) => row.map((value, i) => this.decodeValues(name, fields[i] as string, [value])[0]))
  }

  /** Every row of the plan. */
  all(): PlanRows {
    return Object.fromEntries(entityNames.map((name) => [name, this.list(name)])) as unknown as PlanRows
  }

  count(name: EntityName): number {
    this.flush()
    return this.#db
      .prepare(`SELECT count(*) FROM ${quoted(name)}`)
      .pluck()
      .get() as number
  }

  has(name: EntityName, id: string): boolean {
    if (this.holds(name, id)) return true
    if (this.#waiting.waits(name, id)) this.flush()
    return this.#of(name).has.get(id) !== undefined
  }

  /** Writes a row that is not there yet, with its refs. */
  insert(name: EntityName, row: AnyRow): void {
    const table = this.#of(name)
    this.#waiting.insert(name, table.columns, table.codec.encode(row))
    for (const { field, table: link } of table.links)
      for (const [position, target] of (row[field] as readonly string[]).entries())
        this.#putLink(link, row.id, target, position)
    this.#hold(name, row)
  }

  /** Writes a whole row and its refs, whether or not it existed; of a row that is held, only what differs is written. */
  put(name: EntityName, row: AnyRow): void {
    const table = this.#of(name)
    const before = this.#held?.get(name)?.get(row.id)
    if (before) {
      const changed = table.columns.filter((column) => row[column] !== before[column])
      const value = (of: AnyRow) => (column: string) => table.codec.encodeValue(column, of[column])
      if (changed.length > 0) this.#waiting.set(name, row.id, changed, value(row), value(before))
    } else this.#waiting.put(name, table.columns, table.codec.encode(row))
    for (const links of table.links)
      if (!before || !sameIds(before[links.field], row[links.field]))
        this.#putLinks(links, row.id, row[links.field] as readonly string[])
    this.#hold(name, row)
  }

  /** Sets a field of rows, of none twice; false: not all of them are there with what is said to be in the field. */
  setField(
    name: EntityName,
    field: string,
    ids: readonly string[],
    before: readonly unknown[],
    after: readonly unknown[],
  ): boolean {
    const { isPlain, encodeValue } = this.#of(name).codec
    const stored = (values: readonly unknown[]) =>
      (isPlain(field) ? values : values.map((value) => encodeValue(field, value))) as Stored[]
    this.#held?.delete(name)
    return this.#waiting.setColumn(name, field, ids, stored(before), stored(after))
  }

  /** Removes a row; what goes with it or loses a reference, SQLite alone knows: nothing is held any more. */
  remove(name: EntityName, id: string): void {
    this.#remove(name, id)
  }

  /** Writes what the log tells of a row of a table; `exists`: the row is there, and may be told in part. */
  putStored({ name, entity, field, columns }: LoggedTable, row: StoredRow, exists: boolean): void {
    const id = String(field === null ? row.id : row.source)
    this.#held?.get(entity)?.delete(id)
    const value = (column: string) => row[column] ?? null
    const told = exists ? columns.filter((c) => c !== 'id' && c in row) : columns
    if (told.length < columns.length - 1) this.#waiting.set(name, row.id as string, told, value)
    else this.#waiting.put(name, columns, columns.map(value))
  }

  removeStored(table: string, id: string): void {
    this.#remove(table, id)
  }

  /** A row of the log in assembled form, without its refs. */
  decode(name: EntityName, stored: StoredRow): AnyRow {
    return this.#of(name).codec.decode(stored)
  }

  /** Values of a field in the log as rows hold them. */
  decodeValues(name: EntityName, field: string, values: readonly Stored[]): readonly unknown[] {
    const { codec } = this.#of(name)
    return codec.isPlain(field) ? values : values.map((value) => codec.decode({ id: '', [field]: value })[field])
  }

  /** Targets of a `refs` field with their positions, as stored. */
  links(name: EntityName, field: string, id: string): [target: string, position: number][] {
    this.flush()
    const links = this.#of(name).links.find((l) => l.field === field)
    return (links?.positions.raw().all(id) ?? []) as [string, number][]
  }

  /** Keeps rows that were read for the rest of the transaction; nobody may change them in place. Those written since are newer. */
  #holdAll(name: EntityName, read: AnyRow[]): AnyRow[] {
    const rows = this.#heldOf(name)
    if (!rows) return read
    const { links } = this.#of(name)
    return read.map((row) => {
      const known = rows.get(row.id)
      if (known) return known
      for (const { field } of links) Object.freeze(row[field])
      rows.set(row.id, Object.freeze(row))
      return row
    })
  }

  /** The same for a row that was written. */
  #hold(name: EntityName, row: AnyRow): void {
    const rows = this.#heldOf(name)
    if (!rows) return
    for (const { field } of this.#of(name).links) Object.freeze(row[field])
    rows.set(row.id, Object.freeze(row))
  }

  #heldOf(name: EntityName): Map<string, AnyRow> | undefined {
    let rows = this.#held?.get(name)
    if (!rows && this.#held) {
      rows = new Map()
      this.#held.set(name, rows)
    }
    return rows
  }

  #remove(table: string, id: string): void {
    this.flush()
    this.#held?.clear()
    this.#delete(table).run(id)
  }

  #putLink(table: string, source: string, target: string, position: number): void {
    const id = `${source}>${target}`
    this.#waiting.put(table, linkColumns, [id, source, target, position])
  }

  #putLinks({ table, positions }: Links, source: string, targets: readonly string[]): void {
    this.flush()
    const before = new Map(positions.raw().all(source) as [string, number][])
    targets.forEach((target, position) => {
      if (before.get(target) !== position) this.#putLink(table, source, target, position)
      before.delete(target)
    })
    // Nothing depends on a link: what is held stays true.
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
  #delete = (table: string): Statement => {
    const known = this.#deletes.get(table) ?? this.#db.prepare(`DELETE FROM ${quoted(table)} WHERE "id" = ?`)
    this.#deletes.set(table, known)
    return known
  }
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
    columns: columnsOf.get(name) as readonly string[],
    links,
    get: db.prepare(`SELECT * FROM ${quoted(name)} WHERE "id" = ?`),
    has: db.prepare(`SELECT 1 FROM ${quoted(name)} WHERE "id" = ?`),
    order: entity.order === null ? '"id"' : `${quoted(entity.order)}, "id"`,
  }
}

const sameIds = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((id, i) => id === b[i])
