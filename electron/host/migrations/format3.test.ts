// A plan file of format 3 opens with everything it held, nothing of it from a BPMN file, and is written as today's.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { type AnyRow, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { testFolder } from '../../../test/fixtures/testHost.ts'
import { formatVersion, indexDdl, schemaOf, tableDdl } from '../db/ddl.ts'
import { readPlanFile } from '../intake/planFileIntake.ts'
import { format3 } from './format3.ts'
import { migrate } from './index.ts'

const folder = testFolder('format3')
afterAll(folder.remove)

/** Made by the program that wrote format 3, together with the rows it then held as JSON. */
const fixture = (name: string): Buffer =>
  gunzipSync(readFileSync(join(import.meta.dirname, '../../../test/fixtures/format-3', `${name}.gz`)))
const held = (JSON.parse(fixture('plan.json').toString('utf8')) as { entities: Record<string, AnyRow[]> }).entities
const sorted = (rows: Record<string, readonly AnyRow[]> | PlanRows) =>
  Object.fromEntries(
    entityNames.map((name: EntityName) => [
      name,
      (rows[name] as AnyRow[] | undefined)
        ?.map((row) => withDefaults(entityOf(name), row))
        .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)) ?? [],
    ]),
  )

it('is read with every value, and its hash still says that it is whole', () => {
  const file = folder.file('plan.sqlite')
  writeFileSync(file, fixture('plan.sqlite'))
  const read = readPlanFile(file)
  expect(read.notices).toEqual([])
  expect(read.computedHash).toBe(read.contentHash)
  expect(sorted(read.rows)).toEqual(sorted(held))
  expect(read.rows.step).toHaveLength(17)
  for (const row of [...read.rows.processVersion, ...read.rows.step, ...read.rows.sequenceFlow])
    expect(row.bpmn).toBeNull()
})

it('a working copy of it reaches the same tables as a new one', () => {
  const db = new Database(':memory:')
  db.exec(format3)
  db.pragma('user_version = 3')
  migrate(db)
  expect(db.pragma('user_version', { simple: true })).toBe(formatVersion)
  const tables = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
  expect(tables).toEqual(schemaOf([...tableDdl(), ...indexDdl()]))
  db.close()
})
