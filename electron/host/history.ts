// Undo and redo from the change log: what an operation did to each row, and the way back and forth.

import type { RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { type LoggedTable, loggedTables } from './db/ddl.ts'
import type { Db } from './db/openDatabase.ts'
import type { StoredRow } from './db/rowCodec.ts'
import type { Tables } from './db/tables.ts'

/** Newest operations that can be undone, and the text their changes may take together. */
export const historyLimits = { ops: 1000, bytes: 64 * 1024 * 1024 } as const

/** A stored row (of an entity's own table or of a link table) that is not as it was. */
export interface TouchedRow {
  readonly table: LoggedTable
  readonly id: string
  /** Whether it is there now. */
  readonly stays: boolean
}

/** The net change of one stored row. */
export interface StoredChange extends TouchedRow {
  /** JSON of the stored row; null: it did not exist. */
  readonly before: string | null
  readonly after: string | null
}

type LogMark = readonly [n: number, entity: string, row: string, stays: 0 | 1, differs: 0 | 1]

interface LogLine {
  readonly entity: string
  readonly row_id: string
  readonly before: string | null
  readonly after: string | null
}

/** From this many changed rows of an entity on, all its rows are read at once. */
const bulk = 500

const tableOf = new Map(loggedTables.map((table) => [table.name, table]))
const parse = (json: string) => JSON.parse(json) as StoredRow
/** The id of a link row is `source>target`; ids of rows hold no '>'. */
const sourceOf = (link: string) => link.slice(0, link.indexOf('>'))
const targetOf = (link: string) => link.slice(link.indexOf('>') + 1)

/** What happened to one row of an entity: to its own table and to the link tables of its `refs` fields. */
interface OfRow<C extends TouchedRow> {
  readonly entity: EntityName
  readonly id: string
  own: C | null
  readonly links: C[]
}

const noLinks: readonly never[] = []

function grouped<C extends TouchedRow>(changes: readonly C[]): OfRow<C>[] {
  // Without links no two changes are of the same row.
  if (changes.every(({ table }) => table.field === null))
    return changes.map((own) => ({ entity: own.table.entity, id: own.id, own, links: noLinks as never }))
  const rows = new Map<string, OfRow<C>>()
  for (const change of changes) {
    const { entity, field } = change.table
    const id = field === null ? change.id : sourceOf(change.id)
    const key = `${entity}\n${id}`
    let row = rows.get(key)
    if (!row) {
      row = { entity, id, own: null, links: [] }
      rows.set(key, row)
    }
    if (field === null) row.own = change
    else row.links.push(change)
  }
  return [...rows.values()]
}

/** Operations and their changes in the working copy. Every method runs inside a transaction of the caller. */
export class History {
  readonly #db: Db
  readonly #tables: Tables
  readonly #statements

  constructor(db: Db, tables: Tables) {
    this.#db = db
    this.#tables = tables
    this.#statements = {
      begin: db.prepare(`INSERT INTO "op" ("command", "at", "state", "bytes") VALUES (?, ?, 'done', 0)`),
      remove: db.prepare(`DELETE FROM "op" WHERE "seq" = ?`),
      forgetUndone: db.prepare(`DELETE FROM "op" WHERE "state" = 'undone'`),
      lastChange: db.prepare(`SELECT coalesce(max("n"), 0) FROM "change"`).pluck(),
      changes: db.prepare(
        `SELECT "entity", "row_id", "before", "after" FROM "change" WHERE "op" = ? AND "n" > ? ORDER BY "n"`,
      ),
      // Without the texts: thousands of rows are told apart by what SQLite compares.
      marks: db
        .prepare(
          `SELECT "n", "entity", "row_id", "after" IS NOT NULL, "before" IS NOT "after" FROM "change" WHERE "op" = ? AND "n" > ? ORDER BY "n"`,
        )
        .raw(),
      differ: db
        .prepare(
          `SELECT (SELECT "before" FROM "change" WHERE "n" = ?) IS NOT (SELECT "after" FROM "change" WHERE "n" = ?)`,
        )
        .pluck(),
      removes: db.prepare(`SELECT 1 FROM "change" WHERE "op" = ? AND "n" > ? AND "after" IS NULL LIMIT 1`),
      weigh: db.prepare(
        `UPDATE "op" SET "bytes" = (SELECT coalesce(sum(coalesce(length("before"), 0) + coalesce(length("after"), 0)), 0) FROM "change" WHERE "op" = "seq") WHERE "seq" = ?`,
      ),
      weights: db.prepare(`SELECT "seq", "bytes" FROM "op" ORDER BY "seq" DESC`),
      lastDone: db.prepare(`SELECT "seq", "command" FROM "op" WHERE "state" = 'done' ORDER BY "seq" DESC LIMIT 1`),
      firstUndone: db.prepare(`SELECT "seq", "command" FROM "op" WHERE "state" = 'undone' ORDER BY "seq" LIMIT 1`),
      mark: db.prepare(`UPDATE "op" SET "state" = ? WHERE "seq" = ?`),
    }
  }

  /** A new operation, which makes what was undone unreachable. */
  begin(command: string, at: string): number {
    this.#statements.forgetUndone.run()
    return Number(this.#statements.begin.run(command, at).lastInsertRowid)
  }

  /** Number of the newest logged change; read after `begin`, which may free the numbers of what was undone. */
  mark(): number {
    return this.#statements.lastChange.get() as number
  }

  /** Net changes of an operation after change number `since`, rows that end as they began left out. */
  changes(seq: number, since = 0): StoredChange[] {
    const first = new Map<string, LogLine>()
    for (const line of this.#statements.changes.iterate(seq, since) as Iterable<LogLine>) {
      const key = `${line.entity}\n${line.row_id}`
      const known = first.get(key)
      first.set(key, known ? { ...known, after: line.after } : line)
    }
    return [...first.values()]
      .filter((line) => line.before !== line.after)
      .map((line) => ({
        table: tableOf.get(line.entity) as LoggedTable,
        id: line.row_id,
        stays: line.after !== null,
        before: line.before,
        after: line.after,
      }))
  }

  /** The rows that an operation touched after change number `since`, without their texts; rows that end as they began left out. */
  touched(seq: number, since: number): TouchedRow[] {
    const tables = new Map<string, Map<string, { readonly first: LogMark; last: LogMark }>>()
    const all: { readonly first: LogMark; last: LogMark }[] = []
    for (const mark of this.#statements.marks.all(seq, since) as LogMark[]) {
      const [, entity, row] = mark
      let rows = tables.get(entity)
      if (!rows) {
        rows = new Map()
        tables.set(entity, rows)
      }
      const known = rows.get(row)
      if (known) {
        known.last = mark
        continue
      }
      const made = { first: mark, last: mark }
      rows.set(row, made)
      all.push(made)
    }
    const touched: TouchedRow[] = []
    for (const { first, last } of all) {
      const differs = first === last ? first[4] : this.#statements.differ.get(first[0], last[0])
      if (differs === 1)
        touched.push({ table: tableOf.get(first[1]) as LoggedTable, id: first[2], stays: last[3] === 1 })
    }
    return touched
  }

  /** Whether an operation removed anything after change number `since`, even if only for a moment. */
  removes(seq: number, since: number): boolean {
    return this.#statements.removes.get(seq, since) !== undefined
  }

  /**
   * Ends an operation: a joined one that took itself back is dropped, and so are the oldest ones beyond the limits. False: it was
   * dropped, and nothing can join it any more.
   */
  end(seq: number, joined: boolean): boolean {
    if (joined && this.changes(seq).length === 0) {
      this.#statements.remove.run(seq)
      return false
    }
    this.#statements.weigh.run(seq)
    let ops = 0
    let bytes = 0
    for (const op of this.#statements.weights.all() as { seq: number; bytes: number }[]) {
      ops++
      bytes += op.bytes
      if (ops > 1 && (ops > historyLimits.ops || bytes > historyLimits.bytes)) this.#statements.remove.run(op.seq)
    }
    return true
  }

  state(): { undo: string | null; redo: string | null } {
    const done = this.#statements.lastDone.get() as { command: string } | undefined
    const undone = this.#statements.firstUndone.get() as { command: string } | undefined
    return { undo: done?.command ?? null, redo: undone?.command ?? null }
  }

  /** Takes the newest operation back, or the oldest undone one forth; undefined when there is none. */
  step(direction: 'undo' | 'redo'): { command: string; changes: StoredChange[] } | undefined {
    const find = direction === 'undo' ? this.#statements.lastDone : this.#statements.firstUndone
    const op = find.get() as { seq: number; command: string } | undefined
    if (!op) return undefined
    const net = this.changes(op.seq)
    const changes =
      direction === 'redo'
        ? net
        : net.map((c) => ({ ...c, stays: c.before !== null, before: c.after, after: c.before }))
    // Rows that stay are written first: then a row to be removed is referred to by none, and its removal takes none along.
    for (const { table, after } of changes) if (after) this.#tables.putStored(table, parse(after))
    for (const { table, id, after } of changes) if (!after) this.#tables.removeStored(table.name, id)
    this.#tables.flush()
    this.#statements.mark.run(direction === 'undo' ? 'undone' : 'done', op.seq)
    return { command: op.command, changes }
  }

  forget(): void {
    this.#db.exec('DELETE FROM "op"')
  }

  /** The touched rows as they are now, with their refs. */
  assembled(touched: readonly TouchedRow[]): RowChange[] {
    const byRow = grouped(touched)
    const rows = this.#rowsOf(byRow)
    return byRow.map(({ entity, id }) => ({ entity, id, before: null, after: rows(entity, id) }))
  }

  /** The same with each row as it was before (which costs a rebuild of its links). */
  assembledWithBefore(changes: readonly StoredChange[]): RowChange[] {
    const byRow = grouped(changes)
    const rows = this.#rowsOf(byRow)
    return byRow.map(({ entity, id, own, links }) => {
      const after = rows(entity, id)
      return { entity, id, before: this.#before(entity, id, own, links, after), after }
    })
  }

  /** Access to the rows named, read row by row or, for an entity with many of them, all at once. */
  #rowsOf(wanted: readonly OfRow<TouchedRow>[]): (entity: EntityName, id: string) => AnyRow | null {
    const counts = new Map<EntityName, number>()
    for (const { entity, id } of wanted)
      if (!this.#tables.holds(entity, id)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
    const whole = new Map<EntityName, Map<string, AnyRow>>()
    for (const [entity, count] of counts)
      if (count > bulk) whole.set(entity, new Map(this.#tables.list(entity).map((row) => [row.id, row])))
    return (entity, id) => {
      const rows = whole.get(entity)
      return (rows ? rows.get(id) : this.#tables.get(entity, id)) ?? null
    }
  }

  #before(
    entity: EntityName,
    id: string,
    own: StoredChange | null,
    links: readonly StoredChange[],
    after: AnyRow | null,
  ): AnyRow | null {
    if (own && own.before === null) return null
    const row = own?.before ? this.#tables.decode(entity, parse(own.before)) : { ...(after as AnyRow) }
    for (const [field, definition] of Object.entries(entityOf(entity).fields)) {
      if (definition.kind !== 'refs') continue
      const positions = new Map(this.#tables.links(entity, field, id))
      for (const link of links) {
        if (link.table.field !== field) continue
        if (link.before) positions.set(targetOf(link.id), Number(parse(link.before).position))
        else positions.delete(targetOf(link.id))
      }
      row[field] = [...positions].sort((a, b) => a[1] - b[1]).map(([target]) => target)
    }
    return row
  }
}
