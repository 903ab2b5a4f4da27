// Scorecards in a real window: a card with its person's KPIs, weights that are marked, scores, grades, feedback, sign-off, and its PDF.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { chooseAction, resizeWindow, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-card-'))
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen="home"]').waitFor()
  await resizeWindow(running, 1440, 900)
})
afterAll(async () => {
  await (running as RunningApp | undefined)?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await showScreen(page, 'performance')
  await card().waitFor()
})

const card = () => page.getByRole('article', { name: '计分卡' })
const choose = async (name: string) => {
  await page.getByRole('navigation', { name: '计分卡' }).getByRole('button', { name }).click()
  await card().getByRole('heading', { name, exact: true }).waitFor()
}
const figure = (name: 'total' | 'grade') => card().locator(`[data-figure="${name}"]`).textContent()
const enter = async (label: string, text: string) => {
  const field = card().getByLabel(label, { exact: true })
  await field.fill(text)
  await field.press('Enter')
}

test('the cards of the cycle show total and grade', async () => {
  await choose('李敏')
  // The third quarter's first-contact resolution against 75 %, by weight, with what was entered beside it.
  await expect.poll(() => figure('grade')).toBe('A')
  await expect.poll(() => card().getByRole('status').count()).toBe(0)
})

test('a score entered changes total and grade at once; weights that are not 100 % are marked', async () => {
  await choose('李敏')
  const before = await figure('total')
  await enter('得分 客户服务意识', '10%')
  await expect.poll(() => figure('total')).not.toBe(before)
  await expect.poll(() => figure('grade')).not.toBe('A')
  await enter('权重 客户服务意识', '40%')
  await expect.poll(() => card().getByRole('status').textContent()).toContain('120%')
  await enter('权重 客户服务意识', '20%')
  await expect.poll(() => card().getByRole('status').count()).toBe(0)
})

test('signing fixes total and grade in the plan, for lists and exports; taken back, they follow the KPIs again', async () => {
  await choose('李敏')
  const [total, grade] = [await figure('total'), await figure('grade')]
  const evaluation = async () =>
    (await planOf(page)).rows.evaluation.find(({ title }) => title.includes('李敏')) as { score: number | null }
  await card().getByRole('button', { name: '签字确认' }).click()
  await card().getByRole('button', { name: '撤回签字' }).waitFor()
  expect(await evaluation()).toMatchObject({ status: 'signed', score: Number.parseFloat(String(total)) / 100, grade })
  await enter('得分 客户服务意识', '90%')
  await expect.poll(() => figure('total')).toBe(total)
  await card().getByRole('button', { name: '撤回签字' }).click()
  await expect.poll(() => figure('total')).not.toBe(total)
  expect(await evaluation()).toMatchObject({ status: 'discussed', score: null, grade: null, signedOffOn: null })
  await enter('得分 客户服务意识', '10%')
  await expect.poll(() => figure('total')).toBe(total)
})

test('a person gets a card with the KPIs they own, and items beyond them', async () => {
  await page.getByLabel('给人员或团队建计分卡…').fill('孙丽')
  await page.keyboard.press('Enter')
  await card().getByRole('heading', { name: '孙丽', exact: true }).waitFor()
  await card().locator('[data-item="单件投诉成本"]').waitFor()
  await expect.poll(() => card().getByLabel('权重 单件投诉成本').inputValue()).toBe('70%')
  await card().getByRole('button', { name: '行为项' }).click()
  await enter('考核项 新行为项', '成本分析能力')
  await enter('权重 成本分析能力', '30%')
  await enter('得分 成本分析能力', '90%')
  const { rows } = await planWhen(page, (plan) =>
    plan.rows.evaluationItem.some((item) => item.title === '成本分析能力' && item.score === 0.9),
  )
  const item = rows.evaluationItem.find(({ title }) => title === '成本分析能力')
  expect(item).toMatchObject({ kind: 'behaviour', weight: 0.3 })
  await expect.poll(() => card().getByRole('status').count()).toBe(0)
})

test('grades are edited where they stand', async () => {
  await choose('李敏')
  const grades = card().getByRole('region', { name: '等级标准' })
  await expect.poll(() => figure('grade')).toBe('C')
  const second = grades.getByRole('textbox').nth(1)
  await second.fill('75%')
  await second.press('Enter')
  await planWhen(page, (plan) => plan.rows.gradeBand.some((band) => band.title === 'B' && band.scoreFrom === 0.75))
  await expect.poll(() => figure('grade')).toBe('B')
})

test('feedback counts in the average, and the sign-off is kept', async () => {
  await choose('客户服务部')
  await card().getByRole('button', { name: '添加反馈' }).click()
  const feedback = card().getByRole('region', { name: '360° 反馈' })
  await feedback.getByLabel('评分（1–5）').fill('4')
  await page.keyboard.press('Enter')
  await expect.poll(() => feedback.textContent()).toContain('平均 4 / 5')
  const text = card().getByRole('region', { name: '签字' }).getByLabel('签字意见')
  await text.fill('同意评估结果')
  await text.press('Control+Enter')
  const { rows } = await planWhen(page, (plan) =>
    plan.rows.evaluation.some((one) => one.signOffText === '同意评估结果'),
  )
  expect(rows.feedback360.filter(({ evaluation }) => evaluation === 'ev-cs')).toHaveLength(1)
})

test('the card is saved as one page of PDF, and every entity of the area has a sheet', async () => {
  await choose('王芳')
  const file = join(folder, '王芳.pdf')
  await running.answerDialogs({ save: file })
  await chooseAction(running, 'performance.pdf')
  await page.getByText('王芳.pdf').waitFor()
  expect(readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.getByRole('radio', { name: '表格', exact: true }).click()
  for (const sheet of ['考核周期', '绩效评估', '考核项', '360° 反馈', '等级', '奖励规则']) {
    await page.getByRole('radio', { name: sheet }).click()
    await page.getByRole('application', { name: `${sheet}表格` }).waitFor()
  }
  expect((await planOf(page)).rows.incentiveRule.length).toBeGreaterThan(0)
})
