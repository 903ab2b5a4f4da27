// Writes the content of a working copy as a plan file of its own: our tables, no undo log, nothing deleted, then read back.
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { contentHash } from './contentHash.ts'
import { applicationId, formatVersion, loggedTables, quoted, tableDdl } from './db/ddl.ts'
import { Tables } from './db/tables.ts'
import { lineageText } from './lineage.ts'
import type { PlanFile } from './planFile.ts'

export interface Written {
  readonly contentHash: string
  readonly revision: number
}

const blobHashes = (db: Database.Database) =>
  db
    .prepare('SELECT "sha256" FROM main."blob" WHERE "sha256" IN (SELECT "sha256" FROM "attachment")')
    .pluck()
    .all() as string[]

/** The hash of what the working copy holds now. */
export const currentHash = (plan: PlanFile): string => contentHash(plan.rows(), blobHashes(plan.database))

/**
 * Bytes of a page of a published file. Every table takes at least one page and most tables of most plans hold little, so a small
 * plan – the one that is emailed – has small pages; a large one has large pages, which are read and written faster.
 */
function pageSize(db: Database.Database): number {
  let rows = 0
  for (const { name } of loggedTables)
    rows += db
      .prepare(`SELECT count(*) FROM main.${quoted(name)}`)
      .pluck()
      .get() as number
  return rows <= smallPlan ? 512 : 4096
}
/** Rows, links included. */
const smallPlan = 4000

/**
 * Fills the empty file at `path`. Runs without a pause, so that no edit comes in between; the working copy's own connection
 * writes it, because no second one may read the working copy.
 */
export function fillPlanFile(plan: PlanFile, path: string, appVersion: string): Written {
  const db = plan.database
  const written = { contentHash: currentHash(plan), revision: plan.revision }
  db.prepare('ATTACH ? AS target').run(path)
  try {
    db.pragma(`target.page_size = ${pageSize(db)}`)
    // A crash leaves a temp file that nobody reads: it needs no journal, and it is synced once when it is whole.
    db.pragma('target.journal_mode = OFF')
    db.pragma('target.synchronous = OFF')
    db.transaction(() => {
      for (const sql of tableDdl()) db.exec(sql.replace(/^CREATE TABLE /, 'CREATE TABLE target.'))
      db.pragma(`target.application_id = ${applicationId}`)
      db.pragma(`target.user_version = ${formatVersion}`)
      for (const { name, columns } of loggedTables) {
        const list = columns.map(quoted)
        db.exec(`INSERT INTO target.${quoted(name)} (${list}) SELECT ${list} FROM main.${quoted(name)}`)
      }
      db.exec(
        'INSERT INTO target."blob" ("sha256", "mime", "bytes") SELECT "sha256", "mime", "bytes" FROM main."blob" ' +
          'WHERE "sha256" IN (SELECT "sha256" FROM main."attachment")',
      )
      const meta = db.prepare('INSERT INTO target."meta" ("key", "value") VALUES (?, ?)')
      meta.run('documentId', plan.documentId)
      meta.run('revision', String(written.revision))
      meta.run('contentHash', written.contentHash)
      meta.run('appVersion', appVersion)
      const lineage = lineageText(plan)
      if (lineage !== '') meta.run('lineage', lineage)
    })()
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK')
    db.exec('DETACH target')
  }
  return written
}

/** Reads a written file back and compares it with what was to be written; throws when they differ. */
export function verifyPlanFile(path: string, written: Written): void {
  const db = new Database(path, { readonly: true })
  try {
    const check = db.pragma('quick_check', { simple: true })
    if (check !== 'ok') throw Object.assign(new Error(`written file is damaged: ${check}`), { code: 'EIO' })
    for (const blob of db.prepare('SELECT "sha256", "bytes" FROM "blob"').iterate() as Iterable<{
      sha256: string
      bytes: Uint8Array
    }>)
      if (createHash('sha256').update(blob.bytes).digest('hex') !== blob.sha256)
        throw Object.assign(new Error('written attachment differs'), { code: 'EIO' })
    if (contentHash(new Tables(db).all(), blobHashes(db)) !== written.contentHash)
      throw Object.assign(new Error('written rows differ'), { code: 'EIO' })
  } finally {
    db.close()
  }
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename durable where the system can sync folders. */
export function syncFolder(path: string): void {
  let folder: number | undefined
  try {
    folder = openSync(path, 'r')
    fsyncSync(folder)
  } catch {
    // Windows and some shares refuse to open or sync a folder; the rename itself stands.
  } finally {
    if (folder !== undefined) closeSync(folder)
  }
}
