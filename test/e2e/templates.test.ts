// A plan from a built-in template: chosen in the gallery of the start screen, and from an open plan into a window of its own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateNames } from '#shared/templates/templateNames.ts'
import { launchApp, type RunningApp } from './app.ts'
import { planOf } from './bridgeCalls.ts'
import { resizeWindow, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1366, 720)
})
afterAll(async () => {
  expect(running.cspReports()).toEqual([])
  await running.close()
})

test('from the start screen: the arrow keys choose, Enter makes the plan with its process', async () => {
  const { page } = running
  await page.getByRole('button', { name: /从模板新建/ }).click()
  const dialog = page.getByRole('dialog')
  const option = (name: string) => dialog.getByRole('option', { name })
  await option('客户投诉处理').waitFor()
  await expect.poll(() => option('客户投诉处理').getAttribute('aria-selected')).toBe('true')
  for (let i = 0; i < templateNames.indexOf('sales'); i++) await dialog.getByRole('listbox').press('ArrowDown')
  await expect.poll(() => option('企业客户销售').getAttribute('aria-selected')).toBe('true')
  await dialog.getByRole('region', { name: '企业客户销售' }).getByText('商机赢单率').waitFor()
  await dialog.getByRole('img', { name: '流程图' }).waitFor()
  await expect.poll(() => dialog.getByRole('textbox', { name: '方案名称' }).inputValue()).toBe('销售运营方案')
  await dialog.getByRole('listbox').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.locator('nav [data-screen="home"]').waitFor()
  const { rows, history } = await planOf(page)
  expect(rows.plan[0]).toMatchObject({ title: '销售运营方案', language: 'zh' })
  expect(history.undo).toBeNull()
  expect(rows.step.every((step) => step.x !== null)).toBe(true)
  await showScreen(page, 'process')
  await page.locator('[data-process] button', { hasText: '企业客户销售' }).first().click()
  await page.locator('.react-flow [data-step]', { hasText: '拜访客户并记录需求' }).waitFor()
})

test('from an open plan: a name of one’s own, by mouse, in another window', async () => {
  const { page, app } = running
  await settled(page)
  await page.keyboard.press('Control+Shift+N')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('option', { name: '企业客户销售' }).click()
  await dialog.getByRole('region', { name: '企业客户销售' }).waitFor()
  const name = dialog.getByRole('textbox', { name: '方案名称' })
  await name.fill('华东区销售方案')
  await expect.poll(() => name.inputValue()).toBe('华东区销售方案')
  const [second] = await Promise.all([
    app.waitForEvent('window'),
    dialog.getByRole('button', { name: '新建方案' }).click(),
  ])
  await second.waitForLoadState()
  await second.locator('nav [data-screen="home"]').waitFor()
  expect((await planOf(second)).rows.plan[0]?.title).toBe('华东区销售方案')
  await dialog.waitFor({ state: 'detached' })
  expect((await planOf(page)).rows.plan[0]?.title).toBe('销售运营方案')
})
