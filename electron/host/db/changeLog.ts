// The log of every change: TEMP triggers write it, so that no write can miss it and the file itself carries no trigger; many rows that are
// written by one statement are told in one line instead.
import { type LoggedTable, loggedTables, quoted } from './ddl.ts'
import type { Db } from './openDatabase.ts'
import type { StoredRow } from './rowCodec.ts'
import type { Stored } from './waitingWrites.ts'

/** Tables that only the working copy has: operations, their changes, and what it knows of its file. */
export const logDdl = [
  `CREATE TABLE "op" ("seq" INTEGER PRIMARY KEY, "command" TEXT NOT NULL, "at" TEXT NOT NULL, "state" TEXT NOT NULL, "bytes" INTEGER NOT NULL) STRICT`,
  `CREATE INDEX "op_state" ON "op" ("state", "seq")`,
  `CREATE TABLE "change" ("n" INTEGER PRIMARY KEY, "op" INTEGER NOT NULL REFERENCES "op" ("seq") ON DELETE CASCADE, "entity" TEXT NOT NULL, "row_id" TEXT NOT NULL, "before" TEXT, "after" TEXT) STRICT`,
  `CREATE INDEX "change_op" ON "change" ("op")`,
  `CREATE TABLE "local" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT`,
]

/** Knows which operation runs, 0 while nothing is to be logged; a table, because a function would be called out of SQLite for every row. */
const runningDdl = [
  'CREATE TEMP TABLE "running" ("op" INTEGER NOT NULL) STRICT',
  'INSERT INTO temp."running" ("op") VALUES (0)',
]
const running = '(SELECT "op" FROM temp."running")'

const json = (table: LoggedTable, side: 'old' | 'new') =>
  `json_object(${table.columns.map((c) => `'${c}', ${side}.${quoted(c)}`).join(', ')})`

function triggersOf(table: LoggedTable): string[] {
  const events = [
    ['INSERT', 'NULL', json(table, 'new'), 'new'],
    ['UPDATE', json(table, 'old'), json(table, 'new'), 'new'],
    ['DELETE', json(table, 'old'), 'NULL', 'old'],
  ] as const
  return events.map(
    ([event, before, after, side]) =>
      `CREATE TEMP TRIGGER ${quoted(`log_${table.name}_${event}`)} AFTER ${event} ON main.${quoted(table.name)} WHEN ${running} > 0 ` +
      `BEGIN INSERT INTO "change" ("op", "entity", "row_id", "before", "after") VALUES (${running}, '${table.name}', ${side}."id", ${before}, ${after}); END`,
  )
}

/** Statements that make a connection log; which operation it logs for, `setOp` of its `ChangeLog` says. */
export const logTriggers = (): string[] => [...runningDdl, ...loggedTables.flatMap(triggersOf)]

/** A line of the log as it is stored. */
export interface StoredLine {
  readonly entity: string
  /** Id of the row; of many rows a JSON list of their ids. */
  readonly row_id: string
  /** JSON: the stored row, null where there is none; of many rows `[columns, values row by row]`. */
  readonly before: string | null
  readonly after: string | null
}

/** What a line of many rows tells of one of them; made a row of its own only where its values are needed. */
class PartOfLine {
  readonly id: string
  readonly columns: readonly string[]
  readonly values: readonly Stored[]
  /** Where its values begin. */
  readonly at: number

  constructor(id: string, columns: readonly string[], values: readonly Stored[], at: number) {
    this.id = id
    this.columns = columns
    this.values = values
    this.at = at
  }
}

/** One row before or after: JSON of the whole stored row, or the columns that were written; null: it is not there. */
export type LoggedSide = string | StoredRow | PartOfLine | null

/** What one line tells of one row. */
export interface LoggedChange {
  readonly entity: string
  readonly row: string
  readonly before: LoggedSide
  readonly after: LoggedSide
}

/** Many rows of one table, written by one statement. */
export interface ManyRows {
  readonly table: string
  readonly ids: readonly string[]
  /** The columns written, without the id. */
  readonly columns: readonly string[]
  /** Values row by row; null: none of the rows was there. */
  readonly before: readonly Stored[] | null
  readonly after: readonly Stored[]
}

/** The log of one connection with its triggers. */
export class ChangeLog {
  readonly #insert
  readonly #setRunning
  #op = 0

  constructor(db: Db) {
    this.#insert = db.prepare(
      `INSERT INTO "change" ("op", "entity", "row_id", "before", "after") VALUES (?, ?, ?, ?, ?)`,
    )
    this.#setRunning = db.prepare('UPDATE temp."running" SET "op" = ?')
  }

  /** Whether writes are logged now. */
  get logs(): boolean {
    return this.#op > 0
  }

  /** From now on writes are logged for operation `op`; 0: they are not. */
  setOp(op: number): void {
    this.#op = op
    this.#setRunning.run(op)
  }

  /** Makes a write of many rows without the triggers and logs it in one line. */
  writeMany({ table, ids, columns, before, after }: ManyRows, run: () => void): void {
    this.#setRunning.run(0)
    try {
      run()
    } finally {
      this.#setRunning.run(this.#op)
    }
    const side = (values: ManyRows['before']) => values && JSON.stringify([columns, values])
    this.#insert.run(this.#op, table, JSON.stringify(ids), side(before), side(after))
  }
}

/** Ids of rows are letters, digits and a few signs: a list of ids begins as none of them does. */
const tellsMany = (line: StoredLine) => line.row_id.startsWith('[')

/** What a line tells, row by row. */
export function changesOf(line: StoredLine): readonly LoggedChange[] {
  const { entity, row_id: row, before, after } = line
  if (!tellsMany(line)) return [{ entity, row, before, after }]
  const ids = JSON.parse(row) as string[]
  const rowsBefore = sideOf(before, ids)
  const rowsAfter = sideOf(after, ids)
  return ids.map((id, i) => ({ entity, row: id, before: rowsBefore?.[i] ?? null, after: rowsAfter?.[i] ?? null }))
}

/**
 * The same as one change for each column, where lines tell of nothing but many rows that stay, and no two of the same column;
 * undefined otherwise.
 */
export function columnsChanged(lines: readonly StoredLine[]): ManyRows[] | undefined {
  const seen = new Set<string>()
  const changed: ManyRows[] = []
  for (const line of lines) {
    if (!tellsMany(line) || line.before === null || line.after === null) return undefined
    const [columns, after] = JSON.parse(line.after) as [string[], Stored[]]
    const key = `${line.entity} ${columns[0]}`
    if (columns.length > 1 || seen.has(key)) return undefined
    seen.add(key)
    changed.push({ table: line.entity, ids: JSON.parse(line.row_id) as string[], columns, before: null, after })
  }
  return changed
}

function sideOf(json: string | null, ids: readonly string[]): PartOfLine[] | null {
  if (json === null) return null
  const [columns, values] = JSON.parse(json) as [string[], Stored[]]
  return ids.map((id, i) => new PartOfLine(id, columns, values, i * columns.length))
}

/** The columns that a side tells of. */
export function columnsOfSide(side: Exclude<LoggedSide, null>): StoredRow {
  if (typeof side === 'string') return JSON.parse(side) as StoredRow
  if (!(side instanceof PartOfLine)) return side
  const { id, columns, values, at } = side
  const row: StoredRow = { id }
  columns.forEach((column, i) => {
    row[column] = values[at + i] as Stored
  })
  return row
}

/** Two changes of a row as one. */
export function joined(first: LoggedChange, second: LoggedChange): LoggedChange {
  const { entity, row } = first
  return {
    entity,
    row,
    before: first.before === null ? null : both(second.before, first.before),
    after: second.after === null ? null : both(first.after, second.after),
  }
}

/** What `over` tells, and of the columns that it does not tell what `under` does. */
const both = (under: LoggedSide, over: Exclude<LoggedSide, null>): LoggedSide =>
  typeof over === 'string' || under === null ? over : { ...columnsOfSide(under), ...columnsOfSide(over) }

/** Whether a change leaves its row other than it was. */
export function differs({ before, after }: LoggedChange): boolean {
  if (before === null || after === null || (typeof before === 'string' && typeof after === 'string'))
    return before !== after
  if (before instanceof PartOfLine && after instanceof PartOfLine && before.columns.length === after.columns.length)
    return after.columns.some((_, i) => after.values[after.at + i] !== before.values[before.at + i])
  const [was, is] = [columnsOfSide(before), columnsOfSide(after)]
  for (const column in is) if (is[column] !== was[column]) return true
  return false
}
