// A KPI workbook as people keep it goes into a plan in a real window: what it holds is shown first, then stands in the KPI sheet.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { opsmap } from '../hostile/runCli.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { chooseAction, focused, resizeWindow, settled, showScreen } from './windowDriver.ts'

const folder = testFolder('kpi-import')
const plan = folder.file('plan.sqlite')
const workbook = join(import.meta.dirname, '../fixtures/运营KPI-2026.xlsx')

let running: RunningApp
beforeAll(async () => {
  expect((await opsmap(folder.path, ['new', plan, '--title', '运营指标'])).code).toBe(0)
  running = await launchApp({ args: [plan] })
  await resizeWindow(running, 1600, 900)
})
afterAll(async () => {
  await running?.close()
  folder.remove()
})

const kpiOf = async (title: string) => {
  const { rows } = await planOf(running.page)
  const kpi = rows.kpi.find((row) => row.title === title) as RowOf<'kpi'>
  const values = rows.kpiValue.filter((row) => row.kpi === kpi.id)
  return { kpi, actuals: Object.fromEntries(values.map(({ period, actual }) => [period, actual])) }
}

it('says in English what the workbook holds, and takes nothing when it is cancelled', async () => {
  const { page } = running
  await callFrom(page, 'shell.setSettings', { lang: 'en' })
  await running.answerDialogs({ open: workbook })
  await chooseAction(running, 'file.import')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('KPI sheet: 2026-01 to 2026-12').waitFor()
  await dialog.getByText('7 totals of the sheet computed again, 7 equal').waitFor()
  await dialog
    .getByText('Sheet “KPI”, cell K9: The content “#DIV/0!” cannot be understood; please correct it.')
    .waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await planOf(page)).rows.kpi).toEqual([])
  await callFrom(page, 'shell.setSettings', { lang: 'zh' })
})

it('shows what the workbook holds, the error cell by its address, and that its totals are ours', async () => {
  const { page } = running
  await running.answerDialogs({ open: workbook })
  await chooseAction(running, 'file.import')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2026年1月').waitFor()
  const counts = dialog.getByRole('listitem')
  for (const [what, count] of [
    ['关键指标', '8'],
    ['指标数据', '51'],
    ['人员', '8'],
  ] as const)
    await expect.poll(() => counts.filter({ hasText: what }).first().textContent()).toContain(count)
  await expect.poll(() => dialog.getByText('表中的 7 个合计已重新计算，7 个一致').count()).toBe(1)
  await expect
    .poll(() => dialog.getByText('工作表“KPI” 单元格 K9：单元格内容“#DIV/0!”无法识别，请改正。').count())
    .toBe(1)
  await dialog.getByRole('button', { name: '导入' }).click()
  await dialog.waitFor({ state: 'detached' })
})

it('brings units, directions, targets, weights and twelve months, as one step', async () => {
  await planWhen(running.page, ({ rows }) => rows.kpi.length === 8)
  const sales = await kpiOf('月销售额')
  expect(sales.kpi).toMatchObject({ unit: '万元', direction: 'higher', target: 400, baseline: 310, weight: 0.25 })
  expect(sales.actuals).toEqual(
    Object.fromEntries([305, 288, 342, 351, 360, 388, 372, 395, 410].map((n, i) => [`2026-0${i + 1}`, n])),
  )
  expect((await kpiOf('投诉平均处理时长')).kpi).toMatchObject({ unit: '小时', direction: 'lower', target: 48 })
  expect((await kpiOf('客户满意度')).kpi).toMatchObject({ valueKind: 'percent', target: 0.9, perspective: 'customer' })
  const stock = await kpiOf('库存周转天数')
  expect(stock.kpi).toMatchObject({ direction: 'band', bandLow: 25, bandHigh: 35, frequency: 'quarterly' })
  expect(stock.actuals).toEqual({ '2026-Q1': 44, '2026-Q2': 39, '2026-Q3': 36 })
  // The cell with the error and the one that says that it is missing hold no number.
  expect((await kpiOf('毛利率')).actuals).toEqual({ '2026-02': null })
})

it('stands in the KPI sheet with its totals computed anew, and undo takes all of it back', async () => {
  const { page } = running
  await showScreen(page, 'kpis')
  await page.getByRole('radio', { name: '数据表' }).click()
  const year = new Date().getFullYear()
  for (let i = 0; i < Math.abs(year - 2026); i++)
    await page.getByRole('button', { name: year > 2026 ? '前一年' : '后一年' }).click()
  const grid = page.getByRole('application', { name: '指标数据表格' })
  await focused(grid.locator('textarea'))
  await page.keyboard.press('Control+Home')
  // The column 累计/平均 of the workbook, and what it stands for in 本年累计 here.
  for (const [title, total] of [
    ['客户满意度', '85.2%'],
    ['投诉平均处理时长', '80.78'],
    ['月销售额', '3,211'],
    ['获客成本 CAC', '164.5'],
    ['订单准时发货率', '91.4%'],
    ['库存周转天数', '39.67'],
    ['SOP 培训完成率', '79%'],
  ] as const) {
    const row = grid.locator('tr[role="row"]').filter({ hasText: title })
    await expect.poll(() => row.locator('td').allTextContents()).toContain(total)
  }
  await page.keyboard.press('Control+Z')
  await planWhen(page, ({ rows }) => rows.kpi.length === 0 && rows.kpiValue.length === 0)
  await page.keyboard.press('Control+Y')
  await planWhen(page, ({ rows }) => rows.kpi.length === 8 && rows.kpiValue.length === 51)
  await settled(page)
})
