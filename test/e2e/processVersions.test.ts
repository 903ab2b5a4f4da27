// A to-be started from the sample's as-is, changed, compared, published and frozen; taken back step by step; and a process presented.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { chooseAction, focused, placeOf, resizeWindow, settled, showScreen } from './windowDriver.ts'

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
  await chooseAction(running, 'process.fit')
  await settled(page)
})
afterAll(() => running.close())

const press = (key: string) => running.page.keyboard.press(key)
const plan = () => planOf(running.page)
const versionSwitch = () => running.page.getByTitle('切换版本')
const toBeOf = ({ rows }: PlanSnapshot) => rows.processVersion.find((v) => v.kind === 'toBe')
/** The step of the to-be with this title. */
const stepOf = (now: PlanSnapshot, title: string) =>
  now.rows.step.find((s) => s.title === title && s.processVersion === toBeOf(now)?.id)
async function choose(item: string): Promise<void> {
  await versionSwitch().click()
  await running.page.getByRole('menuitem', { name: item }).click()
}
async function update(id: string, patch: Record<string, unknown>): Promise<void> {
  await callFrom(running.page, 'plan.execute', { command: 'rows.update', args: { entity: 'step', id, patch } })
}

test('a to-be starts from the version shown; its name is asked for in place', async () => {
  const { page } = running
  const before = await plan()
  await choose('以此新建目标版本')
  const field = page.getByLabel('版本名称')
  await focused(field)
  await expect.poll(() => field.inputValue()).toBe('目标 1')
  await press('Enter')
  const now = await planWhen(page, (p) => toBeOf(p) !== undefined)
  expect(toBeOf(now)).toMatchObject({ title: '目标 1', status: 'draft' })
  expect(now.rows.step).toHaveLength(before.rows.step.length * 2 - otherSteps(before))
  await expect.poll(() => versionSwitch().innerText()).toContain('目标 1')
  // Only what is in sight is mounted.
  await settled(page)
  await chooseAction(running, 'process.fit')
  await page.locator(`.react-flow [data-step="${stepOf(now, '总监审批')?.id}"]`).waitFor()
})

/** Steps of versions other than the one the to-be starts from. */
function otherSteps({ rows }: PlanSnapshot): number {
  const approval = rows.step.find((s) => s.title === '总监审批')
  return rows.step.filter((s) => s.processVersion !== approval?.processVersion).length
}

test('the comparison counts a removed, a re-timed and a re-owned step, on the drawing and in the list', async () => {
  const { page } = running
  const now = await plan()
  const removed = stepOf(now, '总监审批')
  await page.locator(`.react-flow [data-step="${removed?.id}"]`).click()
  await press('Delete')
  const left = await planWhen(page, (p) => stepOf(p, '总监审批') === undefined)
  const worked = left.rows.step.filter((s) => s.processVersion === toBeOf(left)?.id && (s.processingTime ?? 0) > 120)
  const [timed, owned] = worked.filter((s) => s.kind === 'task')
  if (!timed || !owned) throw new Error('the sample has no timed tasks')
  await update(timed.id, { processingTime: 60 })
  const person = left.rows.person.find((p) => !owned.owners.includes(p.id))
  const role = left.rows.role.find((r) => r.id !== owned.ownerRole)
  await update(owned.id, person ? { owners: [person.id] } : { ownerRole: role?.id })

  await choose('与“现状”对比')
  const legend = page.getByRole('list', { name: '图例' })
  await legend.waitFor()
  await expect.poll(async () => (await legend.innerText()).replace(/\s+/g, ' ')).toBe('删除 1 时间改变 1 换责任人 1')
  const marked = () =>
    page.locator('[data-pictured][data-marks]').evaluateAll((steps) => steps.map((s) => s.getAttribute('data-marks')))
  await expect.poll(async () => (await marked()).sort()).toEqual(['removed', 'reowned', 'retimed'])
  const listed = () =>
    page.locator('[data-status]').evaluateAll((items) => items.map((i) => i.getAttribute('data-status')))
  await expect.poll(async () => (await listed()).sort()).toEqual(['removed', 'reowned', 'retimed'])
  const difference = page.locator('[data-status="retimed"]')
  await expect.poll(() => difference.innerText()).toContain('→')
  await difference.click()
  const offCentre = async () => {
    const ringed = await placeOf(page.locator(`[data-pictured="${timed.id}"]`))
    const pane = await placeOf(page.locator('[role="img"]').first())
    return Math.abs(ringed.middle[0] - pane.middle[0])
  }
  await expect.poll(offCentre).toBeLessThan(40)

  const approvals = page.locator('[data-figure="approvals"] td')
  await expect.poll(async () => (await approvals.allInnerTexts())[2]).toMatch(/^−1\s*改善$/)
  const [a, b] = await approvals.allInnerTexts()
  expect(Number(a) - Number(b)).toBe(1)
  await expect.poll(() => page.locator('[data-figure="steps"] td').last().innerText()).toMatch(/^−1/)
})

test('side by side both drawings move together', async () => {
  const { page } = running
  await page.getByRole('radio', { name: '并排' }).click()
  await expect.poll(() => page.locator('[role="img"]').count()).toBe(2)
  await settled(page)
  const places = () =>
    page
      .locator('[role="img"] > svg > g')
      .evaluateAll((drawings) => drawings.map((d) => (d as SVGElement).style.transform))
  const together = async () => new Set(await places()).size
  await expect.poll(together).toBe(1)
  const before = await places()
  const pane = await placeOf(page.locator('[role="img"]').last())
  await page.mouse.move(pane.x + 200, pane.y + 100)
  await page.mouse.wheel(0, 120)
  await expect.poll(async () => (await places())[0]).not.toBe(before[0])
  await expect.poll(together).toBe(1)
  await page.getByRole('button', { name: '返回画布' }).click()
  await page.locator('.react-flow [data-step]').first().waitFor()
})

test('a published version is read, not edited', async () => {
  const { page } = running
  await choose('发布…')
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  const published = await planWhen(page, (p) => toBeOf(p)?.status === 'published')
  await page.getByText('已发布的版本不能修改', { exact: true }).waitFor()
  await chooseAction(running, 'process.fit')
  await settled(page)
  const step = published.rows.step.find((s) => s.processVersion === toBeOf(published)?.id && s.kind === 'task')
  const node = page.locator(`.react-flow [data-step="${step?.id}"]`)
  await node.click()
  for (const key of ['Delete', 'Enter', 'Tab', 'F2', 'a', 'Control+D', 'Control+ArrowRight']) await press(key)
  await node.dblclick()
  await page.locator('textarea[data-capture="idle"]').waitFor({ state: 'attached' })
  const box = await placeOf(node)
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 4 })
  await page.mouse.up()
  await node.locator('.react-flow__handle').first().waitFor({ state: 'hidden' })
  const fields = page.locator('aside input:not([type=checkbox]), aside textarea')
  await expect.poll(() => fields.count()).toBeGreaterThan(3)
  await settled(page)
  expect((await plan()).revision).toBe(published.revision)

  const answer = await page.evaluate(
    (args) =>
      (window as unknown as { opsmap: { call(name: string, args: unknown): Promise<{ ok: boolean }> } }).opsmap.call(
        'plan.execute',
        args,
      ),
    { command: 'rows.update', args: { entity: 'step', id: step?.id, patch: { title: '改' } } },
  )
  expect(answer.ok).toBe(false)
})

test('the walk goes from step to step, says who and how long, and ends with Escape', async () => {
  const { page } = running
  const now = await plan()
  await page.locator('.react-flow__pane').click({ position: { x: 5, y: 500 } })
  await press('F5')
  const stage = page.getByRole('dialog', { name: /^演示/ })
  await stage.waitFor()
  const told = () => stage.locator('[data-presented]').getAttribute('data-presented')
  const count = now.rows.step.filter((s) => s.processVersion === toBeOf(now)?.id && s.kind !== 'note').length
  await expect.poll(told).not.toBeNull()
  const seen = [await told()]
  for (const key of ['ArrowRight', ' ', 'ArrowDown', 'Enter']) {
    await press(key)
    await expect.poll(told).not.toBe(seen.at(-1))
    seen.push(await told())
  }
  expect(new Set(seen).size).toBe(5)
  await expect.poll(() => stage.innerText()).toContain(`5 / ${count}`)
  await expect.poll(() => stage.locator('[data-fact="processing"]').count()).toBe(1)
  await press('ArrowLeft')
  await expect.poll(told).toBe(seen[3])
  const last = await told()
  // Where the system lets the page fill the screen, the first Escape gives the screen back.
  await press('Escape')
  await stage.waitFor({ state: 'detached' })
  await page.locator(`.react-flow [data-step="${last}"]`).waitFor()
  expect((await plan()).revision).toBe(now.revision)
})

test('a version is deleted with a way back in the notice', async () => {
  const { page } = running
  await choose('删除版本')
  await planWhen(page, (p) => toBeOf(p) === undefined)
  await expect.poll(() => versionSwitch().innerText()).toContain('现状')
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await planWhen(page, (p) => toBeOf(p)?.status === 'published')
})

test('all of it can be taken back, and nothing was blocked on the way', async () => {
  const { page } = running
  for (const gone of [
    (p: PlanSnapshot) => toBeOf(p)?.status === 'draft',
    () => true,
    () => true,
    (p: PlanSnapshot) => stepOf(p, '总监审批') !== undefined,
    (p: PlanSnapshot) => toBeOf(p) === undefined,
  ]) {
    const { revision } = await plan()
    await chooseAction(running, 'edit.undo')
    await planWhen(page, (p) => p.revision > revision && gone(p))
  }
  // The to-be that was shown is gone; what it was started from is shown.
  await expect.poll(() => versionSwitch().innerText()).toContain('现状')
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
})
