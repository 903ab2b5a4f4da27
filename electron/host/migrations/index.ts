// The way from each released format of a plan file to the next; one frozen file each, run on the working copy.
import type Database from 'better-sqlite3'
import { formatVersion } from '../db/ddl.ts'
import { format1 } from './format1.ts'
import { format2 } from './format2.ts'
import { format3 } from './format3.ts'
import { from1 } from './from1.ts'
import { from2 } from './from2.ts'
import { from3 } from './from3.ts'

export interface Migration {
  /** The format it starts from; it ends at the next one. */
  readonly from: number
  /** Statements that change tables and rows; written once and never edited after their release. */
  run(db: Database.Database): void
}

/** In order. */
export const migrations: readonly Migration[] = [
  { from: 1, run: from1 },
  { from: 2, run: from2 },
  { from: 3, run: from3 },
]

/** From format 2 on, only a working copy has indexes. */
const withoutIndexes = (ddl: string): string =>
  ddl
    .split(';\n')
    .filter((statement) => !statement.startsWith('CREATE INDEX'))
    .join(';\n')

/** What plan files of released formats older than today's hold, frozen. */
export const olderFormats: ReadonlyMap<number, string> = new Map([
  [1, format1],
  [2, withoutIndexes(format2)],
  [3, withoutIndexes(format3)],
])

/**
 * Brings a database of an older format to today's, in one transaction; the caller has backed it up. Throws when a step is missing.
 */
export function migrate(
  db: Database.Database,
  steps: readonly Migration[] = migrations,
  target: number = formatVersion,
): void {
  // Tables are rebuilt: references are checked as a whole at the end, not acted on in between.
  const enforced = db.pragma('foreign_keys', { simple: true }) === 1
  db.pragma('foreign_keys = OFF')
  try {
    runAll(db, steps, target)
  } finally {
    if (enforced) db.pragma('foreign_keys = ON')
  }
}

function runAll(db: Database.Database, steps: readonly Migration[], target: number): void {
  db.transaction(() => {
    for (let at = db.pragma('user_version', { simple: true }) as number; at < target; at++) {
      const step = steps.find((m) => m.from === at)
      if (!step) throw new Error(`no migration from format ${at}`)
      step.run(db)
      db.pragma(`user_version = ${at + 1}`)
    }
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration leaves ${broken.length} broken references`)
  })()
}
