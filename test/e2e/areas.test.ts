// Every sheet of the areas in a real window, by keyboard: a row is made, named, taken back and put back.
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

test.each(sheets)('%s: %s', async (screen, entity) => {
  const { plural } = entityLabels('zh', entity)
  const [field, text] = typedInto(entity)
  const rowsOf = async () => (await planOf(page)).rows[entity] as AnyRow[]
  const before = new Set((await rowsOf()).map(({ id }) => id))
  const made = async () => (await rowsOf()).find(({ id }) => !before.has(id))
  await page.locator(`nav [data-screen="${screen}"]`).click()
  await page.locator(`nav [data-screen="${screen}"][aria-current="page"]`).waitFor()
  await page
    .getByRole('radio', { name: new RegExp(`^${plural}`) })
    .first()
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
