// The team in a real window: skills typed as levels, duties listed and added by hand, a person overloaded and relieved.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

const view = (name: string) => page.getByRole('radio', { name, exact: true }).click()

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="people"]').waitFor()
})
afterAll(async () => {
  expect(running.errors()).toEqual([])
  await running.close()
})
beforeEach(() => showScreen(page, 'people'))

test('levels are typed as level and target; gaps follow, and one undo takes a pasted block back', async () => {
  await view('技能')
  const grid = page.getByRole('application', { name: '技能矩阵' })
  const shows = (row: number, col: number, text: string) =>
    expect.poll(() => grid.locator(`#glide-cell-${col + 1}-${row}`).textContent()).toBe(text)
  const [gaps, talk, system] = [1, 2, 3]
  const sunLi = 5
  await shows(sunLi, 0, '孙丽')
  await shows(sunLi, gaps, '1')
  await shows(sunLi, system, '2/3')
  await settled(page)
  await grid.locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < sunLi; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < system; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('3/3')
  await page.keyboard.press('ArrowLeft')
  await shows(sunLi, system, '3/3')
  await shows(sunLi, gaps, '')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('“9”不是技能水平').waitFor()
  await page.keyboard.press('Escape')
  await running.app.evaluate(({ clipboard }) => clipboard.writeText('2/4\t/5\r\n4\t\r\n'))
  await page.keyboard.press('Control+v')
  await shows(sunLi, talk, '2/4')
  await shows(sunLi, system, '/5')
  await shows(sunLi + 1, talk, '4')
  await shows(sunLi, gaps, '2')
  await settled(page)
  await page.keyboard.press('Control+z')
  await shows(sunLi, talk, '')
  await shows(sunLi, system, '3/3')
})

test('the duties of a role follow from its steps and tasks; one added by hand joins them, and all are copied as a table', async () => {
  await view('职责')
  await page.getByRole('navigation', { name: '职责清单' }).getByRole('button', { name: /^财务/ }).click()
  const table = page.getByRole('table', { name: '财务的职责' })
  await table.getByRole('button', { name: '财务审批赔付' }).waitFor()
  const lines = () => table.locator('tbody tr')
  const before = await lines().count()
  await page.getByRole('button', { name: '新建职责' }).click()
  await expect.poll(() => lines().count()).toBe(before + 1)
  const form = page.getByRole('complementary')
  await form.getByRole('textbox', { name: /^职责/ }).first().fill('月度赔付对账')
  await page.keyboard.press('Tab')
  await form.getByLabel('每周工时（小时）').fill('1.5')
  await page.keyboard.press('Tab')
  await planWhen(page, ({ rows }) =>
    rows.duty.some((d) => d.title === '月度赔付对账' && d.role === 'r-acc' && d.hoursPerWeek === 1.5),
  )
  await table.getByText('1.5 小时').waitFor()
  await page.getByRole('button', { name: '复制为表格' }).click()
  const copied = () => running.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toContain('月度赔付对账\t手工\t\t\t1.5 小时')
  await expect.poll(copied).toContain('职责\t来源\tRACI')
  await expect.poll(copied).toContain('财务审批赔付\t步骤 · 客户投诉处理\tA/R')
  await table.getByRole('button', { name: '删除职责“月度赔付对账”' }).click()
  await expect.poll(() => lines().count()).toBe(before)
})

test('who has more to do than hours is marked, and the bar tells what it comes from', async () => {
  const bar = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}`) })
  await view('工作量')
  await expect.poll(() => bar('孙丽').getAttribute('data-over')).toBe('false')
  const insert = { entity: 'duty', rows: [{ title: '临时支援', person: 'p-sunli', hoursPerWeek: 60 }] }
  await callFrom(page, 'plan.execute', { command: 'rows.insert', args: insert })
  await expect.poll(() => bar('孙丽').getAttribute('data-over')).toBe('true')
  await expect.poll(() => bar('孙丽').textContent()).toContain('超负荷')
  await bar('孙丽').click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '临时支援' }).waitFor()
  await panel.getByRole('button', { name: /^财务审批赔付/ }).waitFor()
  // Process work and duties come again in every period.
  await page.getByRole('button', { name: '下一期' }).click()
  await expect.poll(() => bar('孙丽').getAttribute('data-over')).toBe('true')
  // The plan's health says the same.
  await showScreen(page, 'health')
  await page.getByRole('grid', { name: '体检结果' }).locator('[data-rule="personOverloaded"]').waitFor()
  await showScreen(page, 'people')
  await view('工作量')
  await bar('孙丽').click()
  await panel.getByRole('button', { name: '临时支援' }).click()
  const duty = (await planOf(page)).rows.duty.find(({ title }) => title === '临时支援')
  await callFrom(page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'duty', id: duty?.id, patch: { hoursPerWeek: 1 } },
  })
  await view('工作量')
  await expect.poll(() => bar('孙丽').getAttribute('data-over')).toBe('false')
  await view('按岗位')
  await bar('财务').waitFor()
})
