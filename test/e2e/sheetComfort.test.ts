// Find and replace in a sheet: shown before it happens, one change for all cells, back by one undo.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences } from './planContent.ts'
import { showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
const grid = () => page.getByRole('application', { name: '风险表格' })

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="risks"]').waitFor()
})
afterAll(() => running.close())

test('words are replaced in one cell, then in all, and come back', async () => {
  await showScreen(page, 'risks')
  await grid().locator('#glide-cell-1-0').waitFor({ state: 'attached' })
  const start = contentOf(await planOf(page))
  const texts = async () => JSON.stringify((await planOf(page)).rows.risk)
  const times = async (word: string) => (await texts()).split(word).length - 1
  const before = await times('客户')
  expect(before).toBeGreaterThan(2)

  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+f')
  await page.getByLabel('在表中查找').fill('客户')
  await page.getByLabel('替换为').fill('顾客')
  await page.getByRole('search').locator('ins').getByText('顾客').waitFor()
  await page.getByRole('button', { name: '替换这一处' }).click()
  await expect.poll(() => times('顾客')).toBeGreaterThan(0)
  await page.getByLabel('替换为').press('Alt+Enter')
  await planWhen(page, ({ rows }) => rows.risk.every(({ title, measures }) => !`${title}${measures}`.includes('客户')))

  await page.keyboard.press('Escape')
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => times('客户')).toBe(before - 1)
  await page.keyboard.press('Control+z')
  await planWhen(page, (plan) => differences(start, contentOf(plan)).length === 0)
  expect(running.errors()).toEqual([])
})
