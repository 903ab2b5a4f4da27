// `npm run screenshots`: every screen of the real window, Chinese and English, light and dark, into out/screenshots. Look at all of them.
// Names as arguments choose: `npm run screenshots -- home palette`.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/app.ts'
import { callFrom } from '../e2e/bridgeCalls.ts'
import { chooseAction, repainted, resizeWindow, screensOf, settled, showScreen } from '../e2e/windowDriver.ts'

const project = join(import.meta.dirname, '../..')
const folder = join(project, 'out', 'screenshots')
const importable = join(project, 'test', 'fixtures', 'complaint-handling-visio.xlsx')
const wanted = argv.slice(2)
const themes = ['dark', 'light'] as const
type Lang = 'zh' | 'en'

interface Studio extends RunningApp {
  lang: Lang
  /** Takes the window as it is, in both themes. */
  shoot(name: string): Promise<void>
  act(id: string): Promise<void>
}

let taken = 0

async function withWindow(lang: Lang, scene: (studio: Studio) => Promise<void>): Promise<void> {
  const running = await launchApp({ settings: { lang, theme: 'light' } })
  const { page } = running
  const shoot = async (name: string) => {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return
    // What the pointer happens to be over is no part of the picture.
    await page.mouse.move(0, 0)
    for (const theme of themes) {
      await repainted(page, theme)
      await page.screenshot({ path: join(folder, `${lang}-${theme}-${name}.png`) })
      taken++
    }
  }
  try {
    await resizeWindow(running, 1440, 900)
    await scene({ ...running, lang, shoot, act: (id) => chooseAction(running, id) })
    for (const line of running.errors()) console.error(line)
  } finally {
    await running.close()
  }
}

/** Without a plan, and a plan in which there is nothing yet. */
async function emptiness({ page, lang, shoot }: Studio): Promise<void> {
  await page.locator('#new-plan-title').waitFor()
  await shoot('start')
  const title = lang === 'zh' ? '2027 年客服中心运营方案' : 'Service centre operations plan 2027'
  await callFrom(page, 'shell.newPlan', { title, lang })
  await page.locator('nav [data-screen]').first().waitFor()
  for (const screen of await screensOf(page)) {
    await showScreen(page, screen)
    await shoot(`empty-${screen}`)
  }
}

async function screens(studio: Studio): Promise<void> {
  const { page, lang, shoot } = studio
  await callFrom(page, 'shell.openSample', { lang })
  await page.locator('nav [data-screen]').first().waitFor()
  for (const screen of await screensOf(page)) {
    await showScreen(page, screen)
    await selectFirstRow(page)
    await shoot(screen === 'process' ? 'process-list' : screen)
  }
  await processScreen(studio)
  await processLooks(studio)
  await overlays(studio)
  await importing(studio)
}

/** In a sheet, the form beside it shows a row only once one is selected. */
async function selectFirstRow(page: Page): Promise<void> {
  await settled(page)
  const grid = page.getByRole('application').first()
  if (await grid.locator('canvas').first().isVisible()) await grid.click({ position: { x: 120, y: 28 + 14 } })
}

async function processScreen(studio: Studio): Promise<void> {
  const { page, lang, shoot, act } = studio
  await showScreen(page, 'process')
  await page.locator('[data-process] button').first().click()
  await page.locator('.react-flow [data-step]').first().waitFor()
  await shoot('process')
  await page.locator('.react-flow [data-step]').nth(1).click()
  await shoot('process-step')
  await page.keyboard.press('Enter')
  await page.locator('textarea[data-capture="draft"]').waitFor()
  await page.keyboard.type(lang === 'zh' ? '核对订单与凭证 @' : 'Check order and receipts @')
  await shoot('process-capture')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await act('process.inspector')
  await act('process.fit')
  await shoot('process-whole')
  await act('process.inspector')
  for (const view of ['split', 'table', 'canvas'] as const) {
    await act(`process.view.${view}`)
    await page.locator(`main [data-view="${view}"]`).waitFor()
    if (view !== 'canvas') await page.locator('main canvas').first().waitFor()
    if (view === 'split') await act('process.fit')
    if (view !== 'canvas') await shoot(`process-${view}`)
  }
  await resizeWindow(studio, 1180, 720)
  await shoot('process-1180x720')
  await resizeWindow(studio, 1440, 900)
}

/** The other looks at a process: as text, through a lens, two versions over each other, step by step on the whole screen. */
async function processLooks({ page, lang, shoot, act }: Studio): Promise<void> {
  await act('process.view.outline')
  await page.locator('main [data-view="outline"] section textarea').waitFor()
  await shoot('process-outline')
  await act('process.view.canvas')
  await page.locator('.react-flow [data-step]').first().waitFor()
  await act('process.lens.waitingTime')
  await page.locator('section[data-lens]').waitFor()
  await act('process.fit')
  await shoot('process-lens')
  await act('process.lens.waitingTime')
  const title = lang === 'zh' ? '目标 1' : 'To-be 1'
  const execute = (command: string, args: unknown) => callFrom(page, 'plan.execute', { command, args })
  const made = await execute('version.startToBe', { processVersion: 'complaint-asis', title })
  const { steps } = made.result as { steps: Record<string, string> }
  await execute('step.remove', { ids: [steps['s-P195']] })
  await execute('rows.update', { entity: 'step', id: steps['s-P180'], patch: { waitingTime: 4 * 3600 } })
  await execute('rows.update', { entity: 'step', id: steps['s-P190'], patch: { owners: ['p-zhou'] } })
  await act('process.present')
  await page.locator('[data-presented]').first().waitFor()
  await page.keyboard.press('ArrowRight')
  await shoot('process-presentation')
  await page.keyboard.press('Escape')
  await act('process.compare')
  await shoot('process-compare')
}

async function overlays({ page, lang, shoot, act }: Studio): Promise<void> {
  await showScreen(page, 'home')
  await act('edit.palette')
  await page.getByRole('combobox').waitFor()
  await shoot('palette-empty')
  await page.keyboard.type(lang === 'zh' ? '客户' : 'customer')
  await shoot('palette')
  await page.keyboard.press('Escape')
  for (const [action, name] of [
    ['help.shortcuts', 'shortcuts'],
    ['file.export', 'export'],
    ['file.new', 'new-plan'],
  ] as const) {
    await act(action)
    await page.getByRole('dialog').waitFor()
    await shoot(name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

async function importing({ page, shoot, act, answerDialogs }: Studio): Promise<void> {
  await answerDialogs({ open: importable })
  await act('file.import')
  await page.getByRole('dialog').locator('img').waitFor()
  await shoot('import')
  await page.keyboard.press('Escape')
}

if (wanted.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const lang of ['zh', 'en'] as const) {
  await withWindow(lang, emptiness)
  await withWindow(lang, screens)
}
console.log(`${taken} pictures in ${folder}`)
