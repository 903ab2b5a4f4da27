// The comfort of a sheet in a real window: find and replace, filters, order, groups, views kept in the plan, editing many rows, printing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences } from './planContent.ts'
import { chooseAction, settled, showScreen } from './windowDriver.ts'

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

const titles = async () => (await grid().locator('[id^="glide-cell-1-"]').allTextContents()).slice(0, -1)
const strip = () => page.getByRole('region', { name: '当前的筛选、排序和分组' })
const chips = () => strip().locator('span > :first-child').allTextContents()
/** Goes to the first row of a column. Only columns in view have a header, so it goes on until the one it seeks comes into view. */
const goTo = async (title: string) => {
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  const header = grid().locator('[role="columnheader"]', { hasText: title })
  const first = Number(await grid().locator('#glide-cell-1-0').getAttribute('aria-colindex'))
  let steps = 0
  for (; (await header.count()) === 0; steps++) {
    if (steps > 40) throw new Error(`no column ${title}`)
    await page.keyboard.press('ArrowRight')
    await settled(page)
  }
  const index = Number(await header.first().getAttribute('aria-colindex'))
  for (; steps < index - first; steps++) await page.keyboard.press('ArrowRight')
}
/** Goes to a column and chooses from its menu, all by keyboard. */
const columnMenu = async (title: string, item: string) => {
  await goTo(title)
  await page.keyboard.press('Control+Shift+K')
  await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
}
const shown = async (count: number) => {
  await showScreen(page, 'risks')
  await expect.poll(async () => (await titles()).length).toBe(count)
}

test('risks are filtered, ordered, grouped, kept as a view, edited together, taken back and printed', async () => {
  const { risk: all } = (await planOf(page)).rows
  await shown(all.length)

  // Two categories are unticked; the strip says what is left.
  await columnMenu('类别', '筛选…')
  await page.getByRole('checkbox', { name: /品牌/ }).click()
  await page.getByRole('checkbox', { name: /合规/ }).click()
  await page.keyboard.press('Escape')
  const fitting = all.filter(({ category }) => category !== 'brand' && category !== 'compliance')
  expect(fitting.length).toBeLessThan(all.length)
  await page.getByText(`${fitting.length} / ${all.length} 行`).waitFor()
  await expect.poll(async () => (await titles()).toSorted()).toEqual(fitting.map(({ title }) => title).toSorted())

  await columnMenu('影响（1–5）', '降序')
  await columnMenu('概率（1–5）', '其次按此列降序')
  const ordered = fitting.toSorted(
    (a, b) => (b.impact ?? 0) - (a.impact ?? 0) || (b.probability ?? 0) - (a.probability ?? 0),
  )
  await expect.poll(titles).toEqual(ordered.map(({ title }) => title))
  await strip().getByText('排序：影响（1–5） ↓、概率（1–5） ↓').waitFor()

  // Groups are counted; Enter closes one and opens it again.
  await columnMenu('应对方式', '按此列分组')
  const reduce = ordered.filter(({ response }) => response === 'reduce')
  await expect.poll(titles).toContain(`降低（${reduce.length}）`)
  const lines = (await titles()).length
  expect(lines).toBeGreaterThan(fitting.length)
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await titles()).length).toBeLessThan(lines)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await titles()).length).toBe(lines)

  // The view stands in the plan, and brings the look back.
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('menuitem', { name: '另存为视图…' }).click()
  await page.getByLabel('名称').fill('待办风险')
  await page.getByLabel('打开表格时使用').check()
  await page.getByLabel('名称').press('Enter')
  const kept = await planWhen(page, ({ rows }) => rows.savedView.length === 1)
  expect(kept.rows.savedView[0]).toMatchObject({ title: '待办风险', sheet: 'risk', isDefault: true })
  const looks = await chips()
  expect(looks).toHaveLength(3)
  await page.getByRole('button', { name: '全部清除' }).click()
  await expect.poll(async () => (await titles()).length).toBe(all.length)
  await page.getByRole('button', { name: /视图: 待办风险（已改动）/ }).click()
  await page.getByRole('menuitem', { name: /待办风险$/ }).click()
  await expect.poll(chips).toEqual(looks)

  // One field of all rows, back by one undo.
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+a')
  await settled(page)
  const before = contentOf(await planOf(page))
  await page.keyboard.press('Control+Shift+E')
  await page.getByLabel('字段').selectOption({ label: '下次评审' })
  await page.getByLabel('新的值').fill('2027-05-17')
  await page.getByLabel('新的值').press('Enter')
  await page.getByText(`将更改 ${fitting.length} 行`).waitFor()
  await page.getByRole('button', { name: `更改 ${fitting.length} 行`, exact: true }).click()
  const ids = new Set(fitting.map(({ id }) => id))
  await planWhen(page, ({ rows }) => rows.risk.every((r) => ids.has(r.id) === (r.nextReviewOn === '2027-05-17')))
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+z')
  await planWhen(page, (plan) => differences(before, contentOf(plan)).length === 0)

  // On paper as on the screen.
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-print-'))
  try {
    await running.answerDialogs({ save: join(folder, 'risks.pdf') })
    await chooseAction(running, 'sheet.print')
    await page.getByRole('radio', { name: 'A3' }).click()
    await page.getByRole('button', { name: '存为 PDF' }).click()
    await page.getByText('已导出 risks.pdf').waitFor()
    const pdf = readFileSync(join(folder, 'risks.pdf'), 'latin1')
    // A3 across, in points.
    expect(/MediaBox\s*\[\s*0 0 119\d(\.\d+)? 84\d/.test(pdf)).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await page.getByRole('button', { name: '全部清除' }).click()
  await shown(all.length)
  expect(running.errors()).toEqual([])
})

test('a header that is clicked sorts, and with Shift besides the others', async () => {
  const start = (await planOf(page)).rows.risk.map(({ title }) => title)
  await shown(start.length)
  /** Clicks the header of the first column, which stays in view beside the numbers of the rows. */
  const click = async (shift: boolean) => {
    await settled(page)
    const box = await grid().boundingBox()
    if (!box) throw new Error('no grid')
    if (shift) await page.keyboard.down('Shift')
    await page.mouse.click(box.x + 36 + 60, box.y + 14)
    if (shift) await page.keyboard.up('Shift')
  }
  await click(false)
  await strip().getByText('排序：风险 ↑').waitFor()
  await expect.poll(titles).toEqual(start.toSorted(new Intl.Collator('zh', { numeric: true }).compare))
  await click(false)
  await strip().getByText('排序：风险 ↓').waitFor()
  await click(false)
  await expect.poll(() => strip().count()).toBe(0)
  await columnMenu('影响（1–5）', '降序')
  await click(true)
  await strip().getByText('排序：影响（1–5） ↓、风险 ↑').waitFor()
  await page.getByRole('button', { name: '全部清除' }).click()
  await expect.poll(titles).toEqual(start)
  expect(running.errors()).toEqual([])
})

test('Ctrl+R fills to the right', async () => {
  const plan = await planOf(page)
  const start = contentOf(plan)
  await shown(plan.rows.risk.length)
  const [first] = plan.rows.risk
  await goTo('概率（1–5）')
  const wanted = [1, 2, 3].find((n) => n !== first?.probability && n !== first?.impact)
  await page.keyboard.type(String(wanted))
  await page.keyboard.press('Tab')
  await planWhen(page, ({ rows }) => rows.risk[0]?.probability === wanted)
  await page.keyboard.press('Control+r')
  await planWhen(page, ({ rows }) => rows.risk[0]?.impact === wanted)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await planWhen(page, (now) => differences(start, contentOf(now)).length === 0)
})

test('a table with titles fills the columns they name, also those that are not shown, and says which', async () => {
  const plan = await planOf(page)
  const start = contentOf(plan)
  await showScreen(page, 'risks')
  await shown(plan.rows.risk.length)
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  const text = '风险\t后果\t预警信号\n支付通道中断\t订单无法付款\t成功率低于 95%'
  await grid()
    .locator('textarea')
    .evaluate((element, text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
  const { rows } = await planWhen(page, ({ rows }) => rows.risk.length === plan.rows.risk.length + 1)
  expect(rows.risk.find(({ title }) => title === '支付通道中断')).toMatchObject({
    consequence: '订单无法付款',
    trigger: '成功率低于 95%',
  })
  await page.getByText('同时填写未显示的 2 列：后果、预警信号').waitFor()
  await page.keyboard.press('Control+z')
  await planWhen(page, (now) => differences(start, contentOf(now)).length === 0)
})

test('an empty table inside another screen takes what is typed as soon as it is entered', async () => {
  await showScreen(page, 'communication')
  await page.locator('main header').getByRole('radio', { name: '会议纪要', exact: true }).click()
  await page.getByRole('button', { name: '新建纪要' }).click()
  const start = (await planWhen(page, ({ rows }) => rows.meetingMinutes.some(({ meeting }) => meeting === null))).rows
  const table = page.getByRole('application', { name: '决议表格' })
  await table.locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('每周公布积压')
  await page.keyboard.press('Enter')
  await planWhen(
    page,
    ({ rows }) =>
      rows.decision.some(({ title }) => title === '每周公布积压') && rows.decision.length === start.decision.length + 1,
  )
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await planWhen(page, ({ rows }) => rows.meetingMinutes.length === start.meetingMinutes.length - 1)
  expect(running.errors()).toEqual([])
})

test('the Gantt chart is saved as pages of A3 and as a picture of all its days', async () => {
  await showScreen(page, 'tasks')
  await page.getByRole('tree').waitFor()
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-gantt-'))
  try {
    await running.answerDialogs({ save: join(folder, 'gantt.pdf') })
    await chooseAction(running, 'tasks.ganttPdf')
    await page.getByText('已导出 gantt.pdf').waitFor()
    const pdf = readFileSync(join(folder, 'gantt.pdf'), 'latin1')
    expect(/MediaBox\s*\[\s*0 0 119\d(\.\d+)? 84\d/.test(pdf)).toBe(true)
    await running.answerDialogs({ save: join(folder, 'gantt.png') })
    await chooseAction(running, 'tasks.ganttPng')
    await page.getByText('已导出 gantt.png').waitFor()
    const png = readFileSync(join(folder, 'gantt.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // Twice as fine as the screen: names of 380 pixels and 13 pixels for each day of the plan at the scale of weeks.
    const { task } = (await planOf(page)).rows
    const days = task.flatMap(({ startOn, dueOn }) => [startOn, dueOn]).filter((day) => day !== null)
    const [first, last] = [days.toSorted()[0] ?? '', days.toSorted().at(-1) ?? '']
    const span = (Date.parse(last) - Date.parse(first)) / 86_400_000
    expect(png.readUInt32BE(16)).toBeGreaterThan(2 * (380 + 13 * span))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  expect(running.errors()).toEqual([])
})
