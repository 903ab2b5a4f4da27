// The frame around the screens in a real window: palette, keys in text fields, language, dropped files, axe.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf } from './bridgeCalls.ts'
import { resizeWindow, screensOf, settled, showScreen } from './windowDriver.ts'

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

test('Ctrl and a digit go down the navigation and into the screen; F6 goes round the parts of the window', async () => {
  // In a process the first digits are its views.
  await showScreen(page, 'goals')
  const order = await screensOf(page)
  for (const [at, screen] of order.slice(0, 9).entries()) {
    await page.keyboard.press(`Control+${at + 1}`)
    await page.locator(`nav [data-screen="${screen}"][aria-current="page"]`).waitFor()
    await page.locator('main :focus').waitFor({ state: 'attached' })
  }
  await page.keyboard.press(`Control+${order.indexOf('kpis') + 1}`)
  await page.getByRole('application').first().waitFor()
  const sheet = page.locator('main [data-keys="app"] :focus, main [data-keys="app"]:focus')
  await sheet.waitFor({ state: 'attached' })
  for (const part of ['main aside :focus', '#root header:not(main *) :focus', 'nav [data-screen="kpis"]:focus']) {
    await page.keyboard.press('F6')
    await page.locator(part).waitFor({ state: 'attached' })
  }
  await page.keyboard.press('F6')
  await sheet.waitFor({ state: 'attached' })
  await page.keyboard.press('Shift+F6')
  await page.locator('nav [data-screen="kpis"]:focus').waitFor({ state: 'attached' })
})

test('a dialog begins in its first field and keeps its buttons in sight in a low window', async () => {
  await showScreen(page, 'home')
  await page.getByRole('button', { name: '编辑方案信息' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input:focus').waitFor({ state: 'attached' })
  await settled(page)
  const close = dialog.getByRole('button', { name: '关闭' }).last()
  const bottom = await close.evaluate((button) => innerHeight - button.getBoundingClientRect().bottom)
  expect(bottom).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('the Gantt chart is painted in the theme that is shown', async () => {
  await showScreen(page, 'tasks')
  const chart = page.locator('main canvas')
  await chart.waitFor()
  const corner = () =>
    chart.evaluate((board: HTMLCanvasElement) => {
      const { data } = board.getContext('2d')!.getImageData(2, board.height - 3, 1, 1)
      const probe = document.createElement('i')
      probe.style.color = 'var(--surface)'
      document.body.append(probe)
      const surface = getComputedStyle(probe).color
      probe.remove()
      return { painted: `rgb(${[...data.slice(0, 3)].join(', ')})`, surface }
    })
  for (const theme of ['dark', 'light'] as const) {
    await callFrom(page, 'shell.setSettings', { theme })
    await page.locator(`:root[data-mantine-color-scheme="${theme}"]`).waitFor()
    await expect
      .poll(async () => {
        const { painted, surface } = await corner()
        return painted === surface
      })
      .toBe(true)
  }
})
