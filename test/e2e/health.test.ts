// Plan health in a real window: the list follows edits, keys go to the place or put it right, rules are switched off with a reason.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences, type PlanContent } from './planContent.ts'
import { settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
let start: PlanContent

const list = () => page.getByRole('grid', { name: '体检结果' })
const rule = (id: string) => list().locator(`[data-rule="${id}"]`)
const findings = (id: string) => list().locator(`[data-finding="${id}"]`)
const selected = () => list().locator('[aria-selected="true"]')
const execute = (command: string, args: unknown) => callFrom(page, 'plan.execute', { command, args })

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="health"]').waitFor()
  start = contentOf(await planOf(page))
})
afterAll(() => running.close())
beforeEach(() => showScreen(page, 'health'))

/** Lists what says `text` only, with the keyboard in the list. */
async function narrow(text: string): Promise<void> {
  await page.getByLabel('筛选').fill(text)
  await list().focus()
  await page.keyboard.press('Home')
}

/** Goes down the list to the line that holds `text`. */
async function goTo(text: string): Promise<void> {
  const lines = Number(await list().getAttribute('aria-rowcount'))
  for (let i = 0; i < lines; i++) {
    if ((await selected().innerText()).includes(text)) return
    await page.keyboard.press('j')
  }
  throw new Error(`no line says ${text}`)
}

test('Enter goes to the row that a finding speaks of', async () => {
  await narrow('指标连续未达标')
  await goTo('单件投诉成本')
  await page.keyboard.press('Enter')
  await page.locator('nav [data-screen="kpis"][aria-current="page"]').waitFor()
  await expect
    .poll(() => page.getByRole('complementary').getByRole('heading').first().textContent())
    .toBe('单件投诉成本')
})

test('a finding goes as soon as the plan is right, and comes back with an undo', async () => {
  await narrow('步骤没有责任人')
  await findings('stepNoOwner').waitFor()
  const { rows } = await planOf(page)
  const step = rows.step.find((row) => row.title === '客户是否满意')
  await execute('rows.update', { entity: 'step', id: step?.id, patch: { ownerRole: rows.role[0]?.id } })
  await findings('stepNoOwner').waitFor({ state: 'detached' })
  await callFrom(page, 'plan.undo', {})
  await findings('stepNoOwner').waitFor()
})

test('F puts right what needs no decision, as one change', async () => {
  await narrow('备注尚未解决')
  await goTo('这一步平均等 30 小时')
  await page.keyboard.press('f')
  await findings('commentOpen').waitFor({ state: 'detached' })
  await planWhen(page, ({ rows }) => rows.comment.every((comment) => comment.resolved))
  await callFrom(page, 'plan.undo', {})
  await findings('commentOpen').waitFor()
})

test('several findings of a rule are put right by one click and taken back by one undo', async () => {
  const tasks = ['甲', '乙', '丙'].map((title) => ({ title, status: 'done', progress: 0.5 }))
  await execute('rows.insert', { entity: 'task', rows: tasks })
  await page.getByLabel('筛选').fill('任务已完成但进度不足 100%')
  await expect.poll(() => findings('taskDoneUnfinished').count()).toBe(3)
  await rule('taskDoneUnfinished').getByRole('button', { name: '全部修复（3）' }).click()
  await findings('taskDoneUnfinished').first().waitFor({ state: 'detached' })
  await callFrom(page, 'plan.undo', {})
  await expect.poll(() => findings('taskDoneUnfinished').count()).toBe(3)
  await callFrom(page, 'plan.undo', {})
  await findings('taskDoneUnfinished').first().waitFor({ state: 'detached' })
})

test('a rule is switched off with a reason and on again', async () => {
  await narrow('流程没有目标版本')
  await goTo('流程没有目标版本')
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('关闭的原因').fill('试点期只看现状')
  await page.keyboard.press('Enter')
  await rule('processNoToBe').waitFor({ state: 'detached' })
  const off = page.getByRole('region', { name: '已关闭的规则' })
  await off.getByText('试点期只看现状').waitFor()
  expect((await planOf(page)).rows.healthRuleSetting).toMatchObject([{ rule: 'processNoToBe', active: false }])
  await off.getByRole('button', { name: '重新启用' }).click()
  await rule('processNoToBe').waitFor()
  await callFrom(page, 'plan.undo', {})
  await callFrom(page, 'plan.undo', {})
  await rule('processNoToBe').waitFor()
})

test('severity, area and text narrow the list; rules are folded', async () => {
  await narrow('')
  await page.getByRole('radio', { name: '问题' }).click()
  await rule('goalPastDue').waitFor()
  await rule('goalNotSmart').waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: '全部' }).click()
  await page.getByRole('button', { name: /^范围/ }).click()
  await page.getByRole('menuitem', { name: /^流程/ }).click()
  await rule('stepNoOwner').waitFor()
  await rule('goalPastDue').waitFor({ state: 'detached' })
  await page.getByLabel('筛选').fill('归档')
  await expect.poll(() => findings('stepTimeGuessed').count()).toBe(1)
  await page.getByLabel('筛选').fill('没有这样的词')
  await page.getByRole('button', { name: '显示全部' }).click()
  await narrow('目标已过期限')
  await rule('goalPastDue').waitFor()
  await expect.poll(() => findings('goalPastDue').first().textContent()).toMatch(/截止 \d{4}-\d\d-\d\d，已逾期 \d+ 天/)
  await page.keyboard.press('ArrowLeft')
  await findings('goalPastDue').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await findings('goalPastDue').waitFor()
})

test('the plan is as it was, and nothing was written down as an error', async () => {
  await settled(page)
  expect(differences(start, contentOf(await planOf(page)))).toEqual([])
  expect(running.errors()).toEqual([])
})
