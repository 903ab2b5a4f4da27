// Row writes of one operation that wait to be made together: a paste of thousands of rows becomes a few statements of many rows each.
import type Database from 'better-sqlite3'
import type { ChangeLog } from './changeLog.ts'
import { quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'

type Statement = Database.Statement<unknown[]>
/** A value as a column holds it. */
export type Stored = string | number | null

/** Rows that one statement writes. */
const rowsEach = 64

interface Batch {
  readonly table: string
  /** The columns written after the id. */
  readonly columns: readonly string[]
  /** The statement for so many rows. */
  sql(rows: number): string
  /** Statements made so far, by their rows. */
  readonly statements: Map<number, Statement>
  /** Values row by row, each row's id first. */
  values: Stored[]
  ids: string[]
  /** What the columns held, row by row; null: the rows are new; undefined: not known of all rows, the triggers have to tell. */
  before: Stored[] | null | undefined
}

const marks = (count: number, rows: number) =>
  Array.from({ length: rows }, () => `(${Array.from({ length: count }, () => '?')})`).join(', ')

function newRows(table: string, columns: readonly string[]): Batch['sql'] {
  return (rows) =>
    `INSERT INTO ${quoted(table)} (${['id', ...columns].map(quoted)}) VALUES ${marks(columns.length + 1, rows)}`
}

/** A statement that writes whole rows, whether or not they exist. */
function wholeRows(table: string, columns: readonly string[]): Batch['sql'] {
  const set = columns.map((c) => `${quoted(c)} = excluded.${quoted(c)}`)
  const insert = newRows(table, columns)
  return (rows) => `${insert(rows)} ON CONFLICT ("id") DO UPDATE SET ${set}`
}

/** A statement that sets some columns of rows that exist; what is not set costs no index entry and no check of a reference. */
function someColumns(table: string, columns: readonly string[]): Batch['sql'] {
  const set = columns.map((c, i) => `${quoted(c)} = "new".column${i + 2}`)
  return (rows) =>
    `UPDATE ${quoted(table)} SET ${set} FROM (VALUES ${marks(columns.length + 1, rows)}) AS "new" WHERE ${quoted(table)}."id" = "new".column1`
}

/** A statement that sets a column of rows that hold what they are said to. */
function oneColumn(table: string, [column = '']: readonly string[]): Batch['sql'] {
  const isKnown = `${quoted(table)}."id" = "new".column1 AND ${quoted(table)}.${quoted(column)} IS "new".column2`
  return (rows) =>
    `UPDATE ${quoted(table)} SET ${quoted(column)} = "new".column3 FROM (VALUES ${marks(3, rows)}) AS "new" WHERE ${isKnown}`
}

/** Collects writes until `flush()`; no row waits twice, so the order among those that wait does not matter. */
export class WaitingWrites {
  readonly #db: Db
  readonly #log: ChangeLog | undefined
  /** By table, then by what is written: 'put', 'insert' or the columns that are set. */
  readonly #batches = new Map<string, Map<string, Batch>>()
  /** Ids of the rows that wait, by table. */
  readonly #rows = new Map<string, Set<string>>()

  constructor(db: Db, log?: ChangeLog) {
    this.#db = db
    this.#log = log
  }

  /** A whole row, its id first, whether or not it is there; `columns` likewise. */
  put(table: string, columns: readonly string[], values: readonly Stored[]): void {
    const batch = this.#batch(table, 'put', columns.slice(1), values[0] as string, wholeRows)
    for (const value of values) batch.values.push(value)
    batch.before = undefined
    this.#added(batch)
  }

  /** A whole row that is not there, its id first; `columns` likewise. */
  insert(table: string, columns: readonly string[], values: readonly Stored[]): void {
    const batch = this.#batch(table, 'insert', columns.slice(1), values[0] as string, newRows)
    for (const value of values) batch.values.push(value)
    batch.before = null
    this.#added(batch)
  }

  /** Some columns of a row that is there; `before`: what they hold, where that is known. */
  set(
    table: string,
    id: string,
    columns: readonly string[],
    value: (column: string) => Stored,
    before?: (column: string) => Stored,
  ): void {
    const key = columns.length === 1 ? `set ${columns[0]}` : `set ${columns.join(' ')}`
    const batch = this.#batch(table, key, columns, id, someColumns)
    batch.values.push(id)
    for (const column of columns) {
      batch.values.push(value(column))
      if (before) batch.before?.push(before(column))
    }
    if (!before) batch.before = undefined
    this.#added(batch)
  }

  /** One column of many rows at once, none of them twice; false: not all of them are there and hold `before` in it. */
  setColumn(
    table: string,
    column: string,
    ids: readonly string[],
    before: readonly Stored[],
    after: readonly Stored[],
  ): boolean {
    this.flush()
    const columns = [column]
    const made = this.#known(table, `column ${column}`, columns, oneColumn)
    let changed = 0
    const run = () => {
      let at = 0
      for (const rows of [rowsEach, 1])
        for (; at + rows <= ids.length; at += rows) {
          const values: Stored[] = []
          for (let i = at; i < at + rows; i++) values.push(ids[i] as string, before[i] as Stored, after[i] as Stored)
          changed += this.#statement(made, rows).run(values).changes
        }
    }
    if (ids.length >= rowsEach && this.#log?.logs) this.#log.writeMany({ table, ids, columns, before, after }, run)
    else run()
    return changed === ids.length
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
    for (const batches of this.#batches.values()) for (const batch of batches.values()) empty(batch)
    this.#rows.clear()
  }

  /** The batch for a write of row `id`; what waits for the same row is made first. */
  #batch(
    table: string,
    key: string,
    columns: readonly string[],
    id: string,
    sql: (table: string, columns: readonly string[]) => Batch['sql'],
  ): Batch {
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
    const batch = this.#known(table, key, columns, sql)
    batch.ids.push(id)
    return batch
  }

  #known(
    table: string,
    key: string,
    columns: readonly string[],
    sql: (table: string, columns: readonly string[]) => Batch['sql'],
  ): Batch {
    let batches = this.#batches.get(table)
    if (!batches) {
      batches = new Map()
      this.#batches.set(table, batches)
    }
    let batch = batches.get(key)
    if (!batch) {
      batch = { table, columns, sql: sql(table, columns), statements: new Map(), values: [], ids: [], before: [] }
      batches.set(key, batch)
    }
    return batch
  }

  #added(batch: Batch): void {
    if (batch.ids.length === rowsEach) this.#write(batch)
  }

  #write(batch: Batch): void {
    const { ids, values, before, table, columns } = batch
    if (ids.length === 0) return
    empty(batch)
    if (ids.length < rowsEach) {
      const each = columns.length + 1
      for (let at = 0; at < values.length; at += each) this.#statement(batch, 1).run(values.slice(at, at + each))
      return
    }
    const run = () => {
      this.#statement(batch, rowsEach).run(values)
    }
    const after = () => values.filter((_, i) => i % (columns.length + 1) !== 0)
    if (before !== undefined && this.#log?.logs)
      this.#log.writeMany({ table, ids, columns, before, after: after() }, run)
    else run()
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

function empty(batch: Batch): void {
  batch.values = []
  batch.ids = []
  batch.before = []
}
