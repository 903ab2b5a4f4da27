// The sheet screen in a real window: a tree that is rearranged, the form beside the grid, deleting with its notice, filter, comments.

import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { settled } from './windowDriver.ts'

let running: RunningApp
let page: Page
let cdp: CDPSession

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  cdp = await page.context().newCDPSession(page)
  await page.getByText('打开示例方案').click()
  await page.getByRole('navigation').getByText('目标', { exact: true }).click()
  await page.getByRole('radio', { name: '表格' }).click()
  await grid().locator('#glide-cell-1-0').waitFor({ state: 'attached' })
})
afterAll(() => running.close())

const grid = () => page.getByRole('application', { name: '目标表格' })
const titles = () => grid().locator('[id^="glide-cell-1-"]').allTextContents()
const cell = (row: number, col: number) => grid().locator(`#glide-cell-${col}-${row}`).textContent()
const before = [
  '成为客户最信赖的服务团队',
  '2026 年客户满意度从 82% 提升至 90%',
  '投诉平均处理周期从 9 天缩短至 5 天',
  '第三季度前取消重复审批',
  '首次解决率达到 75%',
  '单件投诉成本下降 20%',
  '＋ 新建目标',
]

beforeEach(async () => {
  await page.keyboard.press('Escape')
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
})
const down = async (rows: number) => {
  for (let i = 0; i < rows; i++) await page.keyboard.press('ArrowDown')
}

test('rows move among their siblings and between levels, and back by undo', async () => {
  await down(5)
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(titles).toEqual([before[0], before[5], ...before.slice(1, 5), before[6]])
  await page.keyboard.press('Control+z')
  await expect.poll(titles).toEqual(before)
  // A level in and folded, it is hidden with its new parent.
  await page.keyboard.press('Control+Home')
  await down(5)
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.getByRole('button', { name: '全部折叠' }).click()
  await expect.poll(titles).toEqual([before[0], before[6]])
  await page.getByRole('button', { name: '全部展开' }).click()
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(titles).toEqual(before)
})

test('the form commits after a pause, but not while an input method composes', async () => {
  await down(2)
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe(before[2])
  const field = panel.getByLabel('对应公司目标')
  await field.focus()
  await page.clock.install()
  await cdp.send('Input.imeSetComposition', { text: 'jiang', selectionStart: 5, selectionEnd: 5 })
  await expect.poll(() => field.inputValue()).toBe('jiang')
  // Longer than the pause after which a text is committed: every timer of the page has fired.
  await page.clock.runFor(2000)
  expect(await cell(2, 3)).toBe('')
  await page.clock.resume()
  await cdp.send('Input.insertText', { text: '降本' })
  await expect.poll(() => cell(2, 3)).toBe('降本')
  await expect.poll(() => field.inputValue()).toBe('降本')
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => cell(2, 3)).toBe('')
  await expect.poll(() => field.inputValue()).toBe('')
})

test('a deleted row says what else it touched, and comes back from there', async () => {
  await down(2)
  await page.keyboard.press('Control+-')
  await expect.poll(titles).not.toContain(before[2])
  const notice = page.getByText('已删除目标“投诉平均处理周期从 9 天缩短至 5 天”')
  await expect.poll(() => notice.textContent()).toContain('已解除关联')
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(titles).toEqual(before)
})

test('a filter keeps the parents of what it finds', async () => {
  const filter = page.getByPlaceholder('筛选')
  await filter.fill('取消 审批')
  await expect.poll(titles).toEqual([...before.slice(0, 4), before[6]])
  await filter.press('Escape')
  await expect.poll(titles).toEqual(before)
})

test('a comment stays with its row', async () => {
  await down(1)
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe(before[1])
  const said = panel.getByLabel('添加备注')
  await settled(page)
  if (!(await said.isVisible())) await panel.getByRole('button', { name: '备注', exact: true }).click()
  await said.fill('口径要和财务确认')
  await said.press('Control+Enter')
  await expect.poll(() => panel.getByRole('article').count()).toBe(1)
  await expect.poll(() => panel.getByRole('article').textContent()).toContain('口径要和财务确认')
  await grid().locator('textarea').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => panel.getByRole('article').count()).toBe(0)
})
