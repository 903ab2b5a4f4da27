// The data workbook in a real window: exported, edited by another program, taken back row by row and field by field, undone in one step.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { editWorkbook } from '../fixtures/editWorkbook.ts'
import { testFolder } from '../fixtures/testHost.ts'
import { opsmap } from '../hostile/runCli.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { chooseAction, resizeWindow } from './windowDriver.ts'

const folder = testFolder('data-workbook')
const plan = folder.file('plan.sqlite')
const exported = folder.file('data.xlsx')
const edited = folder.file('edited.xlsx')
// A file of its own: the notice of the first export may still be there.
const untouched = folder.file('untouched.xlsx')
const sample = join(import.meta.dirname, '../../assets/templates/complaint-handling.zh.json')
let run: RunningApp

beforeAll(async () => {
  expect((await opsmap(folder.path, ['new', plan, '--title', '数据往返'])).code).toBe(0)
  expect((await opsmap(folder.path, ['import', sample, '--into', plan])).err).toBe('')
  run = await launchApp({ args: [plan], settings: { lang: 'zh', theme: 'light', author: '测试' } })
  await resizeWindow(run, 1440, 900)
})
afterAll(async () => {
  await run?.close()
  folder.remove()
})

const rows = async (): Promise<PlanRows> => (await callFrom(run.page, 'plan.load', {})).rows
const kind = (name: string) => run.page.getByRole('dialog').getByRole('radio', { name })

it('exports from the dialog', async () => {
  await run.answerDialogs({ save: exported })
  await chooseAction(run, 'file.export')
  await run.page.getByText('数据工作簿（可编辑后导回）').click()
  await run.page.getByRole('button', { name: '选择位置并导出…' }).click()
  await expect.poll(() => run.page.getByText('已导出 data.xlsx').count()).toBe(1)
  expect(readFileSync(exported).length).toBeGreaterThan(10_000)
})

it('lists what an edited workbook changes, by kind, with conflicts left to the plan', async () => {
  editWorkbook(exported, edited, (sheet) => {
    const steps = sheet('步骤')
    steps.set(2, '步骤', '登记投诉单（电话）')
    steps.set(2, '处理时间 [', '1.5小时')
    steps.set(3, '类型', '炸弹')
    const people = sheet('人员')
    const row = people.rows[1]?.map(() => null) ?? []
    row[people.column('姓名')] = '周新' as never
    people.rows.push(row)
    sheet('资源').rows.splice(2, 1)
    sheet('目标').set(1, '目标', '工作簿里的目标')
  })
  const goal = (await rows()).goal[0]
  await callFrom(run.page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'goal', id: goal?.id, patch: { title: '方案里的目标' } },
  })
  await run.answerDialogs({ open: edited })
  await chooseAction(run, 'file.import')
  await run.page.getByRole('tree').waitFor()
  await expect.poll(() => kind('新增').textContent()).toBe('新增1')
  await expect.poll(() => kind('修改').textContent()).toBe('修改1')
  await expect.poll(() => kind('删除').textContent()).toBe('删除1')
  await expect.poll(() => kind('冲突').textContent()).toBe('冲突1')
  await expect.poll(() => kind('未接受').textContent()).toBe('未接受1')
  await expect.poll(() => run.page.getByRole('treeitem', { checked: true }).count()).toBe(5)
})

it('is worked by keyboard: fields and rows are left out with the space bar', async () => {
  const tree = run.page.getByRole('tree')
  await kind('修改').click()
  await tree.focus()
  await tree.press('ArrowDown')
  await tree.press('Space')
  await expect.poll(() => run.page.getByRole('treeitem', { checked: true }).count()).toBe(1)
  await kind('冲突').click()
  await tree.press('Space')
  await expect.poll(() => run.page.getByRole('treeitem', { checked: true }).count()).toBe(2)
})

it('applies what was chosen as one change that one undo takes back', async () => {
  const before = await rows()
  await run.page.getByRole('button', { name: '应用 4 行' }).click()
  await expect.poll(() => run.page.getByRole('tree').count()).toBe(0)
  const after = await rows()
  const changed = before.step.flatMap((s) => {
    const now = after.step.find(({ id }) => id === s.id)
    return JSON.stringify(now) === JSON.stringify(s) ? [] : [[s, now] as const]
  })
  expect(changed).toHaveLength(1)
  // The title was left out; the time was taken.
  expect(changed[0]?.[1]?.title).toBe(changed[0]?.[0].title)
  expect(changed[0]?.[1]?.processingTime).toBe(5400)
  expect(after.person.map(({ name }) => name)).toContain('周新')
  expect(after.resource).toHaveLength(before.resource.length - 1)
  expect(after.goal.map(({ title }) => title)).toContain('工作簿里的目标')
  await callFrom(run.page, 'plan.undo', {})
  expect(await rows()).toEqual(before)
})

it('a workbook nobody edited says so', async () => {
  await run.answerDialogs({ save: untouched, open: untouched })
  await chooseAction(run, 'file.export')
  await run.page.getByText('数据工作簿（可编辑后导回）').click()
  await run.page.getByRole('button', { name: '选择位置并导出…' }).click()
  await expect.poll(() => run.page.getByText('已导出 untouched.xlsx').count()).toBe(1)
  await chooseAction(run, 'file.import')
  await expect.poll(() => run.page.getByText(/工作簿与方案一致/).count()).toBe(1)
  await run.page.getByRole('button', { name: '关闭', exact: true }).last().click()
  expect(run.cspReports()).toEqual([])
})
