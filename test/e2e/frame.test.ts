// The frame around the screens in a real window: palette, keys in text fields, language, dropped files, axe.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf } from './bridgeCalls.ts'
import { resizeWindow, settled, showScreen } from './windowDriver.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures', name)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let running: RunningApp
let page: Page
beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await resizeWindow(running, 1366, 720)
})
afterAll(async () => {
  expect(running.cspReports()).toEqual([])
  await running.close()
})

/** What axe finds wrong in what is shown now, one line each. */
async function complaints(): Promise<string[]> {
  await settled(page)
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Found = { id: string; impact: string; nodes: { target: string[] }[] }
    const { axe } = window as unknown as { axe: { run(root: Document): Promise<{ violations: Found[] }> } }
    const { violations } = await axe.run(document)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}

/** Drops a file of the system on the middle of the window. */
async function drop(file: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await session.detach()
}

test('the start screen has nothing that axe objects to', async () => {
  await page.locator('#new-plan-title').waitFor()
  expect(await complaints()).toEqual([])
})

test('the sample plan opens at home, in both themes without an objection', async () => {
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await page.locator('nav [data-screen="home"]').waitFor()
  await page.locator('main h1').waitFor()
  expect(await complaints()).toEqual([])
  await callFrom(page, 'shell.setSettings', { theme: 'dark' })
  await page.locator(':root[data-mantine-color-scheme="dark"]').waitFor()
  expect(await complaints()).toEqual([])
  await callFrom(page, 'shell.setSettings', { theme: 'light' })
})

test('the palette has the first key typed into it, though a sheet had the focus, and gives the focus back', async () => {
  await showScreen(page, 'kpis')
  await page.getByRole('application').first().waitFor()
  await settled(page)
  await page.mouse.click(350, 180)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('首次解决')
  const field = page.getByRole('combobox', { name: /搜索/ })
  await expect.poll(() => field.inputValue()).toBe('首次解决')
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('[data-keys="app"]:focus, [data-keys="app"] :focus').count()).toBe(1)
  expect((await planOf(page)).history.undo).toBeNull()
})

test('the palette goes to a step by its name', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('总监审批')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('nav [data-screen="process"][aria-current="page"]').waitFor()
  await page.getByRole('complementary').getByText('总监审批').first().waitFor()
})

test('Ctrl+Z in a text field is the field’s, outside of it the plan’s', async () => {
  const title = (await planOf(page)).rows.plan[0]?.title as string
  await page.getByRole('button', { name: title }).click()
  const field = page.getByRole('textbox', { name: '方案名称' })
  await field.press('End')
  await page.keyboard.type('（二）')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `${title}（二）` }).click()
  await field.press('End')
  await page.keyboard.type('x')
  await page.keyboard.press('Control+z')
  await expect.poll(() => field.inputValue()).toBe(`${title}（二）`)
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: title, exact: true }).waitFor()
})

test('the language changes at once, everywhere', async () => {
  await page.getByTitle('Switch to English').click()
  await page.locator('nav').getByText('Overview').waitFor()
  await page.locator('html[lang="en"]').waitFor({ state: 'attached' })
  await expect
    .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
    .toContain('Opsmap')
  await page.getByTitle('切换到中文').click()
  await page.locator('nav').getByText('总览').waitFor()
})

test('a workbook dropped on the window is offered for import, anything else is refused by name', async () => {
  await drop(fixture('complaint-handling-visio.xlsx'))
  const dialog = page.getByRole('dialog')
  await dialog.locator('img').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await drop(join(import.meta.dirname, 'app.ts'))
  await page.getByRole('alert').getByText('app.ts').waitFor()
  expect(page.url()).toMatch(/^app:\/\/bundle\//)
})
