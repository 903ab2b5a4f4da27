// A process as text: typed in Chinese line by line, pasted as a list, edited on the canvas beside it; and seen through a lens.

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LensKind, lens, lensKinds } from '#shared/analysis/lenses.ts'
import type { PlanSnapshot } from '#shared/api.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { drawnSteps, overlaps } from './drawing.ts'
import { type InputMethod, inputMethod } from './inputMethod.ts'
import { chooseAction, focused, resizeWindow, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let ime: InputMethod
beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1600, 900)
  const { page } = running
  await callFrom(page, 'shell.newPlan', { title: '订单方案', lang: 'zh' })
  await page.locator('nav [data-screen="process"]').waitFor()
  ime = await inputMethod(page)
  await showScreen(page, 'process')
  await page.getByRole('button', { name: '新建流程', exact: true }).first().click()
  await focused(page.locator('input'))
  await ime.compose('dingdan', '订单处理')
  await page.keyboard.press('Enter')
  await focused(page.locator('textarea[data-capture="draft"]'))
  await page.keyboard.press('Escape')
  await chooseAction(running, 'process.beside.outline')
  await text().waitFor()
})
afterAll(() => running.close())

const press = (key: string) => running.page.keyboard.press(key)
const type = (keys: string) => running.page.keyboard.type(keys)
const text = () => running.page.locator('textarea[aria-label^="大纲"]')
const lines = async () => (await text().inputValue()).split('\n')
const titles = ({ rows }: PlanSnapshot) => rows.step.map((s) => s.title)
function flows({ rows }: PlanSnapshot): string[] {
  const title = new Map(rows.step.map((s) => [s.id, s.title]))
  return rows.sequenceFlow.map((f) => `${title.get(f.from)} –${f.label ?? ''}→ ${title.get(f.to)}`).sort()
}
/** The entries of a legend or a ranking, each with its number. */
function saidAndCounted(entries: Locator): Promise<string[]> {
  return entries.evaluateAll((all) =>
    all.map((entry) => `${entry.querySelector('span')?.textContent} ${entry.querySelector('b')?.textContent}`),
  )
}
/** The caret behind the last character. */
async function toEnd(): Promise<void> {
  await text().focus()
  await press('Control+End')
}

test('six lines through an input method are six steps with owners, times, a question and a way back', async () => {
  const { page } = running
  await expect.poll(lines).toEqual([expect.stringMatching(/^开始/)])
  await toEnd()
  await press('Enter')
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
  // The line behind a question is one of its answers.
  await ime.compose('shi', '是')
  await type(': ')
  await ime.compose('anpai', '安排发货')
  await press('Enter')
  await ime.compose('fou', '否')
  await type(': ')
  await ime.compose('tuihui', '退回补充')
  await type(' -> ')
  await ime.compose('dengji', '登记订单')
  await press('Enter')
  await press('Shift+Tab')
  await ime.compose('tongzhi', '通知客户')
  await press('Enter')
  await ime.compose('jieshu', '结束')
  await press('Enter')

  const plan = await planWhen(page, (now) => now.rows.step.length === 7 && now.rows.sequenceFlow.length === 7)
  expect([...titles(plan)].sort()).toEqual(
    ['开始', '登记订单', '订单有效？', '安排发货', '退回补充', '通知客户', '结束'].sort(),
  )
  expect(flows(plan)).toEqual(
    [
      '开始 –→ 登记订单',
      '登记订单 –→ 订单有效？',
      '订单有效？ –是→ 安排发货',
      '订单有效？ –否→ 退回补充',
      '退回补充 –→ 登记订单',
      '安排发货 –→ 通知客户',
      '通知客户 –→ 结束',
    ].sort(),
  )
  const first = plan.rows.step.find((s) => s.title === '登记订单')
  expect(first).toMatchObject({ processingTime: 480, waitingTime: 1800 })
  // No name was taken over before it was whole.
  expect(plan.rows.person.map((p) => p.name)).toEqual(['李敏'])
  expect(plan.rows.step.find((s) => s.title === '结束')?.kind).toBe('end')
  await chooseAction(running, 'process.fit')
  expect(overlaps((await drawnSteps(page, 7)).steps)).toEqual([])
})

test('what is edited on the canvas shows in the outline, and the selection is one', async () => {
  const { page } = running
  const plan = await planOf(page)
  const step = plan.rows.step.find((s) => s.title === '安排发货')?.id ?? ''
  await settled(page)
  await page.locator(`.react-flow [data-step="${step}"]`).click()
  const line = (await lines()).findIndex((l) => l.includes('安排发货'))
  await page.locator(`[data-line="${line}"][class*="chosen"]`).waitFor()
  await press('F2')
  await press('Control+A')
  await ime.compose('paidan', '排单发货')
  await press('Enter')
  await expect.poll(lines).toContainEqual(expect.stringContaining('是: 排单发货'))
  await planWhen(page, (now) => titles(now).includes('排单发货'))

  // The caret chooses the step on the canvas.
  await text().focus()
  await press('Control+Home')
  const start = plan.rows.step.find((s) => s.kind === 'start')?.id
  await expect
    .poll(() =>
      page.locator('.react-flow__node.selected').evaluateAll((all) => all.map((n) => (n as HTMLElement).dataset.id)),
    )
    .toEqual([start])
})

test('a line moved or renamed is one step of undo; jumps to it follow its name', async () => {
  const { page } = running
  const before = await planOf(page)
  await text().focus()
  await press('Control+Home')
  await press('ArrowDown')
  await press('Alt+ArrowUp')
  const moved = await planWhen(page, (now) => flows(now).includes('登记订单 –→ 开始'))
  await press('Control+Z')
  await planWhen(page, (now) => now.revision > moved.revision && flows(now).join() === flows(before).join())
  await expect.poll(async () => (await lines())[1]).toMatch(/^登记订单/)

  // Renamed letter by letter with pauses for thought: the owner and times of the line stay.
  await press('Control+Home')
  await press('ArrowDown')
  for (let i = 0; i < 4; i++) await press('Delete')
  await ime.compose('shouli', '受理来件')
  const renamed = await planWhen(page, (now) => titles(now).includes('受理来件'))
  expect(renamed.rows.step.find((s) => s.title === '受理来件')?.id).toBe(
    before.rows.step.find((s) => s.title === '登记订单')?.id,
  )
  expect(flows(renamed)).toContain('受理来件 –→ 订单有效？')
  expect(flows(renamed)).toContain('退回补充 –→ 受理来件')
  // A pause longer than a second, as a busy machine makes them, begins another step of undo.
  for (let now = renamed; flows(now).join() !== flows(before).join(); ) {
    const { revision } = now
    await press('Control+Z')
    now = await planWhen(page, (later) => later.revision > revision)
  }
})

test('a numbered list pasted from a document becomes steps, and one undo takes it back', async () => {
  const { page } = running
  const before = await planOf(page)
  await toEnd()
  await press('Control+Home')
  await press('End')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '1. 收到邮件\r\n2、核对附件\r\n3) 转给客服\r\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  const pasted = await planWhen(page, (now) => now.rows.step.length === before.rows.step.length + 3)
  expect(flows(pasted)).toEqual(
    expect.arrayContaining([
      '开始 –→ 收到邮件',
      '收到邮件 –→ 核对附件',
      '核对附件 –→ 转给客服',
      '转给客服 –→ 登记订单',
    ]),
  )
  await expect
    .poll(async () => (await lines()).slice(1, 4).map((l) => l.split(' ')[0]))
    .toEqual(['收到邮件', '核对附件', '转给客服'])
  await press('Control+Z')
  await planWhen(page, (now) => flows(now).join() === flows(before).join())
})

test('what cannot be taken over stays as written, with a sentence on its line', async () => {
  const { page } = running
  const before = await planOf(page)
  await toEnd()
  await press('Control+Home')
  await press('End')
  await press('Enter')
  await type('归档 → 没有这一步')
  await press('ArrowUp')
  await planWhen(page, (now) => titles(now).includes('归档'))
  await page.locator('[data-line="1"][class*="amiss"]').getByText('没有名为“没有这一步”的步骤').waitFor()
  await press('Escape')
  await settled(page)
  await expect.poll(async () => (await lines())[1]).toBe('归档 → 没有这一步')
  // With the jump gone the sentence goes too.
  await text().focus()
  await press('Control+Home')
  await press('ArrowDown')
  await press('End')
  for (let i = 0; i < 8; i++) await press('Backspace')
  await press('ArrowUp')
  await expect.poll(() => page.locator('[class*="amiss"]').count()).toBe(0)
  await press('ArrowDown')
  await press('Home')
  await press('Shift+End')
  await press('Delete')
  await press('Backspace')
  await planWhen(page, (now) => !titles(now).includes('归档') && flows(now).join() === flows(before).join())
})

test('the same steps in the table', async () => {
  const { page } = running
  await chooseAction(running, 'process.view.table')
  const table = page.getByRole('application', { name: '步骤表' })
  await table.locator('canvas').first().waitFor()
  await settled(page)
  await table.click({ position: { x: 120, y: 28 + 28 + 14 } })
  await type('登记来件')
  await press('Enter')
  await planWhen(page, (now) => titles(now).includes('登记来件'))
  await chooseAction(running, 'process.view.outline')
  await expect.poll(async () => (await lines())[1]).toMatch(/^登记来件 @李敏/)
  await chooseAction(running, 'process.view.canvas')
})

test('Tab completes the name that is begun, the arrows choose another, Escape leaves it as it is', async () => {
  const { page } = running
  await chooseAction(running, 'process.view.outline')
  await toEnd()
  await press('Enter')
  await type('复核 @')
  await ime.compose('li', '李')
  const list = page.getByRole('listbox')
  await list.waitFor()
  await press('Tab')
  await list.waitFor({ state: 'detached' })
  await type('5m')
  await press('Enter')
  await planWhen(page, ({ rows }) => {
    const owner = rows.person.find((p) => p.name === '李敏')?.id ?? ''
    return rows.step.some((s) => s.title === '复核' && s.owners.includes(owner) && s.processingTime === 300)
  })
  await type('抄送 @')
  await list.waitFor()
  await press('Escape')
  await list.waitFor({ state: 'detached' })
  await press('Backspace')
  await press('Enter')
  await planWhen(page, (now) => titles(now).includes('抄送'))
  await chooseAction(running, 'process.view.canvas')
})

test('nothing that the outline did was reported', () => {
  expect(running.cspReports()).toEqual([])
})

test('a lens colours the sample; legend and ranking have the numbers of the analysis', async () => {
  await running.close()
  running = await launchApp()
  const { page } = running
  await resizeWindow(running, 1600, 900)
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await page.locator('nav [data-screen="process"]').waitFor()
  await showScreen(page, 'process')
  await page.getByText('客户投诉处理').first().dblclick()
  await page.locator('.react-flow [data-step]').first().waitFor()
  const plan = await planOf(page)
  const reader = rowsReader(plan.rows)
  const version = plan.rows.processVersion.find((v) => v.kind === 'asIs') ?? plan.rows.processVersion[0]
  const context = valueContext(reader, 'zh', '2026-01-15')
  for (const kind of lensKinds satisfies readonly LensKind[]) {
    await chooseAction(running, `process.lens.${kind}`)
    const found = lens(reader, version?.id ?? '', kind, context)
    const legend = page.locator(`section[aria-label="图例"][data-lens="${kind}"]`)
    await legend.waitFor()
    await expect
      .poll(() => saidAndCounted(legend.locator('button')))
      .toEqual(found.legend.map(({ label, count }) => `${label} ${count}`))
    await expect
      .poll(() => saidAndCounted(page.locator('section[aria-label="排名"] li')))
      .toEqual(found.ranking.map(({ step, text: said }) => `${step.title} ${said}`))
  }
  await chooseAction(running, 'process.lens.processingTime')
  const longest = page.locator('section[aria-label="排名"] li button').first()
  await longest.click()
  await expect.poll(() => longest.getAttribute('aria-pressed')).toBe('true')
  const entry = page.locator('section[aria-label="图例"] button').first()
  await settled(page)
  const count = Number(await entry.locator('b').textContent())
  await entry.click()
  await page.getByRole('heading', { name: `${count} 个步骤` }).waitFor()
  await expect.poll(() => entry.getAttribute('aria-pressed')).toBe('true')
})

test('nor anything that the lenses did', () => {
  expect(running.cspReports()).toEqual([])
})
