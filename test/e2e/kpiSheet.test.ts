// A lead keeps his KPIs in a real window: a month typed, a block pasted, a formula, a comment – and all of it taken back.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences, type PlanContent } from './planContent.ts'
import { focused, placeOf, settled } from './windowDriver.ts'

let running: RunningApp
let page: Page
let start: PlanContent

const grid = () => page.getByRole('application', { name: '指标数据表格' })
const year = new Date().getFullYear()
/** Text of a cell as assistive technology reads it; the row numbers are Glide's column 0. */
const cell = async (row: number, col: number): Promise<string | null> => {
  const found = grid().locator(`#glide-cell-${col + 1}-${row}`)
  return (await found.count()) > 0 ? found.textContent() : null
}
/** Goes to a cell, so that it is in view, and waits for its text. */
const shows = async (row: number, col: number, text: string | null) => {
  await goTo(row, col)
  await expect.poll(() => cell(row, col)).toBe(text)
}

// Rows of the sample plan in their groups, the headings counted too.
const [cost, satisfaction, firstTime, cycle, volume, perHead, coverage] = [1, 3, 4, 6, 7, 8, 10] as const
const [state, ytd, january] = [2, 4, 5] as const
const month = (n: number) => january + n - 1

const goTo = async (row: number, col: number) => {
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < col; i++) await page.keyboard.press('ArrowRight')
}
const copy = (text: string) => running.app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
const actualOf = (kpi: string, period: string) => async () =>
  (await planOf(page)).rows.kpiValue.find((value) => value.kpi === kpi && value.period === period)?.actual

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="kpis"]').click()
  await page.getByRole('radio', { name: '数据表' }).click()
  // The sample plan is of 2026, whatever the year now.
  for (let i = 0; i < Math.abs(year - 2026); i++)
    await page.getByRole('button', { name: year > 2026 ? '前一年' : '后一年' }).click()
  await grid()
    .locator(`#glide-cell-${month(1) + 1}-${volume}`)
    .getByText('418')
    .waitFor({ state: 'attached' })
  start = contentOf(await planOf(page))
})
afterAll(() => running.close())

test('a month of actuals is typed down its column as people write numbers', async () => {
  await focused(grid().locator('textarea'))
  await shows(volume, ytd, '3,933')
  await goTo(cost, month(11))
  await page.keyboard.type('￥380')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  for (const typed of ['91%', '77']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('ArrowDown')
  for (const typed of ['4.9天', '0.1千', '31']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await expect.poll(actualOf('k-sat', '2026-11')).toBe(91)
  await expect.poll(actualOf('k-cycle', '2026-11')).toBe(4.9)
  await expect.poll(actualOf('k-volume', '2026-11')).toBe(100)
  await shows(cost, month(11), '380')
  await shows(firstTime, month(11), '77.0')
  await shows(perHead, month(11), '31')
  await shows(coverage, month(11), '100.0')
})

test('states and year-to-date follow', async () => {
  await shows(volume, ytd, '4,033')
  await shows(satisfaction, state, '101.1%')
  await shows(cycle, state, '102.0%')
  await shows(cost, state, '101.0%')
})

test('a text that is no number is refused where it was typed', async () => {
  await goTo(volume, month(12))
  await page.keyboard.type('很多')
  await page.keyboard.press('Enter')
  await page.getByText('很多”不是数字', { exact: false }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await actualOf('k-volume', '2026-12')()).toBeUndefined()
})

test('a block from Excel goes in as one change and comes back out', async () => {
  await copy('88%\t90\r\n80\t')
  await goTo(satisfaction, month(10))
  const before = await planOf(page)
  await page.keyboard.press('Control+V')
  const pasted = await planWhen(page, (plan) => plan.revision > before.revision)
  expect(pasted.revision).toBe(before.revision + 1)
  await shows(satisfaction, month(10), '88.0')
  await shows(satisfaction, month(11), '90.0')
  await shows(firstTime, month(10), '80.0')
  // A blank cell of the block empties its own: a gap stays a gap, the estimate shown there is no number to copy.
  await expect.poll(actualOf('k-first', '2026-11')).toBe(null)
  await goTo(satisfaction, month(10))
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+C')
  await expect
    .poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('88.0\t90.0\r\n80.0\t\r\n')
  await page.keyboard.press('Control+Z')
  await shows(satisfaction, month(11), '91.0')
  await shows(firstTime, month(11), '77.0')
})

test('a KPI with a formula is computed, explains itself and cannot be typed into', async () => {
  // The row that adds one is the last.
  await goTo(coverage + 1, 0)
  await page.keyboard.type('投诉总成本')
  await page.keyboard.press('Enter')
  const { rows } = await planWhen(page, (plan) => plan.rows.kpi.some((kpi) => kpi.title === '投诉总成本'))
  const made = rows.kpi.find((kpi) => kpi.title === '投诉总成本')
  const added = coverage + 2
  await shows(added, 0, '投诉总成本')
  await goTo(added, 0)
  await page.keyboard.press('Control+i')
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('投诉总成本')
  await panel.getByRole('button', { name: '公式', exact: true }).click()
  const formula = panel.getByRole('textbox', { name: '公式', exact: true })
  await formula.fill('[投诉量] * [没有')
  await panel.getByRole('alert').getByText('第 9 个字符', { exact: false }).waitFor()
  await formula.fill('[投诉量] * [单件')
  await panel
    .getByRole('button', { name: /单件投诉成本/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => formula.inputValue()).toBe('[投诉量] * [单件投诉成本]')
  await page.keyboard.press('Enter')
  await planWhen(
    page,
    (plan) => plan.rows.kpi.find((kpi) => kpi.id === made?.id)?.formula === '[投诉量] * [单件投诉成本]',
  )
  await shows(added, month(1), '201,476')
  await page.keyboard.press('Control+i')
  await focused(grid().locator('textarea'))
  await settled(page)
  const before = await planOf(page)
  await goTo(added, month(1))
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await shows(added, month(1), '201,476')
  // Another input, another result.
  await goTo(volume, month(1))
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await shows(added, month(1), '241,000')
  expect((await planOf(page)).revision).toBe(before.revision + 1)
  await hover(added, month(1))
  await expect.poll(tip).toContain('公式：[投诉量] * [单件投诉成本]\n投诉量 = 500 件\n单件投诉成本 = 482 元')
})

test('a cell takes a comment by keyboard and tells it when hovered', async () => {
  await goTo(volume, month(3))
  await page.keyboard.press('Shift+F2')
  const said = page.getByRole('dialog').getByRole('textbox')
  await said.waitFor()
  await said.fill('三月系统切换，重复登记')
  await page.keyboard.press('Control+Enter')
  await planWhen(page, (plan) =>
    plan.rows.comment.some(({ onRow, onField }) => onRow === 'k-volume' && onField === 'actual@2026-03'),
  )
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await hover(volume, month(3))
  await expect.poll(tip).toContain('王敏: 三月系统切换，重复登记')
})

test('columns of other periods: quarters add up, and cannot be typed into', async () => {
  await page.getByRole('radio', { name: '季' }).click()
  await shows(volume, january, '1,333')
  await goTo(volume, january)
  const { revision } = await planOf(page)
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await shows(volume, january, '1,333')
  expect((await planOf(page)).revision).toBe(revision)
  await page.getByRole('radio', { name: '月' }).click()
  await shows(volume, month(1), '500')
})

test('a share typed first for a new KPI makes per cent its unit', async () => {
  await goTo(coverage + 3, 0)
  await page.keyboard.type('复购率')
  await page.keyboard.press('Enter')
  await planWhen(page, (plan) => plan.rows.kpi.some((kpi) => kpi.title === '复购率'))
  const added = coverage + 3
  await shows(added, 0, '复购率')
  await goTo(added, month(1))
  await page.keyboard.type('85%')
  await page.keyboard.press('Enter')
  const { rows } = await planWhen(page, (plan) =>
    plan.rows.kpi.some(({ title, unit }) => title === '复购率' && unit === '%'),
  )
  const made = rows.kpi.find(({ title }) => title === '复购率')
  await expect.poll(actualOf(made?.id ?? '', '2026-01')).toBe(85)
  await shows(added, month(1), '85')
})

test('details tell where a KPI stands and heads, and before and after a day that is chosen in the sheet', async () => {
  await page.getByRole('button', { name: '变更前后', exact: true }).click()
  const column = grid().locator('[role="columnheader"]').filter({ hasText: '变更日' })
  await column.waitFor({ state: 'attached' })
  await grid().locator('textarea').focus()
  // The columns of the change stand before the periods.
  await goTo(satisfaction, january)
  await page.keyboard.type('2026-06-15')
  await page.keyboard.press('Enter')
  await planWhen(page, (plan) => plan.rows.kpi.some(({ id, changeOn }) => id === 'k-sat' && changeOn === '2026-06-15'))
  await goTo(satisfaction, 0)
  await page.keyboard.press('Control+i')
  const panel = page.getByRole('complementary')
  const change = panel.locator('[data-change="k-sat"]')
  // January to May against July to November, the month of the change on neither side.
  await expect.poll(() => change.textContent()).toContain('82.80%')
  await expect.poll(() => change.textContent()).toContain('2026年7月 – 2026年11月，5 期平均')
  await expect.poll(() => change.textContent()).toContain('+4.50 pp (+5.4%)')
  await panel.getByText('变更发生在 2026年6月 期间', { exact: false }).waitFor()
  await expect.poll(() => panel.locator('[data-forecast]').getAttribute('data-forecast')).toBe('linear')
  await expect.poll(() => panel.locator('[data-numbers="k-sat"]').textContent()).toContain('2026年11月101.1%91.0%')
  // A link leads to the step, which is seen and shows the KPI.
  await panel.getByRole('button', { name: '打开 回访并记录满意度' }).first().click()
  const linked = page.locator('[data-linked-kpis]')
  await expect.poll(() => linked.textContent()).toContain('91.0%')
  const step = page.locator('.react-flow__node').filter({ hasText: '回访并记录满意度' })
  await step.waitFor()
  await expect.poll(() => isSeen(step)).toBe(true)
  await linked
    .getByRole('button', { name: /客户满意度/ })
    .first()
    .click()
  await expect.poll(() => grid().locator('[aria-selected="true"]').first().textContent()).toBe('91.0')
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: '变更前后', exact: true }).click()
  await column.waitFor({ state: 'detached' })
  await grid().locator('textarea').focus()
})

test('everything is taken back', async () => {
  await focused(grid().locator('textarea'))
  let plan = await planOf(page)
  while (plan.history.undo !== null) {
    const { revision } = plan
    await page.keyboard.press('Control+Z')
    plan = await planWhen(page, (now) => now.revision !== revision)
  }
  expect(differences(start, contentOf(plan))).toEqual([])
  await shows(volume, ytd, '3,933')
  expect(running.errors()).toEqual([])
})

/** Whether an element lies within the canvas. */
async function isSeen(element: Locator): Promise<boolean> {
  const [box, paper] = await Promise.all([element.boundingBox(), page.locator('.react-flow').first().boundingBox()])
  if (!box || !paper) return false
  return box.x >= paper.x && box.x + box.width <= paper.x + paper.width
}

const tip = async () => (await page.getByRole('tooltip').allTextContents()).join('\n')

/** Rests on a cell that is in view, coming from beside it. */
async function hover(row: number, col: number): Promise<void> {
  await goTo(row, col)
  await settled(page)
  const input = await placeOf(grid().locator('textarea'))
  await page.mouse.move(input.middle[0], input.middle[1] + 56)
  await page.mouse.move(...input.middle)
}
