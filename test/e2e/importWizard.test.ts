// Anybody's workbook in a real window: recognised by itself, changed by hand, taken in and taken back as one step; text tables and the clipboard the same way.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { editWorkbook } from '../fixtures/editWorkbook.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { opsmap } from '../hostile/runCli.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planWhen } from './bridgeCalls.ts'
import { chooseAction, resizeWindow } from './windowDriver.ts'

const folder = testFolder('import-wizard')
const plan = folder.file('plan.sqlite')
const sample = join(import.meta.dirname, '../fixtures/订单处理现状梳理.xlsx')
let run: RunningApp

beforeAll(async () => {
  expect((await opsmap(folder.path, ['new', plan, '--title', '订单', '--lang', 'zh'])).code).toBe(0)
  run = await launchApp({ args: [plan], settings: { lang: 'zh', theme: 'light', author: '测试' } })
  await resizeWindow(run, 1366, 768)
})
afterAll(async () => {
  await run?.close()
  folder.remove()
})

const dialog = () => run.page.getByRole('dialog')
const rows = async (): Promise<PlanRows> => (await callFrom(run.page, 'plan.load', {})).rows
const column = (letter: string) => dialog().getByRole('combobox', { name: `${letter} 列导入为`, exact: true })
const sheet = (name: string) => dialog().getByRole('button', { name: new RegExp(name) })
const ready = () => dialog().getByRole('button', { name: '导入', exact: true }).and(run.page.locator(':enabled'))

async function open(path: string): Promise<void> {
  await run.answerDialogs({ open: path })
  await chooseAction(run, 'file.import')
  await dialog().locator('[data-row="1"]').waitFor()
}
async function choose(letter: string, label: string): Promise<void> {
  await column(letter).click()
  await run.page.getByRole('option', { name: label, exact: true }).click()
}

it('recognises both sheets of the sample: headers, columns, the hidden one too, the remark below the table', async () => {
  await open(sample)
  await expect.poll(() => sheet('订单处理现状').textContent()).toContain('12 行')
  await expect.poll(() => sheet('问题记录').textContent()).toContain('改进项 · 2 行')
  await expect.poll(() => dialog().locator('[data-row="4"]').getAttribute('data-look')).toBe('header')
  await expect.poll(() => dialog().locator('[data-row="19"]').getAttribute('data-look')).toBe('left')
  await expect.poll(() => column('F').inputValue()).toBe('泳道')
  await expect.poll(() => column('H').inputValue()).toBe('处理时间')
  await expect.poll(() => dialog().getByLabel('隐藏的列').count()).toBe(1)
})

it('another row of headers and another column are chosen on the picture; what cannot be read is marked', async () => {
  await dialog().getByRole('button', { name: '以第 5 行为表头' }).click()
  await expect.poll(() => dialog().locator('[data-row="5"]').getAttribute('data-look')).toBe('header')
  await dialog().getByRole('button', { name: '以第 4 行为表头' }).click()
  await expect.poll(() => sheet('订单处理现状').textContent()).toContain('12 行')
  await choose('G', '等待时间')
  await expect.poll(() => column('I').inputValue()).toBe('')
  await expect.poll(() => dialog().locator('[data-cell="G5"]').getAttribute('title')).toContain('不是时长')
  await choose('G', '责任人')
  await choose('I', '等待时间')
  await expect.poll(() => dialog().locator('[data-refused]').count()).toBe(0)
})

it('shows the drawing and the list before anything changes, and takes all of it in as one step', async () => {
  await dialog().getByRole('radio', { name: '结果' }).click()
  await dialog().getByRole('textbox', { name: '流程名称' }).fill('订单处理')
  await dialog().getByRole('textbox', { name: '流程名称' }).press('Enter')
  await dialog().locator('img').waitFor()
  await sheet('问题记录').click()
  await expect.poll(() => dialog().getByRole('treeitem').count()).toBe(2)
  expect((await rows()).step).toHaveLength(0)
  await ready().click()
  await dialog().waitFor({ state: 'detached' })
  const now = await planWhen(run.page, ({ rows: all }) => all.step.length === 12)
  expect(now.rows.process[0]?.title).toBe('订单处理')
  expect(now.rows.sequenceFlow.filter(({ label }) => label).map(({ label }) => label)).toEqual([
    '通过',
    '退回',
    '是',
    '否',
  ])
  const step = (title: string) => now.rows.step.find((one) => one.title === title)
  expect(step('物流安排与发运')?.waitingTime).toBe(12 * 3600)
  expect(step('订单信息审核')?.owners).toHaveLength(2)
  expect(step('发货审批')?.outputs).toBe('发货审批单')
  expect(now.rows.improvement.map(({ title, steps }) => [title, steps[0]])).toEqual([
    ['每单都要主管签字', step('发货审批')?.id],
    ['退回后要重新录入', step('订单信息审核')?.id],
  ])
  await run.page.locator('.react-flow [data-step]').first().waitFor()
  await callFrom(run.page, 'plan.undo', {})
  const before = await rows()
  expect([before.step, before.person, before.improvement, before.importMapping].map((list) => list.length)).toEqual([
    0, 0, 0, 0,
  ])
  await callFrom(run.page, 'plan.redo', {})
})

it('the same headers are mapped as they were last time', async () => {
  await open(sample)
  await expect.poll(() => dialog().getByText('沿用上次对这些表头的设置').count()).toBe(1)
  await run.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

it('a text table in GBK, with people by name; a cell that means nothing is left out and named', async () => {
  const path = folder.file('任务.csv')
  // 任务,责任人,截止日期 / 对账,王芳,2026/12/1 / 盘点,王芳,年底
  const hex =
    'c8cecef12cd4f0c8cec8cb2cbdd8d6b9c8d5c6da0ab6d4d5cb2ccdf5b7bc2c323032362f31322f310ac5ccb5e32ccdf5b7bc2cc4eab5d70a'
  writeFileSync(path, Buffer.from(hex, 'hex'))
  await open(path)
  await expect.poll(() => sheet('任务').textContent()).toContain('2 行')
  await expect.poll(() => dialog().locator('[data-cell="C3"][data-refused]').count()).toBe(1)
  await ready().click()
  const now = await planWhen(run.page, ({ rows: all }) => all.task.length === 2)
  const person = now.rows.person.find(({ name }) => name === '王芳')
  expect(now.rows.task.map(({ title, owner, dueOn }) => [title, owner, dueOn])).toEqual([
    ['对账', person?.id, '2026-12-01'],
    ['盘点', person?.id, null],
  ])
})

it('a table without headers, all of its rows in the picture, and from one cell that is not accepted to the next', async () => {
  const path = folder.file('名单.csv')
  const lines = Array.from({ length: 1200 }, (_, i) =>
    i === 40 || i === 1100 ? `整理第${i + 1}批资料,哪天都行` : `整理第${i + 1}批资料,2026-11-${10 + (i % 20)}`,
  )
  writeFileSync(path, `\ufeff${lines.join('\r\n')}`)
  await open(path)
  await dialog().getByRole('combobox', { name: '每行是' }).click()
  await run.page.getByRole('option', { name: '任务', exact: true }).click()
  await dialog().getByRole('checkbox', { name: '没有表头' }).click()
  await expect.poll(() => column('A').inputValue()).toBe('任务 *')
  await choose('B', '截止日期')
  await expect.poll(() => sheet('名单').textContent()).toContain('1200 行')
  const next = dialog().getByRole('button', { name: '下一个未接受的单元格' })
  await next.click()
  await dialog().locator('[data-cell="B41"][data-gone-to]').waitFor()
  await next.click()
  await dialog().locator('[data-cell="B1101"][data-gone-to]').waitFor()
  await expect.poll(() => dialog().locator('[data-cell="A1101"]').textContent()).toBe('整理第1101批资料')
  await dialog().getByRole('button', { name: '取消' }).click()
  await dialog().waitFor({ state: 'detached' })
})

it('a table from the clipboard', async () => {
  await chooseAction(run, 'file.pasteTable')
  const field = dialog().getByRole('textbox', { name: '粘贴表格' })
  await field.waitFor()
  await field.evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/plain', '风险描述\t可能性\t影响程度\t责任人\r\n断网\t高\t较低\t王芳\r\n')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await dialog().locator('[data-row="2"]').waitFor()
  await ready().click()
  const now = await planWhen(run.page, ({ rows: all }) => all.risk.length === 1)
  expect(now.rows.risk[0]).toMatchObject({ title: '断网', probability: 4, impact: 2 })
  expect(run.cspReports()).toEqual([])
  expect(run.errors()).toEqual([])
})

it('a collection sheet goes out, is filled in, and comes back without a question about columns', async () => {
  const out = folder.file('收集.xlsx')
  const filled = folder.file('收集回来.xlsx')
  await run.answerDialogs({ save: out })
  await chooseAction(run, 'file.export')
  await dialog().getByText('数据工作簿（可编辑后导回）').click()
  await dialog().getByRole('radio', { name: '空白收集表' }).click()
  await dialog().getByRole('combobox', { name: '收集什么' }).click()
  await run.page.getByRole('option', { name: '任务', exact: true }).click()
  await dialog().getByRole('button', { name: '选择位置并导出…' }).click()
  await expect.poll(() => run.page.getByText('已导出 收集.xlsx').count()).toBe(1)
  editWorkbook(out, filled, (of) => {
    const tasks = of('任务')
    const row = tasks.rows[0]?.map(() => null) ?? []
    row[tasks.column('任务')] = '整理客户名单' as never
    row[tasks.column('责任人')] = '赵云' as never
    tasks.rows.push(row)
  })
  await run.answerDialogs({ open: filled })
  await chooseAction(run, 'file.import')
  await run.page.getByRole('tree').waitFor()
  await expect.poll(() => run.page.getByRole('treeitem', { level: 1 }).count()).toBe(2)
  await dialog().getByRole('button', { name: '应用 2 行' }).click()
  const now = await planWhen(run.page, ({ rows: all }) => all.task.length === 3)
  const task = now.rows.task.find(({ title }) => title === '整理客户名单')
  expect(now.rows.person.find(({ id }) => id === task?.owner)?.name).toBe('赵云')
  expect(now.rows.task.some(({ title }) => title.includes('示例'))).toBe(false)
})

it('the steps of a process go out as a list, are completed, and come back as changes to that process', async () => {
  const out = folder.file('步骤.xlsx')
  const filled = folder.file('步骤回来.xlsx')
  await run.answerDialogs({ save: out })
  await chooseAction(run, 'file.export')
  await dialog().getByText('数据工作簿（可编辑后导回）').click()
  await dialog().getByRole('radio', { name: '空白收集表' }).click()
  await dialog().getByRole('combobox', { name: '收集什么' }).click()
  await run.page.getByRole('option', { name: /步骤/ }).first().click()
  await dialog().getByRole('combobox', { name: '属于流程' }).click()
  await run.page.getByRole('option', { name: '订单处理', exact: true }).click()
  await dialog().getByRole('button', { name: '选择位置并导出…' }).click()
  await expect.poll(() => run.page.getByText('已导出 步骤.xlsx').count()).toBe(1)
  editWorkbook(out, filled, (of) => {
    const steps = of('订单处理', 2)
    const at = steps.column('步骤名称')
    const row = steps.rows.find((cells) => cells[at] === '发货审批')
    if (row) row[steps.column('系统')] = '审批系统' as never
    const added = steps.rows[3]?.map(() => null) ?? []
    added[steps.column('步骤编号')] = 'T99' as never
    added[at] = '电话回访' as never
    steps.rows.push(added)
  })
  await run.answerDialogs({ open: filled })
  await chooseAction(run, 'file.import')
  await run.page.getByRole('tree').waitFor()
  await expect.poll(() => run.page.getByRole('treeitem', { level: 1 }).count()).toBe(2)
  await dialog().getByRole('button', { name: '应用 2 行' }).click()
  const now = await planWhen(run.page, ({ rows: all }) => all.step.length === 13)
  expect(now.rows.process).toHaveLength(1)
  expect(now.rows.step.find(({ title }) => title === '发货审批')?.systems).toBe('审批系统')
})

it('an old workbook is refused with what to do', async () => {
  const path = folder.file('旧.xls')
  writeFileSync(path, Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))
  await run.answerDialogs({ open: path })
  await chooseAction(run, 'file.import')
  await expect
    .poll(() =>
      dialog()
        .getByText(/旧版 \.xls 格式，请在 Excel 或 WPS 中另存为 \.xlsx/)
        .count(),
    )
    .toBe(1)
})
