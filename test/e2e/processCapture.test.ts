// A process typed by keyboard alone, in Chinese through an input method: steps, a question with two answers, a way back, a new name.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { drawnSteps, overlaps } from './drawing.ts'
import { type InputMethod, inputMethod } from './inputMethod.ts'
import { chooseAction, focused, resizeWindow, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let ime: InputMethod
beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1366, 768)
  await callFrom(running.page, 'shell.newPlan', { title: '订单方案', lang: 'zh' })
  await running.page.locator('nav [data-screen="process"]').waitFor()
  ime = await inputMethod(running.page)
})
afterAll(() => running.close())

const press = (key: string) => running.page.keyboard.press(key)
const type = (text: string) => running.page.keyboard.type(text)
const field = (mode: string) => running.page.locator(`textarea[data-capture="${mode}"]`)

/** The flows of the plan as 'from –answer→ to', sorted. */
function flowsOf({ rows }: PlanSnapshot): string[] {
  const title = new Map(rows.step.map((s) => [s.id, s.title]))
  return rows.sequenceFlow.map((f) => `${title.get(f.from)} –${f.label ?? ''}→ ${title.get(f.to)}`).sort()
}
const titlesOf = ({ rows }: PlanSnapshot) => rows.step.map((s) => s.title)

test('a new process begins with the caret in its first step', async () => {
  const { page } = running
  await showScreen(page, 'process')
  await page.getByRole('button', { name: '新建流程', exact: true }).first().click()
  await focused(page.locator('input'))
  await ime.compose('dingdan', '订单处理')
  await press('Enter')
  await focused(field('draft'))
  const plan = await planWhen(page, (now) => now.rows.step.length > 0)
  expect(plan.rows.process.map((p) => p.title)).toEqual(['订单处理'])
  expect(titlesOf(plan)).toEqual(['开始'])
})

test('six steps, a question with both answers and a way back', async () => {
  const { page } = running
  await ime.compose('dengji', '登记订单')
  await type(' @')
  await ime.compose('limin', '李敏')
  await type(' 8')
  await ime.compose('fenzhong', '分钟')
  await type(' +0.5h')
  await press('Enter')

  await ime.compose('dingdanyouxiao', '订单有效')
  await type('?')
  await press('Enter')
  // The usual answer is offered; Enter takes it.
  await expect.poll(() => field('answer').inputValue()).toBe('是')
  await press('Enter')
  await ime.compose('anpaifahuo', '安排发货')
  await press('Enter')
  await ime.compose('tongzhikehu', '通知客户')
  await press('Control+Enter')

  // From the end Tab goes back to the question that is still open.
  await press('Tab')
  await expect.poll(() => field('answer').inputValue()).toBe('否')
  await press('Enter')
  await ime.compose('tuihui', '退回补充')
  await press('Enter')
  await type('-> ')
  await ime.compose('dengji', '登记')
  await press('Enter')

  const plan = await planWhen(page, (now) => now.rows.sequenceFlow.length === 7)
  expect(titlesOf(plan)).toEqual(['开始', '登记订单', '订单有效？', '安排发货', '通知客户', '结束', '退回补充'])
  expect(flowsOf(plan)).toEqual(
    [
      '开始 –→ 登记订单',
      '登记订单 –→ 订单有效？',
      '订单有效？ –是→ 安排发货',
      '安排发货 –→ 通知客户',
      '通知客户 –→ 结束',
      '订单有效？ –否→ 退回补充',
      '退回补充 –→ 登记订单',
    ].sort(),
  )
  const first = plan.rows.step.find((s) => s.title === '登记订单')
  expect(first).toMatchObject({ processingTime: 480, waitingTime: 1800, kind: 'task' })
  expect(first?.owners.map((id) => plan.rows.person.find((p) => p.id === id)?.name)).toEqual(['李敏'])
  expect(plan.rows.step.find((s) => s.title === '订单有效？')?.kind).toBe('decision')
  // Only what is in view is mounted.
  await chooseAction(running, 'process.fit')
  expect(overlaps((await drawnSteps(page, 7)).steps)).toEqual([])
})

test('a title typed over, an input method from its first syllable on, and Escape', async () => {
  const { page } = running
  await press('Escape')
  await press('Home')
  await press('ArrowRight')
  // No key before the composition: the step is only selected.
  await ime.compose('shouli', '受理订单')
  await press('Enter')
  await planWhen(page, (plan) => titlesOf(plan).includes('受理订单'))
  await ime.compose('buyao', '不要')
  await press('Escape')
  await settled(page)
  expect(titlesOf(await planOf(page))).toContain('受理订单')
  expect(titlesOf(await planOf(page))).not.toContain('不要')
})

test('an owner and a connection without the mouse', async () => {
  const { page } = running
  await press('Home')
  await press('ArrowRight')
  await press('ArrowRight')
  await press('ArrowRight')
  await press('Shift+Enter')
  await field('owner').waitFor()
  // The beginning of a name that is known is that name.
  await ime.compose('li', '李')
  await press('Enter')
  const owned = await planWhen(page, (plan) =>
    plan.rows.step.some((s) => s.title === '安排发货' && s.owners.length === 1),
  )
  expect(owned.rows.person).toHaveLength(1)

  await press('Alt+Enter')
  await field('connect').waitFor()
  await ime.compose('jieshu', '结束')
  await press('Enter')
  await planWhen(page, (plan) => flowsOf(plan).includes('安排发货 –→ 结束'))
})

test('deleting a step joins what it stood between; undo and redo go through all of it', async () => {
  const { page } = running
  const whole = await planOf(page)
  await press('ArrowRight')
  await press('Delete')
  const healed = await planWhen(page, (plan) => !titlesOf(plan).includes('通知客户'))
  expect(flowsOf(healed).filter((f) => f.startsWith('安排发货'))).toEqual(['安排发货 –→ 结束'])

  await press('Control+Z')
  await planWhen(page, (plan) => plan.revision === healed.revision + 1)
  expect(flowsOf(await planOf(page))).toEqual(flowsOf(whole))
  let taken = 0
  for (let plan = await planOf(page); plan.history.undo !== null && plan.rows.process.length > 0; taken++) {
    await press('Control+Z')
    const { revision } = plan
    plan = await planWhen(page, (now) => now.revision > revision)
  }
  // One step of undo for each thing the user did, and the process itself.
  expect(taken).toBe(11)
  expect((await planOf(page)).rows.step).toEqual([])
  for (let plan = await planOf(page), i = 0; i < taken; i++) {
    await press('Control+Shift+Z')
    const { revision } = plan
    plan = await planWhen(page, (now) => now.revision > revision)
  }
  expect(flowsOf(await planOf(page))).toEqual(flowsOf(whole))
})

test('Tab takes the name that is offered first; behind a whole name it is a branch', async () => {
  const { page } = running
  // Undone to the beginning, the process was left.
  await page.getByText('订单处理').first().dblclick()
  await focused(field('idle'))
  await press('Home')
  await press('ArrowRight')
  await press('Enter')
  await type('核对 @')
  await press('Tab')
  await expect.poll(() => field('draft').inputValue()).toBe('核对 @李敏 ')
  await type('5m')
  await press('Enter')
  const plan = await planWhen(page, (now) => titlesOf(now).includes('核对'))
  const step = plan.rows.step.find((s) => s.title === '核对')
  expect(step).toMatchObject({ processingTime: 300, owners: [plan.rows.person[0]?.id] })
  await type('抽查 @李敏')
  await press('Tab')
  await planWhen(page, (now) => titlesOf(now).includes('抽查'))
  await press('Escape')
})

test('an answer and its step in one line, as the outline has it', async () => {
  const { page } = running
  const before = await planOf(page)
  await chooseAction(running, 'process.new')
  await planWhen(page, ({ rows }) => rows.process.length > before.rows.process.length)
  await focused(field('draft'))
  await type('质检合格？')
  await press('Enter')
  await expect.poll(() => field('answer').inputValue()).toBe('是')
  await type('合格: 上架 20分钟')
  await press('Enter')
  await focused(field('draft'))
  const plan = await planWhen(page, ({ rows }) => rows.step.some(({ title }) => title === '上架'))
  expect(flowsOf(plan)).toContain('质检合格？ –合格→ 上架')
  expect(plan.rows.step.find(({ title }) => title === '上架')?.processingTime).toBe(20 * 60)
  await press('Escape')
})
