// Row writes of one operation that wait to be made together: a paste of thousands of rows becomes a few statements of many rows each.
import type Database from 'better-sqlite3'
import { quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'

type Statement = Database.Statement<unknown[]>
type Stored = string | number | null

/** Rows that one statement writes. */
const rowsEach = 64

interface Batch {
  /** The statement for so many rows. */
  sql(rows: number): string
  /** Statements made so far, by their rows. */
  readonly statements: Map<number, Statement>
  /** Values row by row. */
  values: Stored[]
  rows: number
}

const marks = (count: number, rows: number) =>
  Array.from({ length: rows }, () => `(${Array.from({ length: count }, () => '?')})`).join(', ')

/** A statement that writes whole rows, whether or not they exist. */
function wholeRows(table: string, columns: readonly string[]): Batch['sql'] {
  const set = columns.slice(1).map((c) => `${quoted(c)} = excluded.${quoted(c)}`)
  return (rows) =>
    `INSERT INTO ${quoted(table)} (${columns.map(quoted)}) VALUES ${marks(columns.length, rows)} ON CONFLICT ("id") DO UPDATE SET ${set}`
}

/** A statement that sets some columns of rows that exist; what is not set costs no index entry and no check of a reference. */
function someColumns(table: string, columns: readonly string[]): Batch['sql'] {
  const set = columns.map((c, i) => `${quoted(c)} = "new".column${i + 2}`)
  return (rows) =>
    `UPDATE ${quoted(table)} SET ${set} FROM (VALUES ${marks(columns.length + 1, rows)}) AS "new" WHERE ${quoted(table)}."id" = "new".column1`
}

/** Collects writes until `flush()`; no row waits twice, so the order among those that wait does not matter. */
export class WaitingWrites {
  readonly #db: Db
  /** By table, then by the columns that are set, '' for whole rows. */
  readonly #batches = new Map<string, Map<string, Batch>>()
  /** Ids of the rows that wait, by table. */
  readonly #rows = new Map<string, Set<string>>()

  constructor(db: Db) {
    this.#db = db
  }

  /** A whole row, its id first. */
  put(table: string, columns: readonly string[], values: readonly Stored[]): void {
    const batch = this.#batch(table, '', values[0] as string, () => wholeRows(table, columns))
    for (const value of values) batch.values.push(value)
    this.#added(batch)
  }

  /** Some columns of a row that is there. */
  set(table: string, id: string, columns: readonly string[], value: (column: string) => Stored): void {
    const key = columns.length === 1 ? (columns[0] as string) : columns.join('\n')
    const batch = this.#batch(table, key, id, () => someColumns(table, columns))
    batch.values.push(id)
    for (const column of columns) batch.values.push(value(column))
    this.#added(batch)
  }

  waits = (table: string, id: string): boolean => this.#rows.get(table)?.has(id) ?? false

  /** Makes all writes that wait. */
  flush(): void {
    if (this.#rows.size === 0) return
    for (const batches of this.#batches.values()) for (const batch of batches.values()) this.#write(batch)
    this.#rows.clear()
  }

  /** Forgets them: the operation failed. */
  drop(): void {
    for (const batches of this.#batches.values())
      for (const batch of batches.values()) {
        batch.values = []
        batch.rows = 0
      }
    this.#rows.clear()
  }

  /** The batch for a write of row `id`; what waits for the same row is made first. */
  #batch(table: string, columns: string, id: string, sql: () => Batch['sql']): Batch {
    let rows = this.#rows.get(table)
    if (rows?.has(id)) {
      this.flush()
      rows = undefined
    }
    if (!rows) {
      rows = new Set()
      this.#rows.set(table, rows)
    }
    rows.add(id)
    let batches = this.#batches.get(table)
    if (!batches) {
      batches = new Map()
      this.#batches.set(table, batches)
    }
    let batch = batches.get(columns)
    if (!batch) {
      batch = { sql: sql(), statements: new Map(), values: [], rows: 0 }
      batches.set(columns, batch)
    }
    return batch
  }

  #added(batch: Batch): void {
    batch.rows++
    if (batch.rows === rowsEach) this.#write(batch)
  }

  #write(batch: Batch): void {
    const { rows, values } = batch
    if (rows === 0) return
    batch.values = []
    batch.rows = 0
    if (rows === rowsEach) return void this.#statement(batch, rows).run(values)
    const each = values.length / rows
    for (let i = 0; i < rows; i++) this.#statement(batch, 1).run(values.slice(i * each, (i + 1) * each))
  }

  #statement({ sql, statements }: Batch, rows: number): Statement {
    let made = statements.get(rows)
    if (!made) {
      made = this.#db.prepare(sql(rows))
      statements.set(rows, made)
    }
    return made
  }
}
