// kill -9 in the middle of editing and publishing: no acknowledged edit is lost, the file is always whole, nothing is left behind.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '../../electron/host/contentHash.ts'
import { readPlanFile } from '../../electron/host/intake/planFileIntake.ts'
import type { PublishStage } from '../../electron/host/publish.ts'
import { randomNumbers } from '../fixtures/randomDiagram.ts'
import { testFolder, testHost } from '../fixtures/testHost.ts'

const full = process.env.OPSMAP_FULL === '1'
const randomKills = full ? 200 : 32
const stages: PublishStage[] = ['created', 'filled', 'verified', 'synced', 'announced', 'renamed']
/** Every stage, at the first publish of a process and at a later one. */
const stageKills = stages.flatMap((stage) => (full ? [1, 2, 3, 4, 5] : [1, 2, 3]).map((nth) => [stage, nth] as const))

const folder = testFolder('kill')
const random = randomNumbers(20_260_301)
const fileName = '方案 plan.sqlite'
let work: string
let published: string
let file: string
afterAll(folder.remove)

interface Heard {
  /** Content by acknowledged revision. */
  readonly acknowledged: Map<number, string>
  opened: number
  saves: number
}

/** Runs the editing program until it is dead; `killAfter`: edits until it is killed, undefined: it kills itself. */
function runUntilKilled(args: string[], killAfter?: number): Promise<Heard> {
  const heard: Heard = { acknowledged: new Map(), opened: -1, saves: 0 }
  const program = join(import.meta.dirname, 'editingProgram.ts')
  const child = spawn(process.execPath, [program, work, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  let edits = 0
  const delay = random() * 12
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString()
    const lines = text.split('\n')
    text = lines.pop() as string
    for (const line of lines) {
      const message = JSON.parse(line) as { revision?: number; hash?: string; opened?: number; saved?: string }
      if (message.opened !== undefined) heard.opened = message.opened
      if (message.saved === 'saved') heard.saves++
      if (message.revision === undefined || message.hash === undefined) continue
      heard.acknowledged.set(message.revision, message.hash)
      if (++edits === killAfter) setTimeout(() => child.kill('SIGKILL'), delay)
    }
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(heard)
      else reject(new Error(`the program ended by itself: ${code} ${signal}`))
    })
  })
}

/** What lies beside the file: nothing but itself (and, while a killed host is not replaced, its lock and one temp file). */
const beside = () => readdirSync(published)

function checkTarget(known: Map<number, string>): void {
  const db = new Database(file, { readonly: true })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  const read = readPlanFile(file)
  expect(read.notices).toEqual([])
  expect(read.computedHash).toBe(read.contentHash)
  const acknowledged = known.get(read.revision)
  // Published may also be an edit whose acknowledgement the kill swallowed.
  if (acknowledged !== undefined) expect(contentHash(read.rows, [])).toBe(acknowledged)
}

/** Opens the plan as the next start does, checks that nothing is missing, and closes it; returns the revision. */
async function checkRestart(heard: Heard): Promise<number> {
  const host = testHost(work)
  const { state, notices } = await host.open({ kind: 'file', path: file })
  expect(notices.map((n) => n.code).filter((code) => code !== 'restored')).toEqual([])
  const last = Math.max(heard.opened, ...heard.acknowledged.keys())
  expect(state.revision).toBeGreaterThanOrEqual(last)
  expect(state.revision).toBeLessThanOrEqual(last + 1)
  const hash = heard.acknowledged.get(state.revision)
  if (hash !== undefined) expect(contentHash(host.snapshot().rows, [])).toBe(hash)
  expect(beside().filter((name) => !name.startsWith('.~lock.'))).toEqual([fileName])
  // Undo still works: back and forth leads to the same plan.
  if (state.history.undo !== null) {
    const before = contentHash(host.snapshot().rows, [])
    await host.ask('plan.undo', {})
    await host.ask('plan.redo', {})
    expect(contentHash(host.snapshot().rows, [])).toBe(before)
  }
  const { revision } = host.state()
  expect((await host.close()).state).toBe('saved')
  expect(beside()).toEqual([fileName])
  return revision
}

describe('kill -9 of a plan host', () => {
  const known = new Map<number, string>()
  let plans = 0
  let acknowledged = 0
  let saves = 0

  async function freshPlan() {
    known.clear()
    work = folder.file(`work-${++plans}`)
    published = folder.file(`plan-${plans}`)
    mkdirSync(published)
    file = join(published, fileName)
    const host = testHost(work)
    await host.open({ kind: 'new', title: '计划', language: 'zh', path: file })
    await host.close()
  }

  const survive = async (args: string[], killAfter?: number) => {
    const heard = await runUntilKilled(args, killAfter)
    for (const [revision, hash] of heard.acknowledged) known.set(revision, hash)
    acknowledged += heard.acknowledged.size
    saves += heard.saves
    checkTarget(known)
    await checkRestart(heard)
    checkTarget(new Map())
    // Small plans make quick rounds.
    if (known.size > 100) await freshPlan()
  }

  beforeAll(freshPlan)

  it.each(stageKills)('when publishing is at "%s" for the %i. time loses nothing', async (stage, nth) => {
    await survive([String(Math.floor(random() * 1e6)), stage, String(nth)])
  })

  it(`at ${randomKills} random moments loses nothing`, async () => {
    for (let n = 0; n < randomKills; n++)
      await survive([String(Math.floor(random() * 1e6))], 1 + Math.floor(random() * 20))
    // Each round starts two processes; a machine with ten other things to do needs half a minute for that.
  }, 1_800_000)

  it('was a test of something: hundreds of edits and many publishes came before', () => {
    expect(acknowledged).toBeGreaterThan(300)
    expect(saves).toBeGreaterThan(25)
  })
})
