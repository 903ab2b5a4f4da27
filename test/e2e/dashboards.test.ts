// The dashboards in a real window: their numbers are those of the analysis, clicks land in the KPI's cell, and the PDF has its pages.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dashboard } from '#shared/analysis/dashboard.ts'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { PlanSnapshot } from '#shared/api.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { kpiNumber } from '#shared/model/values/kpiNumbers.ts'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { chooseAction, focused, placeOf, repainted, settled, showScreen } from './windowDriver.ts'

let running: RunningApp
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'opsmap-dashboard-'))

beforeAll(async () => {
  running = await launchApp()
  page = running.page
  await page.getByText('打开示例方案').click()
  await page.locator('nav [data-screen]').first().waitFor()
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await showScreen(page, 'home')
  await showScreen(page, 'dashboards')
  await page.locator('[data-dashboard="plan"]').waitFor()
})

const cards = () => page.locator('main button[data-kpi][data-state]')
const figure = (name: string) => page.locator(`main [data-figure="${name}"] strong`)
const period = () => page.locator('main [data-period]')

/** The same dashboard, worked out here from the rows that the host holds. */
async function analysed(choice: { period: string; yearToDate?: boolean }) {
  const { rows } = (await callFrom(page, 'plan.load', {})) as PlanSnapshot
  const figures = kpiFigures(rows.kpi, rows.kpiValue)
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'))
  const board = dashboard(rowsReader(rows), figures, { scope: { kind: 'plan' }, yearToDate: false, today, ...choice })
  return { board, cards: board.cards.map(({ kpi, state }) => `${kpi.id} ${state}`) }
}
const shownCards = () =>
  cards().evaluateAll((all) => all.map((card) => `${card.getAttribute('data-kpi')} ${card.getAttribute('data-state')}`))

test('begins in the newest month with numbers, and shows what the analysis says', async () => {
  await expect.poll(() => period().getAttribute('data-period')).toBe('2026-10')
  const { board, cards: expected } = await analysed({ period: '2026-10' })
  await expect.poll(shownCards).toEqual(expected)
  await expect.poll(() => figure('score').textContent()).toContain((board.scorecard.total as number).toFixed(1))
  await expect.poll(() => figure('score').textContent()).toContain(`等级 ${board.scorecard.grade}`)
  for (const state of ['green', 'amber', 'red', 'none'] as const)
    await expect.poll(() => figure(state).textContent()).toBe(String(board.counts[state]))
  await expect.poll(() => figure('stale').textContent()).toBe(String(board.stale.length))
  for (const { kpi, actual } of board.cards)
    await expect
      .poll(() => page.locator(`main button[data-kpi="${kpi.id}"] strong`).textContent())
      .toBe(kpiNumber(kpi, actual))
  const worst = page.locator('[data-list="worst"] [data-kpi]')
  await expect
    .poll(() => worst.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-kpi'))))
    .toEqual(board.worst.map(({ kpi }) => kpi.id))
  // Charts are drawings: one per chart, with its sentence.
  await expect.poll(() => page.locator('main [aria-label^="7 个指标的达成率"] svg').count()).toBe(1)
})

test('quarter, the one before, and the year to date', async () => {
  await page.getByRole('radio', { name: '季' }).click()
  await expect.poll(() => period().getAttribute('data-period')).toBe('2026-Q4')
  await page.getByRole('button', { name: '上一期' }).click()
  await expect.poll(() => period().getAttribute('data-period')).toBe('2026-Q3')
  await expect.poll(shownCards).toEqual((await analysed({ period: '2026-Q3' })).cards)
  await expect.poll(() => page.locator('main button[data-kpi="k-volume"] strong').textContent()).toBe('1,137 件')
  await page.getByRole('button', { name: '年初至今' }).click()
  await expect.poll(() => page.locator('main button[data-kpi="k-volume"] strong').textContent()).toBe('3,581 件')
  await expect.poll(shownCards).toEqual((await analysed({ period: '2026-Q3', yearToDate: true })).cards)
})

test('a card leads to the cell of its KPI, by keyboard as well, and back', async () => {
  const card = page.locator('main button[data-kpi="k-cycle"][data-state]')
  await card.focus()
  await focused(card)
  await page.keyboard.press('Enter')
  await page.locator('nav [data-screen="kpis"][aria-current="page"]').waitFor()
  const cell = page.getByRole('application', { name: '指标数据表格' }).locator('[aria-selected="true"]')
  await expect.poll(() => cell.first().textContent()).toBe('5.4')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.locator('[data-dashboard="plan"]').waitFor()
})

test('a chart is worked by keys and mouse: Enter on a bar leads to the cell, a month of the course shows that month', async () => {
  const chart = page.getByLabel(/^7 个指标的达成率/)
  await chart.focus()
  await focused(chart)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const cell = page.getByRole('application', { name: '指标数据表格' }).locator('[aria-selected="true"]')
  await expect.poll(() => cell.first().textContent()).toBe('5.4')
  await page.keyboard.press('Alt+ArrowLeft')
  const course = page.getByLabel(/^最近 10 期综合得分/)
  await course.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(() => period().getAttribute('data-period')).toBe('2026-09')
  const { width, height } = await placeOf(chart)
  await chart.click({ position: { x: width / 2, y: (height * 0.5) / 7 } })
  await page.locator('nav [data-screen="kpis"][aria-current="page"]').waitFor()
  // The one furthest from its target in September.
  await expect.poll(() => cell.first().textContent()).toBe('6.1')
})

test('lights and perspectives choose the cards', async () => {
  await figure('red').click()
  await expect.poll(shownCards).toEqual(['k-cost red'])
  await page.getByRole('button', { name: /看全部$/ }).click()
  await expect.poll(() => cards().count()).toBe(7)
  await page.locator('[data-table="scorecard"]').getByRole('button', { name: '客户' }).click()
  await expect.poll(shownCards).toEqual(['k-sat amber', 'k-first green'])
})

test('perspectives are weighed where they stand; the score follows, and a sum that is not 100 % is said', async () => {
  const weight = (name: string) => page.getByRole('textbox', { name: `${name}维度权重` })
  const total = () => page.locator('[data-table="scorecard"] tr[data-total] td').nth(1).textContent()
  const before = await total()
  await weight('财务').fill('150')
  await weight('财务').press('Enter')
  await expect.poll(() => weight('财务').getAttribute('aria-invalid')).toBe('true')
  await weight('财务').fill('60%')
  await weight('财务').press('Enter')
  await page.getByText('权重合计 60%，按比例折算').waitFor()
  await weight('客户').fill('40')
  await weight('客户').press('Enter')
  await expect.poll(() => page.getByText(/权重合计/).count()).toBe(0)
  await expect.poll(async () => (await callFrom(page, 'plan.load', {})).rows.plan[0]?.weightCustomer).toBe(0.4)
  const { board } = await analysed({ period: '2026-10' })
  await expect.poll(total).toBe((board.scorecard.total as number).toFixed(1))
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect.poll(total).toBe(before)
})

test('a goal has a dashboard of its own; its line leads to the goal', async () => {
  await page.getByRole('button', { name: /^看板范围/ }).click()
  await page.getByRole('menuitem', { name: /客户满意度从 82%/ }).click()
  await page.locator('[data-dashboard="goal"]').waitFor()
  await expect
    .poll(async () => (await shownCards()).map((card) => card.split(' ')[0]).sort())
    .toEqual(['k-cycle', 'k-first', 'k-sat', 'k-volume'])
  await page.locator('[data-goal="g-time"] button').click()
  await page.locator('nav [data-screen="goals"][aria-current="page"]').waitFor()
})

test('a department has one; an empty one says what to do', async () => {
  await page.getByRole('button', { name: /^看板范围/ }).click()
  await page.getByRole('menuitem', { name: '财务部' }).click()
  await expect.poll(shownCards).toEqual(['k-cost red'])
  await page.getByRole('button', { name: /^看板范围/ }).click()
  await page.getByRole('menuitem', { name: '仓储部' }).click()
  await page.getByText('“仓储部”还没有指标').waitFor()
  await page.getByRole('button', { name: '看整个方案' }).click()
  await page.locator('[data-dashboard="plan"]').waitFor()
})

test('500 KPIs come in pages of cards; their PDF lists every one', async () => {
  const writes = Array.from({ length: 493 }, (_, i) => ({
    do: 'insert',
    entity: 'kpi',
    row: { id: `many-${i}`, title: `指标 ${i}`, target: 10, position: 100 + i },
  }))
  await callFrom(page, 'plan.execute', { command: 'rows.apply', args: { writes } })
  await expect.poll(() => figure('none').textContent()).toBe('493')
  await expect.poll(() => cards().count()).toBe(8)
  await page.getByText('第 1 / 63 页').waitFor()
  await page.getByRole('button', { name: '后一页指标' }).click()
  await page.getByText('第 2 / 63 页').waitFor()
  const path = join(folder, 'many.pdf')
  await running.answerDialogs({ save: path })
  await chooseAction(running, 'dashboards.pdf')
  // Overview, what stands behind it, and 500 KPIs, 22 a page.
  await expect.poll(() => pagesOf(path)).toBe(2 + Math.ceil(500 / 22))
  await callFrom(page, 'plan.undo', {})
  await expect.poll(() => figure('none').textContent()).toBe('0')
})

test('printed from a dark window, the paper is light and has its pages', async () => {
  await repainted(page, 'dark')
  const path = join(folder, 'dashboard.pdf')
  await running.answerDialogs({ save: path })
  await page.getByRole('button', { name: '存为 PDF…' }).click()
  await expect.poll(() => pagesOf(path)).toBe(3)
  // A4 across, in points.
  expect(readFileSync(path, 'latin1')).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[56][.\d]*\]/)
  // The pages are gone from the window as soon as they are written.
  await page.locator('[data-print-pages]').waitFor({ state: 'detached' })
  await repainted(page, 'light')
})

test('nothing of it was blocked by the content security policy', async () => {
  await settled(page)
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
})

function pagesOf(path: string): number {
  try {
    return readFileSync(path, 'latin1').match(/\/Type \/Page\b/g)?.length ?? 0
  } catch {
    return 0
  }
}
