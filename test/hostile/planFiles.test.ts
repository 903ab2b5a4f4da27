// Plan files from strangers: foreign tables and code in the schema, impossible content, damage; refused by name, or told, never believed.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationId, formatVersion, tableDdl } from '#host/db/ddl.ts'
import { readPlanFile } from '#host/intake/planFileIntake.ts'
import type { IntakeResult } from '#host/intakeSeam.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { randomness } from './randomness.ts'
import { writeSamplePlan } from './samplePlan.ts'

let folder: string
let system: string | undefined
let base: string
let path: string
let good: IntakeResult
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-test-'))
  // Private copies are made where this says; another test's must not be counted here.
  system = process.env.TMPDIR
  process.env.TMPDIR = folder
  base = join(folder, 'base.sqlite')
  path = join(folder, 'plan.sqlite')
  await writeSamplePlan(folder, base)
  good = readPlanFile(base)
})
afterAll(() => {
  if (system === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = system
  rmSync(folder, { recursive: true, force: true })
})

type Verdict = { ok: IntakeResult; problems?: undefined } | { ok?: undefined; problems: readonly Problem[] }

function verdict(): Verdict {
  try {
    return { ok: readPlanFile(path) }
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    for (const problem of error.problems) expect(problemText('zh', problem)).not.toContain('{{')
    return { problems: error.problems }
  }
}

/** The verdict on the sample after some SQL of a stranger. */
function after(change: (db: Database.Database) => void): Verdict {
  copyFileSync(base, path)
  const db = new Database(path)
  try {
    db.unsafeMode(true)
    db.pragma('foreign_keys = OFF')
    change(db)
  } finally {
    db.close()
  }
  return verdict()
}
const sql = (text: string) => after((db) => db.exec(text))
/** Edits the schema as text, which SQLite itself would not allow. */
const schema = (text: string) =>
  after((db) => {
    db.pragma('writable_schema = ON')
    db.exec(text)
  })

it('reads the sample whole, without a notice', () => {
  expect(good).toMatchObject({ notices: [], revision: 8 })
  expect(good.contentHash).toBe(good.computedHash)
  expect([good.rows.step.length, good.rows.kpiValue.length, good.blobs.length]).toEqual([17, 40, 1])
  expect(good.rows.sequenceFlow.some((f) => f.waypoints?.[1]?.[0] === 3)).toBe(true)
})

const hostileSchemas: [string, () => Verdict, string][] = [
  ['a trigger', () => sql('CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM lane; END'), 'trigger t'],
  ['a view', () => sql('CREATE VIEW v AS SELECT * FROM step'), 'view v'],
  ['a view with a function', () => sql("CREATE VIEW v AS SELECT load_extension('x')"), 'view v'],
  ['a full-text table', () => sql('CREATE VIRTUAL TABLE f USING fts5(a)'), 'table f'],
  ['an r-tree', () => sql('CREATE VIRTUAL TABLE r USING rtree(id, a, b)'), 'table r'],
  [
    'a table function as a table',
    () => schema("INSERT INTO sqlite_schema VALUES ('table','j','j',0,'CREATE VIRTUAL TABLE j USING json_each')"),
    'table j',
  ],
  ['an extra table', () => sql('CREATE TABLE extra (a)'), 'table extra'],
  ['an extra table in our style', () => sql('CREATE TABLE "op" ("seq" INTEGER PRIMARY KEY) STRICT'), 'table op'],
  ['an extra index', () => sql('CREATE INDEX i ON step (title)'), 'index i'],
  ['a unique index', () => sql('CREATE UNIQUE INDEX i ON step (id)'), 'index i'],
  ['an index on an expression', () => sql("CREATE INDEX i ON step (title || 'x')"), 'index i'],
  ['a partial index', () => sql('CREATE INDEX i ON step (title) WHERE title > 1'), 'index i'],
  ['an extra column', () => sql('ALTER TABLE step ADD COLUMN extra TEXT'), 'table step'],
  [
    'a generated column',
    () => sql('ALTER TABLE step ADD COLUMN g TEXT GENERATED ALWAYS AS (title || title) VIRTUAL'),
    'table step',
  ],
  [
    'a column with a default that runs',
    () =>
      schema(
        `UPDATE sqlite_schema SET sql = replace(sql, '"code" TEXT', '"code" TEXT DEFAULT (hex(randomblob(9)))') WHERE name = 'step'`,
      ),
    'table step',
  ],
  ['a column less', () => sql('ALTER TABLE step DROP COLUMN description'), 'table step'],
  ['a column renamed', () => sql('ALTER TABLE step RENAME COLUMN description TO beschreibung'), 'table step'],
  ['a table renamed', () => sql('ALTER TABLE note RENAME TO notiz'), 'notiz'],
  [
    'a CHECK',
    () =>
      schema(
        `UPDATE sqlite_schema SET sql = replace(sql, '"title" TEXT NOT NULL', '"title" TEXT NOT NULL CHECK (abs(1))') WHERE name = 'step'`,
      ),
    'table step',
  ],
  [
    'a collation',
    () =>
      schema(
        `UPDATE sqlite_schema SET sql = replace(sql, '"title" TEXT', '"title" TEXT COLLATE NOCASE') WHERE name = 'step'`,
      ),
    'table step',
  ],
  [
    'a table that is not STRICT',
    () => schema("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'lane'"),
    'table lane',
  ],
  [
    'a reference less',
    () => schema(`UPDATE sqlite_schema SET sql = replace(sql, 'ON DELETE CASCADE', '') WHERE name = 'lane'`),
    'table lane',
  ],
  [
    'an index under the name that a working copy gives one',
    () => sql('CREATE INDEX lane_role_index ON lane (role)'),
    'index lane_role_index',
  ],
  [
    'other spaces',
    () => schema("UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE  TABLE') WHERE name = 'lane'"),
    'table lane',
  ],
  ['another case', () => schema("UPDATE sqlite_schema SET sql = lower(sql) WHERE name = 'lane'"), 'table lane'],
  [
    'a comment in the text',
    () => schema("UPDATE sqlite_schema SET sql = sql || '/* x */' WHERE name = 'lane'"),
    'table lane',
  ],
  ['statistics of another tool', () => sql('ANALYZE'), 'table sqlite_stat1'],
  ['a counter table', () => sql('CREATE TABLE c (a INTEGER PRIMARY KEY AUTOINCREMENT)'), 'table'],
  [
    'a table that calls itself a view',
    () => schema("INSERT INTO sqlite_schema VALUES ('view','w','w',0,'CREATE VIEW w AS SELECT 1')"),
    'view w',
  ],
  [
    'a trigger under the name of a table',
    () =>
      schema(
        "INSERT INTO sqlite_schema VALUES ('trigger','step','lane',0,'CREATE TRIGGER step AFTER INSERT ON lane BEGIN SELECT 1; END')",
      ),
    'trigger step',
  ],
  ['a name with invisible characters', () => sql('CREATE TABLE "a\u202eb\u0007" (x)'), 'table a'],
]

describe('hostile schemas', () => {
  it.each(hostileSchemas)('%s is refused by name', (_, run, object) => {
    const { problems } = run()
    expect(problems?.[0]).toMatchObject({ code: 'fileHostile', params: { name: 'plan.sqlite' } })
    const shown = String(problems?.[0]?.params?.object)
    expect(shown).toContain(object)
    expect(shown).not.toMatch(/\p{Cc}|\p{Cf}/u)
  })
  it.each([
    ['a table less', () => sql('DROP TABLE note')],
    ['an index of a key less', () => schema("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_goal_1'")],
    ['a table without its text', () => schema("UPDATE sqlite_schema SET sql = NULL WHERE name = 'lane'")],
    ['a text that is no SQL', () => schema("UPDATE sqlite_schema SET sql = 'CREATE TABLE lane (' WHERE name = 'lane'")],
    [
      'two tables on the same page',
      () =>
        schema(
          "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'note') WHERE name = 'goal'",
        ),
    ],
    [
      'a table on a page that is not there',
      () => schema("UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'goal'"),
    ],
    ['a type that does not exist', () => schema("UPDATE sqlite_schema SET type = 'thing' WHERE name = 'goal'")],
  ])('%s is refused', (_, run) => {
    expect(run().problems?.[0]?.code).toMatch(/^file(Damaged|Hostile)$/)
  })
})

const step = '(SELECT id FROM step LIMIT 1)'

describe('content that cannot be', () => {
  it.each([
    [
      'a reference to nothing',
      "UPDATE lane SET role = 'nobody'",
      { code: 'refMissing', place: { entity: 'lane', field: 'role' } },
    ],
    ['a link to nothing', `INSERT INTO step_owners VALUES ('x', ${step}, 'nobody', 9)`, { code: 'refMissing' }],
    [
      'a choice that does not exist',
      "UPDATE step SET kind = 'bomb'",
      { code: 'notAChoice', place: { entity: 'step', field: 'kind' } },
    ],
    ['a title left out', "UPDATE step SET title = ''", { code: 'required' }],
    ['a control character', "UPDATE step SET title = 'a' || char(7)", { code: 'badCharacter' }],
    ['NUL in a text', "UPDATE step SET title = 'a' || char(0) || 'b'", { code: 'badCharacter' }],
    [
      'a text of ten million characters',
      'UPDATE step SET title = hex(zeroblob(5000000)) WHERE rowid = 1',
      { code: 'badValue' },
    ],
    ['a line longer than allowed', 'UPDATE step SET title = hex(zeroblob(600))', { code: 'tooLong' }],
    ['a number too large to count', 'UPDATE step SET cost = 9223372036854775807 WHERE rowid = 1', { code: 'badValue' }],
    ['negative time', 'UPDATE step SET processingTime = -5', { code: 'tooSmall' }],
    ['infinity', 'UPDATE kpi SET target = 9e999', { code: expect.any(String) }],
    ['a day that never was', "UPDATE plan SET periodFrom = '2026-02-30'", { code: 'notADate' }],
    ['an id with spaces', "UPDATE goal SET id = 'a b' WHERE id = 'g2'", { code: 'badValue' }],
    [
      'the same link twice',
      `INSERT INTO step_owners SELECT id || 'x', source, target, 5 FROM step_owners LIMIT 1`,
      { code: 'duplicateId' },
    ],
    ['a goal above itself', "UPDATE goal SET parent = 'g2' WHERE id = 'g1'", { code: 'treeTooDeep' }],
    ['a goal that is its own parent', "UPDATE goal SET parent = 'g1' WHERE id = 'g1'", { code: 'treeTooDeep' }],
  ] as const)('%s', (_, text, second) => {
    const { problems } = sql(text)
    expect(problems?.[0]).toMatchObject({ code: 'fileDamaged', params: { name: 'plan.sqlite' } })
    expect(problems?.[1]).toMatchObject(second)
  })
  it.each([
    ['no plan', 'DELETE FROM plan'],
    [
      'two plans',
      "CREATE TEMP TABLE other AS SELECT * FROM plan; UPDATE other SET id = 'p2'; INSERT INTO plan SELECT * FROM other",
    ],
    ['corners that are no JSON', "UPDATE sequenceFlow SET waypoints = '[[1,'"],
    ['corners that are no corners', 'UPDATE sequenceFlow SET waypoints = \'{"a":1}\''],
    ['a document id that is a path', "UPDATE meta SET value = '../../x' WHERE key = 'documentId'"],
    ['no document id', "DELETE FROM meta WHERE key = 'documentId'"],
    ['a revision that is no number', "UPDATE meta SET value = 'x' WHERE key = 'revision'"],
    ['no hash', "DELETE FROM meta WHERE key = 'contentHash'"],
    ['bytes of an attachment changed', "UPDATE blob SET bytes = x'00'"],
    [
      'a plan far too deep',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) INSERT INTO department (id, name, parent, position) SELECT 'd' || i, 'd', CASE i WHEN 1 THEN NULL ELSE 'd' || (i - 1) END, 1 FROM n`,
    ],
  ])('%s', (_, text) => {
    expect(sql(text).problems?.[0]?.code).toBe('fileDamaged')
  })
  it('bytes that no row names are left behind', () => {
    const { ok } = sql("INSERT INTO blob VALUES ('ff', 'text/plain', x'00')")
    expect(ok?.blobs.map((b) => b.sha256)).toEqual(good.blobs.map((b) => b.sha256))
  })
})

describe('a file changed by another program', () => {
  const codes = (v: Verdict) => v.ok?.notices.map((n) => n.code)
  it('is read with a notice', () => {
    const changed = sql("UPDATE step SET title = '换掉' WHERE rowid = 3")
    expect(codes(changed)).toEqual(['fileChangedOutside'])
    expect(changed.ok?.computedHash).not.toBe(changed.ok?.contentHash)
    expect(codes(sql('UPDATE step_owners SET position = position + 1 WHERE 0'))).toEqual([])
    expect(codes(sql('DELETE FROM blob'))).toEqual(['fileChangedOutside'])
    expect(codes(sql('DELETE FROM comment'))).toEqual(['fileChangedOutside'])
  })
  it('in WAL mode is read without what its side file holds, and says so', () => {
    copyFileSync(base, path)
    const db = new Database(path)
    db.pragma('journal_mode = WAL')
    db.exec("UPDATE plan SET title = 'only in the WAL'")
    // The side files as they lie there while the other program runs.
    const files = ['', '-wal', '-shm'].map((e) => [`${path}${e}`, readFileSync(`${path}${e}`)] as const)
    db.close()
    for (const [name, bytes] of files) writeFileSync(name, bytes)
    const { ok } = verdict()
    expect(ok?.rows.plan[0]?.title).toBe('客服方案')
    expect(ok?.notices.map((n) => n.code)).toEqual(['fileSideFiles'])
    for (const [name] of files) rmSync(name, { force: true })
  })
  it('leaves a planted journal alone, which would turn it back', () => {
    copyFileSync(base, path)
    const db = new Database(path)
    // A change larger than the cache: SQLite has written its journal in earnest.
    db.pragma('cache_size = 1')
    db.exec(`BEGIN; UPDATE kpiValue SET note = hex(zeroblob(400)); UPDATE step SET description = hex(zeroblob(2000))`)
    const journal = readFileSync(`${path}-journal`)
    db.exec('COMMIT')
    db.close()
    expect(journal.readUInt32BE(8)).toBeGreaterThan(0)
    writeFileSync(`${path}-journal`, journal)
    const { ok } = verdict()
    rmSync(`${path}-journal`)
    expect(ok?.rows.step.every((s) => s.description?.length === 4000)).toBe(true)
    expect(ok?.notices.map((n) => n.code)).toEqual(['fileSideFiles', 'fileChangedOutside'])
  })
})

describe('files that are no plan', () => {
  const bytes = (b: Buffer) => {
    writeFileSync(path, b)
    return verdict().problems?.[0]
  }
  const patched = (at: number, value: number) => {
    const copy = Buffer.from(readFileSync(base))
    copy.writeUInt32BE(value, at)
    return copy
  }
  const foreign = () => {
    rmSync(path, { force: true })
    const db = new Database(path)
    db.exec('CREATE TABLE a (b)')
    db.close()
    return verdict().problems?.[0]
  }
  it.each([
    ['nothing in it', () => bytes(Buffer.alloc(0)), 'fileEmpty'],
    ['a picture', () => bytes(Buffer.from('89504e470d0a1a0a', 'hex')), 'fileNotPlan'],
    ['a text', () => bytes(Buffer.from('SQLite format 4')), 'fileNotPlan'],
    ['only a header', () => bytes(Buffer.from('SQLite format 3\0')), 'fileDamaged'],
    ['a database of another program', foreign, 'fileForeignDatabase'],
    ['another application id', () => bytes(patched(68, 1)), 'fileForeignDatabase'],
    ['version zero', () => bytes(patched(60, 0)), 'fileDamaged'],
    ['the first hundred bytes', () => bytes(readFileSync(base).subarray(0, 100)), 'fileDamaged'],
    ['half of it', () => bytes(readFileSync(base).subarray(0, readFileSync(base).length / 2)), 'fileDamaged'],
  ] as const)('%s', (_, run, code) => {
    expect(run()).toMatchObject({ code, params: { name: 'plan.sqlite' } })
  })
  it('of a newer version says which', () => {
    expect(bytes(patched(60, 7))).toEqual({ code: 'fileNewer', params: { name: 'plan.sqlite', version: 7 } })
  })
  it('folders and missing files', () => {
    expect(() => readPlanFile(folder)).toThrow('fileUnreadable')
    expect(() => readPlanFile(join(folder, 'none'))).toThrow('fileMissing')
  })
  it('in UTF-16 are plans all the same', () => {
    rmSync(path, { force: true })
    const source = new Database(base, { readonly: true })
    const db = new Database(path)
    db.pragma("encoding = 'UTF-16le'")
    db.pragma('foreign_keys = OFF')
    for (const text of tableDdl()) db.exec(text)
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    for (const table of tables)
      for (const row of source.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
        db.prepare(`INSERT INTO "${table}" VALUES (${row.map(() => '?').join(', ')})`).run(row)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${formatVersion}`)
    db.close()
    source.close()
    expect(verdict().ok).toEqual(good)
  })
})

const runs = process.env.OPSMAP_FULL === '1' ? 2000 : 200

it(`${runs} mutants: refused, or equal, or told`, () => {
  const random = randomness(7)
  const whole = readFileSync(base)
  const wanted = JSON.stringify(good.rows)
  const tally = { refused: 0, equal: 0, told: 0 }
  for (let n = 0; n < runs; n++) {
    writeFileSync(path, random.damaged(whole))
    const { ok } = verdict()
    if (!ok) tally.refused++
    else if (ok.notices.some((p) => p.code === 'fileChangedOutside')) tally.told++
    else {
      expect(JSON.stringify(ok.rows)).toBe(wanted)
      expect(ok.blobs.map((b) => b.sha256)).toEqual(good.blobs.map((b) => b.sha256))
      tally.equal++
    }
  }
  console.log(`plan file mutants: ${JSON.stringify(tally)}`)
  expect(tally.refused).toBeGreaterThan(0)
}, 300_000)

it('a single changed letter in a row is told, wherever it stands', () => {
  const whole = readFileSync(base)
  for (const word of ['P150', 'P240', '李敏', '要快', '客户满意度', 'P110']) {
    const at = whole.indexOf(word)
    expect(at, word).toBeGreaterThan(0)
    const copy = Buffer.from(whole)
    copy[at + Buffer.byteLength(word) - 1] = (copy[at + Buffer.byteLength(word) - 1] as number) ^ 1
    writeFileSync(path, copy)
    const { ok, problems } = verdict()
    expect(ok?.notices.map((n) => n.code) ?? problems?.[0]?.code, word).toEqual(['fileChangedOutside'])
  }
})

it('leaves no private copies behind', () => {
  expect(tmpdir()).toBe(folder)
  const left = readdirSync(folder).filter((name) => name.startsWith('opsmap-intake-'))
  expect(left).toEqual([])
})
