// A process as it is worked on: capture, table, outline, lens, analysis, presentation, comparison of versions.

import { callFrom } from '../e2e/bridgeCalls.ts'
import { showScreen } from '../e2e/windowDriver.ts'
import { openSample, type Studio } from './studio.ts'

export async function processScenes(studio: Studio): Promise<void> {
  const { page, lang, shoot, act, size } = studio
  await openSample(studio)
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
  await size(1180, 720)
  await shoot('small-process-canvas')
  await size()
  await looks(studio)
}

/** The other looks at a process: as text, through a lens, two versions over each other, step by step on the whole screen. */
async function looks({ page, lang, shoot, act, size }: Studio): Promise<void> {
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
  await act('process.view.analysis')
  await page.locator('[data-finding="approvals"]').first().click()
  await shoot('process-analysis')
  await act('process.simulate')
  await page.getByRole('button', { name: lang === 'zh' ? '模拟' : 'Simulate', exact: true }).click()
  await page.locator('[data-simulated="cycle"]').waitFor()
  await shoot('process-simulation')
  await act('process.view.canvas')
  await page.locator('.react-flow [data-step]').first().waitFor()
  await act('process.present')
  await page.locator('[data-presented]').first().waitFor()
  await page.keyboard.press('ArrowRight')
  await shoot('process-presentation')
  await page.keyboard.press('Escape')
  await page.locator('[data-presented]').first().waitFor({ state: 'detached' })
  await size()
  await act('process.compare')
  await page.locator('main aside').first().waitFor()
  await shoot('process-compare')
  await page.locator('main header [role="radiogroup"]').first().getByRole('radio').nth(1).click()
  await shoot('process-compare-side')
}
