// Opens one canvas after the other in the same Electron: the real program with the plan open, or a bare window with a peer's page.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { Diagram } from '#shared/diagram/types.ts'
import { electronRuntime } from '../../../build/setup/electron.mjs'
import { launchApp, newProfile } from '../../e2e/app.ts'
import { chooseAction, resizeWindow, settled, showScreen } from '../../e2e/windowDriver.ts'
import { type Canvas, type Driven, drive } from './drive.ts'
import type { BenchPage } from './peers/main.ts'

export type Result = Driven & { mount: number }
export type View = { area: Canvas['area']; viewport: { x: number; y: number; zoom: number } }

const size = { width: 1440, height: 900 }
const memoryOf = (app: ElectronApplication) => () =>
  app.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return (app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0) / 1024
  })

/** Of the first view of ours: where the canvas is and what part of the process it shows; the others show the same. */
export let firstView: View | undefined

const opened = `(async () => {
  const frame = () => new Promise(requestAnimationFrame)
  const start = performance.now()
  document.querySelector('[data-process] button').click()
  while (!document.querySelector('.react-flow [data-step]')) await frame()
  await frame()
  await frame()
  return performance.now() - start
})()`

/** Ours: from the click on the process in the list, header, inspector and status bar included. */
export async function measureOurs(plan: string, title: (i: number) => string): Promise<Result> {
  const running = await launchApp({ args: [plan] })
  const { page, app } = running
  try {
    await page.locator('nav [data-screen="process"]').waitFor()
    await resizeWindow(running, size.width, size.height)
    await showScreen(page, 'process')
    await page.locator('[data-process] button').first().waitFor()
    await settled(page)
    const mount = (await page.evaluate(opened)) as number
    await settled(page)
    firstView ??= await viewOf(page)
    const isPaper = `(e) => e.classList.contains('react-flow__pane') || e.classList.contains('react-flow__renderer')`
    const step = `(id) => document.querySelector('.react-flow [data-step="' + id + '"]')`
    const rows = (await page.evaluate(async () => {
      const answer = await (window as any).opsmap.call('plan.load', {})
      return answer.value.rows.step
    })) as { id: string; title: string }[]
    const id = rows.find((row) => row.title === title(stepInView))?.id
    const canvas: Canvas = {
      ...{ page, panButton: 'middle', isPaper, step, area: firstView.area },
      fit: () => chooseAction(running, 'process.fit'),
      processMemory: memoryOf(app),
    }
    return { mount, ...(await drive(canvas, id ?? '')) }
  } finally {
    await running.close()
  }
}

/** The step that is dragged: in view at first sight, with flows on three sides. */
export const stepInView = 0

async function viewOf(page: Page): Promise<View> {
  return page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('.react-flow')!.getBoundingClientRect()
    const matrix = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')!).transform)
    return { area: { x, y, width, height }, viewport: { x: matrix.e, y: matrix.f, zoom: matrix.a } }
  })
}

/** A peer: its library is loaded, its diagram is in memory; what it draws it draws as we do, without lanes and around nothing. */
export async function measurePeer(name: string, pageFile: string, diagram: Diagram, view: View): Promise<Result> {
  Object.assign(process.env, electronRuntime()?.env)
  const profile = newProfile()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const bare = join(import.meta.dirname, 'peerWindow')
  const app = await _electron.launch({
    args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, bare, pageFile],
  })
  try {
    const page = await app.firstWindow()
    await page.waitForLoadState()
    await resizeWindow({ app, page } as never, size.width, size.height)
    await page.evaluate((name) => (window as unknown as { bench: BenchPage }).bench.load(name), name)
    const id = `s${stepInView}`
    const mount = await page.evaluate(
      ([diagram, { area, viewport }, id]) =>
        (window as unknown as { bench: BenchPage }).bench.mount(diagram, area, viewport, id),
      [diagram, view, id] as const,
    )
    const canvas: Canvas = {
      ...{ page, panButton: 'left', area: view.area },
      isPaper: 'bench.isPaper',
      step: 'bench.step',
      fit: () => page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.fit()),
      processMemory: memoryOf(app),
    }
    const result = { mount, ...(await drive(canvas, id)) }
    const flows = await page.evaluate(() => (window as unknown as { bench: BenchPage }).bench.flows())
    if (flows === 0) throw new Error(`${name} drew no flow`)
    return result
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
