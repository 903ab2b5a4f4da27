// kill -9 of the whole program, in the middle of editing and of publishing: the file stays whole, no acknowledged edit is lost.

import { once } from 'node:events'
import { mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchApp, newProfile, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { killAll } from './processTree.ts'

let folder: string
let profile: string
let file: string
/** Titles of notes, in order, whose writing the plan host had acknowledged. */
const acknowledged: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-crash-'))
  profile = newProfile()
  file = join(folder, '运营方案.sqlite')
  const { page, answerDialogs, close } = await launchApp({ profile })
  await callFrom(page, 'shell.newPlan', { title: '运营方案', lang: 'zh' })
  await answerDialogs({ save: file })
  const target = await callFrom(page, 'shell.chooseSaveAs', { suggestedName: '运营方案' })
  await callFrom(page, 'plan.saveAs', { handle: target?.handle ?? '' })
  await close()
})
afterAll(() => {
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true })
})

/** Notes in the file itself, which must be whole whenever one looks. */
function notesInFile(): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    return database.prepare<[], string>('SELECT title FROM note ORDER BY rowid').pluck().all()
  } finally {
    database.close()
  }
}

/** Lets the page write one note after the other, saving after every fifth; every acknowledgement is heard here at once. */
async function editWithoutEnd({ page }: RunningApp, round: number): Promise<void> {
  await page.exposeFunction('acknowledge', (title: string) => void acknowledged.push(title))
  await page.evaluate((round) => {
    type Answer = { ok: boolean }
    const { opsmap, acknowledge } = window as unknown as {
      opsmap: { call(name: string, args: unknown): Promise<Answer> }
      acknowledge(title: string): Promise<void>
    }
    const edit = async () => {
      for (let n = 0; ; n++) {
        const title = `第 ${round} 次，笔记 ${n}`
        const row = { title, text: '现场访谈记录'.repeat(200) }
        const answer = await opsmap.call('plan.execute', {
          command: 'rows.insert',
          args: { entity: 'note', rows: [row] },
        })
        if (answer.ok) await acknowledge(title)
        // Not awaited: the next edits arrive while the file is being written.
        if (n % 5 === 4) void opsmap.call('plan.save', {})
      }
    }
    void edit()
  }, round)
}

const heard = async (count: number): Promise<void> => {
  const enough = acknowledged.length + count
  while (acknowledged.length < enough) await new Promise((resolve) => setImmediate(resolve))
}

/** The moment in which a new file is being filled beside the old one. */
async function publishing(): Promise<void> {
  const watcher = watch(folder)
  try {
    for (;;) {
      const [, name] = (await once(watcher, 'change')) as [string, string]
      if (name.includes('.tmp-')) return
    }
  } finally {
    watcher.close()
  }
}

/** Leaves no program behind, however the test ends; returns how to end it at once. */
function endAfterwards({ app }: RunningApp): () => Promise<void> {
  const pid = app.process().pid as number
  const kill = () => killAll(pid)
  onTestFinished(kill)
  return kill
}

test.each([
  [1, 'between two edits', () => heard(23)],
  [2, 'while a new file is being written', () => heard(12).then(publishing)],
  [
    3,
    'at once after an edit that follows a save',
    () =>
      heard(11)
        .then(publishing)
        .then(() => heard(2)),
  ],
] as const)('kill -9 no. %i, %s', async (round, _when, moment) => {
  const running = await launchApp({ profile, args: [file] })
  const kill = endAfterwards(running)
  await planWhen(running.page, ({ revision }) => revision > 0)
  await editWithoutEnd(running, round)
  await moment()
  await kill()

  const written = notesInFile()
  const sent = new Set(acknowledged)
  expect(written.filter((title) => !sent.has(title)).length).toBeLessThanOrEqual(1)

  const again = await launchApp({ profile, args: [file] })
  endAfterwards(again)
  const plan = await planWhen(again.page, ({ revision }) => revision > 0)
  const titles = plan.rows.note.map(({ title }) => title)
  expect(acknowledged.filter((title) => !titles.includes(title))).toEqual([])
  // The one edit that was under way may have made it or not; none is there twice.
  expect(titles.length - acknowledged.length).toBeLessThanOrEqual(1)
  expect(new Set(titles).size).toBe(titles.length)
  acknowledged.splice(0, Number.POSITIVE_INFINITY, ...titles)

  // History came back too: the last edit can be taken back and made again.
  expect(plan.history.undo).toBe('rows.insert')
  await callFrom(again.page, 'plan.undo', {})
  expect((await planOf(again.page)).rows.note.length).toBe(titles.length - 1)
  await callFrom(again.page, 'plan.redo', {})
  expect((await planOf(again.page)).rows.note.map(({ title }) => title)).toEqual(titles)

  await again.close()
  expect(notesInFile().sort()).toEqual(titles.toSorted())
  expect(again.cspReports()).toEqual([])
})
