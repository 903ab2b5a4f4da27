// Every screen in every view: without a plan, in an empty one, with the sample, and in the smallest window.

import { callFrom } from '../e2e/bridgeCalls.ts'
import { screensOf, showScreen } from '../e2e/windowDriver.ts'
import { eachView, openSample, type Studio } from './studio.ts'

/** Without a plan, and a plan in which there is nothing yet. */
export async function emptyScreens({ page, lang, shoot }: Studio): Promise<void> {
  await page.locator('#new-plan-title').waitFor()
  await shoot('start')
  const title = lang === 'zh' ? '2027 年客服中心运营方案' : 'Service centre operations plan 2027'
  await callFrom(page, 'shell.newPlan', { title, lang })
  await page.locator('nav [data-screen]').first().waitFor()
  for (const screen of await screensOf(page)) {
    await showScreen(page, screen)
    await eachView(page, (view) => shoot(['empty', screen, ...view].join('-')))
  }
}

/** The sample plan; then all of it again in the least size in which the program is usable. */
export async function sampleScreens(studio: Studio): Promise<void> {
  const { page, shoot, size } = studio
  await openSample(studio)
  for (const screen of await screensOf(page)) {
    await showScreen(page, screen)
    await eachView(page, (view) => shoot([screen === 'process' ? 'process-list' : screen, ...view].join('-')))
  }
  await size(1180, 720)
  for (const screen of await screensOf(page)) {
    await showScreen(page, screen)
    await eachView(page, (view) => shoot(['small', screen, ...view].join('-')))
  }
}
