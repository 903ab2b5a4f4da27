// The working copy: commands in one transaction each, refusals with a place, joined edits, dry runs, what belongs to a row.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandArgs, CommandName } from '#shared/commands/index.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { historyLimits } from './history.ts'
import { PlanFile } from './planFile.ts'
import { currentHash } from './planFileWriter.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-plan-'))
// Every commit is synced to the disk, which may be slow.
vi.setConfig({ testTimeout: 30_000 })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let time = Date.parse('2026-01-01T00:00:00Z')
let plan: PlanFile
let count = 0
const open = (path = join(folder, `plan-${++count}.sqlite`)) =>
  new PlanFile(path, { name: 'p', clock: () => new Date(time) })
const run = <N extends CommandName>(command: N, args: CommandArgs<N>, mergeKey?: string) =>
  plan.execute(command, args, { mergeKey })
const problemsOf = (work: () => unknown): readonly Problem[] => {
  try {
    work()
  } catch (error) {
    if (error instanceof PlanError) return error.problems
    throw error
  }
  throw new Error('nothing was refused')
}
const insert = (entity: Parameters<PlanFile['list']>[0], row: Record<string, unknown>): string =>
  (run('rows.insert', { entity, rows: [row] }).result as { ids: string[] }).ids[0] as string

beforeEach(() => {
  plan = open()
  run('plan.init', { title: '计划' })
})
afterEach(() => plan.close())

describe('rows', () => {
  it('come back as they were written: refs in order, truth values, poly-lines, exact numbers', () => {
    const roles = ['a', 'b', 'c'].map((name) => insert('role', { name }))
    const shuffled = [roles[2], roles[0], roles[1]]
    const person = insert('person', { name: 'n', roles: shuffled, active: false, hoursPerWeek: 0.1 + 0.2 })
    expect(plan.get('person', person)).toMatchObject({ roles: shuffled, active: false, hoursPerWeek: 0.1 + 0.2 })
    const { result } = run('process.create', { title: 'P', versionTitle: 'v', start: { title: 's', x: 1, y: 2 } })
    const { start, processVersion } = result as { start: string; processVersion: string }
    const to = (run('step.add', { processVersion, step: { title: 't' }, after: start }).result as { step: string }).step
    const flow = plan.list('sequenceFlow', { to })[0]?.id as string
    run('rows.update', {
      entity: 'sequenceFlow',
      id: flow,
      patch: {
        waypoints: [
          [1, 2],
          [3, 4],
        ],
      },
    })
    plan.close()
    plan = open(plan.path)
    expect(plan.get('sequenceFlow', flow)?.waypoints).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(plan.get('person', person)?.roles).toEqual(shuffled)
  })

  it('keep every number exactly, also through the undo log', () => {
    const id = insert('kpi', { title: 'k' })
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (n) => {
        run('rows.update', { entity: 'kpi', id, patch: { target: n } })
        run('rows.update', { entity: 'kpi', id, patch: { target: n === 0 ? 1 : null } })
        plan.undo()
        expect(plan.get('kpi', id)?.target === n).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('written many at a time are in the plan, in the log and in what is told as they were given', () => {
    const kpi = insert('kpi', { title: 'k' })
    const periods = Array.from(
      { length: 200 },
      (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    )
    const cells = (from: number) => periods.map((period, i) => ({ kpi, period, actual: from + i * 0.1 }))
    const told = () => new Map(plan.list('kpiValue').map((row) => [row.period, row.actual]))
    const wanted = (from: number) => new Map(cells(from).map(({ period, actual }) => [period, actual]))
    const written = plan.execute('kpi.setValues', { cells: cells(1) })
    expect(written.changes).toHaveLength(200)
    expect(told()).toEqual(wanted(1))
    const { changes, fields } = plan.execute('kpi.setValues', {
      cells: [...cells(7), { kpi, period: '2000-01', actual: -0 }, { kpi, period: '2000-02', actual: 5, target: 3 }],
    })
    expect(told()).toEqual(wanted(7).set('2000-01', 0).set('2000-02', 5))
    const rows = new Map(plan.list('kpiValue').map((row) => [row.id, row]))
    expect(changes).toHaveLength(200)
    expect(fields).toEqual([])
    for (const { id, after } of changes) expect(after).toEqual(rows.get(id))
    plan.undo()
    expect(told()).toEqual(wanted(1))
    plan.redo()
    expect(told()).toEqual(wanted(7).set('2000-01', 0).set('2000-02', 5))
  })

  it('of which only a field was set are told by columns', () => {
    const kpi = insert('kpi', { title: 'k' })
    const periods = Array.from(
      { length: 150 },
      (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    )
    const table = (from: number) => ({
      kpis: [kpi],
      periods,
      actual: periods.map((_, i) => (i === 3 ? null : from + i / 3)),
    })
    run('kpi.setValues', { tables: [table(1)] })
    const before = plan.list('kpiValue')
    const { changes, fields } = run('kpi.setValues', { tables: [table(2)] })
    expect(changes).toEqual([])
    const told = new Map(fields.flatMap(({ ids, values }) => ids.map((id, i) => [id, values[i]])))
    expect(fields.map(({ entity, field }) => [entity, field])).toEqual([['kpiValue', 'actual']])
    expect(told.size).toBe(before.length)
    expect(plan.list('kpiValue')).toEqual(before.map((row) => ({ ...row, actual: told.get(row.id) })))
    expect(run('kpi.setValues', { tables: [table(2)] })).toMatchObject({ changes: [], fields: [] })
    plan.undo()
    expect(plan.list('kpiValue')).toEqual(before)
  })

  it('joined into one step, some told by columns and some one by one, go back together', () => {
    const kpi = insert('kpi', { title: 'k' })
    const periods = Array.from(
      { length: 120 },
      (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    )
    const table = (from: number) => ({ kpis: [kpi], periods, actual: periods.map((_, i) => from + i) })
    run('kpi.setValues', { tables: [table(1)] })
    const before = plan.list('kpiValue')
    const [first, second] = before.map(({ id }) => id) as [string, string]
    const states = [before]
    const step = (work: () => void) => {
      work()
      states.push(plan.list('kpiValue'))
    }
    const writes = [
      { do: 'update', entity: 'kpiValue', id: first, patch: { actual: 5, note: 'n' } },
      { do: 'remove', entity: 'kpiValue', id: second },
    ] as const
    step(() => run('kpi.setValues', { tables: [table(7)] }, 'm'))
    step(() => run('kpi.setValues', { tables: [{ ...table(9), target: periods.map((_, i) => i) }] }, 'm'))
    expect(
      run('rows.apply', { writes: [...writes] })
        .changes.map(({ id }) => id)
        .sort(),
    ).toEqual([first, second].sort())
    states.push(plan.list('kpiValue'))
    // The row that is gone is made anew, the others are set: both kinds of write in one operation.
    step(() => run('kpi.setValues', { tables: [table(11)] }, 'n'))
    step(() => run('kpi.setValues', { cells: [{ kpi, period: '2000-01', actual: 1 }] }, 'n'))
    for (const at of [3, 2, 0]) {
      // Two of the steps are the second half of another.
      const wanted = at === 2 ? states[2] : states[at]
      plan.undo()
      expect(plan.list('kpiValue')).toEqual(wanted)
    }
    plan.close()
    plan = open(plan.path)
    for (const at of [2, 3, 5]) {
      plan.redo()
      expect(plan.list('kpiValue')).toEqual(states[at])
    }
  })

  it('are listed in order, filtered by stored fields, nulls, truth values and refs', () => {
    const a = insert('person', { name: 'a', position: 2 })
    const b = insert('person', { name: 'b', position: 1, active: false })
    const role = insert('role', { name: 'r' })
    const c = insert('person', { name: 'c', position: 2, roles: [role] })
    const ids = (where?: Record<string, unknown>) => plan.list('person', where).map((row) => row.id)
    expect(ids()).toEqual([b, a, c])
    expect(ids({ active: false })).toEqual([b])
    expect(ids({ department: null, name: 'a' })).toEqual([a])
    expect(ids({ roles: [role] })).toEqual([c])
    expect(ids({ id: c })).toEqual([c])
    expect(ids({ name: undefined })).toEqual([b, a, c])
    expect(ids({ nonsense: 1 })).toEqual([])
  })

  it('assemble refs alike row by row and in bulk', () => {
    const roles = ['a', 'b', 'c'].map((name) => insert('role', { name }))
    const rows = Array.from({ length: 60 }, (_, i) => ({ name: `n${i}`, roles: roles.slice(i % 3).reverse() }))
    run('rows.insert', { entity: 'person', rows })
    for (const row of plan.list('person')) expect(plan.get('person', row.id)).toEqual(row)
  })
})

describe('a refused command', () => {
  const step = () => {
    const { result } = run('process.create', { title: 'P', versionTitle: 'v', start: { title: 's', x: 0, y: 0 } })
    return (result as { start: string }).start
  }

  it('names every refused field and changes nothing', () => {
    const id = step()
    const before = currentHash(plan)
    const patch = { title: ' ', kind: 'x', x: 1.5, processingTime: -1, dueTime: '25:00', cost: 1e300, foo: 1 }
    const problems = problemsOf(() => run('rows.update', { entity: 'step', id, patch }))
    const codes = Object.fromEntries(problems.map((p) => [p.place?.field ?? p.params?.field, p.code]))
    expect(codes).toEqual({
      title: 'required',
      kind: 'notAChoice',
      x: 'notAnInteger',
      processingTime: 'tooSmall',
      dueTime: 'notATime',
      cost: 'tooLarge',
      foo: 'jsonUnknownField',
    })
    expect(problems.every((p) => p.place?.entity === 'step' && p.place.row === id)).toBe(true)
    expect(currentHash(plan)).toBe(before)
    expect(plan.history().undo).toBe('process.create')
  })

  it('words missing, overlong and unclean values', () => {
    const one = (row: Record<string, unknown>) => problemsOf(() => insert('person', row))[0]?.code
    expect(one({})).toBe('required')
    expect(one({ name: 'x'.repeat(1001) })).toBe('tooLong')
    expect(one({ name: 'a\u0000b' })).toBe('badCharacter')
    expect(one({ name: 'a\nb' })).toBe('badCharacter')
    expect(one({ name: 'a', hoursPerWeek: '5' })).toBe('notANumber')
    expect(one({ name: 'a', hoursPerWeek: Number.NaN })).toBe('notANumber')
    expect(one({ name: 'a', active: 'yes' })).toBe('notABool')
    expect(one({ name: 'a', id: 'has space' })).toBe('badValue')
    const goal = (row: Record<string, unknown>) => problemsOf(() => insert('goal', { title: 'g', ...row }))[0]?.code
    expect(goal({ dueOn: '2026-02-30' })).toBe('notADate')
    expect(goal({ period: '2026-13' })).toBe('notAPeriod')
  })

  it('names the reference that leads nowhere', () => {
    const id = step()
    const lane = problemsOf(() => run('rows.update', { entity: 'step', id, patch: { lane: 'nobody' } }))
    expect(lane).toEqual([{ code: 'refMissing', place: { entity: 'step', row: id, field: 'lane' } }])
    const owners = problemsOf(() => run('rows.update', { entity: 'step', id, patch: { owners: ['nobody'] } }))
    expect(owners).toEqual([{ code: 'refMissing', place: { entity: 'step', row: id, field: 'owners' } }])
    expect(
      problemsOf(() => plan.dryRun('rows.update', { entity: 'step', id, patch: { lane: 'nobody' } }))[0]?.code,
    ).toBe('refMissing')
    expect(plan.get('step', id)).toMatchObject({ lane: null, owners: [] })
  })

  it('is one that nobody knows, whose arguments do not fit, or that repeats an id', () => {
    expect(problemsOf(() => plan.execute('no.such', {}))[0]?.code).toBe('unknownCommand')
    expect(problemsOf(() => plan.execute('constructor', {}))[0]?.code).toBe('unknownCommand')
    expect(problemsOf(() => plan.execute('rows.update', { entity: 'step', id: 'x' }))[0]?.code).toBe('badArguments')
    expect(problemsOf(() => plan.execute('rows.insert', { entity: 'meta', rows: [{}] }))[0]?.code).toBe('badArguments')
    const id = insert('person', { name: 'a' })
    expect(problemsOf(() => insert('person', { id, name: 'b' }))[0]?.code).toBe('duplicateId')
    expect(problemsOf(() => run('rows.update', { entity: 'person', id, patch: { id: 'other' } }))[0]?.code).toBe(
      'badArguments',
    )
  })
})

describe('undo steps', () => {
  const name = (id: string) => plan.get('person', id)?.name
  const rename = (id: string, to: string, key?: string) =>
    run('rows.update', { entity: 'person', id, patch: { name: to } }, key)

  it('join edits of the same field within a second, and only those', () => {
    const id = insert('person', { name: 'a' })
    rename(id, 'ab', 'name')
    time += 900
    rename(id, 'abc', 'name')
    time += 1000
    rename(id, 'abcd', 'name')
    plan.undo()
    expect(name(id)).toBe('a')
    plan.redo()
    expect(name(id)).toBe('abcd')
    time += 10
    rename(id, 'after redo', 'name')
    time += 1001
    rename(id, 'too late', 'name')
    rename(id, 'other key', 'title')
    rename(id, 'no key')
    for (const before of ['other key', 'too late', 'after redo', 'abcd', 'a']) {
      plan.undo()
      expect(name(id)).toBe(before)
    }
  })

  it('vanish when a joined edit takes itself back', () => {
    const id = insert('person', { name: 'a' })
    rename(id, 'b', 'name')
    rename(id, 'a', 'name')
    expect(plan.history().undo).toBe('rows.insert')
    // What is typed next in the same breath is a step of its own again.
    rename(id, 'c', 'name')
    expect(plan.history().undo).toBe('rows.update')
    plan.undo()
    expect(plan.get('person', id)).toMatchObject({ name: 'a' })
  })

  it('are not made by a command without effect, which leaves what was undone', () => {
    const id = insert('person', { name: 'a' })
    rename(id, 'b')
    plan.undo()
    const { revision } = plan
    expect(rename(id, 'a').revision).toBe(revision)
    expect(plan.history()).toEqual({ undo: 'rows.insert', redo: 'rows.update' })
    rename(id, 'c')
    expect(plan.history().redo).toBeNull()
  })

  it('count up the revision, also across a restart', () => {
    const { revision } = plan
    const id = insert('person', { name: 'a' })
    plan.undo()
    plan.redo()
    expect(plan.revision).toBe(revision + 3)
    plan.close()
    plan = open(plan.path)
    expect(plan.revision).toBe(revision + 3)
    expect(name(id)).toBe('a')
  })

  it('are bounded: the oldest go first', () => {
    const id = insert('person', { name: 'a' })
    for (let i = 0; i <= historyLimits.ops; i++) rename(id, `n${i}`)
    let undone = 0
    while (plan.undo().done) undone++
    expect(undone).toBe(historyLimits.ops)
    expect(name(id)).toBe('n0')
  }, 30_000)
})

describe('a removed row', () => {
  it('takes its comments and attachments along, theirs too, and undo brings all back', () => {
    const process = insert('process', { title: 'p' })
    const text = { author: null, text: 't' }
    const comment = (run('comment.add', { onEntity: 'process', onRow: process, ...text }).result as { id: string }).id
    run('comment.add', { onEntity: 'comment', onRow: comment, ...text })
    const file = { name: 'f', mime: 'image/png', size: 1, sha256: 'a'.repeat(64) }
    run('attachment.add', { onEntity: 'comment', onRow: comment, ...file })
    const other = insert('process', { title: 'q' })
    run('comment.add', { onEntity: 'process', onRow: other, ...text })
    const before = currentHash(plan)
    run('rows.remove', { entity: 'process', ids: [process] })
    expect(plan.list('comment').map((c) => c.onRow)).toEqual([other])
    expect(plan.count('attachment')).toBe(0)
    plan.undo()
    expect(currentHash(plan)).toBe(before)
  })
})

describe('a dry run', () => {
  it('tells what would change, before and after, and changes nothing', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => insert('role', { name })) as [string, string, string]
    const person = insert('person', { name: 'n', roles: [a, b, c] })
    run('rows.insert', { entity: 'person', rows: [{ name: 'm' }] })
    plan.undo()
    const before = { hash: currentHash(plan), revision: plan.revision, history: plan.history() }
    const { changes } = plan.dryRun('rows.remove', { entity: 'role', ids: [b] })
    expect(changes).toHaveLength(2)
    expect(changes.find((x) => x.entity === 'role')).toMatchObject({ id: b, before: { name: 'b' }, after: null })
    const touched = changes.find((x) => x.entity === 'person')
    expect(touched?.before).toEqual(plan.get('person', person))
    expect(touched?.after?.roles).toEqual([a, c])
    expect({ hash: currentHash(plan), revision: plan.revision, history: plan.history() }).toEqual(before)
    const moved = plan.dryRun('rows.update', { entity: 'person', id: person, patch: { roles: [c, a] } }).changes[0]
    expect(moved?.before?.roles).toEqual([a, b, c])
    expect(moved?.after?.roles).toEqual([c, a])
  })
})

describe('changes', () => {
  it('are announced once per touched row, with rows as they now are', () => {
    const role = insert('role', { name: 'r' })
    const person = insert('person', { name: 'n' })
    const seen: unknown[] = []
    plan.onChanged(({ by, changes }) =>
      seen.push([by, changes.map((c) => [c.entity, c.id, c.before, c.after !== null])]),
    )
    run('rows.update', { entity: 'person', id: person, patch: { roles: [role], name: 'm' } })
    run('rows.remove', { entity: 'role', ids: [role] })
    plan.undo()
    expect(seen).toEqual([
      ['command', [['person', person, null, true]]],
      [
        'command',
        expect.arrayContaining([
          ['role', role, null, false],
          ['person', person, null, true],
        ]),
      ],
      [
        'undo',
        expect.arrayContaining([
          ['role', role, null, true],
          ['person', person, null, true],
        ]),
      ],
    ])
    expect(plan.get('person', person)?.roles).toEqual([role])
  })
})

describe('bytes of attachments', () => {
  it('stay while a row or an undo step names them, and no longer', () => {
    const process = insert('process', { title: 'p' })
    const hashes = ['a', 'b', 'c'].map((c) => c.repeat(64)) as [string, string, string]
    for (const sha256 of hashes) plan.putBlob({ sha256, mime: 'image/png', bytes: new Uint8Array([1]) })
    const file = { onEntity: 'process' as const, onRow: process, name: 'f', mime: 'image/png', size: 1 }
    run('attachment.add', { ...file, sha256: hashes[0] })
    run('attachment.add', { ...file, sha256: hashes[1] })
    plan.undo()
    const reopen = () => {
      plan.close()
      plan = open(plan.path)
    }
    reopen()
    expect(hashes.map((sha) => plan.blob(sha) !== undefined)).toEqual([true, true, false])
    run('rows.remove', { entity: 'process', ids: [process] })
    reopen()
    expect(hashes.map((sha) => plan.blob(sha) !== undefined)).toEqual([true, false, false])
    plan.undo()
    expect(plan.list('attachment')).toHaveLength(1)
  })
})

describe('a working copy', () => {
  it('has one connection: a second one is refused', () => {
    expect(problemsOf(() => open(plan.path))).toEqual([{ code: 'fileInUse', params: { name: 'p', user: '' } }])
  })

  it('holds neither views nor triggers, and is refused when a newer version made it', () => {
    const types = plan.database.prepare('SELECT DISTINCT type FROM sqlite_schema ORDER BY type').pluck().all()
    expect(types).toEqual(['index', 'table'])
    plan.database.pragma('user_version = 99')
    plan.close()
    expect(problemsOf(() => open(plan.path))).toEqual([{ code: 'fileNewer', params: { name: 'p', version: 99 } }])
    plan = open()
  })
})
