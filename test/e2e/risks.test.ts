// Risks in a real window: entered in the register, scored by dragging and by keys on the heat map, bands of the plan, filters, reviews.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planWhen } from './bridgeCalls.ts'
import { placeOf, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
const title = '春节期间值班人手不足'

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await showScreen(page, 'risks')
  await grid().locator('#glide-cell-1-0').waitFor({ state: 'attached' })
})
afterAll(() => running.close())

const grid = () => page.getByRole('application', { name: '风险表格' })
const cell = (probability: number, impact: number) =>
  page.locator(`[data-probability="${probability}"][data-impact="${impact}"]`)
const chip = (of: string = title) => page.locator('[data-risk]').filter({ hasText: of })
const shown = (view: string) => page.getByRole('radio', { name: view, exact: true }).click()
/** The risk has these numbers in the plan. */
const scored = (probability: number | null, impact: number | null, residual: readonly [number, number] | null = null) =>
  planWhen(page, ({ rows }) =>
    rows.risk.some(
      (risk) =>
        risk.title === title &&
        risk.probability === probability &&
        risk.impact === impact &&
        risk.residualProbability === (residual?.[0] ?? null) &&
        risk.residualImpact === (residual?.[1] ?? null),
    ),
  )
const inCell = (probability: number, impact: number) =>
  expect.poll(() => cell(probability, impact).locator('[data-risk]').filter({ hasText: title }).count()).toBe(1)

async function drag(from: { middle: readonly [number, number] }, to: { middle: readonly [number, number] }) {
  await page.mouse.move(...from.middle)
  await page.mouse.down()
  await page.mouse.move(from.middle[0] + 10, from.middle[1] + 10)
  await page.mouse.move(...to.middle, { steps: 4 })
  await page.locator('[data-over]').waitFor()
  await page.mouse.up()
}

test('a risk entered in the register is scored by dragging it into the map, scored anew, and back by undo', async () => {
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await scored(null, null)
  await shown('热力图')
  await expect.poll(() => page.getByRole('region', { name: '待评分' }).textContent()).toContain(title)
  await drag(await placeOf(chip()), await placeOf(cell(2, 4)))
  await scored(2, 4)
  await inCell(2, 4)
  await drag(await placeOf(chip()), await placeOf(cell(5, 5)))
  await scored(5, 5)
  await inCell(5, 5)
  await expect.poll(() => chip().getAttribute('aria-label')).toContain('评分 25，极高')
  await page.keyboard.press('Control+z')
  await scored(2, 4)
  await inCell(2, 4)
  await page.keyboard.press('Control+y')
  await scored(5, 5)
})

test('arrow keys move a chip and keep the keyboard on it; the map does not let it out', async () => {
  await chip().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await scored(4, 5)
  await inCell(4, 5)
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toContain(title)
})

test('the residual score is a map of its own', async () => {
  await shown('剩余风险')
  await chip().focus()
  await page.keyboard.press('ArrowDown')
  await scored(4, 5, [4, 5])
  await page.keyboard.press('ArrowDown')
  await scored(4, 5, [3, 5])
  await shown('固有风险')
  await inCell(4, 5)
})

test('the bands are those of the plan, and refuse what does not rise', async () => {
  const extreme = page.getByLabel('极高风险的起始评分')
  await extreme.fill('21')
  await extreme.press('Enter')
  await planWhen(page, ({ rows }) => rows.plan[0]?.riskExtremeFrom === 21)
  await expect.poll(() => cell(4, 5).getAttribute('data-level')).toBe('high')
  const high = page.getByLabel('高风险的起始评分', { exact: true })
  await high.fill('22')
  await high.press('Enter')
  await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('依次升高')
  await high.press('Escape')
  await settled(page)
  await page.locator('[data-risk]').first().click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => cell(4, 5).getAttribute('data-level')).toBe('extreme')
})

test('filters hold in both views', async () => {
  await page.getByRole('button', { name: '全部等级' }).click()
  await page.getByRole('menuitem', { name: '低', exact: true }).click()
  await expect.poll(() => page.locator('[data-risk]').count()).toBe(0)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByRole('button', { name: '全部类别' }).click()
  await page.getByRole('menuitem', { name: '品牌' }).click()
  await expect.poll(() => page.locator('[data-risk]').count()).toBe(2)
  await shown('登记册')
  await expect.poll(() => grid().locator('#glide-cell-1-1').textContent()).toBe('投诉在社交媒体上扩散')
  await page.getByRole('button', { name: '清除筛选' }).click()
  await shown('热力图')
})

test('a review is recorded with the date of the next one', async () => {
  await chip('工单系统中断').click()
  await page.getByRole('complementary').getByRole('button', { name: '评审记录' }).click()
  await page.getByRole('button', { name: '记录一次评审' }).click()
  await planWhen(page, ({ rows }) => {
    const review = rows.riskReview.find(({ risk }) => risk === 'risk-ticket')
    const risk = rows.risk.find(({ id }) => id === 'risk-ticket')
    return review?.probability === 2 && review.impact === 5 && risk?.nextReviewOn === review.nextReviewOn
  })
  await expect.poll(() => page.getByRole('complementary').textContent()).toContain('概率 2，影响 5')
  expect(running.errors()).toEqual([])
})

test('a SWOT entry is typed, dragged to another quadrant and becomes a risk that knows it', async () => {
  await shown('SWOT')
  const quadrant = (name: string) => page.getByRole('region', { name, exact: true })
  const said = '旺季物流运力不足'
  const entry = quadrant('劣势').getByRole('textbox')
  await entry.fill(said)
  await entry.press('Enter')
  const card = page.locator('[data-swot]').filter({ hasText: said })
  await expect.poll(() => quadrant('劣势').getByText(said).count()).toBe(1)
  await drag(await placeOf(card), await placeOf(quadrant('威胁').locator('ul')))
  await expect.poll(() => quadrant('威胁').getByText(said).count()).toBe(1)
  // By keyboard to the left and back.
  await card.locator('[data-main]').focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => quadrant('机会').getByText(said).count()).toBe(1)
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => quadrant('威胁').getByText(said).count()).toBe(1)
  await card.getByRole('button', { name: `“${said}”的操作` }).click()
  await page.getByRole('menuitem', { name: '转为风险' }).click()
  await planWhen(page, ({ rows }) => {
    const risk = rows.risk.find(({ title }) => title === said)
    return risk !== undefined && rows.swotEntry.some((row) => row.title === said && row.risk === risk.id)
  })
  await card.getByRole('button', { name: `风险：${said}` }).click()
  await grid().waitFor()
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toContain(said)
  await panel.getByRole('button', { name: said }).first().click()
  await expect.poll(() => quadrant('威胁').getByText(said).first().isVisible()).toBe(true)
  expect(running.errors()).toEqual([])
})
