// The budget in a real window: a block from Excel pasted as one change, variance, over-spend and return, sums by group, resources.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planWhen } from './bridgeCalls.ts'
import { settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await showScreen(page, 'resources')
  await grid().locator('#glide-cell-1-0').waitFor({ state: 'attached' })
  // The sample is a plan of 2026, whatever year it is now.
  for (let year = new Date().getFullYear(); year > 2026; year--)
    await page.getByRole('button', { name: '上一年度' }).click()
  await page.getByRole('button', { name: /^汇总/ }).click()
  await page.getByRole('menuitem', { name: '不分组' }).click()
  await grid().locator('#glide-cell-1-0').filter({ hasText: '客户赔付' }).waitFor({ state: 'attached' })
})
afterAll(() => running.close())

const grid = () => page.getByRole('application', { name: '预算表' })
const shows = (row: number, col: number, text: string) =>
  expect
    .poll(() =>
      grid()
        .locator(`#glide-cell-${col + 1}-${row}`)
        .textContent(),
    )
    .toBe(text)
const summary = () => page.getByRole('region', { name: '预算概况' })
const shown = (view: string) => page.getByRole('radio', { name: view, exact: true }).click()
const [ticket, external] = [3, 4]
const january = 5

test('a block from Excel, typed as people type, is one change; the return follows', async () => {
  // Costs 623,504, returns 830,000: (830,000 − 623,504) ÷ 623,504.
  await expect.poll(() => summary().textContent()).toContain('33.1%')
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < ticket; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < january; i++) await page.keyboard.press('ArrowRight')
  const block = '1,000\t1.2千\t800\n0.5万\t4,500\t￥4000'
  await running.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block)
  await page.keyboard.press('Control+v')
  await shows(ticket, january, '1,000')
  await shows(ticket, january + 1, '1,200')
  await shows(external, january, '5,000')
  // 2,124 more: (830,000 − 625,628) ÷ 625,628.
  await expect.poll(() => summary().textContent()).toContain('32.7%')
  await planWhen(page, ({ rows }) => {
    const of = (month: string) => rows.budgetAmount.find((row) => row.budgetLine === 'bl-test' && row.month === month)
    return of('2026-01')?.planned === 500_000 && of('2026-03')?.planned === 400_000 && of('2026-01')?.actual === 380_000
  })
  await settled(page)
  await page.keyboard.press('Control+z')
  await shows(ticket, january, '792')
  await shows(external, january + 1, '4,000')
  await expect.poll(() => summary().textContent()).toContain('33.1%')
  await page.keyboard.press('Control+y')
  await shows(ticket, january, '1,000')
})

test('the variance is actual less planned, by month, line and total', async () => {
  await shown('差异')
  await shows(ticket, january, '-208')
  await shows(external, january, '-1,200')
  // January: compensation −1,600, overtime −200, licences −208, testing −1,200.
  await shows(8, 0, '支出合计')
  await shows(8, january, '-3,208')
  await shown('实际')
  await shows(ticket, january, '792')
  await shown('计划')
})

test('a new line is typed, gets its months and is summed with its group', async () => {
  await page.getByRole('button', { name: '新建预算科目' }).click()
  await planWhen(page, ({ rows }) => rows.budgetLine.some(({ title }) => title === '新建预算科目'))
  await settled(page)
  await page.keyboard.type('宣传物料')
  await page.keyboard.press('Enter')
  await planWhen(page, ({ rows }) => rows.budgetLine.some(({ title }) => title === '宣传物料'))
  await shows(8, 0, '宣传物料')
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < january; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('1.2万')
  await page.keyboard.press('Enter')
  await shows(8, january, '12,000')
  await page.getByRole('button', { name: /^汇总/ }).click()
  await page.getByRole('menuitem', { name: '部门' }).click()
  const titles = () => grid().locator('[id^="glide-cell-1-"]').allTextContents()
  await expect.poll(titles).toContain('客户服务部')
  await expect.poll(titles).toContain('未归属')
  await expect.poll(titles).toContain('宣传物料')
})

test('resources stand beside the budget', async () => {
  await shown('资源')
  await expect
    .poll(() => page.getByRole('application', { name: '资源表格' }).locator('#glide-cell-1-0').textContent())
    .toBe('工单系统许可')
  expect(running.errors()).toEqual([])
})
