// Undo and redo from the change log: what an operation did to each row, and the way back and forth.

import type { FieldChange, RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import {
  changesOf,
  columnsChanged,
  columnsOfSide,
  differs,
  joined,
  type LoggedChange,
  type LoggedSide,
  type StoredLine,
} from './db/changeLog.ts'
import { type LoggedTable, loggedTables } from './db/ddl.ts'
import type { Db } from './db/openDatabase.ts'
import type { Tables } from './db/tables.ts'

/** Newest operations that can be undone, and the text their changes may take together. */
export const historyLimits = { ops: 1000, bytes: 64 * 1024 * 1024 } as const

/** The net change of one stored row (of an entity's own table or of a link table). */
export interface StoredChange {
  readonly table: LoggedTable
  readonly id: string
  readonly before: LoggedSide
  readonly after: LoggedSide
}

/** From this many changed rows of an entity on, all its rows are read at once. */
const bulk = 500

/** Columns that an operation may have set and still be told by columns. */
const mostColumns = 4

const tableOf = new Map(loggedTables.map((table) => [table.name, table]))
/** The id of a link row is `source>target`; ids of rows hold no '>'. */
const sourceOf = (link: string) => link.slice(0, link.indexOf('>'))
const targetOf = (link: string) => link.slice(link.indexOf('>') + 1)

/** What happened to one row of an entity: to its own table and to the link tables of its `refs` fields. */
interface OfRow {
  readonly entity: EntityName
  readonly id: string
  own: StoredChange | null
  readonly links: StoredChange[]
}

const noLinks: readonly never[] = []

function grouped(changes: readonly StoredChange[]): OfRow[] {
  // Without links no two changes are of the same row.
  if (changes.every(({ table }) => table.field === null))
    return changes.map((own) => ({ entity: own.table.entity, id: own.id, own, links: noLinks as never }))
  const rows = new Map<string, OfRow>()
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
      removes: db.prepare(`SELECT 1 FROM "change" WHERE "op" = ? AND "n" > ? AND "after" IS NULL LIMIT 1`),
      weigh: db.prepare(
        `UPDATE "op" SET "bytes" = (SELECT coalesce(sum(length("row_id") + coalesce(length("before"), 0) + coalesce(length("after"), 0)), 0) FROM "change" WHERE "op" = "seq") WHERE "seq" = ?`,
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

  /** What an operation did after change number `since`, where all it did was to set fields of many rows. */
  fieldsSet(seq: number, since: number): FieldChange[] | undefined {
    const lines: StoredLine[] = []
    for (const line of this.#statements.changes.iterate(seq, since) as Iterable<StoredLine>) {
      // Few lines tell of many rows: whoever finds more need not read on.
      if (lines.push(line) > mostColumns) return undefined
    }
    if (lines.length === 0) return undefined
    return columnsChanged(lines)?.map(({ table, ids, columns: [field = ''], after }) => ({
      entity: table as EntityName,
      field,
      ids,
      values: this.#tables.decodeValues(table as EntityName, field, after),
    }))
  }

  /** Net changes of an operation after change number `since`, rows that end as they began left out. */
  changes(seq: number, since = 0): StoredChange[] {
    const tables = new Map<string, Map<string, LoggedChange>>()
    for (const line of this.#statements.changes.iterate(seq, since) as Iterable<StoredLine>) {
      const rows = tables.get(line.entity) ?? new Map<string, LoggedChange>()
      tables.set(line.entity, rows)
      for (const change of changesOf(line)) {
        const known = rows.get(change.row)
        rows.set(change.row, known ? joined(known, change) : change)
      }
    }
    return [...tables].flatMap(([name, rows]) => {
      const table = tableOf.get(name) as LoggedTable
      const net: StoredChange[] = []
      for (const change of rows.values())
        if (differs(change)) net.push({ table, id: change.row, before: change.before, after: change.after })
      return net
    })
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
    const changes = direction === 'redo' ? net : net.map((c) => ({ ...c, before: c.after, after: c.before }))
    // Rows that stay are written first: then a row to be removed is referred to by none, and its removal takes none along.
    for (const { table, before, after } of changes)
      if (after) this.#tables.putStored(table, columnsOfSide(after), before !== null)
    for (const { table, id, after } of changes) if (!after) this.#tables.removeStored(table.name, id)
    this.#tables.flush()
    this.#statements.mark.run(direction === 'undo' ? 'undone' : 'done', op.seq)
    return { command: op.command, changes }
  }

  forget(): void {
    this.#db.exec('DELETE FROM "op"')
  }

  /** The changed rows as they are now, with their refs. */
  assembled(changes: readonly StoredChange[]): RowChange[] {
    const byRow = grouped(changes)
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
  #rowsOf(wanted: readonly OfRow[]): (entity: EntityName, id: string) => AnyRow | null {
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
    const row = {
      ...after,
      ...(own?.before ? this.#tables.decode(entity, { ...columnsOfSide(own.before) }) : {}),
    } as AnyRow
    for (const [field, definition] of Object.entries(entityOf(entity).fields)) {
      if (definition.kind !== 'refs') continue
      const positions = new Map(this.#tables.links(entity, field, id))
      for (const link of links) {
        if (link.table.field !== field) continue
        if (link.before) positions.set(targetOf(link.id), Number(columnsOfSide(link.before).position))
        else positions.delete(targetOf(link.id))
      }
      row[field] = [...positions].sort((a, b) => a[1] - b[1]).map(([target]) => target)
    }
    return row
  }
}
