// Migrations run in order, in one transaction, and none is missing.
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { formatVersion } from '../db/ddl.ts'
import { migrate, migrations } from './index.ts'

const database = (version: number) => {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE t (a TEXT)')
  db.pragma(`user_version = ${version}`)
  return db
}
const version = (db: Database.Database) => db.pragma('user_version', { simple: true })

describe('migrations', () => {
  it('lead from every released format to the present one', () => {
    expect(migrations.map((m) => m.from)).toEqual(Array.from({ length: formatVersion - 1 }, (_, i) => i + 1))
  })

  it('run in order from where the database is', () => {
    const db = database(2)
    const ran: number[] = []
    migrate(
      db,
      [1, 2, 3].map((from) => ({ from, run: () => ran.push(from) })),
      4,
    )
    expect(ran).toEqual([2, 3])
    expect(version(db)).toBe(4)
  })

  it('change nothing when one of them fails or is missing', () => {
    const db = database(1)
    const first = { from: 1, run: (d: Database.Database) => d.exec('ALTER TABLE t ADD COLUMN b TEXT') }
    const broken = {
      from: 2,
      run: () => {
        throw new Error('broken')
      },
    }
    expect(() => migrate(db, [first, broken], 3)).toThrow('broken')
    expect(() => migrate(db, [first], 3)).toThrow('no migration from format 2')
    expect(version(db)).toBe(1)
    expect(db.pragma('table_info(t)')).toHaveLength(1)
  })
})
