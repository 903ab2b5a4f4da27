// The tables of format 4 are frozen: released files have exactly these, and intake accepts nothing else.
import { describe, expect, it } from 'vitest'
import { format4 } from '../migrations/format4.ts'
import { expectedSchema, indexDdl, loggedTables, schemaOf, tableDdl } from './ddl.ts'

describe('the tables of a plan file', () => {
  it('are those of the frozen format; a change of a released format needs a new version and a migration', () => {
    expect(`${[...tableDdl(), ...indexDdl()].join(';\n')};\n`).toBe(format4)
  })

  it('are tables only in a published file, strict, without checks or generated columns', () => {
    for (const { type, sql } of expectedSchema()) {
      // An index that SQLite made for a primary key has no text.
      expect(type).toBe(sql === null ? 'index' : 'table')
      if (sql === null) continue
      expect(sql).not.toMatch(/\b(CHECK|GENERATED|UNIQUE|TRIGGER|VIEW)\b/)
      expect(sql).toMatch(/\) STRICT(, WITHOUT ROWID)?$/)
    }
  })

  it('refer to each other only by references that wait for the commit and never restrict', () => {
    const references =
      tableDdl()
        .join('\n')
        .match(/REFERENCES[^,)]*\("id"\)[^,)]*/g) ?? []
    expect(references.length).toBeGreaterThan(50)
    for (const reference of references)
      expect(reference).toMatch(/ON DELETE (CASCADE|SET NULL) DEFERRABLE INITIALLY DEFERRED/)
  })

  it('have an index for every reference in a working copy, so that cascades stay fast', () => {
    const indexes = schemaOf([...tableDdl(), ...indexDdl()]).filter((o) => o.type === 'index' && o.sql !== null)
    const columns = (
      tableDdl()
        .join('\n')
        .match(/REFERENCES/g) ?? []
    ).length
    expect(indexes).toHaveLength(columns)
  })

  it('never set a required reference to null', () => {
    expect(tableDdl().join('\n')).not.toMatch(/NOT NULL REFERENCES "\w+" \("id"\) ON DELETE SET NULL/)
  })

  it('have names of their own', () => {
    const names = loggedTables.map((t) => t.name)
    expect(new Set(names).size).toBe(names.length)
  })
})
