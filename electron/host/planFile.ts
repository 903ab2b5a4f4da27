// The working copy of one plan: every change is one command in one transaction, logged, undoable and durable.
import type { HistoryState } from '#shared/api.ts'
import { commands, isCommandName } from '#shared/commands/index.ts'
import type { FieldChange, RowChange } from '#shared/model/change.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityNames, type PlanRows } from '#shared/model/plan.ts'
import { PlanError, refuse } from '#shared/model/problem.ts'
import { type Db, type OpenedDatabase, openDatabase } from './db/openDatabase.ts'
import { Tables } from './db/tables.ts'
import { History } from './history.ts'
import type { PlanBlob } from './intakeSeam.ts'
import { planAccess } from './planAccess.ts'
import { argumentProblems, brokenReferences, storageProblem } from './rowProblems.ts'

/** Same command and same key within this time join one undo step. */
const mergeWithin = 1000

export interface PlanFileOptions {
  /** Name of the plan in messages. */
  readonly name: string
  readonly clock?: () => Date
}

export interface Changed {
  readonly by: 'command' | 'undo' | 'redo'
  readonly changes: readonly RowChange[]
  /** What was changed besides, told by columns. */
  readonly fields: readonly FieldChange[]
}

const noFields: readonly FieldChange[] = []

/** One open working copy. Ends with `close()`. */
export class PlanFile {
  readonly path: string
  readonly #opened: OpenedDatabase
  readonly #db: Db
  readonly #tables: Tables
  readonly #history: History
  readonly #name: string
  readonly #clock: () => Date
  readonly #listeners = new Set<(changed: Changed) => void>()
  #revision: number
  #mergeable: { seq: number; command: string; key: string; time: number } | null = null

  /** Opens or creates the working copy at `path`. Throws PlanError 'fileInUse', 'fileNewer', 'diskFull'. */
  constructor(path: string, options: PlanFileOptions) {
    this.path = path
    this.#name = options.name
    this.#clock = options.clock ?? (() => new Date())
    this.#opened = openDatabase(path, options.name)
    this.#db = this.#opened.db
    this.#tables = new Tables(this.#db, this.#opened.log)
    this.#history = new History(this.#db, this.#tables)
    this.#revision = Number(this.meta('revision') ?? 0)
  }

  get documentId(): string {
    return this.meta('documentId') ?? ''
  }
  /** Goes up with every execute, undo and redo. */
  get revision(): number {
    return this.#revision
  }
  get database(): Db {
    return this.#db
  }
  history(): HistoryState {
    return this.#history.state()
  }
  onChanged(listener: (changed: Changed) => void): void {
    this.#listeners.add(listener)
  }

  get(entity: EntityName, id: string): AnyRow | undefined {
    return this.#tables.get(entity, id)
  }
  /** Rows in the entity's order, only those equal to `where`. */
  list(entity: EntityName, where?: Readonly<Record<string, unknown>>): AnyRow[] {
    return this.#tables.list(entity, where)
  }
  rows(): PlanRows {
    return this.#tables.all()
  }
  count(entity: EntityName): number {
    return this.#tables.count(entity)
  }

  /** Runs one command. Throws PlanError when it is refused; nothing is changed then. A command without effect makes no undo step. */
  execute(
    command: string,
    args: unknown,
    options: { mergeKey?: string | undefined } = {},
  ): { revision: number; result: unknown; changes: readonly RowChange[]; fields: readonly FieldChange[] } {
    const time = this.#clock()
    const known = this.#mergeable
    const joins =
      known !== null &&
      known.command === command &&
      known.key === options.mergeKey &&
      time.getTime() - known.time <= mergeWithin
    const run = this.#command(command, args, time)
    const done = this.#transaction(() => {
      this.#tables.begin()
      const seq = joins ? known.seq : this.#history.begin(command, time.toISOString())
      const since = this.#history.mark()
      const result = this.#logged(seq, run)
      this.#logged(seq, () => this.#removeOrphans(seq, since))
      const fields = this.#history.fieldsSet(seq, since)
      const changes = fields ? [] : this.#history.changes(seq, since)
      if (!fields && changes.length === 0)
        return { result, seq, changes: [], fields: noFields, stands: true, keep: false }
      const stands = this.#history.end(seq, joins)
      this.#bumpRevision()
      const rows = this.#history.assembled(changes)
      return { result, seq, changes: rows, fields: fields ?? noFields, stands, keep: true }
    })
    const { result, changes, fields } = done
    if (!done.keep) return { revision: this.#revision, result, changes, fields }
    this.#mergeable =
      options.mergeKey === undefined || !done.stands
        ? null
        : { seq: done.seq, command, key: options.mergeKey, time: time.getTime() }
    this.#announce({ by: 'command', changes, fields })
    return { revision: this.#revision, result, changes, fields }
  }

  /** What a command would return and change; the plan stays as it is. */
  dryRun(command: string, args: unknown): { result: unknown; changes: RowChange[] } {
    const time = this.#clock()
    const run = this.#command(command, args, time)
    return this.#transaction(() => {
      this.#tables.begin()
      const seq = this.#history.begin(command, time.toISOString())
      const since = this.#history.mark()
      const result = this.#logged(seq, run)
      this.#logged(seq, () => this.#removeOrphans(seq, since))
      const broken = this.#db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new PlanError(brokenReferences(this.#db))
      const changes = this.#history.assembledWithBefore(this.#history.changes(seq, since))
      return { result, changes, keep: false }
    })
  }

  undo(): { done: boolean; command: string | null } {
    return this.#step('undo')
  }
  redo(): { done: boolean; command: string | null } {
    return this.#step('redo')
  }

  /** Replaces everything by the rows and blobs of a vetted file; the history starts empty. */
  fill(content: { documentId: string; revision: number; rows: PlanRows; blobs: readonly PlanBlob[] }): void {
    this.#mergeable = null
    this.#transaction(() => {
      this.#history.forget()
      for (const name of [...entityNames].reverse()) this.#db.exec(`DELETE FROM "${name}"`)
      this.#db.exec('DELETE FROM "blob"')
      for (const name of entityNames) for (const row of content.rows[name]) this.#tables.insert(name, row as AnyRow)
      for (const blob of content.blobs) this.putBlob(blob)
      this.setMeta('documentId', content.documentId)
      this.setMeta('revision', String(content.revision))
      return { keep: true }
    })
    this.#revision = content.revision
  }

  /** Drops all undo steps; the plan itself stays. */
  forgetHistory(): void {
    this.#mergeable = null
    this.#transaction(() => {
      this.#history.forget()
      return { keep: true }
    })
  }

  /** Keeps the bytes of an attachment; the same content is kept once. */
  putBlob(blob: PlanBlob): void {
    this.#db
      .prepare('INSERT INTO "blob" ("sha256", "mime", "bytes") VALUES (?, ?, ?) ON CONFLICT ("sha256") DO NOTHING')
      .run(blob.sha256, blob.mime, Buffer.from(blob.bytes))
  }
  blob(sha256: string): PlanBlob | undefined {
    return this.#db.prepare('SELECT "sha256", "mime", "bytes" FROM "blob" WHERE "sha256" = ?').get(sha256) as
      | PlanBlob
      | undefined
  }

  meta(key: string): string | undefined {
    return this.#db.prepare('SELECT "value" FROM "meta" WHERE "key" = ?').pluck().get(key) as string | undefined
  }
  setMeta(key: string, value: string): void {
    this.#setIn('meta', key, value)
  }
  /** What only this computer knows of the plan: where it is published, and what was published last. */
  local(key: string): string | undefined {
    return this.#db.prepare('SELECT "value" FROM "local" WHERE "key" = ?').pluck().get(key) as string | undefined
  }
  setLocal(values: Readonly<Record<string, string | null>>): void {
    this.#transaction(() => {
      for (const [key, value] of Object.entries(values)) {
        if (value === null) this.#db.prepare('DELETE FROM "local" WHERE "key" = ?').run(key)
        else this.#setIn('local', key, value)
      }
      return { keep: true }
    })
  }

  close(): void {
    if (!this.#db.open) return
    this.#sweepBlobs()
    this.#db.close()
  }

  /** Drops bytes that neither a row nor an undo step names. */
  #sweepBlobs(): void {
    const logged = `SELECT 1 FROM "change" WHERE "entity" = 'attachment' AND instr(coalesce("before", '') || coalesce("after", ''), "sha256") > 0`
    try {
      this.#db.exec(
        `DELETE FROM "blob" WHERE "sha256" NOT IN (SELECT "sha256" FROM "attachment") AND NOT EXISTS (${logged})`,
      )
    } catch (error) {
      // A full disk does not keep a plan from closing; the next close tries again.
      if (!storageProblem(error, this.#name)) throw error
    }
  }

  #setIn(table: 'meta' | 'local', key: string, value: string): void {
    this.#db
      .prepare(
        `INSERT INTO "${table}" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"`,
      )
      .run(key, value)
  }

  #command(name: string, args: unknown, time: Date): () => unknown {
    if (!isCommandName(name)) return refuse('unknownCommand')
    const command = commands[name]
    const read = command.args.safeParse(args)
    if (!read.success) throw argumentProblems(read.error)
    return () => command.run(planAccess(this.#tables, time.toISOString()), read.data)
  }

  #step(direction: 'undo' | 'redo'): { done: boolean; command: string | null } {
    this.#mergeable = null
    const stepped = this.#transaction(() => {
      const step = this.#history.step(direction)
      if (!step) return { command: null, changes: [], keep: false }
      this.#bumpRevision()
      return { command: step.command, changes: this.#history.assembled(step.changes), keep: true }
    })
    if (stepped.command === null) return { done: false, command: null }
    this.#announce({ by: direction, changes: stepped.changes, fields: noFields })
    return { done: true, command: stepped.command }
  }

  #announce(changed: Changed): void {
    for (const listener of this.#listeners) listener(changed)
  }

  #bumpRevision(): void {
    this.setMeta('revision', String(this.#revision + 1))
    this.#revision++
  }

  #logged<T>(seq: number, run: () => T): T {
    this.#opened.log.setOp(seq)
    try {
      const value = run()
      this.#tables.flush()
      return value
    } finally {
      this.#opened.log.setOp(0)
    }
  }

  /** Comments and attachments name their row by id, not by a reference: they go with it here. */
  #removeOrphans(seq: number, since: number): void {
    for (;;) {
      if (!this.#history.removes(seq, since)) return
      const gone = new Set<string>()
      for (const { table, id, after } of this.#history.changes(seq, since))
        if (after === null && table.field === null) gone.add(`${table.entity}\n${id}`)
      if (gone.size === 0) return
      let removed = 0
      for (const name of ['comment', 'attachment'] as const)
        for (const row of this.#tables.list(name))
          if (gone.has(`${row.onEntity}\n${row.onRow}`)) {
            this.#tables.remove(name, row.id)
            removed++
          }
      if (removed === 0) return
    }
  }

  /** One transaction; what `body` returns with `keep: false` is rolled back. */
  #transaction<T extends { keep: boolean }>(body: () => T): T {
    const revision = this.#revision
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const value = body()
      if (value.keep) {
        this.#tables.flush()
        this.#commit()
      } else this.#rollback()
      return value
    } catch (error) {
      this.#revision = revision
      this.#rollback()
      const problem = error instanceof PlanError ? undefined : storageProblem(error, this.#name)
      throw problem ? new PlanError(problem) : error
    } finally {
      this.#tables.end()
    }
  }

  #commit(): void {
    try {
      this.#db.exec('COMMIT')
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
        throw new PlanError(brokenReferences(this.#db))
      throw error
    }
  }

  #rollback(): void {
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
  }
}
