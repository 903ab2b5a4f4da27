// Editing by hand in a real window: flows shaped, steps aligned, snapped, copied and put into flows, notes and pictures.

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PlanSnapshot } from '#shared/api.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
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
  await chooseAction(running, 'process.inspector')
  await chooseAction(running, 'process.fit')
  await settled(page)
})
afterAll(() => running.close())
beforeEach(async () => {
  await running.page.keyboard.press('Escape')
  await chooseAction(running, 'process.fit')
  await settled(running.page)
})

const plan = () => planOf(running.page)
const press = (key: string) => running.page.keyboard.press(key)
const stepRow = ({ rows }: PlanSnapshot, title: string) => rows.step.find((s) => s.title === title)
const flowRow = (now: PlanSnapshot, from: string, to: string) =>
  now.rows.sequenceFlow.find((f) => f.from === stepRow(now, from)?.id && f.to === stepRow(now, to)?.id)
async function stepAt(title: string): Promise<Locator> {
  const row = stepRow(await plan(), title)
  return running.page.locator(`.react-flow [data-step="${row?.id}"]`)
}
async function boxOf(element: Locator) {
  await element.waitFor()
  const box = await element.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { ...box, middle: [box.x + box.width / 2, box.y + box.height / 2] as const }
}
type Place = readonly [number, number]
/** Drags, and calls `before` while the button is still down. */
async function drag(from: Place, to: Place, before?: () => Promise<unknown>): Promise<void> {
  const { mouse } = running.page
  await mouse.move(...from)
  await mouse.down()
  await mouse.move(from[0] + 3, from[1] + 2)
  await mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 })
  await mouse.move(...to, { steps: 4 })
  await before?.()
  await mouse.up()
}
async function takeBack(): Promise<void> {
  const { revision } = await plan()
  await press('Control+Z')
  await planWhen(running.page, (now) => now.revision > revision)
  await settled(running.page)
}
/** Selects by titles, the first by a click, the others added with Shift. */
async function choose(...titles: string[]): Promise<void> {
  for (const [i, title] of titles.entries()) {
    const step = await stepAt(title)
    await step.click({ modifiers: i === 0 ? [] : ['Shift'] })
    await expect.poll(() => running.page.locator('.react-flow__node.selected').count()).toBe(i + 1)
  }
}
/** Selects the first flow out of a step by the keyboard. */
async function chooseFlowFrom(title: string): Promise<void> {
  await choose(title)
  await press('Alt+ArrowRight')
  await running.page.locator('[data-flow-piece]').first().waitFor()
}
const orthogonal = (points: readonly (readonly [number, number])[]) =>
  points.every((p, i) => i === 0 || p[0] === points[i - 1]![0] || p[1] === points[i - 1]![1])

test('a flow is shaped by dragging a piece, goes along when its step moves, and finds its own way again', async () => {
  const { page } = running
  await chooseFlowFrom('登记投诉单')
  const before = await plan()
  const piece = await boxOf(page.locator('[data-flow-piece]:not([hidden])').first())
  await drag(piece.middle, [piece.middle[0] + 1, piece.middle[1] - 60])
  const shaped = await planWhen(page, (now) => (flowRow(now, '登记投诉单', '信息是否完整')?.waypoints?.length ?? 0) > 0)
  expect(shaped.revision).toBe(before.revision + 1)
  const corners = flowRow(shaped, '登记投诉单', '信息是否完整')?.waypoints ?? []
  expect(orthogonal(corners)).toBe(true)

  // Keys move the chosen piece on, bends come and go.
  await press('Tab')
  await press('Tab')
  await press('Control+ArrowUp')
  const nudged = await planWhen(page, (now) => now.revision > shaped.revision)
  expect(orthogonal(flowRow(nudged, '登记投诉单', '信息是否完整')?.waypoints ?? [])).toBe(true)
  await takeBack()

  await choose('登记投诉单')
  await press('Control+ArrowUp')
  const moved = await planWhen(
    page,
    (now) => stepRow(now, '登记投诉单')?.y === (stepRow(shaped, '登记投诉单')?.y as number) - 8,
  )
  const carried = flowRow(moved, '登记投诉单', '信息是否完整')?.waypoints ?? []
  expect(carried.length).toBe(corners.length)
  expect(carried[0]?.[1]).toBe((corners[0]?.[1] as number) - 8)
  await takeBack()

  await chooseFlowFrom('登记投诉单')
  await press('Alt+R')
  await planWhen(page, (now) => flowRow(now, '登记投诉单', '信息是否完整')?.waypoints === null)
  await takeBack()
  await takeBack()
  expect((await plan()).rows.sequenceFlow).toEqual(before.rows.sequenceFlow)
})

test('selected steps are put in line and at equal distances, each as one operation', async () => {
  const { page } = running
  const before = await plan()
  await choose('登记投诉单', '投诉分级', '联系客户补充信息')
  await press('Control+.')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-tool'))).toBe('left')
  await page.locator('[data-tool="bottom"]').focus()
  await press('Enter')
  const after = await planWhen(page, (now) => now.revision > before.revision)
  expect(after.revision).toBe(before.revision + 1)
  const lowest = ['登记投诉单', '投诉分级', '联系客户补充信息'].map((title) => {
    const row = stepRow(after, title)
    return (row?.y as number) + (row?.kind === 'decision' ? 56 : 64)
  })
  expect(new Set(lowest).size).toBe(1)
  await takeBack()
  expect((await plan()).rows.step).toEqual(before.rows.step)

  await choose('登记投诉单', '投诉分级', '联系客户补充信息')
  await press('Alt+Shift+H')
  await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(3)
  await press('Escape')
})

test('a dragged step snaps to the middle of another and shows the line; Ctrl lets it go anywhere', async () => {
  const { page } = running
  const before = await plan()
  const from = await boxOf(await stepAt('召集跨部门评审'))
  const zoom = from.width / 160
  // A little lower than the others of its lane: it stays on their line.
  await drag(from.middle, [from.middle[0] + 64 * zoom, from.middle[1] + 12 * zoom], () =>
    page.locator('[data-guide="y"]').first().waitFor({ state: 'attached' }),
  )
  const snapped = await planWhen(page, (now) => now.revision > before.revision)
  expect(stepRow(snapped, '召集跨部门评审')?.y).toBe(stepRow(before, '召集跨部门评审')?.y)
  expect(stepRow(snapped, '召集跨部门评审')?.x).not.toBe(stepRow(before, '召集跨部门评审')?.x)
  await takeBack()
  const [x, y] = [from.x + from.width / 4, from.middle[1]]
  await page.mouse.move(x, y)
  await page.mouse.down()
  // One long move, as a busy machine reports it, takes the step along as far as many short ones.
  await page.mouse.move(x + 12, y + 12)
  await page.keyboard.down('Control')
  await page.mouse.move(x + 60 * zoom, y + 48 * zoom, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Control')
  const free = await planWhen(page, (now) => now.revision > snapped.revision + 1)
  const [was, is] = [stepRow(before, '召集跨部门评审'), stepRow(free, '召集跨部门评审')]
  // The pointer stands on whole pixels, which are more than two units of the drawing here.
  expect(Math.abs((is?.x as number) - (was?.x as number) - 60)).toBeLessThan(4)
  expect(Math.abs((is?.y as number) - (was?.y as number) - 48)).toBeLessThan(4)
  await takeBack()
})

test('Alt-drag leaves the step and drops a copy', async () => {
  const { page } = running
  const before = await plan()
  const from = await boxOf(await stepAt('归档投诉单'))
  await page.keyboard.down('Alt')
  await drag(from.middle, [from.middle[0], from.middle[1] + from.height * 1.6])
  await page.keyboard.up('Alt')
  const after = await planWhen(page, (now) => now.rows.step.length === before.rows.step.length + 1)
  expect(after.rows.step.filter((s) => before.rows.step.some((b) => b.id === s.id))).toEqual(before.rows.step)
  const copy = after.rows.step.find((s) => !before.rows.step.some((b) => b.id === s.id))
  expect(copy).toMatchObject({ title: '归档投诉单', kind: 'document' })
  await takeBack()
})

test('a step that is joined to nothing goes into the flow it is dropped on, and out of it again', async () => {
  const { page } = running
  const start = await plan()
  const lane = stepRow(start, '执行赔付或补发')?.lane ?? null
  const processVersion = stepRow(start, '执行赔付或补发')?.processVersion as string
  const step = { title: '核对订单', lane, x: 1200, y: stepRow(start, '执行赔付或补发')?.y as number }
  await callFrom(page, 'plan.execute', { command: 'step.add', args: { processVersion, step } })
  await (await stepAt('核对订单')).waitFor()
  await chooseAction(running, 'process.fit')
  await settled(page)
  const before = await plan()
  const loose = await boxOf(await stepAt('核对订单'))
  const [a, b] = [await boxOf(await stepAt('客服给出处理方案')), await boxOf(await stepAt('答复客户'))]
  const between: Place = [(a.x + a.width + b.x) / 2, a.middle[1]]
  const flow = flowRow(before, '客服给出处理方案', '答复客户')?.id
  await drag(loose.middle, between, () =>
    page.locator(`[data-flow="${flow}"][data-drop]`).waitFor({ state: 'attached' }),
  )
  const after = await planWhen(page, (now) => flowRow(now, '核对订单', '答复客户') !== undefined)
  expect(after.revision).toBe(before.revision + 1)
  expect(flowRow(after, '客服给出处理方案', '核对订单')).toBeDefined()
  expect(flowRow(after, '客服给出处理方案', '答复客户')).toBeUndefined()
  await choose('核对订单')
  await press('Delete')
  const healed = await planWhen(page, (now) => stepRow(now, '核对订单') === undefined)
  expect(flowRow(healed, '客服给出处理方案', '答复客户')).toBeDefined()
  await takeBack()
  await takeBack()
  await takeBack()
})

test('a kind dragged from the palette onto a flow is typed into it', async () => {
  const { page } = running
  const before = await plan()
  await page.getByRole('button', { name: '步骤类型' }).click()
  const kind = await boxOf(page.locator('[data-palette-kind="document"]'))
  const [a, b] = [await boxOf(await stepAt('客服给出处理方案')), await boxOf(await stepAt('答复客户'))]
  const flow = flowRow(before, '客服给出处理方案', '答复客户')?.id
  await drag(kind.middle, [(a.x + a.width + b.x) / 2, a.middle[1]], () =>
    page.locator(`[data-flow="${flow}"][data-drop]`).waitFor({ state: 'attached' }),
  )
  await page.locator('textarea[data-capture="draft"]').waitFor()
  await page.keyboard.type('投诉单存档')
  await press('Enter')
  const after = await planWhen(page, (now) => stepRow(now, '投诉单存档') !== undefined)
  expect(stepRow(after, '投诉单存档')?.kind).toBe('document')
  expect(flowRow(after, '客服给出处理方案', '投诉单存档')).toBeDefined()
  expect(flowRow(after, '投诉单存档', '答复客户')).toBeDefined()
  await press('Escape')
  await takeBack()
  expect((await plan()).rows.step).toEqual(before.rows.step)
})

test('another kind in place keeps the middle of the step and its flows', async () => {
  const { page } = running
  const before = await plan()
  await choose('登记投诉单')
  await press('Alt+2')
  const after = await planWhen(page, (now) => stepRow(now, '登记投诉单')?.kind === 'decision')
  const [was, is] = [stepRow(before, '登记投诉单'), stepRow(after, '登记投诉单')]
  expect([(is?.x as number) + 28, (is?.y as number) + 28]).toEqual([(was?.x as number) + 80, (was?.y as number) + 32])
  expect(after.rows.sequenceFlow).toEqual(before.rows.sequenceFlow)
  await takeBack()
})

test('a click on the point below a step types the next one there', async () => {
  const { page } = running
  const before = await plan()
  const step = await stepAt('归档投诉单')
  await step.hover()
  await step.locator('[data-handleid="bottom"]').click()
  await page.locator('textarea[data-capture="draft"]').waitFor()
  await page.keyboard.type('通知相关部门')
  await press('Enter')
  const after = await planWhen(page, (now) => stepRow(now, '通知相关部门') !== undefined)
  expect(flowRow(after, '归档投诉单', '通知相关部门')).toBeDefined()
  await press('Escape')
  await takeBack()
  expect((await plan()).rows.step).toEqual(before.rows.step)
})

test('a note is tied to its step by a dashed line and made larger', async () => {
  const { page } = running
  const before = await plan()
  await choose('归档投诉单')
  await page.locator('[data-tool="note"]').click()
  await page.locator('textarea[data-capture="draft"]').waitFor()
  await page.keyboard.type('纸质单据保存三年，电子单据随系统备份')
  await press('Enter')
  const after = await planWhen(page, (now) => now.rows.step.some((s) => s.kind === 'note'))
  const note = after.rows.step.find((s) => s.kind === 'note')
  const tie = after.rows.sequenceFlow.find((f) => f.to === note?.id)
  expect(tie?.from).toBe(stepRow(after, '归档投诉单')?.id)
  await press('Escape')
  await expect.poll(() => page.locator(`[data-flow="${tie?.id}"] [stroke-dasharray]`).count()).toBe(1)
  await page.locator(`.react-flow [data-step="${note?.id}"]`).click()
  await page.locator('[data-resize-frame]').waitFor()
  await press('Control+Shift+ArrowDown')
  await planWhen(page, (now) => now.rows.step.find((s) => s.id === note?.id)?.height === 72)
  await takeBack()
  await takeBack()
  expect((await plan()).rows.step).toEqual(before.rows.step)
})

/** A small red PNG, drawn by the page. */
const pastePicture = (type: string) =>
  running.page.evaluate(async (type) => {
    const canvas = new OffscreenCanvas(120, 80)
    const context = canvas.getContext('2d')!
    context.fillStyle = '#c0392b'
    context.fillRect(0, 0, 120, 80)
    const file = new File([await canvas.convertToBlob({ type: 'image/png' })], '单据.png', { type })
    const data = new DataTransfer()
    data.items.add(file)
    const field = document.querySelector('textarea[data-capture]')!
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, type)

test('a picture is pasted, moved, resized in proportion, captioned, kept in the file and removed', async () => {
  const { page } = running
  const before = await plan()
  await pastePicture('image/png')
  const added = await planWhen(page, (now) => now.rows.picture.length === 1)
  expect(added.revision).toBe(before.revision + 1)
  const [picture] = added.rows.picture
  expect(picture).toMatchObject({ width: 120, height: 80 })
  expect(added.rows.attachment.find((a) => a.id === picture?.attachment)?.name).toBe('单据.png')
  await page.locator('[data-picture] img').waitFor()

  await press('ArrowRight')
  await planWhen(page, (now) => now.rows.picture[0]?.x === (picture?.x as number) + 8)
  const sizer = await boxOf(page.locator('[data-corner="right bottom"]'))
  await drag(sizer.middle, [sizer.middle[0] + 60, sizer.middle[1] + 10])
  const larger = await planWhen(page, (now) => (now.rows.picture[0]?.width ?? 0) > 130)
  const { width = 0, height = 1 } = larger.rows.picture[0] ?? {}
  expect(Math.abs(width / height - 1.5)).toBeLessThan(0.02)

  await press('F2')
  await page.getByRole('textbox', { name: '图片说明' }).fill('投诉登记单')
  await press('Enter')
  await planWhen(page, (now) => now.rows.picture[0]?.caption === '投诉登记单')

  await press('F5')
  const shown = page.getByRole('dialog').locator('[data-picture]')
  await shown.locator('image').waitFor()
  expect(await shown.textContent()).toBe('投诉登记单')
  await press('Escape')
  await shown.waitFor({ state: 'detached' })

  await page.locator('[data-picture]').click()
  await press('Delete')
  const gone = await planWhen(page, (now) => now.rows.picture.length === 0)
  expect(gone.rows.attachment).toEqual(before.rows.attachment)
  await takeBack()
  expect((await plan()).rows.picture).toHaveLength(1)
  await page.locator('[data-picture] img').waitFor()
  for (let n = 0; n < 4; n++) await takeBack()
  expect((await plan()).rows.picture).toEqual([])
})

test('a file that only says it is a picture is refused with a sentence', async () => {
  const { page } = running
  await pastePicture('image/svg+xml')
  await page.getByText('不是可用的图片').first().waitFor()
  expect((await plan()).rows.picture).toEqual([])
})

test('copied steps are a table for spreadsheets, and on demand a picture at twice the size', async () => {
  const { app, page } = running
  await choose('登记投诉单', '投诉分级')
  await press('Control+C')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('步骤\t类型')
  await press('Control+Shift+C')
  await page.getByText('已作为图片复制').first().waitFor()
  const copied = await app.evaluate(({ clipboard }) => {
    type Reading = { readImage(): { getSize(): { width: number; height: number }; toPNG(): Uint8Array } }
    const image = (clipboard as unknown as Reading).readImage()
    return { ...image.getSize(), bytes: image.toPNG().length }
  })
  expect(copied.width).toBeGreaterThan(500)
  expect(copied.height).toBeGreaterThan(120)
  expect(copied.bytes).toBeGreaterThan(3000)
})
