// Goals in a real window: the tree by mouse and by keys, the SMART assistant from a wish to a sentence, weights, reviews, the way to a KPI.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { placeOf, resizeWindow, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="home"]').waitFor()
  await resizeWindow(running, 1440, 900)
})
afterAll(() => running?.close())

beforeEach(async () => {
  await page.keyboard.press('Escape')
  await showScreen(page, 'goals')
  await tree().waitFor()
})

const tree = () => page.getByRole('tree', { name: '目标树' })
const row = (title: string): Locator => tree().locator('[data-goal]').filter({ hasText: title })
const parentOf = async (title: string) => {
  const { goal } = (await planOf(page)).rows
  return goal.find(({ id }) => id === goal.find((one) => one.title === title)?.parent)?.title ?? null
}
const titles = () => tree().locator('[data-goal] span[title]:not([data-verdict])').allTextContents()
const undo = async () => {
  await tree().focus()
  await page.keyboard.press('Control+z')
}
const vision = '成为客户最信赖的服务团队'
const time = '投诉平均处理周期从 9 天缩短至 5 天'
const first = '首次解决率达到 75%'
const cost = '单件投诉成本下降 20%'

async function drag(what: Locator, to: Locator, share: number): Promise<void> {
  const from = await placeOf(what.locator('span[title]').first())
  const target = await placeOf(to)
  await page.mouse.move(from.x + 10, from.middle[1])
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.middle[1] + 8)
  await page.mouse.move(from.x + 30, target.y + target.height * share, { steps: 4 })
  await page.mouse.up()
}

test('a goal is dragged below another, takes its level, and comes back by undo', async () => {
  await drag(row(cost), row(first), 0.5)
  await expect.poll(() => parentOf(cost)).toBe(first)
  await expect.poll(() => row(cost).getAttribute('data-level')).toBe('staged')
  await undo()
  await expect.poll(() => parentOf(cost)).toBe(vision)
  await expect.poll(() => row(cost).getAttribute('data-level')).toBe('strategic')
})

test('dragged to an edge it stands before another; below itself it does not go', async () => {
  const before = await titles()
  await drag(row(cost), row(before[1] as string), 0.1)
  await expect.poll(titles).toEqual([before[0], cost, ...before.slice(1, -1)])
  await undo()
  await expect.poll(titles).toEqual(before)
  await drag(row(vision), row(first), 0.5)
  await settled(page)
  await expect.poll(() => parentOf(vision)).toBe(null)
})

test('by keyboard: a level in and out, folding, a new goal named, removed and brought back', async () => {
  await row(cost).click()
  await page.keyboard.press('Tab')
  await expect.poll(() => parentOf(cost)).toContain('客户满意度')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => parentOf(cost)).toBe(vision)
  const all = await titles()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(titles).toEqual([vision])
  await page.keyboard.press('ArrowRight')
  await expect.poll(titles).toEqual(all)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const name = tree().getByRole('textbox')
  await name.waitFor()
  await name.fill('提升一线员工留存')
  await name.press('Enter')
  await expect.poll(titles).toEqual([...all, '提升一线员工留存'])
  await expect.poll(() => parentOf('提升一线员工留存')).toBe(vision)
  await page.keyboard.press('Delete')
  await expect.poll(titles).toEqual(all)
  await undo()
  await expect.poll(titles).toEqual([...all, '提升一线员工留存'])
  await undo()
  await undo()
  await expect.poll(titles).toEqual(all)
})

test('the assistant checks the five parts live and makes the wish a sentence', async () => {
  await row(vision).click()
  await page.keyboard.press('Enter')
  const name = tree().getByRole('textbox')
  await name.waitFor()
  await name.fill('提升复购率')
  await name.press('Enter')
  const smart = page.getByRole('region', { name: 'SMART 助手' })
  const verdict = (part: string) => smart.locator(`[data-part="${part}"]`).getAttribute('data-verdict')
  await expect.poll(() => verdict('measurable')).toBe('missing')
  await expect.poll(() => verdict('timeBound')).toBe('missing')
  await smart.getByRole('button', { name: '新建指标' }).click()
  await expect.poll(() => verdict('measurable')).toBe('partly')
  const enter = async (label: string, text: string) => {
    await smart.getByLabel(label, { exact: true }).fill(text)
    await page.keyboard.press('Enter')
  }
  // The first share typed makes per cent the unit; then a bare number is one too.
  await enter('基线', '20%')
  await enter('目标值（%）', '26')
  await expect.poll(() => verdict('measurable')).toBe('met')
  await smart.getByRole('button', { name: '6 个月' }).click()
  await expect.poll(() => verdict('timeBound')).toBe('met')
  const sentence = '在六个月内将复购率从 20% 提升至 26%'
  await expect.poll(() => smart.getByLabel('目标语句').textContent()).toBe(sentence)
  await smart.getByRole('button', { name: '用作目标名称' }).click()
  await row(sentence).waitFor()
  await smart.getByRole('button', { name: '已是目标名称' }).waitFor()
})

test('weights are edited where their shares stand, and a KPI is one click away', async () => {
  await row('2026 年客户满意度').click()
  const panel = page.getByRole('complementary')
  const weight = panel.getByLabel(`“${time}”的权重`)
  await weight.fill('50%')
  await weight.press('Enter')
  await planWhen(page, ({ rows }) => rows.goal.find((goal) => goal.title === time)?.weight === 0.5)
  await panel.getByText('不是 100%').waitFor()
  await panel.getByRole('button', { name: '客户满意度', exact: true }).first().click()
  await page.locator('nav [data-screen="kpis"][aria-current="page"]').waitFor()
})

test('a review is recorded with notes, and the next one moves on by its cadence', async () => {
  await row(time).click()
  const panel = page.getByRole('complementary')
  const held = (await planOf(page)).rows.goalReview.length
  await panel.getByRole('button', { name: '记录回顾' }).click()
  const notes = panel.getByRole('article').getByLabel('回顾记录')
  await notes.fill('审批已减少一次，周期降到 5.9 天')
  await notes.press('Control+Enter')
  const { rows } = await planWhen(page, (plan) => plan.rows.goalReview.some(({ notes }) => notes?.includes('5.9 天')))
  expect(rows.goalReview).toHaveLength(held + 1)
  const review = rows.goalReview.find(({ notes }) => notes?.includes('5.9 天'))
  const goal = rows.goal.find(({ title }) => title === time)
  expect(review?.goal).toBe(goal?.id)
  expect(goal?.nextReviewOn).toBe(review?.nextReviewOn)
  expect((review?.nextReviewOn ?? '') > (review?.heldOn ?? '')).toBe(true)
})

test('an overdue review is marked', async () => {
  await row(first).click()
  const next = page.getByRole('complementary').getByLabel('下次回顾')
  await next.fill('2026-01-15')
  await next.press('Enter')
  await expect.poll(() => row(first).textContent()).toContain('逾期')
})

test('only the goals of a status are shown, with those above them', async () => {
  await page.getByRole('button', { name: '只看“偏离' }).click()
  await expect.poll(titles).toEqual([vision, cost])
  await page.getByRole('button', { name: '只看“偏离' }).click()
  await expect.poll(async () => (await titles()).length).toBeGreaterThan(2)
})

test('alignment shows who serves which company goal; a goal is one click away', async () => {
  await page.getByRole('radio', { name: '对齐' }).click()
  const company = page.locator('[data-aligned="company"]')
  await expect.poll(() => company.textContent()).toContain('服务公司目标“服务领先”')
  await expect.poll(() => company.textContent()).toContain(time)
  await company.locator('[data-goal]').filter({ hasText: time }).getByRole('button').click()
  await tree().waitFor()
  await expect.poll(() => page.getByRole('complementary').getByRole('heading').first().textContent()).toBe(time)
})

test('the same goals stand in the table', async () => {
  await page.getByRole('radio', { name: '表格' }).click()
  const grid = page.getByRole('application', { name: '目标表格' })
  await expect.poll(() => grid.locator('#glide-cell-1-0').textContent()).toBe(vision)
  await page.getByRole('radio', { name: '树', exact: true }).click()
  await tree().waitFor()
})
