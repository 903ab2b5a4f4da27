// The structure of a process in the window: sub-processes, nested lanes, phases, shares of branches, finding, the table's next steps.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { drawn, overlaps } from './drawing.ts'
import { chooseAction, resizeWindow, settled, showScreen } from './windowDriver.ts'

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

const plan = () => planOf(running.page)
const press = (key: string) => running.page.keyboard.press(key)
const stepRow = ({ rows }: PlanSnapshot, title: string) => rows.step.find((s) => s.title === title)
const onCanvas = (id: string | undefined) => running.page.locator(`.react-flow [data-step="${id}"]`)
const selected = () => running.page.locator('.react-flow__node.selected')
/** Content of a plan that undo must bring back; the revision goes on. */
const content = ({ rows }: PlanSnapshot) => rows
async function takeBack(to: PlanSnapshot): Promise<void> {
  const { revision } = await plan()
  await press('Control+Z')
  const after = await planWhen(running.page, (now) => now.revision > revision)
  expect(content(after)).toEqual(content(to))
  await settled(running.page)
}
/** Where the drawing is seen: the transform of the canvas. */
const view = () => running.page.locator('.react-flow__viewport').evaluate((element) => element.style.transform)
const goTo = async (title: string) => {
  const id = stepRow(await plan(), title)?.id
  await onCanvas(id).click()
  await expect.poll(() => onCanvas(id).locator('xpath=ancestor::*[contains(@class, "selected")]').count()).toBe(1)
}

test('the selection becomes a sub-process in one step, is opened, left with the same view, and dissolved', async () => {
  const { page } = running
  const before = await plan()
  await goTo('登记投诉单')
  await onCanvas(stepRow(before, '联系客户补充信息')?.id).click({ modifiers: ['Shift'] })
  await expect.poll(() => selected().count()).toBe(2)
  await press('Control+G')
  const made = await planWhen(page, (now) => now.rows.process.length === before.rows.process.length + 1)
  expect(made.revision).toBe(before.revision + 1)
  await page.locator('textarea[data-capture="title"]').waitFor()
  await page.keyboard.type('登记与补充')
  await press('Enter')
  const named = await planWhen(page, (now) => stepRow(now, '登记与补充') !== undefined)
  const sub = stepRow(named, '登记与补充')
  expect(named.rows.process.some((p) => p.id === sub?.subProcess && p.title === '登记与补充')).toBe(true)
  // Its own times are empty: the sums of what is inside stand on it.
  await expect.poll(() => onCanvas(sub?.id).textContent()).toContain('Σ')
  await settled(page)

  // In place: a picture over the drawing, which stays as it is.
  const seen = await view()
  await press('Control+Shift+E')
  const inside = page.locator(`[data-inside="${sub?.id}"]`)
  await expect.poll(() => inside.textContent()).toContain('联系客户补充信息')
  await press('Control+Shift+E')
  await inside.waitFor({ state: 'detached' })
  expect(await view()).toBe(seen)

  await press('Alt+ArrowDown')
  const trail = page.getByRole('navigation', { name: '上级流程' })
  await expect.poll(() => trail.textContent()).toContain('客户投诉处理')
  await onCanvas(stepRow(named, '登记投诉单')?.id).waitFor()
  await press('Alt+ArrowUp')
  await onCanvas(sub?.id).waitFor()
  await expect.poll(view).toBe(seen)
  await expect.poll(() => selected().count()).toBe(1)
  expect(content(await plan())).toEqual(content(named))

  await press('Control+Shift+G')
  const dissolved = await planWhen(page, (now) => now.rows.process.length === before.rows.process.length)
  const ends = ({ rows }: PlanSnapshot) => rows.sequenceFlow.map((f) => `${f.from} ${f.to} ${f.label}`).sort()
  expect(ends(dissolved)).toEqual(ends(before))
  for (let i = 0; i < 3; i++) {
    const { revision } = await plan()
    await press('Control+Z')
    await planWhen(page, (now) => now.revision > revision)
  }
  expect(content(await plan())).toEqual(content(before))
})

test('a sub-process opens with a double click; the trail leads back', async () => {
  const { page } = running
  const before = await plan()
  await settled(page)
  await goTo('登记投诉单')
  await press('Control+G')
  const made = await planWhen(page, (now) => now.rows.process.length === before.rows.process.length + 1)
  await page.locator('textarea[data-capture="title"]').waitFor()
  await press('Escape')
  const sub = made.rows.step.find((s) => s.kind === 'subprocess')
  await onCanvas(sub?.id).dblclick()
  await onCanvas(stepRow(made, '登记投诉单')?.id).waitFor()
  await page.getByRole('navigation', { name: '上级流程' }).getByText('客户投诉处理').click()
  await onCanvas(sub?.id).waitFor()
  await takeBack(before)
})

test('a share is typed at the flow; a wrong sum is marked in place and put right with one click', async () => {
  const { page } = running
  const before = await plan()
  await settled(page)
  const from = stepRow(before, '客户是否满意')
  const ways = before.rows.sequenceFlow.filter((f) => f.from === from?.id)
  expect(ways.length).toBe(2)
  const [way] = ways
  await page.locator(`.react-flow [data-flow="${way?.id}"] text`).dblclick()
  const field = page.locator('textarea[data-capture="flow"]')
  await field.waitFor()
  await field.fill('是 60%')
  await press('Enter')
  const typed = await planWhen(page, (now) =>
    now.rows.sequenceFlow.some((f) => f.id === way?.id && f.probability === 0.6),
  )
  expect(typed.revision).toBe(before.revision + 1)
  await expect.poll(() => page.locator(`.react-flow [data-flow="${way?.id}"]`).textContent()).toBe('是 60%')
  const mark = page.locator(`[data-shares="${from?.id}"] button`).first()
  await mark.click()
  await page.locator('[data-shares]').getByRole('button', { name: '40%' }).click()
  await planWhen(page, (now) =>
    now.rows.sequenceFlow.some((f) => f.from === from?.id && f.id !== way?.id && f.probability === 0.4),
  )
  await mark.waitFor({ state: 'detached' })
  await press('Control+Z')
  await press('Control+Z')
  await expect.poll(async () => (await plan()).rows.sequenceFlow).toEqual(before.rows.sequenceFlow)
})

test('finding walks through titles, owners and SOP text; the canvas shows each match', async () => {
  const { page } = running
  await settled(page)
  await press('Control+F')
  const bar = page.locator('search input')
  await bar.fill('客户')
  const count = page.locator('search [aria-live]')
  await expect.poll(() => count.textContent()).toMatch(/^1\D+\d+/)
  const chosen = () => page.locator('[data-found][data-now]').getAttribute('data-found')
  await expect.poll(() => page.locator('[data-found]').count()).toBeGreaterThan(3)
  const first = await chosen()
  await bar.press('Enter')
  await expect.poll(() => count.textContent()).toMatch(/^2/)
  await expect.poll(chosen).not.toBe(first)
  await bar.press('Shift+Enter')
  await expect.poll(chosen).toBe(first)
  await bar.press('Escape')
  await bar.waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('[data-found]').count()).toBe(0)
})

test('next steps are edited in the table; rows are put in and exchanged by keyboard, each one operation', async () => {
  const { page } = running
  const before = await plan()
  await chooseAction(running, 'process.view.table')
  const grid = page.getByRole('application', { name: '步骤表' })
  await grid.locator('textarea').first().waitFor()
  const heads = () => grid.locator('th[role="columnheader"]').allTextContents()
  await expect.poll(heads).toContain('下一步')
  const at = (await heads()).indexOf('下一步')
  const rights = at - (await heads()).indexOf(fieldLabel('zh', 'step', 'title'))
  const cell = (row: number) => grid.locator(`#glide-cell-${at + 1}-${row}`).textContent()
  const from = stepRow(before, '客户提交投诉')
  await expect.poll(() => cell(0)).toContain('2 登记投诉单')

  await grid.locator('textarea').first().focus()
  // A first key selects a cell where none is.
  await press('ArrowDown')
  await press('Control+Home')
  for (let i = 0; i < rights; i++) await press('ArrowRight')
  await page.keyboard.type('2; 4 (急件 20%)')
  await press('Enter')
  const edited = await planWhen(page, (now) => now.rows.sequenceFlow.filter((f) => f.from === from?.id).length === 2)
  expect(edited.revision).toBe(before.revision + 1)
  expect(edited.rows.sequenceFlow.find((f) => f.label === '急件')).toMatchObject({ from: from?.id, probability: 0.2 })
  await expect.poll(() => cell(0)).toContain('(急件 20%)')

  // What cannot be read is said where it is typed, and nothing is written.
  await press('ArrowUp')
  await page.keyboard.type('99')
  await press('Enter')
  await page.getByText('找不到“99”').first().waitFor()
  await press('Escape')
  expect((await plan()).revision).toBe(edited.revision)

  await press('ArrowDown')
  await press('Control+Enter')
  const added = await planWhen(page, (now) => now.rows.step.length === before.rows.step.length + 1)
  const row = added.rows.step.find((s) => !before.rows.step.some((b) => b.id === s.id))
  expect(added.rows.sequenceFlow.some((f) => f.to === row?.id && f.from === stepRow(before, '登记投诉单')?.id)).toBe(
    true,
  )
  for (let i = 0; i < 2; i++) {
    const { revision } = await plan()
    await press('Control+Z')
    await planWhen(page, (now) => now.revision > revision)
  }
  expect(content(await plan())).toEqual(content(before))
  await chooseAction(running, 'process.view.canvas')
  await page.locator('.react-flow [data-step]').first().waitFor()
})

test('a lane goes into another one and out again, by its header and by keyboard; a phase changes its place', async () => {
  const { page } = running
  await chooseAction(running, 'process.fit')
  await settled(page)
  const before = await plan()
  const of = ({ rows }: PlanSnapshot, id: string | undefined) => rows.lane.find((l) => l.id === id)
  const version = stepRow(before, '登记投诉单')?.processVersion
  const lanes = before.rows.lane.filter((l) => l.processVersion === version).sort((a, b) => a.position - b.position)
  const [, moved, target] = lanes
  const head = (id: string | undefined) => page.locator(`[data-lane="${id}"]`)
  const from = await head(moved?.id).boundingBox()
  const onto = await head(target?.id).boundingBox()
  if (!from || !onto) throw new Error('no headers')
  const { mouse } = page
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await mouse.down()
  await mouse.move(onto.x + onto.width + 20, onto.y + onto.height / 2 - 4, { steps: 5 })
  await mouse.move(onto.x + onto.width + 20, onto.y + onto.height / 2, { steps: 3 })
  await mouse.up()
  const nested = await planWhen(page, (now) => of(now, moved?.id)?.parent === target?.id)
  expect(nested.revision).toBe(before.revision + 1)
  await settled(page)
  // Both names are seen: the outer header spans what is in it.
  const [outer, inner] = [await head(target?.id).boundingBox(), await head(moved?.id).boundingBox()]
  expect((inner?.x ?? 0) > (outer?.x ?? 0)).toBe(true)
  expect((outer?.height ?? 0) > (inner?.height ?? 0)).toBe(true)
  expect(overlaps((await drawn(page)).steps)).toEqual([])

  await head(moved?.id).click()
  await press('Alt+Shift+ArrowLeft')
  await planWhen(page, (now) => of(now, moved?.id)?.parent === null)
  await press('Control+Z')
  await planWhen(page, (now) => of(now, moved?.id)?.parent === target?.id)
  await takeBack(before)

  const phases = before.rows.phase.filter((p) => p.processVersion === version).sort((a, b) => a.position - b.position)
  await page.locator(`[data-phase="${phases[0]?.id}"]`).click()
  await press('Alt+Shift+ArrowRight')
  const shifted = await planWhen(page, (now) => now.rows.phase.find((p) => p.id === phases[0]?.id)?.position === 2)
  expect(shifted.revision).toBe((await plan()).revision)
  await takeBack(before)

  // The border of a phase moves what stands behind it.
  const border = await page.locator(`[data-phase-edge="${phases[0]?.id}"]`).boundingBox()
  if (!border) throw new Error('no border')
  await mouse.move(border.x + border.width / 2, border.y + border.height / 2)
  await mouse.down()
  await mouse.move(border.x + 40, border.y + border.height / 2, { steps: 5 })
  await mouse.up()
  const wider = await planWhen(page, (now) =>
    now.rows.step.some((s) => s.x !== before.rows.step.find((b) => b.id === s.id)?.x),
  )
  const later = new Set(phases.slice(1).map((p) => p.id))
  for (const step of wider.rows.step) {
    const was = before.rows.step.find((b) => b.id === step.id)
    expect((step.x ?? 0) > (was?.x ?? 0)).toBe(later.has(step.phase ?? ''))
  }
  await takeBack(before)
})
