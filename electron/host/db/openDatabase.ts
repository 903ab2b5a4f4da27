// Opens the private working copy of a plan: one connection, exclusive, durable at every commit.
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { refuse } from '#shared/model/problem.ts'
import { migrate } from '../migrations/index.ts'
import { ChangeLog, logDdl, logTriggers } from './changeLog.ts'
import { applicationId, formatVersion, indexDdl, tableDdl } from './ddl.ts'

export type Db = Database.Database

export interface OpenedDatabase {
  readonly db: Db
  readonly log: ChangeLog
}

/** Keeps the old database beside the new one; undo steps of another format have no meaning in this one. */
function upgrade(db: Db, path: string, version: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(path, `${path}.format-${version}`)
  db.exec('DELETE FROM "op"')
  migrate(db)
}

/**
 * Opens or creates a working copy and takes its lock. Throws PlanError 'fileInUse' when another process has it and
 * 'fileNewer' when a newer version of the program made it.
 */
export function openDatabase(path: string, name: string): OpenedDatabase {
  const db = new Database(path, { timeout: 200 })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    // Kibibytes: a plan of 100,000 rows stays in memory, where it is once it has been opened.
    db.pragma('cache_size = -32768')
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > formatVersion) refuse('fileNewer', { name, version })
    // A write takes the exclusive lock now, not at the first edit.
    db.transaction(() => {
      if (version === 0) for (const sql of [...tableDdl(), ...indexDdl(), ...logDdl]) db.exec(sql)
      db.pragma(`application_id = ${applicationId}`)
      if (version === 0) db.pragma(`user_version = ${formatVersion}`)
    }).immediate()
    if (version > 0 && version < formatVersion) upgrade(db, path, version)
    for (const sql of logTriggers()) db.exec(sql)
  } catch (error) {
    db.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') refuse('fileInUse', { name, user: '' })
    throw error
  }
  return { db, log: new ChangeLog(db) }
}
