// Tasks in a real window: typed, nested, linked, the critical path seen, a bar dragged, scheduled, undone, moved by a holiday.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { focused, placeOf, resizeWindow, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await callFrom(page, 'shell.newPlan', { title: '客服改进', lang: 'zh' })
  await resizeWindow(running, 1500, 900)
  await showScreen(page, 'tasks')
})
afterAll(() => running.close())

const titles = ['准备', '访谈一线', '整理现状', '设计', '新流程草案', '评审', '试运行', '上线']
const chart = () => page.getByRole('tree', { name: '任务甘特图' })
const row = (title: string): Locator => chart().locator(`[data-task="${title}"]`)
const day = 86_400_000
const epoch = (date: string) => Date.parse(`${date}T00:00:00Z`) / day
const dates = (title: string) =>
  row(title)
    .evaluate((element) => `${element.dataset.start}…${element.dataset.due}`)
    .catch(() => '')
const critical = () =>
  chart()
    .locator('[data-critical="true"]')
    .evaluateAll((rows) => rows.map((r) => r.getAttribute('data-task')))
const wbs = () =>
  chart()
    .getByRole('treeitem')
    .evaluateAll((rows) => rows.map((r) => r.querySelector('span')?.textContent))

/** Where a day of a task lies on the screen. */
async function pointOf(title: string, date: string): Promise<{ x: number; y: number }> {
  const canvas = chart().locator('canvas')
  const { x } = await placeOf(canvas)
  const { middle } = await placeOf(row(title))
  const at = await canvas.evaluate((element) => ({
    origin: Number(element.dataset.origin),
    px: Number(element.dataset.px),
    scroll: element.closest('div[tabindex="-1"]')?.scrollLeft ?? 0,
  }))
  return { x: x + (epoch(date) - at.origin) * at.px - at.scroll, y: middle[1] }
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function schedule(): Promise<void> {
  await page.getByRole('button', { name: '排程', exact: true }).click()
  await page.getByRole('button', { name: '写入日期' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('eight tasks are typed in one go', async () => {
  await page.getByRole('main').getByRole('button', { name: '新建任务' }).last().click()
  const name = chart().getByRole('textbox')
  await focused(name)
  await page.keyboard.type(titles[0] as string)
  await page.keyboard.press('Enter')
  await row(titles[0] as string).waitFor()
  await chart().getByRole('button', { name: '新建任务' }).click()
  for (const title of titles.slice(1)) {
    await focused(name)
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await row(title).waitFor()
  }
  await page.keyboard.press('Escape')
  await expect.poll(() => chart().getByRole('treeitem').count()).toBe(8)
})

test('Tab nests them, and numbers follow', async () => {
  for (const title of ['访谈一线', '整理现状', '新流程草案', '评审']) {
    await row(title).click()
    await page.keyboard.press('Tab')
    await expect.poll(() => row(title).getAttribute('aria-level')).toBe('2')
  }
  await expect.poll(wbs).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2', '3', '4'])
})

test('durations and dependencies are typed in the table', async () => {
  await page.getByRole('radio', { name: '表格' }).click()
  const grid = page.getByRole('application', { name: '任务表格' })
  const headers = () => grid.locator('[role="columnheader"]').allTextContents()
  await expect.poll(headers).toEqual(expect.arrayContaining(['工期', '前置任务']))
  const column = async (title: string) => (await headers()).indexOf(title)
  const enter = async (index: number, title: string, text: string) => {
    await grid.locator('textarea').focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < index; i++) await page.keyboard.press('ArrowDown')
    const col = await column(title)
    for (let i = 0; i < col; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  const text = async (index: number, title: string) =>
    grid.locator(`#glide-cell-${(await column(title)) + 1}-${index}`).textContent()
  for (const [index, duration] of [
    [1, '3天'],
    [2, '2天'],
    [4, '4天'],
    [5, '1天'],
    [6, '5天'],
    [7, '1天'],
  ] as const) {
    await enter(index, '工期', duration)
    await expect.poll(() => text(index, '工期')).toBe(duration)
  }
  for (const [index, link] of [
    [2, '1.1'],
    [4, '1.2FS+1天'],
    [5, '2.1'],
    [6, '2'],
  ] as const) {
    await enter(index, '前置任务', link)
    await expect.poll(() => text(index, '前置任务')).toBe(link)
  }
  // A dependency that closes a loop is refused with the titles in it.
  await enter(1, '前置任务', '2.2')
  await page.getByText('这些任务互相等待').first().waitFor()
  await expect.poll(() => text(1, '前置任务')).toBe('')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: '甘特图' }).click()
})

test('the schedule writes dates as one step; the critical path is marked', async () => {
  await row('上线').waitFor()
  await schedule()
  await expect.poll(() => dates('试运行')).toMatch(/^\d{4}-\d{2}-\d{2}…/)
  await expect.poll(critical).toEqual(['准备', '访谈一线', '整理现状', '设计', '新流程草案', '评审', '试运行'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => dates('试运行')).toBe('…')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => dates('试运行')).not.toBe('…')
})

test('a link is drawn from the end of one bar to another', async () => {
  const [, end] = (await dates('试运行')).split('…') as [string, string]
  const [start] = (await dates('上线')).split('…') as [string, string]
  const from = await pointOf('试运行', end)
  const width = Number(await chart().locator('canvas').getAttribute('data-px'))
  await drag({ x: from.x + width + 9, y: from.y }, await pointOf('上线', start).then(({ x, y }) => ({ x: x + 4, y })))
  await expect.poll(critical).toContain('上线')
  await schedule()
  await expect.poll(async () => (await dates('上线')).slice(0, 10) > end).toBe(true)
})

test('a bar is dragged by a week, by the keyboard by a day, and both come back', async () => {
  const before = await dates('上线')
  const [start] = before.split('…') as [string]
  const from = await pointOf('上线', start)
  const width = Number(await chart().locator('canvas').getAttribute('data-px'))
  await drag({ x: from.x + 5, y: from.y }, { x: from.x + 5 + 7 * width, y: from.y })
  const week = new Date((epoch(start) + 7) * day).toISOString().slice(0, 10)
  await expect.poll(() => dates('上线')).toBe(`${week}…${week}`)
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(async () => (await dates('上线')) > `${week}…`).toBe(true)
  await expect.poll(async () => (await dates('上线')).slice(0, 10) > week).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(() => dates('上线')).toBe(`${week}…${week}`)
  await page.keyboard.press('Control+z')
  await expect.poll(() => dates('上线')).toBe(before)
})

test('a day off, clicked in the month, moves the plan', async () => {
  const before = await dates('上线')
  const [first] = (await dates('新流程草案')).split('…') as [string]
  await page.getByRole('radio', { name: '日历' }).click()
  const off = page.locator(`[data-day="${first}"]`)
  for (let months = 0; (await off.count()) === 0 && months < 3; months++)
    await page.getByRole('button', { name: '下个月' }).click()
  await off.click()
  await expect.poll(() => off.getAttribute('data-worked')).toBe('false')
  await page.getByRole('radio', { name: '甘特图' }).click()
  await schedule()
  await expect.poll(async () => (await dates('上线')) > before).toBe(true)
  await expect.poll(async () => (await dates('新流程草案')).slice(0, 10) > first).toBe(true)
})

test('holidays of a year are loaded once, the next year is provisional', async () => {
  await page.getByRole('radio', { name: '日历' }).click()
  await page.getByRole('button', { name: '载入 2026 年节假日与调休' }).click()
  await expect.poll(() => page.getByRole('button', { name: '2026 年节假日已载入' }).isDisabled()).toBe(true)
  await expect.poll(() => page.getByText('2027 年放假安排尚未公布').count()).toBe(1)
})

test('a card is moved by the keyboard, and opens its task', async () => {
  await page.getByRole('radio', { name: '看板' }).click()
  const cards = (name: string) => page.getByRole('region', { name }).getByRole('listitem')
  await expect.poll(() => cards('未开始').count()).toBe(6)
  await cards('未开始').first().getByRole('button').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => cards('进行中').count()).toBe(1)
  await focused(cards('进行中').first().getByRole('button'))
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('complementary').getByRole('heading').first().textContent()).toBe('访谈一线')
})
