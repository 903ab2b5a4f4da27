// The canvas under the mouse: steps dragged between lanes, flows drawn, lanes put in order, copies, the table beside it.

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { drawn, overlaps } from './drawing.ts'
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
  await chooseAction(running, 'process.inspector')
  await chooseAction(running, 'process.fit')
  await settled(page)
})
afterAll(() => running.close())

const plan = () => planOf(running.page)
const press = (key: string) => running.page.keyboard.press(key)
const stepRow = ({ rows }: PlanSnapshot, title: string) => rows.step.find((s) => s.title === title)
async function stepAt(title: string): Promise<Locator> {
  const row = stepRow(await plan(), title)
  return running.page.locator(`.react-flow [data-step="${row?.id}"]`)
}
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { mouse } = running.page
  await mouse.move(...from)
  await mouse.down()
  await mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 })
  await mouse.move(...to, { steps: 4 })
  await mouse.up()
}
/** Back to the plan as it was before the last operation. */
async function takeBack(): Promise<void> {
  const { revision } = await plan()
  await press('Control+Z')
  await planWhen(running.page, (now) => now.revision > revision)
  await settled(running.page)
}

test('a double click in the list opens the process and does nothing else', async () => {
  await running.page.locator('textarea[data-capture="idle"]').waitFor({ state: 'attached' })
})

test('a step dropped in the lane of another role goes to that role, in one operation, and says so', async () => {
  const { page } = running
  const before = await plan()
  const { middle } = await placeOf(await stepAt('登记投诉单'))
  const lane = before.rows.lane.find((l) => l.title === '客服主管')
  const header = await placeOf(page.locator(`[data-lane="${lane?.id}"]`))
  await drag(middle, [middle[0], header.middle[1]])
  const after = await planWhen(page, (now) => stepRow(now, '登记投诉单')?.lane === lane?.id)
  expect(after.revision).toBe(before.revision + 1)
  expect(stepRow(after, '登记投诉单')?.ownerRole).toBe(lane?.role)
  await page.getByText('责任人随泳道改变').waitFor()
  await settled(page)
  expect(overlaps((await drawn(page)).steps)).toEqual([])
  await takeBack()
  expect(stepRow(await plan(), '登记投诉单')).toEqual(stepRow(before, '登记投诉单'))
})

test('a flow drawn from a handle onto a step joins the two', async () => {
  const { page } = running
  const before = await plan()
  const from = await placeOf(await stepAt('登记投诉单'))
  const to = await placeOf(await stepAt('投诉分级'))
  await page.mouse.move(...from.middle)
  await drag([from.middle[0], from.y + from.height], to.middle)
  const after = await planWhen(page, (now) => now.rows.sequenceFlow.length === before.rows.sequenceFlow.length + 1)
  const added = after.rows.sequenceFlow.find((f) => !before.rows.sequenceFlow.some((g) => g.id === f.id))
  expect([added?.from, added?.to]).toEqual([stepRow(after, '登记投诉单')?.id, stepRow(after, '投诉分级')?.id])
  await takeBack()
})

test('a flow dropped on the paper asks for the step it leads to', async () => {
  const { page } = running
  const from = await placeOf(await stepAt('登记投诉单'))
  const header = (await drawn(page)).lanes.find(({ y, height }) => y > from.y + from.height + 2 * height)
  await page.mouse.move(...from.middle)
  await drag([from.middle[0], from.y + from.height], [from.middle[0], (header?.y ?? 0) + (header?.height ?? 0) / 2])
  await focused(page.locator('textarea[data-capture="draft"]'))
  await page.keyboard.type('核对凭证 5分钟')
  await press('Enter')
  const after = await planWhen(page, (now) => stepRow(now, '核对凭证') !== undefined)
  expect(stepRow(after, '核对凭证')).toMatchObject({ processingTime: 300, lane: header?.id })
  expect(after.rows.sequenceFlow.some((f) => f.to === stepRow(after, '核对凭证')?.id)).toBe(true)
  await press('Escape')
  await takeBack()
})

test('a lasso, a copy beside the original, and lines of text as steps', async () => {
  const { app, page } = running
  const before = await plan()
  const first = await placeOf(await stepAt('登记投诉单'))
  const last = await placeOf(await stepAt('联系客户补充信息'))
  await drag([first.x + 8, first.y + first.height + 8], [last.x + last.width / 2, last.middle[1]])
  await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(3)
  await settled(page)
  await press('Control+C')
  await settled(page)
  await press('Control+V')
  const pasted = await planWhen(page, (now) => now.rows.step.length === before.rows.step.length + 3)
  // Three flows among them: forth, to and fro.
  expect(pasted.rows.sequenceFlow.length).toBe(before.rows.sequenceFlow.length + 3)
  await chooseAction(running, 'process.fit')
  await settled(page)
  expect(overlaps((await drawn(page)).steps)).toEqual([])
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('登记投诉单\t任务\t客服')
  await takeBack()

  await press('Escape')
  await (await stepAt('归档投诉单')).click()
  await app.evaluate(({ clipboard }) => clipboard.writeText('1. 汇总数据 @李敏 20分钟\n2. 有异常？\n3. 上报'))
  await press('Control+V')
  const typed = await planWhen(page, (now) => stepRow(now, '上报') !== undefined)
  expect(stepRow(typed, '汇总数据')).toMatchObject({ processingTime: 1200 })
  expect(stepRow(typed, '有异常？')?.kind).toBe('decision')
  await takeBack()
  await press('Escape')
})

test('lanes: a new one named at once, one dragged to another place, one made higher', async () => {
  const { page } = running
  const before = await plan()
  await chooseAction(running, 'process.lane')
  await focused(page.locator('textarea[data-capture="lane"]'))
  await page.keyboard.type('法务')
  await press('Enter')
  const named = await planWhen(page, (now) => now.rows.lane.some((l) => l.title === '法务'))
  expect(named.rows.role.some((r) => r.name === '法务')).toBe(true)

  await chooseAction(running, 'process.fit')
  await settled(page)
  const service = before.rows.lane.find((l) => l.title === '客服')
  const target = before.rows.lane.find((l) => l.title === '质量')
  const header = await placeOf(page.locator(`[data-lane="${service?.id}"]`))
  const over = await placeOf(page.locator(`[data-lane="${target?.id}"]`))
  await drag(header.middle, [header.middle[0], over.y + over.height - 4])
  const moved = await planWhen(
    page,
    (now) => now.rows.lane.find((l) => l.id === service?.id)?.position !== service?.position,
  )
  expect(moved.rows.lane.toSorted((a, b) => a.position - b.position).map((l) => l.title)).toEqual([
    '客户',
    '客服主管',
    '运营',
    '质量',
    '客服',
    '财务',
    '仓储',
    '法务',
  ])
  await settled(page)
  const { steps, lanes } = await drawn(page)
  for (const { id, y, height } of steps) {
    const lane = lanes.find((l) => l.id === moved.rows.step.find((s) => s.id === id)?.lane)
    expect(lane && y >= lane.y && y + height <= lane.y + lane.height).toBe(true)
  }
  await takeBack()

  const again = await placeOf(page.locator(`[data-lane="${service?.id}"]`))
  const bottom = again.y + again.height
  await drag([again.middle[0], bottom - 1], [again.middle[0], bottom + 40])
  const resized = await planWhen(page, (now) => (now.rows.lane.find((l) => l.id === service?.id)?.size ?? 0) > 0)
  expect(stepRow(resized, '投诉分级')!.y).toBeGreaterThan(stepRow(before, '投诉分级')!.y as number)
  await takeBack()
  await takeBack()
  await takeBack()
  expect((await plan()).rows.lane).toEqual(before.rows.lane)
})

test('auto-layout in a worker, as one operation', async () => {
  const { page } = running
  const before = await plan()
  const id = stepRow(before, '登记投诉单')?.id as string
  await callFrom(page, 'plan.execute', { command: 'step.move', args: { moves: [{ id, x: 904, y: 992 }] } })
  await (await stepAt('登记投诉单')).waitFor()
  await settled(page)
  const { revision } = await plan()
  await press('Control+L')
  const after = await planWhen(page, (now) => now.revision > revision)
  expect(after.revision).toBe(revision + 1)
  await settled(page)
  await chooseAction(running, 'process.fit')
  await settled(page)
  expect(overlaps((await drawn(page)).steps)).toEqual([])
})

test('a process seen whole stays whole when the table takes half of the room; a long menu fits the window', async () => {
  const { page } = running
  const canvas = page.locator('.react-flow')
  const before = (await canvas.boundingBox())?.height ?? 0
  await press('Control+Shift+2')
  await expect.poll(async () => (await canvas.boundingBox())?.height ?? before).toBeLessThan(before * 0.8)
  await settled(page)
  const room = await canvas.boundingBox()
  const steps = (await plan()).rows.step.length
  await expect.poll(() => page.locator('.react-flow [data-step]').count()).toBe(steps)
  for (const step of await page.locator('.react-flow [data-step]').all()) {
    const box = await step.boundingBox()
    expect(box && room && box.y >= room.y && box.y + box.height <= room.y + room.height).toBe(true)
  }
  const { middle } = await placeOf(await stepAt('登记投诉单'))
  await page.mouse.click(...middle, { button: 'right' })
  const menu = page.getByRole('menu')
  await menu.waitFor()
  await expect.poll(async () => ((await menu.boundingBox())?.y ?? 0) > 0).toBe(true)
  const height = await page.evaluate(() => innerHeight)
  await expect
    .poll(async () => {
      const box = await menu.boundingBox()
      return box ? box.y + box.height : Infinity
    })
    .toBeLessThanOrEqual(height)
  await press('Escape')
  await press('Control+Shift+1')
  await settled(page)
})

test('the table beside the canvas: one selection, one truth', async () => {
  const { page } = running
  await press('Control+Shift+2')
  const grid = page.getByRole('application', { name: '步骤表' })
  await grid.locator('canvas').first().waitFor()
  await settled(page)
  // The second row of steps, in its first column.
  await grid.click({ position: { x: 120, y: 28 + 28 + 14 } })
  const selected = page.locator('.react-flow__node.selected [data-step]')
  await expect.poll(() => selected.count()).toBe(1)
  await settled(page)
  const id = await selected.getAttribute('data-step')
  await page.keyboard.type('受理登记')
  await press('Enter')
  const after = await planWhen(page, (now) => stepRow(now, '受理登记') !== undefined)
  expect(stepRow(after, '受理登记')?.id).toBe(id)
  await expect.poll(() => page.locator(`.react-flow [data-step="${id}"] text`).allTextContents()).toContain('受理登记')
})

test('inside a process the keys of the screens lead where they lead everywhere', async () => {
  const { page } = running
  const shown = (screen: string) => page.locator(`nav [data-screen="${screen}"][aria-current="page"]`)
  await press('Control+Shift+1')
  await page.locator('main [data-view="canvas"]').waitFor()
  await press('Control+2')
  await shown('dashboards').waitFor()
  await press('Control+7')
  await shown('process').waitFor()
})
