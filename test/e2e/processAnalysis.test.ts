// The analysis of the sample's process in a real window: findings lead to their steps, become improvements, and can be taken back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { chooseAction, focused, resizeWindow, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1600, 900)
  const { page } = running
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await page.locator('nav [data-screen="process"]').waitFor()
  await showScreen(page, 'process')
  await page.getByText('客户投诉处理').first().dblclick()
  await page.locator('.react-flow [data-step]').first().waitFor()
  await page.getByRole('radio', { name: '分析' }).click()
  await page.locator('[data-finding]').first().waitFor()
})
afterAll(() => running.close())

const finding = (kind: string) => running.page.locator(`[data-finding="${kind}"]`).first()
const figure = (id: string) => running.page.locator(`[data-figure="${id}"] dd`).first()
const titles = ({ rows }: PlanSnapshot) => rows.improvement.map(({ title }) => title)
/** Titles of the steps selected on the canvas. */
const selected = async () => {
  const ids = await running.page
    .locator('.react-flow .selected [data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')))
  const { rows } = await planOf(running.page)
  return rows.step.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
}

test('the figures of the as-is stand above the canvas, the most worthwhile findings first', async () => {
  await expect.poll(() => figure('cycle').innerText()).toBe('16.8天')
  await expect.poll(() => figure('efficiency').innerText()).toBe('2.5%')
  await expect.poll(() => figure('inProgress').innerText()).toMatch(/^\d{3}$/)
  const kinds = () =>
    running.page
      .locator('[data-finding]')
      .evaluateAll((list) => [...new Set(list.map((one) => one.getAttribute('data-finding')))])
  await expect.poll(kinds).toContain('overload')
  // How busy people are, and so where that stands, differs from month to month.
  const others = async () => (await kinds()).filter((kind) => kind !== 'overload')
  await expect.poll(others).toEqual(['waitingShare', 'longWait', 'approvals', 'waste', 'rework', 'pingPong'])
})

test('assessing and simplifying, on the overview, lead to the analysis of the first process', async () => {
  const { page } = running
  await page.getByRole('radio', { name: '画布' }).click()
  for (const step of ['评估和分析流程', '简化和优化流程']) {
    await showScreen(page, 'home')
    await page.getByRole('button', { name: step }).click()
    await expect.poll(() => figure('cycle').innerText()).toBe('16.8天')
    await page.getByRole('radio', { name: '分析', checked: true }).waitFor()
  }
})

test('a finding selects its steps and shows them; arrow keys go on to the next', async () => {
  const { page } = running
  await finding('approvals').click()
  await expect.poll(selected).toEqual(['运营经理审批方案', '财务审批赔付', '总监审批'])
  await page.getByText('合并为一道审批，按金额或风险分级授权。').waitFor()
  await expect.poll(() => page.locator('[data-saves="cycle"] td').first().innerText()).toMatch(/^2\.4天/)
  await settled(page)
  await focused(finding('approvals'))
  await page.keyboard.press('ArrowDown')
  await focused(finding('waste'))
  await expect.poll(selected).toEqual(['总监审批'])
  await page.keyboard.press('ArrowUp')
  await expect.poll(selected).toHaveLength(3)
})

test('an improvement is made of a finding, known to belong to it, and taken back', async () => {
  const { page } = running
  const before = await planOf(page)
  await page.getByRole('button', { name: '建改进项' }).click()
  const title = '连续审批：运营经理审批方案、财务审批赔付、总监审批'
  const made = await planWhen(page, (plan) => titles(plan).includes(title))
  const row = made.rows.improvement.find((one) => one.title === title)
  const titleOf = (id: string) => made.rows.step.find((step) => step.id === id)?.title
  expect(row).toMatchObject({ source: 'analysis', status: 'proposed', process: before.rows.process[0]?.id })
  expect(row?.steps.map(titleOf)).toEqual(['运营经理审批方案', '财务审批赔付', '总监审批'])
  expect(row?.problem).toMatch(/^连续 3 道审批，每件平均占用 3\.9天/)
  await page.getByRole('button', { name: '打开改进项 · 待评估' }).waitFor()
  await chooseAction(running, 'edit.undo')
  await planWhen(page, (plan) => plan.rows.improvement.length === before.rows.improvement.length)
  await page.getByRole('button', { name: '建改进项' }).waitFor()
})

test('a finding that is not pursued moves to the end and stays there', async () => {
  const { page } = running
  await finding('pingPong').click()
  await page.getByRole('button', { name: '不采纳' }).click()
  await page.getByRole('region', { name: '不采纳' }).locator('[data-finding="pingPong"]').waitFor()
  const now = await planWhen(page, (plan) => plan.rows.improvement.some(({ status }) => status === 'dropped'))
  expect(now.rows.improvement.filter(({ status }) => status === 'dropped')).toHaveLength(1)
})

test('the load shows who is busiest and which steps they do', async () => {
  const { page } = running
  await page.getByRole('radio', { name: '负荷' }).click()
  const quality = page.getByRole('region', { name: '岗位' }).locator('[data-load]').first()
  await expect.poll(() => quality.innerText()).toContain('质量')
  await quality.click()
  await expect.poll(selected).toEqual(['质量部门原因分析'])
})

test('the figures of a to-be stand beside those of the as-is', async () => {
  const { page } = running
  const plan = await planOf(page)
  const id = crypto.randomUUID()
  const args = { processVersion: plan.rows.processVersion[0]?.id as string, title: '目标 1', id }
  await callFrom(page, 'plan.execute', { command: 'version.startToBe', args })
  const started = await planWhen(page, ({ rows }) => rows.processVersion.some((version) => version.id === id))
  const wait = started.rows.step.find((step) => step.processVersion === id && step.title === '回访并记录满意度')
  await callFrom(page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'step', id: wait?.id as string, patch: { waitingTime: 0 } },
  })
  const other = page.locator('[data-figure="cycle"] dd').nth(1)
  // Six of the sixteen days less.
  await expect.poll(async () => (await other.innerText()).replace(/\s+/g, ' ')).toMatch(/^目标 1 10\.8天 36% ?改善$/)
})

const simulated = (id: string) => running.page.locator(`[data-simulated="${id}"] td`)

test('a simulation puts both versions side by side with their intervals, and says who cannot keep up', async () => {
  const { page } = running
  await page.getByRole('radio', { name: '模拟' }).click()
  await page.getByLabel('模拟月数').fill('1')
  await page.getByLabel('重复次数').fill('5')
  await page.getByLabel('重复次数').press('Tab')
  await page.getByRole('button', { name: '模拟', exact: true }).click()
  await expect.poll(() => simulated('cycle').count()).toBe(2)
  await expect.poll(() => simulated('cycle').first().innerText()).toMatch(/^[\d.]+天\s*±[\d.]+/)
  const days = async (i: number) => Number.parseFloat(await simulated('cycle').nth(i).innerText())
  // The to-be does not wait six days for the last step.
  await expect.poll(async () => (await days(0)) - (await days(1))).toBeGreaterThan(3)
  await page.getByRole('img', { name: /周期时间分布/ }).waitFor()
  await expect.poll(() => page.locator('[data-hands]').first().innerText()).toContain('陈然')
  await page.locator('[data-queue]').first().click()
  await expect.poll(selected).toEqual(['召集跨部门评审'])
})

test('one person more for the busiest moves the queue on; the same again gives the same figures', async () => {
  const { page } = running
  const before = await simulated('cycle').first().innerText()
  await page.getByRole('button', { name: '试算：运营多一个人' }).first().click()
  await page.getByRole('button', { name: '运营 +1 人' }).waitFor()
  await expect.poll(() => simulated('cycle').count()).toBe(3)
  // The newest column is shown: there the queue is before the next ones who cannot keep up.
  await expect.poll(() => page.locator('[data-queue]').first().innerText()).toContain('质量部门原因分析')
  const inProgress = async (i: number) => Number.parseFloat(await simulated('inProgress').nth(i).innerText())
  await expect.poll(async () => (await inProgress(0)) - (await inProgress(2))).toBeGreaterThan(0)
  await page.getByRole('button', { name: '现状', exact: true }).and(page.locator('[aria-pressed]')).click()
  await expect.poll(() => page.locator('[data-queue]').first().innerText()).toContain('召集跨部门评审')
  await page.locator('[data-grows]').waitFor()
  await page.getByRole('button', { name: '模拟', exact: true }).click()
  await expect.poll(() => simulated('cycle').count()).toBe(2)
  await expect.poll(() => simulated('cycle').first().innerText()).toBe(before)
})

test('a long simulation can be cancelled, and the results of before stay', async () => {
  const { page } = running
  await page.getByLabel('每月业务量').fill('100000')
  await page.getByLabel('模拟月数').fill('24')
  await page.getByLabel('重复次数').fill('200')
  await page.getByLabel('重复次数').press('Tab')
  await page.getByRole('button', { name: '模拟', exact: true }).click()
  await page.getByRole('progressbar', { name: '正在模拟' }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '模拟', exact: true }).waitFor()
  await expect.poll(() => simulated('cycle').count()).toBe(2)
})
