// An ordinary tour of the program is quiet: every screen in both languages and themes, and nothing is blocked, requested or logged.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { screensOf, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let folder: string
const requests: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-quiet-'))
  running = await launchApp({ args: [`--log-net-log=${join(folder, 'net.json')}`] })
  running.app.context().on('request', (request) => requests.push(request.url()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the window shows the page of app://bundle/ and its own title', async () => {
  const { app, page } = running
  expect(page.url()).toBe('app://bundle/index.html')
  const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toBe('运营图')
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await expect.poll(title).toMatch(/^• .+ – 运营图$/)
})

test.each([
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('every screen opens in %s, %s', async (lang, theme) => {
  const { page } = running
  await callFrom(page, 'shell.setSettings', { lang, theme })
  const screens = await screensOf(page)
  expect(screens.length).toBeGreaterThan(3)
  for (const screen of screens) {
    await showScreen(page, screen)
    await settled(page)
  }
})

test('nothing was blocked, nothing went wrong, no page asked for anything but its own files', () => {
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
  expect(requests.filter((url) => !/^(app:\/\/bundle\/|data:|blob:app:\/\/bundle\/)/.test(url))).toEqual([])
})

test('the program itself asked no network, from its start to its end', async () => {
  await running.close()
  const log = JSON.parse(readFileSync(join(folder, 'net.json'), 'utf8')) as NetLog
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, code]) => [code, name]))
  const asked = log.events
    .map(({ type, params }) => `${names.get(type)} ${params?.url ?? params?.host ?? ''}`)
    .filter((event) => /^(URL_REQUEST|HOST_RESOLVER|DNS_TRANSACTION|TCP_CONNECT|UDP_CONNECT|SOCKET)/.test(event))
  expect(asked).toEqual([])
})

/** What Chromium writes with --log-net-log. */
interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: { url?: string; host?: string } }[]
}
