// A plan host that is busy for a while: what is typed meanwhile arrives all the same, in its order and at its place.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, newProfile, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { type InputMethod, inputMethod } from './inputMethod.ts'
import { chooseAction, focused, resizeWindow, showScreen } from './windowDriver.ts'

let folder: string
let profile: string
let running: RunningApp
let ime: InputMethod
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-busy-'))
  profile = newProfile()
  running = await launchApp({ profile })
  await resizeWindow(running, 1600, 900)
  const { page } = running
  await callFrom(page, 'shell.newPlan', { title: '订单方案', lang: 'zh' })
  await page.locator('nav [data-screen="process"]').waitFor()
  ime = await inputMethod(page)
  await showScreen(page, 'process')
})
afterEach(resume)
afterAll(async () => {
  await running.close()
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true })
})

const press = (key: string) => running.page.keyboard.press(key)
const type = (text: string) => running.page.keyboard.type(text)
const field = (mode: string) => running.page.locator(`textarea[data-capture="${mode}"]`)
function flows({ rows }: PlanSnapshot): string[] {
  const title = new Map(rows.step.map((s) => [s.id, s.title]))
  return rows.sequenceFlow.map((f) => `${title.get(f.from)} –${f.label ?? ''}→ ${title.get(f.to)}`).sort()
}

/** The process that has the plan, standing still. */
let held: number | undefined
async function hold(): Promise<void> {
  // Stopped from here: an answer that is lost on its way must not leave it standing.
  const found = await running.app.evaluate(({ app }) => {
    const isHost = (names: string) => names.includes('Opsmap plan')
    return app.getAppMetrics().find(({ name, serviceName }) => isHost(`${name} ${serviceName}`))?.pid
  })
  expect(found).toBeGreaterThan(0)
  held = found
  process.kill(held as number, 'SIGSTOP')
}
function resume(): void {
  if (held !== undefined) process.kill(held, 'SIGCONT')
  held = undefined
}

async function newProcess(pinyin: string, title: string): Promise<void> {
  const { page } = running
  await page.getByRole('button', { name: '新建流程', exact: true }).first().click()
  await focused(page.locator('input'))
  await ime.compose(pinyin, title)
  await press('Enter')
  await field('draft').waitFor()
}

const orderFlows = [
  '开始 –→ 登记订单',
  '登记订单 –→ 订单有效？',
  '订单有效？ –是→ 安排发货',
  '安排发货 –→ 通知客户',
  '通知客户 –→ 结束',
  '订单有效？ –否→ 退回补充',
  '退回补充 –→ 登记订单',
].sort()

test('a whole process typed on the canvas', async () => {
  await newProcess('dingdan', '订单处理')
  await hold()
  await ime.compose('dengji', '登记订单')
  await type(' @')
  await ime.compose('limin', '李敏')
  await type(' 8')
  await ime.compose('fenzhong', '分钟')
  await press('Enter')
  await ime.compose('dingdanyouxiao', '订单有效')
  await type('?')
  await press('Enter')
  await press('Enter')
  await ime.compose('anpaifahuo', '安排发货')
  await press('Enter')
  await ime.compose('tongzhikehu', '通知客户')
  await press('Control+Enter')
  // From the end back to the question that is still open, though neither is in the plan yet.
  await press('Tab')
  await press('Enter')
  await ime.compose('tuihui', '退回补充')
  await press('Enter')
  await type('-> ')
  await ime.compose('dengji', '登记')
  await press('Enter')
  await expect.poll(() => field('idle').count()).toBe(1)
  resume()
  const plan = await planWhen(running.page, (now) => now.rows.sequenceFlow.length >= 7)
  expect(flows(plan)).toEqual(orderFlows)
  expect(plan.rows.step.find((s) => s.title === '登记订单')).toMatchObject({ processingTime: 480 })
})

test('owner, name, connection and branch of a step that is still on its way', async () => {
  const { page } = running
  const before = await planOf(page)
  await press('Home')
  await hold()
  await press('Enter')
  await type('甲')
  await press('Shift+Enter')
  await type('李敏')
  await press('Enter')
  await press('F2')
  await press('Control+A')
  await type('丙')
  await press('Enter')
  await press('Tab')
  await type('丁')
  await press('Enter')
  await press('Escape')
  await press('Alt+Enter')
  await type('丙')
  await press('Enter')
  await expect.poll(() => field('idle').count()).toBe(1)
  resume()
  const plan = await planWhen(page, (now) => now.rows.sequenceFlow.length >= before.rows.sequenceFlow.length + 3)
  const between = ['开始 –→ 丙', '丙 –→ 登记订单', '丙 –→ 丁', '丁 –→ 丙']
  expect(flows(plan)).toEqual([...flows(before).filter((f) => f !== '开始 –→ 登记订单'), ...between].sort())
  const owners = plan.rows.step.find((s) => s.title === '丙')?.owners
  expect(owners?.map((id) => plan.rows.person.find((p) => p.id === id)?.name)).toEqual(['李敏'])
})

test('a process typed as an outline', async () => {
  const { page } = running
  await showScreen(page, 'process')
  await newProcess('dingdan', '第二个')
  await press('Escape')
  const stepsBefore = (await planOf(page)).rows.step.length
  await chooseAction(running, 'process.beside.outline')
  const text = page.locator('textarea[aria-label^="大纲"]')
  await text.focus()
  await press('Control+End')
  await hold()
  for (const line of ['登记订单 @李敏 8分钟', '订单有效?', '是: 安排发货', '否: 退回补充 -> 登记订单']) {
    await press('Enter')
    await type(line)
  }
  await press('Enter')
  await press('Shift+Tab')
  await type('通知客户')
  await press('Enter')
  await type('结束')
  await press('Enter')
  resume()
  const plan = await planWhen(
    page,
    (now) => now.rows.step.length === stepsBefore + 6 && now.rows.sequenceFlow.length >= 14,
  )
  const version = plan.rows.step.at(-1)?.processVersion
  const own = new Set(plan.rows.step.filter((s) => s.processVersion === version).map((s) => s.id))
  const rows = { ...plan.rows, sequenceFlow: plan.rows.sequenceFlow.filter((f) => own.has(f.from)) }
  expect(flows({ ...plan, rows })).toEqual(orderFlows)
  await expect.poll(async () => (await text.inputValue()).split('\n').filter((line) => line !== '').length).toBe(7)
})

test('what is being typed when the window closes, though the host takes seconds to hear of it', async () => {
  const { app, page } = running
  const file = join(folder, '方案.sqlite')
  await running.answerDialogs({ save: file })
  const target = await callFrom(page, 'shell.chooseSaveAs', { suggestedName: '方案' })
  await callFrom(page, 'plan.saveAs', { handle: target?.handle ?? '' })
  const { rows } = await planOf(page)
  const step = rows.step.findLast((s) => s.title === '退回补充')
  await chooseAction(running, 'process.fit')
  await page.locator(`.react-flow [data-step="${step?.id}"]`).click()
  await press('F2')
  await press('Control+A')
  await hold()
  await type('退回并说明')
  const gone = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  // Longer than anybody takes a window that does not close for hanging.
  await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)))
  resume()
  await gone
  running = await launchApp({ profile, args: [file] })
  const plan = await planWhen(running.page, ({ revision }) => revision > 0)
  expect(plan.rows.step.map((s) => s.title)).toContain('退回并说明')
})
