// Every sheet of the areas in a real window, by keyboard: a row is made, named, taken back and put back; training gaps, links.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { launchApp, type RunningApp } from './app.ts'
import { planOf, planWhen } from './bridgeCalls.ts'
import { settled } from './windowDriver.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen]').first().waitFor()
})
afterAll(() => running.close())

/** Screens with their sheets; what others hang on comes before them. */
const sheets: readonly (readonly [string, EntityName])[] = [
  ...(['strategy', 'marketNote', 'competitor'] as const).map((entity) => ['market', entity] as const),
  ...(['sopDocument', 'sopRevision'] as const).map((entity) => ['sop', entity] as const),
  ...(['training', 'trainingSession', 'trainingAttendance'] as const).map((entity) => ['training', entity] as const),
  ...(['activity', 'cultureValue', 'recognition'] as const).map((entity) => ['culture', entity] as const),
  ...(['meeting', 'meetingMinutes', 'decision', 'actionItem', 'reportPlan'] as const).map(
    (entity) => ['communication', entity] as const,
  ),
  ...(['feedback', 'survey', 'surveyResult'] as const).map((entity) => ['feedback', entity] as const),
  ...(['improvement', 'cause', 'retrospective', 'retrospectiveItem', 'caseStudy'] as const).map(
    (entity) => ['improvement', entity] as const,
  ),
]

/** The field that is typed into, and what: the title where it can be typed. */
const typedInto = (entity: EntityName): readonly [string, string] => {
  const { title } = entityOf(entity)
  if (entity === 'trainingAttendance') return ['notes', '现场考核']
  if (entity === 'surveyResult') return [title, '2025-03']
  return [title, `甲${entityLabels('zh', entity).name}`]
}

test('the training matrix shows who lacks what, and one press invites them; undo takes all of it back', async () => {
  await page.locator('nav [data-screen="training"]').click()
  await page.getByRole('radio', { name: '培训矩阵' }).click()
  const matrix = page.getByRole('table', { name: '培训矩阵' })
  const quality = matrix.getByRole('row', { name: /赵强/ })
  await quality.getByText('修订后未培训').waitFor()
  await matrix.getByText('已培训 2 / 3').first().waitFor()
  const before = (await planOf(page)).rows.trainingAttendance.length
  await matrix.getByRole('button', { name: '为 1 人安排培训' }).first().focus()
  await page.keyboard.press('Enter')
  const { rows } = await planWhen(page, (plan) => plan.rows.trainingAttendance.length === before + 1)
  const made = rows.trainingSession.find(({ heldOn }) => heldOn === null)
  expect(rows.trainingAttendance.filter(({ session }) => session === made?.id)).toMatchObject([
    { person: 'p-zhaoqiang', status: 'invited' },
  ])
  // The session is shown, with the training, and who is invited, among its links.
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '投诉处理 SOP V2.1 培训' }).first().waitFor()
  await settled(page)
  await page.keyboard.press('Control+z')
  await planWhen(page, (plan) => plan.rows.trainingAttendance.length === before)
})

test('links lead from row to row, in both directions', async () => {
  await showSheets('improvement')
  await page.getByRole('radio', { name: /^改进项/ }).click()
  const grid = page.getByRole('application', { name: '改进项表格' })
  await grid.locator('textarea').focus()
  await page.keyboard.press('Control+Home')
  const panel = page.getByRole('complementary')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('取消重复审批')
  await panel.getByRole('button', { name: '退款等了九天' }).click()
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('退款等了九天')
  await panel.getByRole('button', { name: '取消重复审批', exact: true }).click()
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toBe('取消重复审批')
})

/** Where an area has pictures, its sheets stand behind a tab of their own. */
async function showSheets(screen: string): Promise<void> {
  await page.locator(`nav [data-screen="${screen}"]`).click()
  await page.locator(`nav [data-screen="${screen}"][aria-current="page"]`).waitFor()
  await page.locator('main h1').first().waitFor()
  await settled(page)
  const tables = page.getByRole('radio', { name: '表格', exact: true })
  if ((await tables.count()) > 0) await tables.click()
}

test.each(sheets)('%s: %s', async (screen, entity) => {
  const { plural } = entityLabels('zh', entity)
  const [field, text] = typedInto(entity)
  const rowsOf = async () => (await planOf(page)).rows[entity] as AnyRow[]
  const before = new Set((await rowsOf()).map(({ id }) => id))
  const made = async () => (await rowsOf()).find(({ id }) => !before.has(id))
  await showSheets(screen)
  await page
    .getByRole('radio', { name: new RegExp(`^${plural}\\s*\\d*$`) })
    .last()
    .click()
  const grid = page.getByRole('application', { name: `${plural}表格` })
  await grid.waitFor()
  await settled(page)

  await page.keyboard.press('Control+Enter')
  await expect.poll(made).toBeDefined()
  const row = (await made()) as AnyRow
  const first = row[field]
  await settled(page)
  if (field === 'notes') await page.keyboard.press('End')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await made())?.[field]).toBe(text)
  await settled(page)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await made())?.[field]).toBe(first)
  await settled(page)
  await page.keyboard.press('Control+z')
  await expect.poll(made).toBeUndefined()
  await settled(page)
  await page.keyboard.press('Control+y')
  await expect.poll(made).toBeDefined()
  await settled(page)
  await page.keyboard.press('Control+y')
  await planWhen(page, ({ rows }) =>
    (rows[entity] as AnyRow[]).some((known) => known.id === row.id && known[field] === text),
  )
  expect(running.errors()).toEqual([])
})
