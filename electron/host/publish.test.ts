// Publishing: whole files, our tables, no undo log, no deleted text, no side files; refusals that leave the old file alone.
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { refusal, testFolder } from '../../test/fixtures/testHost.ts'
import { contentHash } from './contentHash.ts'
import { applicationId, expectedSchema, formatVersion } from './db/ddl.ts'
import { readPlanFile } from './intake/planFileIntake.ts'
import { PlanFile } from './planFile.ts'
import { currentHash } from './planFileWriter.ts'
import { isReadOnly, publish, removeStaleTemps } from './publish.ts'

const folder = testFolder('publish')
// Every commit and every publish is synced to the disk, which may be slow.
vi.setConfig({ testTimeout: 30_000 })
afterAll(folder.remove)

let plan: PlanFile
let target: string
let count = 0
beforeEach(() => {
  plan = new PlanFile(folder.file(`work-${++count}.sqlite`), { name: 'p' })
  plan.setMeta('documentId', 'doc')
  plan.execute('plan.init', { title: '计划' })
  target = folder.file(`计划 ${count}.sqlite`)
})
afterEach(() => plan.close())

const options = { appVersion: '1.2.3', expected: null } as const
const beside = (path: string) =>
  readdirSync(folder.path).filter((name) => name.includes(path.split('/').at(-1) as string))
const addPerson = (name: string) =>
  (plan.execute('rows.insert', { entity: 'person', rows: [{ name }] }).result as { ids: string[] }).ids[0] as string

describe('a published file', () => {
  it('has our tables only, is marked as ours, and says what it holds', async () => {
    addPerson('n')
    const written = await publish(plan, target, options)
    const db = new Database(target, { readonly: true })
    expect(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()).toEqual(
      expectedSchema(),
    )
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(db.pragma('user_version', { simple: true })).toBe(formatVersion)
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(
      Object.fromEntries(db.prepare('SELECT "key", "value" FROM "meta"').raw().all() as [string, string][]),
    ).toEqual({
      documentId: 'doc',
      revision: '2',
      contentHash: written.contentHash,
      appVersion: '1.2.3',
    })
    db.close()
    expect(written.contentHash).toBe(currentHash(plan))
    expect(beside(target)).toHaveLength(1)
  })

  it('is read back by the intake as the same rows', async () => {
    addPerson('n')
    await publish(plan, target, options)
    const read = readPlanFile(target)
    expect(read.rows).toEqual(plan.rows())
    expect(read.computedHash).toBe(read.contentHash)
    expect(read.notices).toEqual([])
  })

  it('holds neither deleted text nor the undo log, nor attachments that no row names', async () => {
    const marker = '绝密-DELETED-MARKER'
    const id = addPerson(`${marker} ${'x'.repeat(500)}`)
    plan.execute('rows.update', { entity: 'person', id, patch: { notes: `${marker} ${'长'.repeat(9000)}` } })
    plan.execute('rows.remove', { entity: 'person', ids: [id] })
    plan.putBlob({ sha256: 'f'.repeat(64), mime: 'text/plain', bytes: Buffer.from(marker) })
    await publish(plan, target, options)
    const bytes = readFileSync(target)
    expect(bytes.includes('DELETED-MARKER')).toBe(false)
    expect(bytes.includes('长长长长')).toBe(false)
    expect(bytes.includes('rows.remove')).toBe(false)
    plan.undo()
    await publish(plan, target, { ...options, expected: 'any' })
    expect(readFileSync(target).includes('DELETED-MARKER')).toBe(true)
  })

  it('keeps the permissions of the file it replaces', async () => {
    await publish(plan, target, options)
    chmodSync(target, 0o640)
    await publish(plan, target, { ...options, expected: 'any' })
    expect(statSync(target).mode & 0o777).toBe(0o640)
  })
})

describe('publishing is refused and leaves everything as it was', () => {
  const refusedWith = async (expected: Parameters<typeof publish>[2]['expected']) => {
    const before = existsSync(target) ? readFileSync(target) : null
    const code = await refusal(publish(plan, target, { ...options, expected }))
    expect(existsSync(target) ? readFileSync(target) : null).toEqual(before)
    expect(readdirSync(folder.path).filter((n) => n.includes('.tmp-'))).toEqual([])
    return code
  }

  it('when the file changed outside, but not when it was only touched', async () => {
    const { identity } = await publish(plan, target, options)
    addPerson('n')
    utimesSync(target, new Date(), new Date(0))
    const { identity: second } = await publish(plan, target, { ...options, expected: identity })
    writeFileSync(target, Buffer.concat([readFileSync(target).subarray(0, -1), Buffer.from([1])]))
    expect(await refusedWith(second)).toBe('fileChangedOutside')
  })

  it('when the file changes while the new one is written', async () => {
    const { identity } = await publish(plan, target, options)
    addPerson('n')
    const onStage = (stage: string) => {
      if (stage === 'verified') writeFileSync(target, 'someone else')
    }
    expect(await refusal(publish(plan, target, { ...options, expected: identity, onStage }))).toBe('fileChangedOutside')
    expect(readFileSync(target, 'utf8')).toBe('someone else')
    expect(beside(target)).toHaveLength(1)
  })

  it('when there is a file already, it is read-only, or its folder is gone', async () => {
    writeFileSync(target, 'x')
    expect(await refusedWith(null)).toBe('fileExists')
    chmodSync(target, 0o444)
    expect(await isReadOnly(target)).toBe(true)
    expect(await refusedWith('any')).toBe('fileReadOnly')
    target = folder.file('no/such/folder.sqlite')
    expect(await refusedWith(null)).toBe('folderMissing')
  })

  it('when what was written does not read back as it should', async () => {
    const onStage = (stage: string) => {
      if (stage !== 'filled') return
      const temp = readdirSync(folder.path).find((n) => n.includes('.tmp-')) as string
      const db = new Database(folder.file(temp))
      db.exec(`UPDATE "plan" SET "title" = 'bit rot'`)
      db.close()
    }
    expect(await refusal(publish(plan, target, { ...options, onStage }))).toBe('saveFailed')
    expect(beside(target)).toEqual([])
  })
})

describe('publishing', () => {
  it('writes a file that was removed anew, and says so', async () => {
    const gone = { size: 1, mtimeMs: 1, sha256: '' }
    expect((await publish(plan, target, { ...options, expected: gone })).wasMissing).toBe(true)
    expect(existsSync(target)).toBe(true)
  })

  it('holds what the plan was when it began, although edits come meanwhile', async () => {
    const hash = currentHash(plan)
    const { revision } = plan
    const written = await publish(plan, target, {
      ...options,
      onStage: (s) => void (s === 'filled' && addPerson('late')),
    })
    expect(written).toMatchObject({ contentHash: hash, revision })
    expect(readPlanFile(target).rows.person).toEqual([])
  })

  it('cleans up what an interrupted one left', async () => {
    writeFileSync(folder.file(`.${target.split('/').at(-1)}.tmp-1-abc`), 'half')
    await removeStaleTemps(target)
    expect(beside(target)).toEqual([])
  })
})

describe('the content hash', () => {
  it('depends on content alone: not on the order of rows, nor on what happened before', () => {
    const rows = () => structuredClone(plan.rows())
    const before = contentHash(rows(), [])
    const id = addPerson('n')
    addPerson('m')
    const shuffled = rows()
    shuffled.person.reverse()
    expect(contentHash(shuffled, [])).toBe(contentHash(rows(), []))
    expect(contentHash(rows(), [])).not.toBe(before)
    plan.execute('rows.update', { entity: 'person', id, patch: { name: 'x' } })
    plan.undo()
    plan.undo()
    plan.undo()
    expect(contentHash(rows(), [])).toBe(before)
  })

  it('differs when a value moves to another field, row or type', () => {
    addPerson('n')
    const hashes = [{ skills: '1' }, { email: '1' }, { hoursPerWeek: 1 }, { skills: '' }, {}].map((patch) => {
      const rows = structuredClone(plan.rows())
      Object.assign(rows.person[0] as object, patch)
      return contentHash(rows, [])
    })
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('is stable: these rows have had this hash since format 2 (that of format 1 is in the migrations’ test)', () => {
    const empty = Object.fromEntries(Object.keys(plan.rows()).map((name) => [name, []])) as unknown as PlanRows
    const person = { id: 'p1', name: '李敏 “A”', roles: ['r2', 'r1'], hoursPerWeek: 37.5, active: true, position: 0 }
    const rows = { ...empty, person: [person] } as unknown as PlanRows
    expect(contentHash(rows, [])).toBe('ee7265422b31ced0af0ef4ca197524383e804d8fc98a2be0dc9f147ec2002173')
  })
})
