// Whether the window stays free while a large process is laid out: its longest task beside the time the layout takes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp } from '../../e2e/app.ts'
import { chooseAction, settled, showScreen } from '../../e2e/windowDriver.ts'
import { benchProcess, writeBenchProcess } from '../canvas/process.ts'
import type { Figure } from '../measure.ts'

/** The longest gap between two beats of a timer in the window while `steps` steps are laid out, beside the whole time it took. */
export async function layoutInWindow(steps: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-layout-'))
  const plan = join(folder, 'plan.sqlite')
  await writeBenchProcess(plan, benchProcess(steps))
  const running = await launchApp({ args: [plan] })
  try {
    const { page } = running
    await page.locator('nav [data-screen="process"]').waitFor()
    await showScreen(page, 'process')
    await page.locator('[data-process] button').first().click()
    await page.locator('.react-flow [data-step]').first().waitFor()
    await settled(page)
    // Asking the host for the whole plan would cost more than what is measured here.
    const place = () => (document.querySelector('.react-flow__node') as HTMLElement | null)?.style.transform
    const before = await page.evaluate(place)
    await page.evaluate(() => {
      const beats = Object.assign(window, { longest: 0, start: performance.now() })
      let last = performance.now()
      const beat = () => {
        const now = performance.now()
        beats.longest = Math.max(beats.longest, now - last)
        last = now
        setTimeout(beat, 0)
      }
      beat()
    })
    await chooseAction(running, 'process.layout')
    await page.waitForFunction(
      (was) => (document.querySelector('.react-flow__node') as HTMLElement | null)?.style.transform !== was,
      before,
    )
    await settled(page)
    const { longest, start, end } = await page.evaluate(() => {
      const beats = window as unknown as { longest: number; start: number }
      return { longest: beats.longest, start: beats.start, end: performance.now() }
    })
    return {
      name: `longest pause of the window while ${steps} steps are laid out and moved`,
      against: 'the whole of it',
      unit: 'ms',
      ours: longest,
      peer: end - start,
      ratio: longest / (end - start),
      spread: [longest, longest],
    }
  } finally {
    await running.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
