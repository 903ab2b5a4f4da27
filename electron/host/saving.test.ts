// When the file is written and what the title bar says: idle, on demand, at the end; passing and lasting failures.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestHost, testFolder, testHost } from '../../test/fixtures/testHost.ts'
import { readPlanFile } from './intake/planFileIntake.ts'

const folder = testFolder('saving')
// Every commit and every publish is synced to the disk, which may be slow.
vi.setConfig({ testTimeout: 30_000 })
afterAll(folder.remove)

let host: TestHost
let file: string
let states: string[]
let count = 0
let time: number
beforeEach(async () => {
  time = Date.parse('2026-01-01T00:00:00Z')
  file = folder.file(`f${++count}/plan.sqlite`)
  mkdirSync(folder.file(`f${count}`))
  states = []
  host = testHost(folder.file(`work-${count}`), { clock: () => new Date(time) })
  host.on((name, payload) => {
    if (name === 'state') states.push((payload as { save: { state: string } }).save.state)
  })
  await host.open({ kind: 'new', title: '计划', language: 'zh', path: file })
})
afterEach(async () => {
  if (existsSync(file)) chmodSync(file, 0o644)
  await host.close()
})

const edit = (name = 'n') => host.run('rows.insert', { entity: 'person', rows: [{ name }] })
const inFile = () => readPlanFile(file).rows.person.map((p) => p.name)
const save = () => host.ask('plan.save', {})
/** Resolves when no publish is under way any more. */
const settled = () =>
  new Promise<void>((resolve) => {
    if (host.state().save.state !== 'saving') return resolve()
    host.on((name) => {
      if (name === 'state' && host.state().save.state !== 'saving') resolve()
    })
  })
const fire = async () => {
  host.timers.fire()
  await Promise.resolve()
  await settled()
}

describe('the file', () => {
  it('is written two seconds after the last edit', async () => {
    expect(host.timers.pending()).toEqual([])
    await edit('a')
    expect(host.state().save.state).toBe('dirty')
    expect(host.timers.pending()).toEqual([2000])
    await edit('b')
    expect(host.timers.pending()).toEqual([2000])
    expect(inFile()).toEqual([])
    await fire()
    expect(inFile()).toEqual(['a', 'b'])
    expect(states).toEqual(['saving', 'saved'])
    expect(host.timers.pending()).toEqual([])
  })

  it('is written on demand and not again when nothing changed', async () => {
    await edit()
    expect(await save()).toMatchObject({ state: 'saved', at: '2026-01-01T00:00:00.000Z' })
    const { mtimeMs, ino } = statSync(file)
    expect(await save()).toMatchObject({ state: 'saved' })
    expect(statSync(file)).toMatchObject({ mtimeMs, ino })
  })

  it('follows undo and redo too', async () => {
    await edit('a')
    await save()
    await host.ask('plan.undo', {})
    expect(host.state().save.state).toBe('dirty')
    await fire()
    expect(inFile()).toEqual([])
  })

  it('is written at closing', async () => {
    await edit('a')
    expect((await host.close()).state).toBe('saved')
    expect(inFile()).toEqual(['a'])
    await host.open({ kind: 'file', path: file })
  })

  it('takes edits that come while it is written in a second turn', async () => {
    await edit('a')
    const saving = save()
    await edit('b')
    await saving
    if (host.state().save.state === 'dirty') await fire()
    expect(inFile()).toEqual(['a', 'b'])
  })

  it('has backups: of every demand, of automatic writes every ten minutes, of what stood in the file for a minute', async () => {
    const backups = () => {
      const [slot] = readdirSync(folder.file(`work-${count}`))
      const path = folder.file(`work-${count}/${slot}/backups`)
      return existsSync(path) ? readdirSync(path).length : 0
    }
    // The first, besides, keeps what the file held before it.
    for (const [minutes, expected] of [
      [1, 2],
      [0.9, 2],
      [0.9, 2],
      [5, 3],
      [10, 5],
    ] as const) {
      time += minutes * 60_000
      await edit()
      await fire()
      expect(backups()).toBe(expected)
    }
    time += 1000
    await edit()
    await save()
    expect(backups()).toBe(6)
  })
})

describe('a file that cannot be written', () => {
  it('is tried again when its folder is back; the edits are kept meanwhile', async () => {
    const away = folder.file(`away-${count}`)
    await edit('a')
    renameSync(folder.file(`f${count}`), away)
    expect(await save()).toMatchObject({ state: 'failed', problem: { code: 'folderMissing' } })
    expect(host.timers.pending()).toEqual([30_000])
    renameSync(away, folder.file(`f${count}`))
    await fire()
    expect(host.state().save).toMatchObject({ state: 'saved', problem: null })
    expect(inFile()).toEqual(['a'])
  })

  it('because it is read-only is not tried again by itself; save as goes on', async () => {
    chmodSync(file, 0o444)
    await edit('a')
    expect(await save()).toMatchObject({ state: 'failed', readOnly: true, problem: { code: 'fileReadOnly' } })
    expect(host.timers.pending()).toEqual([])
    expect(inFile()).toEqual([])
    const other = folder.file(`f${count}/other.sqlite`)
    expect(await host.saveTo(other)).toMatchObject({ state: 'saved', readOnly: false, problem: null })
    expect(readPlanFile(other).rows.person.map((p) => p.name)).toEqual(['a'])
  })

  it('because others changed it keeps their version until it is replaced on purpose', async () => {
    await edit('a')
    await save()
    writeFileSync(file, 'theirs')
    await edit('b')
    expect(await save()).toMatchObject({ state: 'failed', problem: { code: 'fileChangedOutside' } })
    expect(readFileSync(file, 'utf8')).toBe('theirs')
    expect(await host.saveTo(file)).toMatchObject({ state: 'saved', problem: null })
    expect(inFile()).toEqual(['a', 'b'])
  })

  it('because it was removed is written anew, with a warning', async () => {
    rmSync(file)
    await edit('a')
    expect(await save()).toMatchObject({ state: 'saved', problem: { code: 'fileMissing', severity: 'warning' } })
    expect(inFile()).toEqual(['a'])
    await edit('b')
    expect(await save()).toMatchObject({ problem: null })
  })

  it('is read-only from the start when its permissions say so', async () => {
    await host.close()
    chmodSync(file, 0o444)
    const { state } = await host.open({ kind: 'file', path: file })
    expect(state.save).toMatchObject({ state: 'saved', readOnly: true })
  })
})
