// The way from each released format of a plan file to the next; one frozen file each, run on the working copy.
import type Database from 'better-sqlite3'
import { formatVersion } from '../db/ddl.ts'

export interface Migration {
  /** The format it starts from; it ends at the next one. */
  readonly from: number
  /** Statements that change tables and rows; written once and never edited after their release. */
  run(db: Database.Database): void
}

/** In order. Format 1 is the first: `format-1.sql` holds its tables, frozen. */
export const migrations: readonly Migration[] = []

/**
 * Brings a database of an older format to today's, in one transaction; the caller has backed it up. Throws when a step is missing.
 */
export function migrate(
  db: Database.Database,
  steps: readonly Migration[] = migrations,
  target: number = formatVersion,
): void {
  db.transaction(() => {
    for (let at = db.pragma('user_version', { simple: true }) as number; at < target; at++) {
      const step = steps.find((m) => m.from === at)
      if (!step) throw new Error(`no migration from format ${at}`)
      step.run(db)
      db.pragma(`user_version = ${at + 1}`)
    }
  })()
}
