// An ordinary tour of the program is quiet: every screen in both languages and themes, and nothing is blocked, requested or logged.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { screensOf, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
const requests: string[] = []
beforeAll(async () => {
  running = await launchApp()
  running.app.context().on('request', (request) => requests.push(request.url()))
})
afterAll(() => running.close())

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

test('nothing was blocked, nothing went wrong, nothing was asked of a network', () => {
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
  expect(requests.filter((url) => !/^(app:\/\/bundle\/|data:|blob:app:\/\/bundle\/)/.test(url))).toEqual([])
})
