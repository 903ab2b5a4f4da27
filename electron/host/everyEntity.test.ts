// Every entity of the list, with no test of its own: made, edited, undone, saved, reopened, exported, imported, merged and removed.
import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { entityLabels, langs } from '#shared/i18n/index.ts'
import { diffRows, fieldChanges } from '#shared/model/diff.ts'
import { type AnyRow, rowSchema, visibleFields } from '#shared/model/entity.ts'
import { mergePlans } from '#shared/model/merge.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { emptyBlob, randomPlan, randomValue } from '#shared/model/testRandomPlan.ts'
import { randomNumbers } from '../../test/fixtures/randomDiagram.ts'
import { testFolder } from '../../test/fixtures/testHost.ts'
import { readPlanJson, writePlanJson } from './documents/planJson.ts'
import { readPlanFile } from './intake/planFileIntake.ts'
import { PlanFile } from './planFile.ts'
import { currentHash, fillPlanFile } from './planFileWriter.ts'

const folder = testFolder('everyEntity')
afterAll(folder.remove)
vi.setConfig({ testTimeout: 30_000 })

let made = 0
const openNew = (): PlanFile => {
  const plan = new PlanFile(folder.file(`working-${++made}.sqlite`), { name: 'plan' })
  plan.setMeta('documentId', `document-${made}`)
  plan.putBlob(emptyBlob)
  return plan
}
/** A whole plan with rows of every entity; versions are drafts, so that their content can be edited. */
const full = (seed: number): PlanRows => {
  const rows = randomPlan(randomNumbers(seed), { rows: 3 })
  for (const version of rows.processVersion as { status: string }[]) version.status = 'draft'
  return rows
}
const open = (rows: PlanRows): PlanFile => {
  const plan = openNew()
  plan.execute('plan.importRows', { rows })
  return plan
}

const base = full(11)
const plan = open(base)
afterAll(() => plan.close())
const ids = (entity: EntityName) => (base[entity] as AnyRow[]).map((row) => row.id)
const random = randomNumbers(5)
/** Each entity with one of its rows; those that hang on any row are made by commands of their own. */
const each = entityNames.map((name) => [name, (base[name] as AnyRow[]).at(-1) as AnyRow] as const)

describe.each(each)('%s', (name, row) => {
  const entity = entityOf(name)

  it('has a row that keeps its schema, and labels for every field and choice', () => {
    expect(rowSchema(entity).safeParse(row).success).toBe(true)
    for (const lang of langs) {
      const labels = entityLabels(lang, name)
      expect(labels.name).not.toBe('')
      for (const [field, { choices }] of Object.entries(entity.fields)) {
        expect(labels.fields[field], field).toBeTruthy()
        for (const code of choices ?? []) expect(labels.choices[field]?.[code], `${field} ${code}`).toBeTruthy()
      }
    }
  })

  it('has a title and a natural key that a person sees', () => {
    const seen = visibleFields(entity).map(([field]) => field)
    expect(seen).toContain(entity.title)
    const named = entity.naturalKey.filter((field) => seen.includes(field))
    expect(named.length > 0 || entity.naturalKey.length === 0).toBe(true)
  })

  if (name !== 'plan')
    it('is inserted, changed field by field, removed; each taken back and brought again', () => {
      const before = currentHash(plan)
      const { id: _, ...values } = row
      const copy = entity.unique ? { ...values, ...otherKey(name, row) } : values
      const inserted = plan.execute('rows.insert', { entity: name, rows: [copy] }).result as { ids: string[] }
      const id = inserted.ids[0] as string
      expect(fieldChanges(name, plan.get(name, id) as AnyRow, { ...copy, id })).toEqual([])
      for (const [field, definition] of Object.entries(entity.fields)) {
        if (field === entity.parent || (entity.unique && entity.naturalKey.includes(field))) continue
        if (field === 'onEntity' || field === 'onRow') continue
        // Publishing is a command of its own; a published version is frozen.
        if (name === 'processVersion' && field === 'status') continue
        const value = randomValue(random, definition, ids)
        if (definition.required && value === null) continue
        plan.execute('rows.update', { entity: name, id, patch: { [field]: value } })
        expect(
          fieldChanges(name, plan.get(name, id) as AnyRow, { ...(plan.get(name, id) as AnyRow), [field]: value }),
        ).toEqual([])
      }
      const changed = currentHash(plan)
      plan.execute('rows.remove', { entity: name, ids: [id] })
      expect(plan.get(name, id)).toBeUndefined()
      plan.undo()
      expect(currentHash(plan)).toBe(changed)
      while (currentHash(plan) !== before) expect(plan.undo().done).toBe(true)
      while (plan.redo().done);
      expect(plan.get(name, id)).toBeUndefined()
      while (currentHash(plan) !== before) expect(plan.undo().done).toBe(true)
    })

  it('differs and merges by itself', () => {
    const field = Object.keys(entity.fields).find((f) => entity.fields[f]?.kind === 'text') ?? entity.title
    const edited = { ...row, [field]: entity.fields[field]?.kind === 'text' ? '改过' : row[field] }
    const mine = { ...base, [name]: (base[name] as AnyRow[]).map((r) => (r.id === row.id ? edited : r)) } as PlanRows
    const changes = diffRows(base, mine)
    expect(changes.every((c) => c.entity === name && c.id === row.id)).toBe(true)
    const merged = mergePlans(base, mine, base)
    expect(merged.conflicts).toEqual([])
    expect(diffRows(mine, merged.rows)).toEqual([])
  })
})

/** Another natural key than that of any row there is. */
function otherKey(name: EntityName, row: AnyRow): Record<string, unknown> {
  const { fields, naturalKey } = entityOf(name)
  const taken = new Set((base[name] as AnyRow[]).map((r) => JSON.stringify(naturalKey.map((f) => r[f]))))
  for (let tries = 0; tries < 1000; tries++) {
    const key = Object.fromEntries(
      naturalKey.map((field) => [field, randomValue(random, fields[field] as never, ids) ?? row[field]]),
    )
    if (!taken.has(JSON.stringify(naturalKey.map((f) => key[f])))) return key
  }
  throw new Error(`no free key for ${name}`)
}

describe('a plan with every entity', () => {
  it.each([1, 2, 3])('is saved, reopened, exported and imported without a loss (%i)', (seed) => {
    const rows = full(100 + seed)
    const first = open(rows)
    expect(diffRows(rows, first.rows())).toEqual([])
    const file = folder.file(`plan-${seed}.sqlite`)
    writeFileSync(file, '')
    fillPlanFile(first, file, '1')
    const read = readPlanFile(file)
    expect(read.notices).toEqual([])
    expect(diffRows(rows, read.rows)).toEqual([])
    const json = writePlanJson(first.rows(), [emptyBlob])
    const again = readPlanJson(json, 'plan.json')
    expect(again.problems).toEqual([])
    const second = open(again.rows as PlanRows)
    expect(currentHash(second)).toBe(currentHash(first))
    first.close()
    second.close()
  })

  it('as JSON of before an entity or a field was there is imported all the same', () => {
    const { entities, ...head } = JSON.parse(writePlanJson(plan.rows(), [emptyBlob])) as {
      entities: Record<string, AnyRow[]>
    }
    const kept = Object.fromEntries(['plan', 'person', 'kpi'].map((name) => [name, entities[name]]))
    for (const row of kept.kpi as AnyRow[])
      for (const field of [
        'kind',
        'parent',
        'goals',
        'processes',
        'steps',
        'changeVersion',
        'owner',
        'department',
        'numerator',
        'denominator',
      ])
        delete row[field]
    for (const row of kept.person as AnyRow[])
      for (const field of ['calendar', 'manager', 'department', 'roles']) delete row[field]
    for (const row of kept.plan as AnyRow[])
      for (const field of ['calendar', 'logo', 'yearStartMonth']) delete row[field]
    const read = readPlanJson(JSON.stringify({ ...head, blobs: {}, entities: kept }), 'plan.json')
    expect(read.problems).toEqual([])
    expect(read.rows.kpi?.[0]).toMatchObject({ kind: 'kpi', parent: null })
  })
})
