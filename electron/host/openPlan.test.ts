// Opening, saving, closing and opening again: history that continues, edits that survive, files that others changed or hold.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { refusal, type TestHost, testFolder, testHost } from '../../test/fixtures/testHost.ts'
import { lockPathOf } from './planLock.ts'
import { unsavedPlans } from './workingCopies.ts'

const folder = testFolder('open')
// Every commit and every publish is synced to the disk, which may be slow.
vi.setConfig({ testTimeout: 30_000 })
afterAll(folder.remove)

let work: string
let file: string
let count = 0
beforeEach(() => {
  count++
  work = folder.file(`work-${count}`)
  file = folder.file(`plan-${count}.sqlite`)
})

const addPerson = (host: TestHost, name: string) => host.run('rows.insert', { entity: 'person', rows: [{ name }] })
const people = (host: TestHost) => host.snapshot().rows.person.map((p) => p.name)
const codes = (notices: readonly { code: string }[]) => notices.map((n) => n.code)

/** A saved plan with one person. */
async function saved(): Promise<void> {
  const host = testHost(work)
  await host.open({ kind: 'new', title: '计划', language: 'zh', path: file })
  await addPerson(host, 'a')
  await host.close()
}
const reopened = async (path = file, workDir = work) => {
  const host = testHost(workDir)
  const opened = await host.open({ kind: 'file', path })
  return { host, ...opened }
}
/** What a crash leaves: the working copy as it is, nothing published, the lock of a process that is no more. */
async function crash(host: TestHost): Promise<void> {
  const slot = readdirSync(work).find((n) => existsSync(`${work}/${n}/plan.sqlite`)) as string
  const copy = readFileSync(`${work}/${slot}/plan.sqlite`)
  const wal = readFileSync(`${work}/${slot}/plan.sqlite-wal`)
  const published = existsSync(file) ? readFileSync(file) : null
  await host.close()
  writeFileSync(`${work}/${slot}/plan.sqlite`, copy)
  writeFileSync(`${work}/${slot}/plan.sqlite-wal`, wal)
  if (published) writeFileSync(file, published)
}

describe('a new plan', () => {
  it('is kept on this computer until it is saved, then lives in its file', async () => {
    const host = testHost(work)
    const { state } = await host.open({ kind: 'new', title: '计划', language: 'zh' })
    expect(state).toMatchObject({ revision: 1, save: { state: 'memory', fileName: null }, history: { undo: null } })
    await addPerson(host, 'a')
    expect(host.timers.pending()).toEqual([])
    expect(await host.ask('plan.save', {})).toMatchObject({ state: 'memory' })
    expect(await host.saveTo(file)).toMatchObject({ state: 'saved', fileName: `plan-${count}.sqlite`, problem: null })
    expect(host.path).toBe(file)
    expect(existsSync(lockPathOf(file))).toBe(true)
    await host.close()
    expect(existsSync(lockPathOf(file))).toBe(false)
  })

  it('that was never saved can be found and opened again, or is dropped on request', async () => {
    const host = testHost(work)
    await host.open({ kind: 'new', title: '未保存', language: 'zh' })
    await addPerson(host, 'a')
    expect(await unsavedPlans(work)).toEqual([])
    await host.close()
    const [found] = await unsavedPlans(work)
    expect(found?.title).toBe('未保存')
    const again = testHost(work)
    await again.open({ kind: 'unsaved', key: found?.key as string })
    expect(people(again)).toEqual(['a'])
    expect(again.state().history.undo).toBe('rows.insert')
    await again.close({ discard: true })
    expect(await unsavedPlans(work)).toEqual([])
    expect(await refusal(testHost(work).open({ kind: 'unsaved', key: '../etc' }))).toBe('fileMissing')
  })

  it('does not overwrite a file', async () => {
    writeFileSync(file, 'x')
    expect(await refusal(testHost(work).open({ kind: 'new', title: 't', language: 'zh', path: file }))).toBe(
      'fileExists',
    )
    expect(readFileSync(file, 'utf8')).toBe('x')
    expect(existsSync(lockPathOf(file))).toBe(false)
    const nowhere = folder.file('none/p.sqlite')
    expect(await refusal(testHost(work).open({ kind: 'new', title: 't', language: 'zh', path: nowhere }))).toBe(
      'folderMissing',
    )
    expect(readdirSync(work)).toEqual([])
  })
})

describe('a file that is opened again', () => {
  it('goes on with its history, under any name and in any folder', async () => {
    await saved()
    const moved = folder.file(`moved-${count}/其他 名称.sqlite`)
    mkdirSync(dirname(moved))
    renameSync(file, moved)
    const { host, notices, state } = await reopened(moved)
    expect(codes(notices)).toEqual([])
    expect(state).toMatchObject({
      save: { state: 'saved', fileName: '其他 名称.sqlite' },
      history: { undo: 'rows.insert' },
    })
    await host.ask('plan.undo', {})
    await host.close()
    const again = await reopened(moved)
    expect(people(again.host)).toEqual([])
    expect(again.state.history.redo).toBe('rows.insert')
    await again.host.close()
  })

  it('gets back edits that a crash kept from the file', async () => {
    await saved()
    const { host } = await reopened()
    await addPerson(host, 'b')
    await crash(host)
    const again = await reopened()
    expect(codes(again.notices)).toEqual(['restored'])
    expect(again.state).toMatchObject({ save: { state: 'dirty' }, history: { undo: 'rows.insert' } })
    expect(people(again.host)).toEqual(['a', 'b'])
    expect((await again.host.close()).state).toBe('saved')
    const third = await reopened()
    expect(codes(third.notices)).toEqual([])
    await third.host.close()
  })

  it('is known as published even if the crash came right after the rename, with an edit in between', async () => {
    await saved()
    const slot = `${work}/${readdirSync(work)[0]}`
    let atCrash: (readonly [string, Buffer])[] = []
    const crashing = testHost(work, {
      onPublishStage: (stage) => {
        if (stage !== 'renamed' || atCrash.length > 0) return
        // The file is the new one; the working copy could not note that, but it has one more edit.
        void addPerson(crashing, 'c')
        atCrash = ['plan.sqlite', 'plan.sqlite-wal'].map((name) => [`${slot}/${name}`, readFileSync(`${slot}/${name}`)])
      },
    })
    await crashing.open({ kind: 'file', path: file })
    await addPerson(crashing, 'b')
    await crashing.ask('plan.save', {})
    const published = readFileSync(file)
    await crashing.close()
    for (const [path, bytes] of atCrash) writeFileSync(path, bytes)
    writeFileSync(file, published)
    const again = await reopened()
    expect(codes(again.notices)).toEqual(['restored'])
    expect(people(again.host)).toEqual(['a', 'b', 'c'])
    expect(again.state.history.undo).toBe('rows.insert')
    await again.host.close()
  })

  it('and was changed elsewhere starts a new history; edits only we have are kept aside', async () => {
    await saved()
    copyFileSync(file, folder.file(`other-${count}.sqlite`))
    const other = await reopened(folder.file(`other-${count}.sqlite`), `${work}-elsewhere`)
    await addPerson(other.host, 'from elsewhere')
    await other.host.close()

    const { host } = await reopened()
    await addPerson(host, 'only here')
    await crash(host)
    copyFileSync(folder.file(`other-${count}.sqlite`), file)
    const again = await reopened()
    expect(codes(again.notices)).toEqual(['editsSetAside'])
    expect(people(again.host)).toEqual(['a', 'from elsewhere'])
    expect(again.state.history).toEqual({ undo: null, redo: null })
    const copy = testHost(`${work}-look`)
    await copy.open({ kind: 'copyOf', path: String(again.notices[0]?.params?.backup) })
    expect(people(copy)).toEqual(['a', 'only here'])
    await copy.close()
    await again.host.close()
  })

  it('and was changed by another program says so', async () => {
    await saved()
    const db = new Database(file)
    db.exec(`UPDATE "person" SET "name" = 'x'`)
    db.close()
    const { host, notices } = await reopened()
    expect(codes(notices)).toEqual(['fileChangedOutside'])
    expect(people(host)).toEqual(['x'])
    await host.close()
  })

  it('does not depend on its working copy: a damaged one is left alone', async () => {
    await saved()
    const slot = readdirSync(work)[0] as string
    writeFileSync(`${work}/${slot}/plan.sqlite`, 'x'.repeat(10_000))
    expect(await unsavedPlans(work)).toEqual([])
    const { host, notices, state } = await reopened()
    expect(codes(notices)).toEqual([])
    expect(people(host)).toEqual(['a'])
    expect(state.history.undo).toBeNull()
    await addPerson(host, 'b')
    await host.close()
    const again = await reopened()
    expect(again.state.history.undo).toBe('rows.insert')
    await again.host.close()
  })

  it('that is refused leaves no lock behind', async () => {
    writeFileSync(file, 'no plan')
    expect(await refusal(testHost(work).open({ kind: 'file', path: file }))).toBe('fileNotPlan')
    expect(await refusal(testHost(work).open({ kind: 'file', path: folder.path }))).toBe('fileNotPlan')
    expect(await refusal(testHost(work).open({ kind: 'file', path: folder.file('none.sqlite') }))).toBe('fileMissing')
    expect(existsSync(lockPathOf(file))).toBe(false)
  })
})

describe('a copy', () => {
  it('has the content, a document id of its own and no file', async () => {
    await saved()
    const { host, state } = await reopened()
    const copy = testHost(work)
    const opened = await copy.open({ kind: 'copyOf', path: file, title: '副本' })
    expect(opened.state.documentId).not.toBe(state.documentId)
    expect(opened.state.save.state).toBe('memory')
    expect(people(copy)).toEqual(['a'])
    expect(copy.snapshot().rows.plan[0]?.title).toBe('副本')
    await copy.close()
    await host.close()
  })
})

describe('a file that is open', () => {
  it('cannot be opened a second time; a copy of it can, side by side', async () => {
    await saved()
    const { host } = await reopened()
    expect(await refusal(testHost(work).open({ kind: 'file', path: file }))).toBe('fileInUse')
    const twin = folder.file(`twin-${count}.sqlite`)
    copyFileSync(file, twin)
    const second = await reopened(twin)
    await addPerson(second.host, 'twin')
    await addPerson(host, 'original')
    await second.host.close()
    await host.close()
    expect(people((await reopened(twin)).host)).toEqual(['a', 'twin'])
    expect(people((await reopened()).host)).toEqual(['a', 'original'])
  })

  it('elsewhere is named by whom; a lock left by a crash is taken over', async () => {
    await saved()
    const lock = (content: object) => writeFileSync(lockPathOf(file), JSON.stringify({ token: 't', ...content }))
    const now = new Date().toISOString()
    lock({ user: '李敏', host: 'another-computer', pid: 1, at: now })
    await expect(testHost(work).open({ kind: 'file', path: file })).rejects.toMatchObject({
      problems: [{ code: 'fileInUse', params: { user: '李敏' } }],
    })
    for (const stale of [
      { user: 'me', host: hostname(), pid: 2 ** 22 + 1, at: now },
      { user: '李敏', host: 'another-computer', pid: 1, at: '2020-01-01T00:00:00Z' },
      { user: 'me', host: hostname(), pid: process.pid, at: '2020-01-01T00:00:00Z' },
      {},
    ]) {
      lock(stale)
      const { host } = await reopened()
      await host.close()
      expect(existsSync(lockPathOf(file))).toBe(false)
    }
  })
})

describe('save as', () => {
  it('goes on in the new file and keeps the document id and the history', async () => {
    await saved()
    const { host, state } = await reopened()
    const other = folder.file(`as-${count}.sqlite`)
    writeFileSync(other, 'the dialog has asked whether to replace it')
    await addPerson(host, 'b')
    expect(await host.saveTo(other)).toMatchObject({ state: 'saved', fileName: `as-${count}.sqlite` })
    expect(existsSync(lockPathOf(file))).toBe(false)
    expect(existsSync(lockPathOf(other))).toBe(true)
    await host.close()
    const old = await reopened()
    expect(people(old.host)).toEqual(['a'])
    await old.host.close()
    const fresh = await reopened(other)
    expect(fresh.state.documentId).toBe(state.documentId)
    expect(fresh.state.history.undo).toBe('rows.insert')
    await fresh.host.close()
  })

  it('of the same file under another name replaces it', async () => {
    await saved()
    const { host } = await reopened()
    const link = folder.file(`link-${count}.sqlite`)
    symlinkSync(file, link)
    await addPerson(host, 'b')
    expect(await host.saveTo(link)).toMatchObject({ state: 'saved', fileName: `plan-${count}.sqlite` })
    await host.close()
    const again = await reopened(link)
    expect(people(again.host)).toEqual(['a', 'b'])
    expect(again.state.history.undo).toBe('rows.insert')
    await again.host.close()
  })

  it('is refused for a file that another one has open, and for a handle nobody made', async () => {
    await saved()
    const { host } = await reopened()
    const other = testHost(work)
    await other.open({ kind: 'new', title: 't', language: 'zh' })
    expect(await refusal(other.saveTo(file))).toBe('fileInUse')
    expect(await refusal(other.ask('plan.saveAs', { handle: 'nobody' }))).toBe('unknownHandle')
    other.grant('read-only', folder.file('x.sqlite'), 'read')
    expect(await refusal(other.ask('plan.saveAs', { handle: 'read-only' }))).toBe('unknownHandle')
    expect(other.state().save.state).toBe('memory')
    await other.close()
    await host.close()
  })
})
