// BPMN in a real window: a file of another tool is shown, taken in, drawn and undone; a process is exported and opens in bpmn-js as the canvas shows it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testFolder } from '../fixtures/testHost.ts'
import { launchApp, type RunningApp } from './app.ts'
import { type BpmnViewer, openViewer } from './bpmnViewer.ts'
import { callFrom, planWhen } from './bridgeCalls.ts'
import { drawnSteps } from './drawing.ts'
import { chooseAction, resizeWindow, settled, showScreen } from './windowDriver.ts'

const folder = testFolder('bpmn-window')
const model = join(import.meta.dirname, '../fixtures/bpmn/B.1.0.bpmn')
let running: RunningApp
let viewer: BpmnViewer | undefined

beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1600, 900)
  await callFrom(running.page, 'shell.openSample', { lang: 'zh' })
  await running.page.locator('nav [data-screen="process"]').waitFor()
})
afterAll(async () => {
  await viewer?.close()
  await running?.close()
  folder.remove()
})

const dialog = () => running.page.getByRole('dialog')

test('a file of another tool: preview with drawing and report, one step to take it in, on the canvas, undone', async () => {
  const { page } = running
  const { rows: before } = await planWhen(page, ({ rows }) => rows.process.length > 0)
  await running.answerDialogs({ open: model })
  await chooseAction(running, 'file.import')
  await dialog().getByRole('img', { name: '预览图' }).waitFor()
  const report = dialog().getByText('userTask（2 处）方案里没有对应内容')
  await expect.poll(() => report.count()).toBe(1)
  await expect.poll(() => dialog().getByText('User Task 2, User Task 5').count()).toBe(1)
  // The other processes of the file can be looked at.
  await dialog().getByRole('combobox').click()
  await page.getByRole('option', { name: 'Participant' }).click()
  await expect.poll(() => dialog().getByRole('combobox').inputValue()).toBe('Participant')
  const title = dialog().getByRole('textbox').first()
  await title.fill('来自建模工具')
  await dialog().getByRole('button', { name: '导入', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
  const { rows } = await planWhen(page, ({ rows }) => rows.process.length === before.process.length + 5)
  expect(rows.step.length - before.step.length).toBe(30)
  expect(rows.process.map((process) => process.title)).toContain('来自建模工具')
  const version = rows.processVersion.find(
    ({ process }) => rows.process.find(({ id }) => id === process)?.title === '来自建模工具',
  )
  const own = rows.step.filter(({ processVersion }) => processVersion === version?.id)
  await drawnSteps(page, own.length)
  for (const { id } of own) await page.locator(`.react-flow [data-step="${id}"]`).waitFor()
  await settled(page)
  await chooseAction(running, 'edit.undo')
  await planWhen(
    page,
    ({ rows }) => rows.process.length === before.process.length && rows.role.length === before.role.length,
  )
})

test('a file that is none is refused with a sentence', async () => {
  const hostile = folder.file('laughs.bpmn')
  writeFileSync(hostile, `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>${readFileSync(model, 'utf8').slice(40)}`)
  await running.answerDialogs({ open: hostile })
  await chooseAction(running, 'file.import')
  await dialog().getByText('laughs.bpmn 含有 DOCTYPE 声明').waitFor()
  await dialog().getByRole('button', { name: '关闭' }).last().click()
  await dialog().waitFor({ state: 'detached' })
})

test('the complaint process exported as BPMN opens in bpmn-js without a warning, drawn where the canvas draws it', async () => {
  const { page, answerDialogs } = running
  await showScreen(page, 'process')
  await page.locator('[data-process] button').first().click()
  await page.locator('.react-flow [data-step]').first().waitFor()
  const target = folder.file('投诉.bpmn')
  await answerDialogs({ save: target })
  await chooseAction(running, 'process.exportDrawing')
  await dialog().getByRole('radio', { name: 'BPMN', exact: true }).click()
  await dialog().getByText('bpmn.io、Camunda Modeler').waitFor()
  await dialog().getByRole('button', { name: '选择位置并导出…' }).click()
  await page.getByText('已导出 投诉.bpmn').waitFor()
  await settled(page)
  const { rows } = await planWhen(page, () => true)
  const [process] = rows.process
  const version = rows.processVersion.find((one) => one.process === process?.id)
  const steps = rows.step.filter((step) => step.processVersion === version?.id)

  viewer = await openViewer()
  const { warnings, drawn, shapes } = await viewer.open(readFileSync(target, 'utf8'))
  expect(warnings).toEqual([])
  expect(drawn).toMatchObject({
    'bpmn:Participant': 1,
    'bpmn:Lane': 7,
    'bpmn:Task': 12,
    'bpmn:ExclusiveGateway': 3,
    'bpmn:SequenceFlow': 19,
    'bpmn:Group': 5,
  })
  // As far from each other as on the canvas, in both directions.
  const [first] = steps
  const origin = shapes[`Step_${first?.id}`]
  for (const { id, x, y } of steps) {
    const shape = shapes[`Step_${id}`]
    expect([id, (shape?.x ?? 0) - (origin?.x ?? 0), (shape?.y ?? 0) - (origin?.y ?? 0)]).toEqual([
      id,
      (x ?? 0) - (first?.x ?? 0),
      (y ?? 0) - (first?.y ?? 0),
    ])
  }
  expect(running.errors()).toEqual([])
}, 180_000)
