// Row writes of one operation that wait to be made together: a paste of thousands of rows becomes a few statements of many rows each.
import type Database from 'better-sqlite3'
import { quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'

type Statement = Database.Statement<unknown[]>
type Stored = string | number | null

/** Rows that one statement writes. */
const rowsEach = 64

interface Batch {
  readonly key: string
  /** The statement for so many rows. */
  sql(rows: number): string
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
  readonly #batches = new Map<string, Batch>()
  readonly #statements = new Map<string, Statement>()
  readonly #rows = new Set<string>()

  constructor(db: Db) {
    this.#db = db
  }

  /** A whole row; `row` names it among those that wait. */
  put(table: string, columns: readonly string[], values: readonly Stored[], row: string): void {
    this.#add(table, () => wholeRows(table, columns), values, row)
  }

  /** Some columns of a row that is there; `values` begin with its id. */
  set(table: string, columns: readonly string[], values: readonly Stored[], row: string): void {
    this.#add(`${table}\n${columns.join('\n')}`, () => someColumns(table, columns), values, row)
  }

  waits = (row: string): boolean => this.#rows.has(row)

  /** Makes all writes that wait. */
  flush(): void {
    if (this.#rows.size === 0) return
    for (const batch of this.#batches.values()) this.#write(batch)
    this.#rows.clear()
  }

  /** Forgets them: the operation failed. */
  drop(): void {
    for (const batch of this.#batches.values()) {
      batch.values = []
      batch.rows = 0
    }
    this.#rows.clear()
  }

  #add(key: string, sql: () => Batch['sql'], values: readonly Stored[], row: string): void {
    if (this.#rows.has(row)) this.flush()
    this.#rows.add(row)
    let batch = this.#batches.get(key)
    if (!batch) {
      batch = { key, sql: sql(), values: [], rows: 0 }
      this.#batches.set(key, batch)
    }
    for (const value of values) batch.values.push(value)
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

  #statement({ key, sql }: Batch, rows: number): Statement {
    const name = `${rows}\n${key}`
    let made = this.#statements.get(name)
    if (!made) {
      made = this.#db.prepare(sql(rows))
      this.#statements.set(name, made)
    }
    return made
  }
}
