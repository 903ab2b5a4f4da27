// The process that reads untrusted files is ended when it hangs, grows or dies; the plan and the window never notice.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '#platform/bridge.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf } from './bridgeCalls.ts'

let folder: string
let running: RunningApp
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-intake-'))
  running = await launchApp()
  await callFrom(running.page, 'shell.newPlan', { title: '方案', lang: 'zh' })
  await running.app.evaluate(({ utilityProcess }) => {
    // Lets a test put another program in the place of the reader.
    const fork = utilityProcess.fork
    utilityProcess.fork = (path, ...rest) => {
      const { reader } = globalThis as unknown as { reader?: string }
      const instead = reader !== undefined && path.includes('intakeProcess')
      const child = fork(instead ? reader : path, ...rest)
      if (instead) child.once('spawn', () => Object.assign(globalThis, { readerPid: child.pid }))
      return child
    }
  })
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([
  ['hangs', 'intakeTimeout', 'for (;;) {}'],
  ['grows', 'intakeMemory', 'const held = []; setInterval(() => held.push(Buffer.alloc(40_000_000, 1)), 20)'],
  ['dies', 'intakeCrashed', 'process.exit(3)'],
])('a reader that %s is refused as %s', async (name, code, program) => {
  const reader = join(folder, `${name}.cjs`)
  writeFileSync(reader, `process.parentPort.once('message', () => { ${program} })`)
  const book = join(folder, '投诉.xlsx')
  writeFileSync(book, 'PK')
  await running.app.evaluate((_electron, reader) => Object.assign(globalThis, { reader }), reader)
  await running.answerDialogs({ open: book })

  const { page } = running
  const chosen = await callFrom(page, 'shell.chooseImport', {})
  const before = await planOf(page)
  const preview = page.evaluate(
    (handle) => window.opsmap?.call('import.preview', { handle, as: 'auto' }),
    chosen?.handle ?? '',
  )
  // Meanwhile the plan answers.
  expect((await planOf(page)).revision).toBe(before.revision)
  expect(await preview).toMatchObject({ ok: false, problems: [{ code, params: { name: '投诉.xlsx' } }] })
  expect((await planOf(page)).revision).toBe(before.revision)

  const pid = await running.app.evaluate(() => (globalThis as unknown as { readerPid: number }).readerPid)
  await expect.poll(() => isAlive(pid)).toBe(false)
})
