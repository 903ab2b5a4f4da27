// Format 1 → 2: the tables of every area of the plan, and new columns of those that were there; nothing is lost or reworded.
import type Database from 'better-sqlite3'
import { format1 } from './format1.ts'
import { format2 } from './format2.ts'

const oldTables = [...format1.matchAll(/^CREATE TABLE "(\w+)"/gm)].map((m) => m[1] as string)
const oldIndexes = [...format1.matchAll(/^CREATE INDEX "(\w+)"/gm)].map((m) => m[1] as string)

/** Values of new columns of old tables: what a new plan starts with. */
const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kpi: { kind: `'kpi'` },
  plan: { yearStartMonth: '1', riskMediumFrom: '5', riskHighFrom: '10', riskExtremeFrom: '16' },
}
const quoted = (name: string) => `"${name}"`

export function from1(db: Database.Database): void {
  for (const index of oldIndexes) db.exec(`DROP INDEX "${index}"`)
  const columns = new Map(
    oldTables.map((table) => [table, (db.pragma(`table_info("${table}")`) as { name: string }[]).map((c) => c.name)]),
  )
  for (const table of oldTables) db.exec(`ALTER TABLE "${table}" RENAME TO "old_${table}"`)
  db.exec(format2)
  for (const table of oldTables) {
    const added = Object.entries(given[table] ?? {})
    const list = (columns.get(table) as string[]).map(quoted)
    const into = [...list, ...added.map(([column]) => quoted(column))]
    const from = [...list, ...added.map(([, value]) => value)]
    db.exec(`INSERT INTO "${table}" (${into}) SELECT ${from} FROM "old_${table}"`)
  }
  for (const table of [...oldTables].reverse()) db.exec(`DROP TABLE "old_${table}"`)
}
