// The KPI sheet of 500 KPIs × 36 months beside a bare grid over plain arrays: opening, scrolling, pasting 500 × 12 as one change.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { CDPSession, Page } from 'playwright-core'
import { _electron } from 'playwright-core'
import { build } from 'vite'
import { electronRuntime } from '../../../build/setup/electron.mjs'
import { launchApp, newProfile } from '../../e2e/app.ts'
import { planOf } from '../../e2e/bridgeCalls.ts'
import { resizeWindow, settled, showScreen } from '../../e2e/windowDriver.ts'
import { type Figure, median } from '../measure.ts'
import type { BareBench } from './bareGrid/main.tsx'
import { actualAt, firstYear, periods, titleOf, writeKpiPlan } from './plan.ts'

const [kpis, months, rounds, wheels] = [500, 12, 5, 60] as const
const size = { width: 1440, height: 900 }

interface Result {
  readonly open: number
  readonly scroll: number
  readonly paste: number
}
/** `computed`: ms until the numbers computed from the pasted ones are shown as well. */
interface OurResult extends Result {
  readonly computed: number
}
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const block = Array.from({ length: kpis }, (_, i) =>
  Array.from({ length: months }, (_, p) => String(Math.round(actualAt(i, p) * 10 + 1) / 10)).join('\t'),
).join('\r\n')

/** Builds the page of the bare grid into a folder; its path. */
export async function buildBare(folder: string): Promise<string> {
  await build({
    root: join(import.meta.dirname, 'bareGrid'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [
      react(),
      // A page of a file has no origin, so its scripts must not ask for one.
      { name: 'plain-scripts', transformIndexHtml: (html: string) => html.replaceAll(' crossorigin', '') },
    ],
    build: {
      target: 'chrome130',
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      chunkSizeWarningLimit: 9999,
    },
  })
  return join(folder, 'index.html')
}

const frames = 'new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))'

/** p95 of the main thread's work for one turn of the wheel and the frame that shows it, in ms of thread time. */
async function scrolled(page: Page, area: Area): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const at = { x: Math.round(area.x + area.width / 2), y: Math.round(area.y + area.height / 2) }
  const times: number[] = []
  for (let i = 0; i < wheels + 5; i++) {
    const before = await work()
    const across = i % 6 === 5
    await session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: across ? 160 : 0,
      deltaY: across ? 0 : 140,
    })
    await session.send('Runtime.evaluate', { expression: frames, awaitPromise: true })
    // The first turns warm up both.
    if (i >= 5) times.push((await work()) - before)
  }
  await session.detach()
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

async function measureOurs(plan: string): Promise<OurResult & { area: Area }> {
  const running = await launchApp({ args: [plan] })
  const { page } = running
  try {
    await page.locator('nav [data-screen="kpis"]').waitFor()
    await resizeWindow(running, size.width, size.height)
    await showScreen(page, 'kpis')
    await page.getByRole('radio', { name: '数据表' }).waitFor()
    await page.getByRole('radio', { name: '数据表' }).click()
    const back = Math.abs(new Date().getFullYear() - (firstYear + 2))
    for (let i = 0; i < back; i++) await page.getByRole('button', { name: '前一年' }).click()
    await page.getByRole('radio', { name: '3 年' }).click()
    await page.getByRole('radio', { name: '定义' }).click()
    await settled(page)
    const open = (await page.evaluate(`(async () => {
      const frame = () => new Promise(requestAnimationFrame)
      const start = performance.now()
      Array.from(document.querySelectorAll('[role=radio]')).find((radio) => radio.textContent === '数据表').click()
      while (!document.querySelector('[aria-label="指标数据表格"] canvas')) await frame()
      await frame()
      await frame()
      return performance.now() - start
    })()`)) as number
    await settled(page)
    const grid = page.getByRole('application', { name: '指标数据表格' })
    const area = (await grid.boundingBox()) as Area
    const scroll = await scrolled(page, area)
    await grid.locator('textarea').focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
    await settled(page)
    await running.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block)
    const { revision } = await planOf(page)
    const done = page.evaluate(`(async () => {
      const frame = () => new Promise(requestAnimationFrame)
      const start = await new Promise((done) => window.addEventListener('paste', () => done(performance.now()), { capture: true, once: true }))
      await new Promise((done) => { const stop = window.opsmap.on('changed', () => { stop(); done() }) })
      await frame()
      await frame()
      const paste = performance.now() - start
      // The first row has computed cells beside the pasted ones: when its picture changes last, they are there.
      const canvas = document.querySelector('[aria-label="指标数据表格"] canvas')
      const row = () => canvas.getContext('2d').getImageData(0, 29, canvas.width, 26).data
      let shown = row()
      let computed = paste
      const end = performance.now() + 1000
      while (performance.now() < end) {
        await frame()
        const now = row()
        if (now.some((value, i) => value !== shown[i])) computed = performance.now() - start
        shown = now
      }
      return { paste, computed }
    })()`) as Promise<Pick<OurResult, 'paste' | 'computed'>>
    await page.keyboard.press('Control+V')
    const pasted = await done
    const after = await planOf(page)
    if (after.revision !== revision + 1) throw new Error(`the paste made ${after.revision - revision} changes`)
    return { open, scroll, ...pasted, area }
  } finally {
    await running.close()
  }
}

async function measureBare(file: string, area: Area): Promise<Result> {
  Object.assign(process.env, electronRuntime()?.env)
  const profile = newProfile()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const bare = join(import.meta.dirname, '../canvas/peerWindow')
  const app = await _electron.launch({
    args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, bare, file],
  })
  try {
    const page = await app.firstWindow()
    await page.waitForLoadState()
    await resizeWindow({ app, page } as never, size.width, size.height)
    const rows = Array.from({ length: kpis }, (_, i) => [titleOf(i), ...periods.map((_, p) => actualAt(i, p))])
    // Ours has been shown once when it is opened, so the first time does not count here either.
    await page.evaluate(
      ([rows, titles, area]) => (window as unknown as { bench: BareBench }).bench.mount(rows, titles, area),
      [rows, ['指标', ...periods], area] as const,
    )
    await settled(page)
    await page.evaluate(() => (window as unknown as { bench: BareBench }).bench.unmount())
    await settled(page)
    const open = await page.evaluate(
      ([rows, titles, area]) => (window as unknown as { bench: BareBench }).bench.mount(rows, titles, area),
      [rows, ['指标', ...periods], area] as const,
    )
    await settled(page)
    const scroll = await scrolled(page, area)
    await page.keyboard.press('Control+Home')
    await page.mouse.click(area.x + 320, area.y + 28 + 14)
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block)
    const done = page.evaluate(() => (window as unknown as { bench: BareBench }).bench.paste())
    await page.keyboard.press('Control+V')
    return { open, scroll, paste: await done }
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Goals: opening and scrolling at most 1.5 × the bare grid; the paste, which is validated, logged and committed, at most 3 ×. */
export async function benchKpiSheet(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-kpi-sheet-'))
  try {
    const plan = join(folder, 'kpis.sqlite')
    await writeKpiPlan(plan, kpis)
    const file = await buildBare(join(folder, 'bare'))
    const ours: OurResult[] = []
    const peer: Result[] = []
    // One after the other, so that a noisy machine is as noisy to both.
    for (let round = 0; round < rounds; round++) {
      // A plan of its own for each round: the paste of the round before is in its file.
      const copy = join(folder, `${round}.sqlite`)
      copyFileSync(plan, copy)
      const mine = await measureOurs(copy)
      ours.push(mine)
      peer.push(await measureBare(file, mine.area))
    }
    const figure = (name: string, of: (result: Result) => number, own: (result: OurResult) => number = of): Figure => {
      const [mine, theirs] = [ours.map(own), peer.map(of)]
      return {
        name,
        against: 'Glide over plain arrays',
        unit: 'ms',
        ours: median(mine),
        peer: median(theirs),
        ratio: median(mine) / median(theirs),
        spread: [Math.min(...mine), Math.max(...mine)],
      }
    }
    return [
      figure(`opening ${kpis} KPIs × ${periods.length} months (goal ≤ 1.5)`, (r) => r.open),
      figure('scrolling, main thread per frame, p95 (goal ≤ 1.5)', (r) => r.scroll),
      figure(`pasting ${kpis} × ${months} as one undoable change (goal ≤ 3)`, (r) => r.paste),
      figure(
        'the same until what is computed from it is shown too',
        (r) => r.paste,
        (r) => r.computed,
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
