// The program starts and shows its window, which runs without Node and without complaints of the content security policy.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'

let running: RunningApp
beforeAll(async () => {
  running = await launchApp()
})
afterAll(() => running.close())

test('the window shows the page of app://bundle/', async () => {
  const { page } = running
  expect(page.url()).toMatch(/^app:\/\/bundle\//)
  await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
  expect(await page.title()).toContain('Opsmap')
})

test('the page has no Node', async () => {
  const found = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})
