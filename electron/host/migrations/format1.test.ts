// A plan of the first released format opens with everything it held, as a file and as a working copy.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { type AnyRow, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { testFolder } from '../../../test/fixtures/testHost.ts'
import { expectedSchema, formatVersion, indexDdl, schemaOf, tableDdl } from '../db/ddl.ts'
import { readPlanFile } from '../intake/planFileIntake.ts'
import { PlanFile } from '../planFile.ts'
import { currentHash, fillPlanFile } from '../planFileWriter.ts'
import { migrate } from './index.ts'

const folder = testFolder('format1')
afterAll(folder.remove)

/** Made by the program that wrote format 1, together with the rows it then held as JSON. */
const fixture = (name: string): Buffer =>
  gunzipSync(readFileSync(join(import.meta.dirname, '../../../test/fixtures/format-1', `${name}.gz`)))
const file = folder.file('plan.sqlite')
writeFileSync(file, fixture('plan.sqlite'))
const held = (JSON.parse(fixture('plan.json').toString('utf8')) as { entities: Record<string, AnyRow[]> }).entities

/** What format 1 held, with the defaults of fields that came later. */
const expected = Object.fromEntries(
  entityNames.map((name) => [name, (held[name] ?? []).map((row) => withDefaults(entityOf(name), row))]),
) as unknown as PlanRows

/** Rows by entity and id; a field of `refs` keeps its order. */
const sorted = (rows: PlanRows) =>
  Object.fromEntries(
    entityNames.map((name: EntityName) => [name, [...(rows[name] as AnyRow[])].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  )

describe('a plan file of format 1', () => {
  it('is read with every value, new fields with their defaults, and its hash still says that it is whole', () => {
    const read = readPlanFile(file)
    expect(read.notices).toEqual([])
    expect(read.computedHash).toBe(read.contentHash)
    expect(read.documentId).toBe('format-1-fixture')
    expect(sorted(read.rows)).toEqual(sorted(expected))
    expect(read.blobs).toHaveLength(1)
  })

  it('whose content was changed elsewhere is said to be', () => {
    const changed = folder.file('changed.sqlite')
    writeFileSync(changed, fixture('plan.sqlite'))
    const db = new Database(changed)
    db.exec(`UPDATE "kpi" SET "weight" = 0.123`)
    db.close()
    expect(readPlanFile(changed).notices.map((n) => n.code)).toEqual(['fileChangedOutside'])
  })

  it('with a table of today beside its own is refused', () => {
    const mixed = folder.file('mixed.sqlite')
    writeFileSync(mixed, fixture('plan.sqlite'))
    const db = new Database(mixed)
    db.exec(tableDdl().find((sql) => sql.includes('"risk"')) as string)
    db.close()
    expect(() => readPlanFile(mixed)).toThrow('fileHostile')
  })
})

describe('a working copy of format 1', () => {
  const open = (name: string) => {
    mkdirSync(folder.file(name))
    const path = folder.file(`${name}/plan.sqlite`)
    writeFileSync(path, fixture('working.sqlite'))
    return { path, plan: new PlanFile(path, { name: 'plan' }) }
  }

  it('is brought to the tables of today, the old one kept beside it; it can be edited and written', () => {
    const { path, plan } = open('working')
    expect(sorted(plan.rows())).toEqual(sorted(expected))
    expect(existsSync(`${path}.format-1`)).toBe(true)
    const own = plan.database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all() as { tbl_name: string }[]
    const ours = own.filter((o) => !['op', 'change', 'local'].includes(o.tbl_name))
    expect(ours).toEqual(schemaOf([...tableDdl(), ...indexDdl()]))
    expect(plan.database.pragma('user_version', { simple: true })).toBe(formatVersion)
    expect(plan.history()).toEqual({ undo: null, redo: null })

    const before = currentHash(plan)
    plan.execute('rows.insert', { entity: 'risk', rows: [{ title: '客服人手不足' }] })
    plan.execute('rows.remove', { entity: 'person', ids: [plan.list('person')[0]?.id] })
    plan.undo()
    plan.undo()
    expect(currentHash(plan)).toBe(before)
    const target = folder.file('written.sqlite')
    writeFileSync(target, '')
    fillPlanFile(plan, target, '2')
    expect(sorted(readPlanFile(target).rows)).toEqual(sorted(expected))
    plan.close()
  })

  it('opens again without being migrated again', () => {
    const { path, plan } = open('again')
    plan.close()
    const again = new PlanFile(path, { name: 'plan' })
    expect(again.count('step')).toBe(held.step?.length)
    again.close()
  })
})

describe('migrating', () => {
  it('reaches the same tables as a new file, in any order of what is in them', () => {
    const db = new Database(':memory:')
    db.exec(fixtureSchema())
    db.pragma('user_version = 1')
    migrate(db)
    const tables = db
      .prepare(
        `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE "sql" IS NULL OR type = 'table' ORDER BY type, name`,
      )
      .all()
    expect(tables).toEqual(expectedSchema())
    db.close()
  })
})

function fixtureSchema(): string {
  const db = new Database(file, { readonly: true })
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all() as string[]
  db.close()
  return sql.join(';\n')
}
