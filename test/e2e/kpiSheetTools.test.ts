// The tools of the sheets with periods as columns in a real window: filters, groups, saved views, find and replace, many rows at once, printing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences } from './planContent.ts'
import { chooseAction, focused, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await showScreen(page, 'kpis')
  await page.getByRole('radio', { name: '数据表' }).click()
  // The sample plan is of 2026, whatever the year now.
  for (let year = new Date().getFullYear(); year !== 2026; year += year > 2026 ? -1 : 1)
    await page.getByRole('button', { name: year > 2026 ? '前一年' : '后一年' }).click()
  await kpiGrid().locator('#glide-cell-1-1').waitFor({ state: 'attached' })
})
afterAll(() => running.close())

const kpiGrid = () => page.getByRole('application', { name: '指标数据表格' })
const budgetGrid = () => page.getByRole('application', { name: '预算表' })
const textsOf = async (grid: typeof kpiGrid) =>
  (await grid().locator('[id^="glide-cell-1-"]').allTextContents()).slice(0, -1)
const titles = () => textsOf(kpiGrid)
const headers = () => kpiGrid().locator('[role="columnheader"]').allTextContents()
const strip = () => page.getByRole('region', { name: '当前的筛选、排序和分组' })
/** Leaves only these values of a column. */
const only = async (column: string, values: readonly string[]) => {
  await page.getByRole('button', { name: '按列筛选' }).click()
  await page.getByRole('menuitem', { name: column, exact: true }).click()
  const panel = page.getByRole('group', { name: `筛选“${column}”` })
  await panel.getByRole('button', { name: '全不选' }).click()
  for (const value of values) await panel.getByRole('checkbox', { name: new RegExp(`^${value}`) }).check()
  await panel.getByRole('button', { name: '完成' }).click()
}

test('another year is shown in the same row and month, and the keyboard goes on', async () => {
  const chosen = () =>
    kpiGrid()
      .locator('[aria-selected="true"]')
      .evaluateAll((cells) => cells.map((one) => one.id))
  await page.keyboard.press('Control+Home')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', ...Array(6).fill('ArrowRight')])
    await page.keyboard.press(key)
  await expect.poll(chosen).toEqual(['glide-cell-7-3'])
  await page.getByRole('button', { name: '前一年' }).click()
  await expect.poll(headers).toContain('2月')
  await expect.poll(chosen).toEqual(['glide-cell-7-3'])
  await focused(kpiGrid().locator('textarea'))
  // Who works the tools by keyboard stays at them.
  const next = page.getByRole('button', { name: '后一年' })
  await page.keyboard.press('ArrowRight')
  await expect.poll(chosen).toEqual(['glide-cell-8-3'])
  await next.focus()
  await focused(next)
  await page.keyboard.press('Enter')
  await page.getByText('2026', { exact: true }).first().waitFor()
  await expect.poll(chosen).toEqual(['glide-cell-8-3'])
  await focused(next)
  // Quarters are another grid: the row stays.
  await page.getByRole('radio', { name: '季', exact: true }).click()
  await expect.poll(headers).toContain('Q2')
  await expect.poll(async () => (await chosen()).map((id) => id.split('-').at(-1))).toEqual(['3'])
  await page.getByRole('radio', { name: '月', exact: true }).click()
  await expect.poll(headers).toContain('2月')
})

test('KPIs are filtered by state and perspective, grouped, kept as a view and brought back', async () => {
  await expect.poll(titles).toContain('SOP 培训覆盖率')
  const all = await titles()
  const views = page.getByRole('button', { name: /^视图/ })
  await only('状态', ['未达标'])
  await expect.poll(titles).toEqual(['财务（1）', '单件投诉成本'])
  await strip().getByText('状态').first().waitFor()
  await page.getByRole('button', { name: '全部清除' }).click()
  await expect.poll(titles).toEqual(all)

  await only('BSC 维度', ['客户', '学习与成长'])
  await expect.poll(titles).toEqual(['客户（2）', '客户满意度', '首次解决率', '学习与成长（1）', 'SOP 培训覆盖率'])
  await page.getByRole('radio', { name: '达成率' }).click()
  await page.getByRole('button', { name: /^分组/ }).click()
  await page.getByRole('menuitem', { name: '指标层级' }).click()
  await expect.poll(titles).toEqual(['客户满意度', '首次解决率', 'SOP 培训覆盖率'])
  await page.getByRole('button', { name: '显示的列' }).click()
  await page.getByRole('menuitem', { name: '趋势' }).click()
  await expect.poll(headers).not.toContain('趋势')

  await views.click()
  await page.getByRole('menuitem', { name: '另存为视图…' }).click()
  await page.getByLabel('名称').fill('客户例会')
  await page.getByLabel('名称').press('Enter')
  await planWhen(page, ({ rows }) =>
    rows.savedView.some(({ sheet, title }) => sheet === 'kpis/sheet' && title === '客户例会'),
  )

  await views.click()
  await page.getByRole('menuitem', { name: '恢复默认显示' }).click()
  await expect.poll(titles).toEqual(all)
  await expect.poll(headers).toContain('趋势')
  await page.getByRole('radio', { name: '实际', exact: true, checked: true }).waitFor()

  await views.click()
  await page.getByRole('menuitem', { name: '客户例会' }).click()
  await expect.poll(titles).toEqual(['客户满意度', '首次解决率', 'SOP 培训覆盖率'])
  await page.getByRole('radio', { name: '达成率', checked: true }).waitFor()
  await expect.poll(headers).not.toContain('趋势')
  await views.click()
  await page.getByRole('menuitem', { name: '恢复默认显示' }).click()
  await expect.poll(titles).toEqual(all)
  expect(running.errors()).toEqual([])
})

test('numbers and names are found and replaced, and come back', async () => {
  const start = contentOf(await planOf(page))
  await kpiGrid().locator('textarea').focus()
  await page.keyboard.press('Control+f')
  await page.getByLabel('在表中查找').fill('客户满意度')
  await page.getByLabel('替换为').fill('顾客满意度')
  await page.getByRole('search').locator('ins').getByText('顾客满意度').waitFor()
  await page.getByLabel('替换为').press('Alt+Enter')
  await planWhen(page, ({ rows }) => rows.kpi.some(({ title }) => title === '顾客满意度'))
  await page.getByLabel('在表中查找').fill('418')
  await page.getByLabel('替换为').fill('420')
  await page.getByRole('search').locator('ins').getByText('420').waitFor()
  await page.getByLabel('替换为').press('Alt+Enter')
  await planWhen(page, ({ rows }) =>
    rows.kpiValue.some(({ kpi, period, actual }) => kpi === 'k-volume' && period === '2026-01' && actual === 420),
  )
  await page.keyboard.press('Escape')
  await kpiGrid().locator('textarea').focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await planWhen(page, (plan) => differences(start, contentOf(plan)).length === 0)
  expect(running.errors()).toEqual([])
})

test('several KPIs get one owner at once', async () => {
  const start = contentOf(await planOf(page))
  await kpiGrid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+ArrowDown')
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
  await chooseAction(running, 'sheet.bulk')
  // Three of the five lines are KPIs, the others their groups.
  await page.getByRole('dialog', { name: /3 行/ }).waitFor()
  await page.keyboard.press('Escape')
  await planWhen(page, (plan) => differences(start, contentOf(plan)).length === 0)
  expect(running.errors()).toEqual([])
})

test('what is shown is printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-kpi-print-'))
  try {
    await running.answerDialogs({ save: join(folder, 'kpis.pdf') })
    await chooseAction(running, 'sheet.print')
    await page.getByRole('button', { name: '存为 PDF' }).click()
    await page.getByText('已导出 kpis.pdf').waitFor()
    expect(/MediaBox\s*\[\s*0 0 84\d(\.\d+)? 59\d/.test(readFileSync(join(folder, 'kpis.pdf'), 'latin1'))).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  expect(running.errors()).toEqual([])
})

test('budget lines are filtered too, and their sums are those of what is shown', async () => {
  await showScreen(page, 'resources')
  for (let year = new Date().getFullYear(); year !== 2026; year += year > 2026 ? -1 : 1)
    await page.getByRole('button', { name: year > 2026 ? '上一年度' : '下一年度' }).click()
  await expect.poll(() => textsOf(budgetGrid)).toContain('客服培训')
  await only('类型', ['投资'])
  await expect.poll(() => textsOf(budgetGrid)).toEqual(['软件系统', '投诉自助服务建设', '支出合计'])
  await settled(page)
  await expect.poll(() => budgetGrid().locator('#glide-cell-3-2').textContent()).toBe('90,000')
  // The figures above stay those of the whole.
  await expect.poll(() => page.getByRole('region', { name: '预算概况' }).textContent()).toContain('623,504')
  await page.getByRole('button', { name: '全部清除' }).click()
  await expect.poll(() => textsOf(budgetGrid)).toContain('客服培训')
  expect(running.errors()).toEqual([])
})
