// Every entity that has a sheet on some screen, with no test of its own: found by search, edited in grid and form, undone, saved, reopened.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlanFile } from '#host/intake/planFileIntake.ts'
import { PlanFile } from '#host/planFile.ts'
import { fillPlanFile } from '#host/planFileWriter.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { emptyBlob, randomPlan } from '#shared/model/testRandomPlan.ts'
import { randomNumbers } from '../fixtures/randomDiagram.ts'
import { launchApp, type RunningApp } from './app.ts'
import { planWhen } from './bridgeCalls.ts'
import { settled } from './windowDriver.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-every-'))
const file = join(folder, 'plan.sqlite')
let running: RunningApp
let page: Page
/** Entities whose sheet was used. */
const used = new Set<EntityName>()
const edited = new Map<EntityName, string>()
/** The rows that are edited. */
const ids = new Map<EntityName, string>()

/** The name of the row that this test edits; no other row has it, and no name is part of another. */
const nameOf = (entity: EntityName): string => `甲${entityNames.indexOf(entity) + 100}号`
/** Entities whose rows have a name that can be typed. */
const named = entityNames.filter((name) => {
  const { fields, title } = entityOf(name)
  const kind = fields[title]?.kind
  return name !== 'plan' && (kind === 'text' || kind === 'longText')
})

/** Shown first as something else than a sheet – a drawing, a tree, a chart, a card –, with tests of their own, or beside other rows. */
const otherwiseShown: ReadonlySet<EntityName> = new Set<EntityName>([
  ...(['process', 'processVersion', 'lane', 'phase', 'step', 'sequenceFlow', 'picture'] as const),
  ...(['goal', 'task', 'calendar', 'calendarDay', 'budgetLine', 'swotEntry', 'evaluation'] as const),
  ...(['comment', 'attachment', 'healthRuleSetting', 'savedView', 'exportPreset', 'importMapping'] as const),
])

/** A plan with rows of every entity, one of each with a name of its own. */
function planRows(): PlanRows {
  const rows = randomPlan(randomNumbers(3), { rows: 2 })
  for (const version of rows.processVersion) Object.assign(version, { status: 'draft' })
  for (const name of named) {
    const row = rows[name][0] as AnyRow
    row[entityOf(name).title] = nameOf(name)
    ids.set(name, row.id)
  }
  // A sheet shows in its tree what stands on top.
  for (const name of named) {
    const { parent } = entityOf(name)
    if (parent) for (const row of rows[name]) Object.assign(row, { [parent]: null })
  }
  return rows
}

beforeAll(async () => {
  const plan = new PlanFile(join(folder, 'working.sqlite'), { name: 'plan' })
  plan.setMeta('documentId', 'every-entity')
  plan.putBlob(emptyBlob)
  plan.execute('plan.importRows', { rows: planRows() })
  writeFileSync(file, '')
  fillPlanFile(plan, file, '1')
  plan.close()
  running = await launchApp({ args: [file] })
  page = running.page
  await page.locator('nav [data-screen]').first().waitFor()
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const titleIs = (entity: EntityName, id: string, title: string) =>
  planWhen(
    page,
    ({ rows }) => (rows[entity] as AnyRow[]).find((row) => row.id === id)?.[entityOf(entity).title] === title,
  )

test.each(named)('%s', async (entity) => {
  const { plural, fields } = entityLabels('zh', entity)
  const { title } = entityOf(entity)
  const name = nameOf(entity)
  const id = ids.get(entity) as string
  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: /搜索/ })
  await search.fill(name)
  const hit = page.getByRole('option').filter({ hasText: name })
  await hit
    .or(page.getByText(`没有找到“${name}”`))
    .first()
    .waitFor()
  if ((await hit.count()) === 0) {
    // No screen shows this entity's rows by themselves.
    await page.keyboard.press('Escape')
    await search.waitFor({ state: 'detached' })
    return
  }
  await hit.first().click()
  await search.waitFor({ state: 'detached' })
  await settled(page)
  const grid = page.getByRole('application', { name: `${plural}表格` })
  const panel = page.getByRole('complementary')
  // A sheet, or the canvas of a process; a screen with neither has a test of its own.
  const work = page.locator('main').getByRole('application').or(page.locator('main .react-flow')).first()
  await work.waitFor({ timeout: 10_000 }).catch(() => undefined)
  if ((await grid.count()) === 0) return
  used.add(entity)
  // The form shows the row that was looked for.
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toContain(name)

  await grid.locator('textarea').focus()
  await page.keyboard.press('Home')
  await page.keyboard.type('格')
  await page.keyboard.press('Enter')
  await titleIs(entity, id, '格')
  // While the editor of the cell is closing, Ctrl+Z is still its own.
  await settled(page)
  await page.keyboard.press('Control+z')
  await titleIs(entity, id, name)
  await settled(page)

  // Enter went on to the next row.
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => panel.getByRole('heading').first().textContent()).toContain(name)
  // A required field has a mark behind its label.
  const field = panel.getByLabel(new RegExp(`^${fields[title]}`)).first()
  await field.fill(`${name}表`)
  await field.blur()
  await titleIs(entity, id, `${name}表`)
  edited.set(entity, `${name}表`)
})

test('all of it is in the file', async () => {
  expect([...used].sort()).toEqual(named.filter((entity) => !otherwiseShown.has(entity)).sort())
  await page.keyboard.press('Control+s')
  await planWhen(page, ({ save }) => save.state === 'saved')
  const { rows, notices } = readPlanFile(file)
  expect(notices).toEqual([])
  for (const [entity, title] of edited)
    expect((rows[entity] as AnyRow[]).map((row) => row[entityOf(entity).title])).toContain(title)
  expect(running.errors()).toEqual([])
})
