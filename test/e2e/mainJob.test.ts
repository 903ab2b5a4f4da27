// The main job in a real window: a plan from nothing to the workbook for leadership, through every hand a user has.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictureSvg, processPicture, svgToPng } from '#host/documents/processPicture.ts'
import type { PlanSnapshot } from '#shared/api.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { readWorkbook, textsOf } from '../secondReader/readWorkbook.ts'
import { launchApp, newProfile, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { drawn, drawnSteps, overlaps } from './drawing.ts'
import { inputMethod } from './inputMethod.ts'
import { contentOf, differences, type PlanContent } from './planContent.ts'
import { chooseAction, focused, resizeWindow, settled, showScreen } from './windowDriver.ts'

const project = join(import.meta.dirname, '../..')
const fontFiles = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((name) => join(project, 'assets/fonts', name))
const fixture = join(import.meta.dirname, '../fixtures/complaint-handling-visio.xlsx')

let folder: string
let profile: string
let file: string
let running: RunningApp
/** Every state of the plan that the job has passed, from the empty plan on. */
const states: PlanContent[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-job-'))
  file = join(folder, '客服中心运营方案.sqlite')
  profile = newProfile()
  running = await launchApp({ profile })
  await resizeWindow(running, 1440, 900)
})
afterAll(async () => {
  // Not there when the first start failed.
  await (running as RunningApp | undefined)?.close()
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true })
})

/** The pictures of a workbook, as files. */
function picturesIn(path: string): Buffer[] {
  const files = Object.entries(unzipSync(readFileSync(path)))
  return files.filter(([name]) => /^xl\/media\/.+\.png$/.test(name)).map(([, bytes]) => Buffer.from(bytes))
}

async function remember(): Promise<void> {
  states.push(contentOf(await planOf(running.page)))
}

test('a new plan', async () => {
  const { page } = running
  await page.locator('#new-plan-title').fill('客服中心运营方案')
  await page.keyboard.press('Enter')
  await page.locator('nav [data-screen="home"]').waitFor()
  const plan = await planWhen(page, (now) => now.rows.plan.length > 0)
  expect(plan.rows.plan[0]?.title).toBe('客服中心运营方案')
  expect(plan.history.undo).toBeNull()
  await remember()
})

test('the Visio table becomes a drawn process: 17 steps, 19 flows, 7 lanes, 5 phases, nothing on top of anything', async () => {
  const { page, answerDialogs } = running
  await answerDialogs({ open: fixture })
  await page.keyboard.press('Control+Shift+I')
  const dialog = page.getByRole('dialog')
  await dialog.locator('img').waitFor()
  await dialog.getByRole('textbox').fill('客户投诉处理')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.react-flow [data-step]').first().waitFor()
  // With the whole width, so that all of it is in view at a size at which steps are drawn one by one.
  await chooseAction(running, 'process.inspector')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await chooseAction(running, 'process.fit')
  const { steps, flows, lanes, phases } = await drawnSteps(page, 17)
  expect({ flows: flows.length, lanes: lanes.length, phases: phases.length }).toEqual({
    flows: 19,
    lanes: 7,
    phases: 5,
  })
  expect(overlaps(steps)).toEqual([])
  expect(overlaps(lanes)).toEqual([])
  expect(overlaps(phases)).toEqual([])

  const { rows } = await planOf(page)
  expect(rows.process[0]?.title).toBe('客户投诉处理')
  for (const box of steps) {
    const row = rows.step.find(({ id }) => id === box.id)
    const [lane, phase] = [lanes.find(({ id }) => id === row?.lane), phases.find(({ id }) => id === row?.phase)]
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    expect(lane && y > lane.y && y < lane.y + lane.height, `${row?.title} is in its lane`).toBe(true)
    expect(phase && x > phase.x && x < phase.x + phase.width, `${row?.title} is in its phase`).toBe(true)
  }
  await remember()
})

test('an owner and a waiting time, set in the inspector', async () => {
  const { page } = running
  await chooseAction(running, 'process.inspector')
  const { rows } = await planOf(page)
  const step = rows.step.find(({ title }) => title === '运营经理审批方案')
  await page.locator(`.react-flow [data-step="${step?.id}"]`).click()
  const inspector = page.getByRole('complementary')
  await inspector.getByRole('heading', { name: '运营经理审批方案' }).waitFor()

  await inspector.getByRole('button', { name: '移除 周经理' }).click()
  await inspector.getByRole('combobox', { name: '责任人', exact: true }).fill('吴总')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await inspector.getByRole('textbox', { name: '等待时间', exact: true }).fill('1.5天')
  await page.keyboard.press('Tab')
  const plan = await planWhen(page, (plan) =>
    plan.rows.step.some((row) => row.id === step?.id && row.waitingTime === 12 * 3600),
  )
  const row = plan.rows.step.find(({ id }) => id === step?.id)
  expect(row?.owners.map((id) => plan.rows.person.find((person) => person.id === id)?.name)).toEqual(['吴总监'])
  expect(row?.waitingBasis).toBe('working')
  // The drawing says it too.
  const badges = page.locator(`.react-flow [data-step="${step?.id}"] text`)
  await expect.poll(() => badges.allTextContents()).toEqual(expect.arrayContaining(['1.5天']))
  await remember()
})

/** What the page noticed of the typing. */
type Seen = { composed: string[]; clicks: number }

test('six steps typed in Chinese without the mouse', async () => {
  const { page } = running
  const before = new Set((await planOf(page)).rows.step.map(({ id }) => id))
  const { compose } = await inputMethod(page)
  await page.evaluate(() => {
    const seen = { composed: [] as string[], clicks: 0 }
    addEventListener('compositionend', ({ data }) => seen.composed.push(data), true)
    addEventListener('pointerdown', () => seen.clicks++, true)
    Object.assign(window, { seen })
  })
  const type = async (...parts: (string | readonly [pinyin: string, text: string])[]) => {
    for (const part of parts) {
      if (typeof part === 'string') await page.keyboard.type(part)
      else await compose(...part)
    }
  }

  await page.keyboard.press('Control+K')
  await focused(page.getByRole('dialog').getByRole('combobox'))
  await type(['xinjianliucheng', '新建流程'])
  await page.getByRole('option', { name: '新建流程' }).first().waitFor()
  await page.keyboard.press('Enter')
  await focused(page.locator('textarea[data-capture="draft"]'))

  const lines = [
    () => type(['shenqingbaoxiao', '申请报销'], ' @', ['limin', '李敏'], ' 10', ['fenzhong', '分钟']),
    () =>
      type(['zhuguan', '主管'], ['shenhe', '审核'], ' @', ['wangfang', '王芳'], ' 5', ['fenzhong', '分钟'], ' +1', [
        'tian',
        '天',
      ]),
    () => type(['caiwufuhe', '财务复核'], ' #', ['caiwu', '财务'], ' +0.5h'),
    () => type(['fukuan', '付款'], ' 15', ['fenzhong', '分钟']),
    () => type(['tongzhiyuangong', '通知员工']),
    () => type(['guidangpingzheng', '归档凭证'], ' @', ['sunli', '孙丽']),
  ]
  for (const [i, line] of lines.entries()) {
    await line()
    await page.keyboard.press(i < lines.length - 1 ? 'Enter' : 'Control+Enter')
  }
  const { rows } = await planWhen(page, (plan) => plan.rows.step.length === before.size + 8)
  const added = rows.step.filter(({ id }) => !before.has(id))
  const name = (id: string) => rows.person.find((person) => person.id === id)?.name
  expect(
    added.map(({ kind, title, owners, processingTime, waitingTime }) => [
      kind,
      title,
      owners.map(name),
      processingTime,
      waitingTime,
    ]),
  ).toEqual([
    ['start', '开始', [], null, null],
    ['task', '申请报销', ['李敏'], 600, null],
    ['task', '主管审核', ['王芳'], 300, 8 * 3600],
    ['task', '财务复核', [], null, 1800],
    ['task', '付款', [], 900, null],
    ['task', '通知员工', [], null, null],
    ['task', '归档凭证', ['孙丽'], null, null],
    ['end', '结束', [], null, null],
  ])
  const flows = rows.sequenceFlow.map(({ from, to }) => `${from} ${to}`)
  expect(added.slice(1).filter(({ id }, i) => !flows.includes(`${added[i]?.id} ${id}`))).toEqual([])
  await settled(page)
  expect(overlaps((await drawn(page)).steps)).toEqual([])

  const { composed, clicks } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
  expect(clicks).toBe(0)
  expect(composed.join(' ')).toBe(
    '新建流程 申请报销 李敏 分钟 主管 审核 王芳 分钟 天 财务复核 财务 付款 分钟 通知员工 归档凭证 孙丽',
  )
  await remember()
})

/** A block as Excel puts it on the clipboard: KPI, code, perspective, unit, direction, baseline, target. */
const kpiBlock = [
  ['客户满意度', 'K-01', '客户', '%', '越高越好', '82', '90'],
  ['投诉处理周期', 'K-02', '内部流程', '天', '越低越好', '9', '5'],
  ['首次解决率', 'K-03', '客户', '%', '越高越好', '61.5', '75'],
  ['单件投诉成本', 'K-04', '财务', '元', '越低越好', '1,520', '1,200'],
  ['SOP 培训覆盖率', 'K-05', '学习与成长', '%', '越高越好', '40', '100'],
]

test('a block of KPI rows pasted from Excel', async () => {
  const { app, page } = running
  await showScreen(page, 'kpis')
  const grid = page.getByRole('application', { name: '关键指标表格' })
  await grid.locator('canvas').first().waitFor()
  await settled(page)
  // The row that adds one, below the header.
  await grid.click({ position: { x: 120, y: 28 + 14 } })
  const block = kpiBlock.map((row) => row.join('\t')).join('\r\n')
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block)
  await page.keyboard.press('Control+V')
  const { rows } = await planWhen(page, (plan) => plan.rows.kpi.length > 0)
  expect(
    rows.kpi.map((row) => [row.title, row.code, row.perspective, row.unit, row.direction, row.baseline, row.target]),
  ).toEqual([
    ['客户满意度', 'K-01', 'customer', '%', 'higher', 82, 90],
    ['投诉处理周期', 'K-02', 'internalProcess', '天', 'lower', 9, 5],
    ['首次解决率', 'K-03', 'customer', '%', 'higher', 61.5, 75],
    ['单件投诉成本', 'K-04', 'financial', '元', 'lower', 1520, 1200],
    ['SOP 培训覆盖率', 'K-05', 'learningGrowth', '%', 'higher', 40, 100],
  ])
  await remember()
})

/** What differs between the plan as it is and one of the states that it has passed, counted from the first or (negative) the last. */
const differencesTo = (state: number, plan: PlanSnapshot) =>
  differences(states.at(state) as PlanContent, contentOf(plan))

/** Presses a key of history and waits until the plan host has done it. */
async function historyKey(
  page: Page,
  key: 'Control+Z' | 'Control+Y',
  { revision }: PlanSnapshot,
): Promise<PlanSnapshot> {
  await page.keyboard.press(key)
  return planWhen(page, (now) => now.revision !== revision)
}

test('everything can be taken back and brought again', async () => {
  const { page } = running
  let plan = await planOf(page)
  const missed = states.slice(0, -1).map((_, i) => i)
  while (plan.history.undo !== null) {
    plan = await historyKey(page, 'Control+Z', plan)
    // Going back leads through every state that the job had passed, the last one first.
    if (differencesTo(missed.at(-1) ?? 0, plan).length === 0) missed.pop()
  }
  expect(missed).toEqual([])
  expect(differencesTo(0, plan)).toEqual([])
  while (plan.history.redo !== null) plan = await historyKey(page, 'Control+Y', plan)
  expect(differencesTo(-1, plan)).toEqual([])
})

test('saved, closed and opened again: everything is there, its history too', async () => {
  await running.answerDialogs({ save: file })
  await running.page.keyboard.press('Control+S')
  const { documentId } = await planWhen(running.page, ({ save }) => save.state === 'saved')
  await running.close()
  expect(running.cspReports()).toEqual([])

  running = await launchApp({ profile, args: [file] })
  const { page } = running
  await page.locator('nav [data-screen="home"]').waitFor()
  const plan = await planOf(page)
  expect(plan.documentId).toBe(documentId)
  expect(plan.notices).toEqual([])
  expect(differencesTo(-1, plan)).toEqual([])

  const undone = await historyKey(page, 'Control+Z', plan)
  expect(differencesTo(-2, undone)).toEqual([])
  const redone = await historyKey(page, 'Control+Y', undone)
  expect(differencesTo(-1, redone)).toEqual([])
})

test('the workbook: another reader finds every step, flow and KPI, and the drawings with their Chinese', async () => {
  const { page, answerDialogs } = running
  const target = join(folder, '客服中心运营方案.xlsx')
  const today = () => new Date().toISOString().slice(0, 10)
  const asked = today()
  await answerDialogs({ save: target })
  await chooseAction(running, 'file.export')
  await page.getByRole('dialog').getByRole('button', { name: '选择位置并导出…' }).click()
  await page.getByText('已导出 客服中心运营方案.xlsx').waitFor()

  const { rows } = await planOf(page)
  const book = readWorkbook(target)
  const titleOf = new Map(rows.step.map(({ id, title }) => [id, title]))
  for (const process of rows.process) {
    const sheet = book.sheets.find(({ name }) => name === process.title)
    expect(sheet?.pictures, process.title).toBe(1)
    const steps = book.sheets.find(({ name }) => name === `${process.title} · 步骤`)
    // Steps have their title in column B of their sheet; flows lead from column B to column D of the overview.
    const lines = [sheet, steps].flatMap((held) => {
      const at = (cell: string) => String(held?.cells[cell]?.value ?? '')
      return Object.keys(held?.cells ?? {})
        .filter((cell) => /^B\d+$/.test(cell))
        .map((cell) => [at(cell), at(`D${cell.slice(1)}`)])
    })
    const version = rows.processVersion.find((row) => row.process === process.id)?.id
    for (const step of rows.step.filter((row) => row.processVersion === version))
      expect(lines.map(([title]) => title)).toContain(step.title)
    for (const flow of rows.sequenceFlow.filter((row) => row.processVersion === version))
      expect(lines).toContainEqual([titleOf.get(flow.from), titleOf.get(flow.to)])
  }
  const texts = new Set(book.sheets.flatMap(textsOf))
  for (const kpi of rows.kpi) expect(texts).toContain(kpi.title)

  // The very pictures that the same rows give here, where a unit test proves that no character is drawn as a box.
  const pictures = picturesIn(target)
  expect(pictures.length).toBe(rows.process.length)
  const reader = rowsReader(rows)
  for (const { id } of rows.processVersion) {
    // Midnight may have passed since the export was asked for.
    const expected = [asked, today()].map((day) => {
      const drawing = processPicture(reader, id, { lang: 'zh', today: day })
      if (!drawing) throw new Error('nothing was drawn')
      const scale = Math.max(1, Math.min(1, 1800 / drawing.width) * 2)
      return svgToPng(pictureSvg(drawing, fontFiles), scale, fontFiles)
    })
    expect(pictures.some((picture) => expected.some((png) => picture.equals(png)))).toBe(true)
  }
})

test('the content security policy had nothing to report, the program nothing to complain of', () => {
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
})
