// A copy that a colleague changed comes back: compared in a real window, chosen by keyboard, merged as one change, undone in one step.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlanRows } from '#shared/model/plan.ts'
import { testFolder, testHost } from '../fixtures/testHost.ts'
import { opsmap } from '../hostile/runCli.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { chooseAction, resizeWindow } from './windowDriver.ts'

const folder = testFolder('plan-copy')
const plan = folder.file('客服运营方案.sqlite')
const copy = folder.file('客服运营方案（李敏改）.sqlite')
const sample = join(import.meta.dirname, '../../assets/templates/complaint-handling.zh.json')
let run: RunningApp

const rows = async (): Promise<PlanRows> => (await callFrom(run.page, 'plan.load', {})).rows
const update = (entity: string, id: string | undefined, patch: object) => ({ entity, id: id ?? '', patch })

/** What the colleague does to the copy on another computer. */
async function colleague(): Promise<void> {
  const host = testHost(folder.file('colleague'))
  await host.open({ kind: 'file', path: copy })
  const { goal, risk, task } = host.snapshot().rows
  await host.run('rows.update', update('goal', goal[0]?.id, { title: '李敏改的目标' }) as never)
  await host.run('rows.update', update('risk', risk[0]?.id, { cause: '旺季人手不足', impact: 5 }) as never)
  // Its dependency goes with it.
  await host.run('rows.remove', { entity: 'task', ids: [task.at(-1)?.id ?? ''] })
  await host.run('rows.insert', { entity: 'person', rows: [{ name: '周新' }] })
  await host.ask('plan.save', {})
  await host.close()
}

beforeAll(async () => {
  expect((await opsmap(folder.path, ['new', plan, '--title', '客服运营方案'])).code).toBe(0)
  expect((await opsmap(folder.path, ['import', sample, '--into', plan])).err).toBe('')
  copyFileSync(plan, copy)
  await colleague()
  run = await launchApp({ args: [plan], settings: { lang: 'zh', theme: 'light', author: '测试' } })
  await resizeWindow(run, 1440, 900)
})
afterAll(async () => {
  await run?.close()
  folder.remove()
})

const kind = (name: string) => run.page.getByRole('dialog').getByRole('radio', { name })
const checked = () => run.page.getByRole('treeitem', { checked: true }).count()

it('tells by kind what the copy has otherwise; what both changed is a conflict, left as it is', async () => {
  const goal = (await rows()).goal[0]
  await callFrom(run.page, 'plan.execute', {
    command: 'rows.update',
    args: update('goal', goal?.id, { title: '我改的目标' }),
  })
  await run.answerDialogs({ open: copy })
  await chooseAction(run, 'file.compareCopy')
  await run.page.getByRole('tree').waitFor()
  await expect.poll(() => kind('新增').textContent()).toBe('新增1')
  await expect.poll(() => kind('修改').textContent()).toBe('修改1')
  await expect.poll(() => kind('删除').textContent()).toBe('删除2')
  await expect.poll(() => kind('冲突').textContent()).toBe('冲突1')
  await kind('冲突').click()
  const tree = run.page.getByRole('tree')
  await expect.poll(() => tree.textContent()).toContain('我改的目标→李敏改的目标')
  await expect.poll(() => tree.textContent()).toContain('原来：')
  await expect.poll(checked).toBe(0)
})

it('is chosen by keyboard, for one kind of content alone, and field by field', async () => {
  const tree = run.page.getByRole('tree')
  await kind('修改').click()
  await run.page.getByRole('dialog').getByRole('button', { name: '所有内容' }).click()
  await run.page
    .getByRole('menuitemcheckbox', { name: '风险' })
    .or(run.page.getByRole('menuitem', { name: '风险' }))
    .click()
  await tree.focus()
  await expect.poll(checked).toBe(3)
  await tree.press('ArrowDown')
  await tree.press('Space')
  await expect.poll(checked).toBe(1)
})

it('merges what was chosen as one change that one undo takes back; what is compared again is what was left', async () => {
  const before = await rows()
  const [risk] = before.risk
  await run.page.getByRole('button', { name: '应用 4 行' }).click()
  await expect.poll(() => run.page.getByRole('tree').count()).toBe(0)
  const after = await rows()
  expect(after.goal[0]?.title).toBe('我改的目标')
  expect(after.person.map(({ name }) => name)).toContain('周新')
  expect(after.task).toHaveLength(before.task.length - 1)
  const now = after.risk.find(({ id }) => id === risk?.id)
  expect([now?.cause === '旺季人手不足', now?.impact === 5].filter(Boolean)).toHaveLength(1)
  await chooseAction(run, 'file.compareCopy')
  await run.page.getByRole('tree').waitFor()
  await expect.poll(() => kind('全部').textContent()).toBe('全部2')
  await run.page.keyboard.press('Escape')
  await expect.poll(() => run.page.getByRole('dialog').count()).toBe(0)
  await callFrom(run.page, 'plan.undo', {})
  expect(await rows()).toEqual(before)
})

it('says so when a file is the same, or no plan at all', async () => {
  const same = folder.file('same.sqlite')
  await callFrom(run.page, 'plan.save', {})
  copyFileSync(plan, same)
  await run.answerDialogs({ open: same })
  await chooseAction(run, 'file.compareCopy')
  await expect.poll(() => run.page.getByRole('dialog').textContent()).toContain('副本没有带来新的内容')
  await run.page.keyboard.press('Enter')
  await expect.poll(() => run.page.getByRole('dialog').count()).toBe(0)
  await run.answerDialogs({ open: sample })
  await chooseAction(run, 'file.compareCopy')
  await expect.poll(() => run.page.getByRole('dialog').textContent()).toContain('complaint-handling.zh.json')
  await expect.poll(() => run.page.getByRole('dialog').textContent()).toContain('不是方案文件')
})
