// The demo job, run by `npm start` where there is no display: the sample plan in the real window, pictures of it, its workbook.

import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { launchApp, type RunningApp } from '../e2e/app.ts'
import { callFrom } from '../e2e/bridgeCalls.ts'
import { chooseAction, repainted, resizeWindow, showScreen } from '../e2e/windowDriver.ts'

const project = join(import.meta.dirname, '../..')
const folder = join(project, 'out', 'demo')
const workbook = join(folder, '客户服务团队运营方案.xlsx')
const results: string[] = []

async function picture({ page }: RunningApp, name: string): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await repainted(page, 'light')
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  results.push(path)
}

async function exportWorkbook(running: RunningApp): Promise<void> {
  const { page, answerDialogs } = running
  await answerDialogs({ save: workbook })
  await chooseAction(running, 'file.export')
  await page.getByRole('dialog').getByRole('button', { name: '选择位置并导出…' }).click()
  await page.getByText('已导出').waitFor()
  results.push(workbook)
}

async function demo(running: RunningApp): Promise<void> {
  const { page } = running
  await resizeWindow(running, 1440, 900)
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await page.locator('nav [data-screen="home"]').waitFor()
  await picture(running, '1-home')
  await showScreen(page, 'process')
  await page.getByRole('row').getByRole('button').first().click()
  await page.locator('.react-flow [data-step]').first().waitFor()
  await picture(running, '2-process')
  await showScreen(page, 'goals')
  await picture(running, '3-goals')
  await showScreen(page, 'kpis')
  await picture(running, '4-kpis')
  await exportWorkbook(running)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const running = await launchApp({ settings: { lang: 'zh', theme: 'light' } })
try {
  await demo(running)
} finally {
  await running.close()
}
stdout.write('The sample plan was opened in the real window of Opsmap, looked at and exported:\n')
for (const path of results) stdout.write(`  ${path} (${Math.ceil(statSync(path).size / 1024)} KB)\n`)
