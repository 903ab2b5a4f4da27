// RACI in a real window: letters typed, clicked, pasted and filled, a missing A found by its mark and put right, suggestions taken over.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom, planOf, planWhen } from './bridgeCalls.ts'
import { contentOf, differences, type PlanContent } from './planContent.ts'
import { settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
let start: PlanContent

const grid = () => page.getByRole('application', { name: 'RACI 矩阵表格' })
const cell = (row: number, col: number) => grid().locator(`#glide-cell-${col + 1}-${row}`)
const shows = (row: number, col: number, text: string) => expect.poll(() => cell(row, col).textContent()).toBe(text)
const [check, agent, lead, ops, quality, finance] = [1, 2, 3, 4, 5, 6]
/** Rows of the sample: its process, then its steps in the order of the work. */
const [process, logging, completeness, grading, contact] = [0, 1, 2, 3, 4]
const stepOf = async (title: string) => (await planOf(page)).rows.step.find((row) => row.title === title)

async function goTo(row: number, col: number): Promise<void> {
  await settled(page)
  await grid().locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown')
  for (let i = 0; i < col; i++) await page.keyboard.press('ArrowRight')
}

async function paste(text: string): Promise<void> {
  await running.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), text)
  await page.keyboard.press('Control+v')
}

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="raci"]').waitFor()
  start = contentOf(await planOf(page))
  await showScreen(page, 'raci')
  await cell(logging, agent).filter({ hasText: 'A/R' }).waitFor({ state: 'attached' })
})
afterAll(async () => {
  expect(running.errors()).toEqual([])
  await running.close()
})
beforeEach(async () => {
  await page.getByRole('radio', { name: 'RACI 矩阵' }).click()
  await cell(process, 0).filter({ hasText: '客户投诉处理' }).waitFor({ state: 'attached' })
})

/** Takes back everything that a test changed. */
async function undoAll(): Promise<void> {
  for (;;) {
    if (differences(start, contentOf(await planOf(page))).length === 0) return
    await callFrom(page, 'plan.undo', {})
  }
}

test('letters are typed cell by cell with the arrows between; the A moves, one undo brings it back', async () => {
  await goTo(logging, lead)
  await page.keyboard.press('i')
  await shows(logging, lead, 'I')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('c')
  await shows(logging, ops, 'C')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('a')
  await shows(logging, quality, 'A')
  await shows(logging, agent, 'R')
  await page.keyboard.press('r')
  await shows(logging, quality, 'A/R')
  expect(await stepOf('登记投诉单')).toMatchObject({
    ownerRole: 'r-qe',
    responsibleRoles: ['r-agent', 'r-qe'],
    consultedRoles: ['r-opsm'],
    informedRoles: ['r-lead'],
  })
  await page.keyboard.press('Control+z')
  await shows(logging, quality, 'A')
  await page.keyboard.press('Control+z')
  await shows(logging, agent, 'A/R')
  await undoAll()
})

test('combinations are typed as text, and what is no RACI is told where it stands', async () => {
  await goTo(completeness, lead)
  await page.keyboard.press('F2')
  await page.keyboard.type('a/r')
  await page.keyboard.press('Enter')
  await shows(completeness, lead, 'A/R')
  await shows(completeness, agent, 'R')
  await goTo(completeness, finance)
  await paste('X')
  await page.getByText('“X”不是 RACI').waitFor()
  await shows(completeness, finance, '')
  await undoAll()
})

test('a letter is chosen by mouse: from the tool bar for all selected cells, from the list in the cell', async () => {
  await goTo(grading, quality)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('toolbar', { name: 'RACI 矩阵' }).getByRole('button', { name: /^知会/ }).click()
  for (const [row, col] of [
    [grading, quality],
    [grading, finance],
    [contact, quality],
    [contact, finance],
  ] as const)
    await shows(row, col, 'I')
  await goTo(grading, finance)
  await page.keyboard.press('F2')
  await page.getByRole('option', { name: 'C 咨询' }).click()
  await page.getByRole('option', { name: 'I 知会' }).click()
  await page.keyboard.press('Enter')
  await shows(grading, finance, 'C')
  await undoAll()
})

test('a block is copied, pasted and filled as one change; of two A’s in a row the second is refused', async () => {
  await goTo(logging, agent)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+c')
  await expect.poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('A/R\t\r\n')
  await goTo(grading, ops)
  await page.keyboard.press('Control+v')
  await shows(grading, ops, 'A/R')
  await shows(grading, lead, 'R')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await shows(contact, ops, 'A/R')
  await shows(contact, agent, 'R')
  await goTo(logging, quality)
  await paste('A\tA/R')
  await shows(logging, quality, 'A')
  await shows(logging, finance, '')
  await page.getByText('“登记投诉单”只能有一个 A').waitFor()
  await undoAll()
})

test('a missing A is marked, found with a key, explained, and set where the cursor already stands', async () => {
  const step = await stepOf('联系客户补充信息')
  await callFrom(page, 'plan.execute', {
    command: 'rows.update',
    args: { entity: 'step', id: step?.id, patch: { ownerRole: null } },
  })
  await shows(contact, check, '缺 A')
  await goTo(process, 0)
  await page.keyboard.press('n')
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('联系客户补充信息')
  await panel.getByText('没有 A：选一个对结果最终负责的岗位').waitFor()
  await page.keyboard.press('a')
  await shows(contact, check, '')
  await planWhen(page, ({ rows }) => rows.step.find(({ id }) => id === step?.id)?.ownerRole === 'r-agent')
  // On to the next: too many are consulted; telling one of them instead is enough.
  await page.keyboard.press('n')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('召集跨部门评审')
  await panel.getByText('有 4 个 C，超过 3 个').waitFor()
  await expect.poll(() => page.locator('[data-issues]').getAttribute('data-issues')).toBe('1')
  await undoAll()
})

test('what lanes and owners suggest is shown beside what was entered, and taken over cell by cell or all at once', async () => {
  const differing = () => page.locator('[data-differences]').getAttribute('data-differences').then(Number)
  const before = await differing()
  expect(before).toBeGreaterThan(0)
  await page.getByRole('button', { name: '范围：整个方案' }).click()
  await page.getByRole('menuitem', { name: '任务', exact: true }).click()
  await shows(0, 0, '访谈客服、质检和仓储')
  await shows(0, ops, '(A/R)')
  await goTo(0, ops)
  await page.keyboard.press('g')
  await shows(0, ops, 'A/R')
  await page.getByRole('button', { name: /^全部采用/ }).click()
  await expect.poll(differing).toBe(0)
  await settled(page)
  await page.keyboard.press('Control+z')
  await expect.poll(differing).toBeGreaterThan(0)
  await undoAll()
  await page.getByRole('button', { name: '范围：任务' }).click()
  await page.getByRole('menuitem', { name: '整个方案' }).click()
  await expect.poll(differing).toBe(before)
})

test('hand-overs are counted between roles and departments, and a number lists its flows', async () => {
  await page.getByRole('radio', { name: '交接' }).click()
  const table = page.getByRole('table', { name: '交接' })
  await table.getByRole('button', { name: '客服主管 → 运营: 1' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '投诉分级 → 召集跨部门评审' }).waitFor()
  await page.getByRole('radio', { name: '按部门' }).click()
  await table.getByRole('button', { name: '运营中心 → 质量部: 1' }).click()
  await panel.getByRole('button', { name: '召集跨部门评审 → 质量部门原因分析' }).click()
  await page.locator('nav [data-screen="process"][aria-current="page"]').waitFor()
  await showScreen(page, 'raci')
})

test('duties that nobody has and that several roles answer for stand side by side', async () => {
  const insert = { entity: 'duty', rows: [{ title: '归档投诉单', role: 'r-lead' }] }
  await callFrom(page, 'plan.execute', { command: 'rows.insert', args: insert })
  await page.getByRole('radio', { name: '重叠与缺口' }).click()
  await page.getByRole('region', { name: '没有人承担' }).getByText('跨部门问题台账').waitFor()
  const overlaps = page.getByRole('region', { name: '多个岗位负责' })
  await expect.poll(() => overlaps.getByRole('listitem').allTextContents()).toHaveLength(1)
  await overlaps.getByRole('button', { name: /^归档投诉单.*职责/ }).click()
  await page.locator('nav [data-screen="people"][aria-current="page"]').waitFor()
  await undoAll()
  await showScreen(page, 'raci')
})
