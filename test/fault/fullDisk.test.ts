// A full disk: the old file stays to the last byte, no half file remains, edits are kept or refused as a whole, and all goes on when there is room.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentHash } from '../../electron/host/contentHash.ts'
import { readPlanFile } from '../../electron/host/intake/planFileIntake.ts'
import type { JobEvent } from '../../shared/api.ts'
import { PlanError } from '../../shared/model/problem.ts'
import { type TestHost, testFolder, testHost } from '../fixtures/testHost.ts'
import { type SmallDisk, smallDisk } from './smallDisk.ts'

/** Backups that find no room are logged, which is not of interest here. */
const quiet = { log: () => undefined }
const full = process.env.OPSMAP_FULL === '1'
const folder = testFolder('disk')
// Room for backups too: a slow machine finds time for saves in between.
const disk = smallDisk(folder.file('disk'), 16)
afterAll(() => {
  disk?.remove()
  folder.remove()
})

const note = (size: number) => ({ entity: 'note' as const, rows: [{ title: 'n', text: 'x'.repeat(size) }] })
const hashOf = (host: TestHost) => contentHash(host.snapshot().rows, [])
const KiB = 1024
const step = full ? 16 : 64
const freeSpaces = Array.from({ length: 256 / step + 1 }, (_, i) => i * step * KiB)

/** What the host says when the disk is full, wherever it notices. */
const fullCodes = ['diskFull', 'saveFailed']

function onSmallDisk(small: SmallDisk) {
  let count = 0
  let host: TestHost
  let file: string
  let work: string
  afterEach(async () => {
    small.empty()
    // One that could not be opened again is no reason for the next test to find a full disk.
    await host.close({ discard: true }).catch(() => undefined)
    for (const name of readdirSync(small.path)) execFileSync('rm', ['-rf', join(small.path, name)])
  })

  const plan = async (where: { work: string; file: string }) => {
    count++
    work = join(where.work, `work-${count}`)
    file = join(where.file, `计划 ${count}.sqlite`)
    host = testHost(work, quiet)
    await host.open({ kind: 'new', title: '计划', language: 'zh', path: file })
    await host.run('rows.insert', note(50_000))
    await host.ask('plan.save', {})
  }
  const temps = () => readdirSync(small.path).filter((name) => name.includes('.tmp-'))

  it.each(freeSpaces)('of the file with %i bytes free: the file stays, the edits wait, then arrive', async (free) => {
    await plan({ work: folder.path, file: small.path })
    const before = readFileSync(file)
    await host.run('rows.insert', note(90_000))
    small.fill(free)
    const save = await host.ask('plan.save', {})
    expect(save).toMatchObject({ state: 'failed', problem: { code: 'diskFull' } })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(temps()).toEqual([])
    expect(host.count('note')).toBe(2)
    const copy = join(small.path, 'other.sqlite')
    await expect(host.saveTo(copy)).rejects.toBeInstanceOf(PlanError)
    expect(readdirSync(small.path).filter((name) => name.includes('other.sqlite'))).toEqual([])
    small.empty()
    expect(await host.ask('plan.save', {})).toMatchObject({ state: 'saved', problem: null })
    expect(readPlanFile(file).rows.note).toHaveLength(2)
  })

  it.each(freeSpaces)(
    'of the working copy with %i bytes free: an edit is kept whole or refused whole',
    async (free) => {
      await plan({ work: small.path, file: folder.path })
      small.fill(free)
      let kept = host.count('note')
      let refused = 0
      for (let i = 0; i < 12; i++) {
        const before = hashOf(host)
        const answer = await host.call('plan.execute', { command: 'rows.insert', args: note(40_000) })
        if (answer.ok) kept++
        else {
          refused++
          expect(fullCodes).toContain(answer.problems[0]?.code)
          expect(hashOf(host)).toBe(before)
        }
        expect(host.count('note')).toBe(kept)
      }
      expect(refused).toBeGreaterThan(0)
      const rest = hashOf(host)
      // Whether or not the file could be written, it is whole.
      await host.ask('plan.save', {})
      expect(readPlanFile(file).notices).toEqual([])
      small.empty()
      await host.run('rows.insert', note(1000))
      await host.ask('plan.undo', {})
      expect(hashOf(host)).toBe(rest)
      expect(await host.ask('plan.save', {})).toMatchObject({ state: 'saved' })
      await host.close()
      host = testHost(work, quiet)
      await host.open({ kind: 'file', path: file })
      expect(hashOf(host)).toBe(rest)
    },
  )

  it.each(freeSpaces)('of an export with %i bytes free: no half file', async (free) => {
    await plan({ work: folder.path, file: folder.path })
    await host.run('rows.insert', note(99_000))
    for (let i = 0; i < 3; i++) await host.run('rows.insert', note(99_000))
    small.fill(free)
    const path = join(small.path, 'out.json')
    host.grant('out', path, 'write')
    const end = new Promise<JobEvent>((resolve) => {
      host.on((name, payload) => {
        if (name === 'job' && (payload as JobEvent).phase !== 'running') resolve(payload as JobEvent)
      })
    })
    await host.ask('export.start', { handle: 'out', format: 'json', lang: 'zh' })
    expect(await end).toMatchObject({ phase: 'failed', problems: [{ code: 'diskFull' }] })
    expect(readdirSync(small.path)).toEqual(['filling'])
  })

  it('where a new plan was to be made: nothing remains', async () => {
    await plan({ work: folder.path, file: folder.path })
    small.fill(100 * KiB)
    const other = testHost(folder.file(`other-${count}`))
    const path = join(small.path, 'new.sqlite')
    await expect(other.open({ kind: 'new', title: 't', language: 'zh', path })).rejects.toMatchObject({
      problems: [{ code: 'diskFull' }],
    })
    expect(readdirSync(small.path)).toEqual(['filling'])
  })
}

if (disk) describe('a full disk', () => onSmallDisk(disk))

describe('a limit on the size of files', () => {
  let count = 0
  let work: string
  let file: string
  let size: number
  beforeEach(async () => {
    work = folder.file(`limited-work-${++count}`)
    file = folder.file(`limited-${count}.sqlite`)
    const host = testHost(work, quiet)
    await host.open({ kind: 'new', title: '计划', language: 'zh', path: file })
    await host.close()
    size = statSync(file).size
  })

  it.each([0.3, 0.9, 1.02, 1.5, 2])('at %f of the size of the plan breaks no file', async (factor) => {
    const before = readFileSync(file)
    const program = join(import.meta.dirname, 'limitedProgram.ts')
    const blocks = Math.ceil((size * factor) / 1024)
    const script = `ulimit -f ${blocks}; exec "$0" "$@"`
    const out = execFileSync('bash', ['-c', script, process.execPath, program, work, file], { encoding: 'utf8' })
    const { kept, refused, state } = JSON.parse(out) as { kept: number; refused: number; state: string }
    expect(refused > 0 || state !== 'saved').toBe(true)
    if (state === 'saved') expect(readPlanFile(file).rows.note).toHaveLength(kept)
    // A machine slow enough for a save in between has an earlier state in the file, whole as well.
    else if (!readFileSync(file).equals(before)) {
      const { notices, rows } = readPlanFile(file)
      expect(notices).toEqual([])
      expect(rows.note.length).toBeLessThanOrEqual(kept)
    }
    expect(readdirSync(folder.path).filter((name) => name.includes('.tmp-'))).toEqual([])
    const host = testHost(folder.file('limited-look'))
    await host.open({ kind: 'copyOf', path: file })
    await host.close({ discard: true })
  })
})
