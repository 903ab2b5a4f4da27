// The calls of a window: every one answered, arguments checked, refusals as data, bugs logged and never told in detail.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hostCalls, type JobEvent } from '#shared/api.ts'
import { refusal, type TestHost, testFolder, testHost } from '../../test/fixtures/testHost.ts'
import { handlers } from './handlers.ts'
import { readPlanFile } from './intake/planFileIntake.ts'
import { nodeHost } from './nodeHost.ts'

const folder = testFolder('host')
// Every commit and every publish is synced to the disk, which may be slow.
vi.setConfig({ testTimeout: 30_000 })
afterAll(folder.remove)
const sample = join(import.meta.dirname, '../../test/fixtures/complaint-handling-visio.xlsx')

let host: TestHost
let logged: unknown[]
let count = 0
beforeEach(async () => {
  logged = []
  host = testHost(folder.file(`work-${++count}`), { log: (error) => logged.push(error) })
  await host.open({ kind: 'new', title: '计划', language: 'zh' })
})
afterEach(async () => {
  await host.close({ discard: true })
})

/** The event with which a job ends. */
const ended = (target = host) =>
  new Promise<JobEvent>((resolve) => {
    target.on((name, payload) => {
      const event = payload as JobEvent
      if (name === 'job' && event.phase !== 'running') resolve(event)
    })
  })

describe('calls', () => {
  it('are those of the contract, no more and no less', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(hostCalls).sort())
  })

  it('that are unknown, malformed or too large are refused as data', async () => {
    const code = async (name: string, args: unknown) => {
      const answer = await host.call(name, args)
      return answer.ok ? 'ok' : answer.problems[0]?.code
    }
    expect(await code('plan.nothing', {})).toBe('unknownCommand')
    expect(await code('__proto__', {})).toBe('unknownCommand')
    expect(await code('plan.execute', { command: 1 })).toBe('badArguments')
    expect(await code('plan.execute', null)).toBe('badArguments')
    expect(await code('plan.saveAs', { handle: '../../etc/passwd' })).toBe('badArguments')
    expect(await code('plan.execute', { command: 'x', args: 'x'.repeat(40_000_000) })).toBe('badArguments')
    for (const text of ['', '{', 'null', `${'['.repeat(90)}${']'.repeat(90)}`, '"plan.undo"', 'x'.repeat(40_000_000)])
      expect(await code('plan.execute', text)).toBe('badArguments')
    expect(logged).toEqual([])
  })

  it('that hit a bug say only that, log it, and leave the plan usable', async () => {
    const broken = testHost(folder.file(`broken-${count}`), {
      log: (error) => logged.push(error),
      spawnIntake: () => Promise.reject(new TypeError('secret detail')),
    })
    await broken.open({ kind: 'new', title: 't', language: 'en' })
    broken.grant('h', sample, 'read')
    const answer = await broken.call('import.preview', { handle: 'h', as: 'auto' })
    expect(answer).toEqual({ ok: false, problems: [{ code: 'internal' }] })
    expect(String(logged[0])).toContain('secret detail')
    expect((await broken.call('plan.load', {})).ok).toBe(true)
    await broken.close({ discard: true })
  })

  it('before a plan is open are refused', async () => {
    expect(await testHost(folder.file('none')).call('plan.load', {})).toMatchObject({ ok: false })
  })

  it('load the whole plan, and changes follow as events that carry the state', async () => {
    const events: unknown[] = []
    host.on((name, payload) => events.push([name, payload]))
    const snapshot = await host.ask('plan.load', {})
    expect(snapshot.rows.plan).toMatchObject([{ title: '计划', language: 'zh' }])
    expect(Object.keys(snapshot.rows)).toContain('sequenceFlow')
    const { revision } = await host.ask('plan.execute', {
      command: 'rows.insert',
      args: { entity: 'person', rows: [{ name: 'n' }] },
    })
    expect(events).toMatchObject([
      ['changed', { revision, by: 'command', history: { undo: 'rows.insert' }, changes: [{ entity: 'person' }] }],
    ])
    const dry = await host.ask('plan.dryRun', {
      command: 'rows.insert',
      args: { entity: 'role', rows: [{ name: 'r' }] },
    })
    expect(dry.changes).toMatchObject([{ entity: 'role', before: null, after: { name: 'r' } }])
    expect(events).toHaveLength(1)
  })
})

describe('attachments', () => {
  it('come back byte by byte, also out of the file and after undo and redo', async () => {
    const bytes = new Uint8Array(70_000).map((_, i) => i % 251)
    const ids = (await host.run('rows.insert', { entity: 'person', rows: [{ name: 'n' }] })) as { ids: string[] }
    const at = { onEntity: 'person', onRow: ids.ids[0] as string }
    const { id } = await host.ask('attachment.add', { ...at, name: '照片.png', mime: 'image/png', bytes })
    await host.ask('plan.undo', {})
    expect(await refusal(host.ask('attachment.read', { id }))).toBe('rowMissing')
    await host.ask('plan.redo', {})
    const file = folder.file(`attached-${count}.sqlite`)
    await host.saveTo(file)
    const other = testHost(folder.file(`other-${count}`))
    await other.open({ kind: 'copyOf', path: file })
    const copy = folder.file(`copy-${count}.png`)
    other.grant('copy', copy, 'write')
    await other.ask('attachment.save', { id, handle: 'copy' })
    expect(new Uint8Array(readFileSync(copy))).toEqual(bytes)
    expect(await refusal(other.ask('attachment.save', { id: 'nobody', handle: 'copy' }))).toBe('rowMissing')
    expect(await other.ask('attachment.read', { id })).toEqual({ name: '照片.png', mime: 'image/png', bytes })
    const [row] = other.snapshot().rows.attachment
    expect(row).toMatchObject({ size: 70_000, sha256: createHash('sha256').update(bytes).digest('hex') })
    await other.close()
  })

  it('to a row that does not exist leave nothing', async () => {
    const file = { name: 'f', mime: 'text/plain', bytes: new Uint8Array([1]) }
    expect(await refusal(host.ask('attachment.add', { onEntity: 'person', onRow: 'nobody', ...file }))).toBe(
      'rowMissing',
    )
    expect(
      await refusal(
        host.ask('attachment.add', { onEntity: 'person', onRow: 'x', ...file, bytes: new Uint8Array(33 * 2 ** 20) }),
      ),
    ).toBe('fileTooLarge')
    expect(host.count('attachment')).toBe(0)
  })
})

describe('imports', () => {
  it('are previewed without a change, applied as one undo step, once', async () => {
    host.grant('file', sample, 'read')
    const preview = await host.ask('import.preview', { handle: 'file', as: 'auto' })
    expect(preview.draft?.steps).toHaveLength(17)
    expect(host.count('step')).toBe(0)
    const { processVersion } = await host.ask('import.apply', { handle: 'file', lang: 'zh', title: '投诉处理' })
    expect(host.snapshot().rows.step.filter((s) => s.processVersion === processVersion)).toHaveLength(17)
    expect(host.count('sequenceFlow')).toBe(19)
    expect(host.snapshot().rows.process.map((p) => p.title)).toEqual(['投诉处理'])
    expect(await refusal(host.ask('import.apply', { handle: 'file', lang: 'zh' }))).toBe('unknownHandle')
    await host.ask('plan.undo', {})
    expect([host.count('step'), host.count('process'), host.count('lane')]).toEqual([0, 0, 0])
  })

  it('need a file that was chosen', async () => {
    expect(await refusal(host.ask('import.preview', { handle: 'nobody', as: 'auto' }))).toBe('unknownHandle')
    expect(await refusal(host.ask('import.apply', { handle: 'nobody', lang: 'zh' }))).toBe('unknownHandle')
  })
})

describe('exports', () => {
  it('to JSON hold the same plan when taken back into an empty one', async () => {
    host.grant('file', sample, 'read')
    await host.ask('import.preview', { handle: 'file', as: 'auto' })
    await host.ask('import.apply', { handle: 'file', lang: 'zh' })
    const path = folder.file(`out-${count}.json`)
    host.grant('out', path, 'write')
    const end = ended()
    const { job } = await host.ask('export.start', { handle: 'out', format: 'json', lang: 'zh' })
    expect(await end).toEqual({ job, progress: 1, phase: 'done' })

    const other = testHost(folder.file(`other-${count}`))
    await other.open({ kind: 'new', title: 'leer', language: 'en' })
    other.grant('in', path, 'read')
    await other.ask('import.preview', { handle: 'in', as: 'json' })
    await other.ask('import.apply', { handle: 'in', lang: 'zh' })
    expect(other.snapshot().rows).toEqual(host.snapshot().rows)
    await other.ask('plan.undo', {})
    expect(other.snapshot().rows.plan).toMatchObject([{ title: 'leer', language: 'en' }])
    expect(other.count('step')).toBe(0)
    await other.close({ discard: true })
    const copy = testHost(folder.file(`copy-${count}`))
    await copy.open({ kind: 'copyOf', path })
    expect(copy.snapshot().rows).toEqual(host.snapshot().rows)
    await copy.close({ discard: true })
  })

  it('are refused for a version that does not exist, and fail as an event when the file cannot be written', async () => {
    host.grant('out', folder.file('none/x.json'), 'write')
    expect(await refusal(host.ask('export.start', { handle: 'out', format: 'svg', lang: 'zh' }))).toBe('rowMissing')
    const end = ended()
    await host.ask('export.start', { handle: 'out', format: 'json', lang: 'zh' })
    expect(await end).toMatchObject({ phase: 'failed', problems: [{ code: 'folderMissing' }] })
  })

  it('can be cancelled: the thread ends and the old file stays', async () => {
    const path = folder.file(`cancel-${count}.json`)
    copyFileSync(sample, path)
    host.grant('out', path, 'write')
    const end = ended()
    const { job } = await host.ask('export.start', { handle: 'out', format: 'xlsx', lang: 'zh' })
    await host.ask('job.cancel', { job })
    expect(await end).toMatchObject({ job, phase: 'cancelled', problems: [{ code: 'cancelled' }] })
    expect(readFileSync(path)).toEqual(readFileSync(sample))
    await host.ask('job.cancel', { job: 'long gone' })
  })

  it('do not stop editing when a thread dies', async () => {
    const dying = testHost(folder.file(`dying-${count}`), {
      jobWorker: folder.file('no-such-worker.js'),
      log: (error) => logged.push(error),
    })
    await dying.open({ kind: 'new', title: 't', language: 'zh' })
    dying.grant('out', folder.file(`dying-${count}.json`), 'write')
    const end = ended(dying)
    await dying.ask('export.start', { handle: 'out', format: 'json', lang: 'zh' })
    expect(await end).toMatchObject({ phase: 'failed', problems: [{ code: 'jobFailed' }] })
    expect(existsSync(folder.file(`dying-${count}.json`))).toBe(false)
    expect(logged).toHaveLength(1)
    await dying.run('rows.insert', { entity: 'role', rows: [{ name: 'still here' }] })
    await dying.close({ discard: true })
  })
})

describe('a large plan', () => {
  it.each(['a thread', 'no thread'])('is verified with %s before it replaces the file', async (kind) => {
    const deps = kind === 'a thread' ? {} : { jobWorker: folder.file('no-such-worker.js') }
    const large = testHost(folder.file(`large-${kind}-${count}`), deps)
    await large.open({ kind: 'new', title: 't', language: 'zh' })
    const rows = Array.from({ length: 40 }, (_, i) => ({ title: `n${i}`, text: 'x'.repeat(90_000) }))
    await large.run('rows.insert', { entity: 'note', rows })
    const file = folder.file(`large-${count}.sqlite`)
    expect(await large.saveTo(file)).toMatchObject({ state: 'saved' })
    expect(readPlanFile(file).rows.note).toHaveLength(40)
    await large.close()
  })
})

describe('the intake', () => {
  it('of a plan file runs in a process of its own', async () => {
    const file = folder.file(`own-${count}.sqlite`)
    await host.run('rows.insert', { entity: 'person', rows: [{ name: '李敏' }] })
    await host.saveTo(file)
    const other = testHost(folder.file(`own-${count}`), { spawnIntake: nodeHost.spawnIntake })
    await other.open({ kind: 'copyOf', path: file })
    expect(other.snapshot().rows).toEqual(host.snapshot().rows)
    await other.close()
  })
})
