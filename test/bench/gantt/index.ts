// The Gantt chart with 5,000 tasks against frappe-gantt on the same tasks in the same Chromium, and scheduling beside the window.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type CDPSession, type Page } from 'playwright-core'
import { electronRuntime } from '../../../build/setup/electron.mjs'
import { launchApp, newProfile } from '../../e2e/app.ts'
import { callFrom } from '../../e2e/bridgeCalls.ts'
import { resizeWindow, settled, showScreen } from '../../e2e/windowDriver.ts'
import { type Figure, median } from '../measure.ts'

const size = { width: 1440, height: 900 }
const count = 5000
const day = 8 * 3600
const dayMs = 86_400_000
const at = (days: number) => new Date(Date.UTC(2026, 10, 23) + days * dayMs).toISOString().slice(0, 10)

interface BenchTask {
  readonly id: string
  readonly title: string
  readonly startOn: string
  readonly dueOn: string
  /** What it waits for. */
  readonly after: string | null
}

/** Ten chains side by side, each task two to six days. */
const tasks: readonly BenchTask[] = Array.from({ length: count }, (_, i) => {
  const start = (i % 10) + Math.floor(i / 10) * 2
  const after = i >= 10 && i % 3 === 0 ? `t${i - 10}` : null
  return { id: `t${i}`, title: `任务 ${i + 1}`, startOn: at(start), dueOn: at(start + 1 + (i % 5)), after }
})

/** Main-thread milliseconds of each `act` and the two frames after it. */
async function work(
  page: Page,
  session: CDPSession,
  times: number,
  act: (i: number) => Promise<unknown>,
): Promise<number[]> {
  const taken = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const spent: number[] = []
  for (let i = 0; i < times; i++) {
    const before = await taken()
    await act(i)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    spent.push((await taken()) - before)
  }
  return spent
}
const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

interface Driven {
  readonly mount: number
  readonly pan: readonly number[]
  readonly zoom: readonly number[]
}

/** Scrolls to and fro in both directions, then changes the scale. */
async function driven(page: Page, box: string, mount: number, zoom: (i: number) => Promise<unknown>): Promise<Driven> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scroll = (i: number) =>
    page.evaluate(
      ([box, i]) => {
        const element = document.querySelector(box)
        element?.scrollBy(i % 2 ? 90 : 0, i % 2 ? 0 : 240)
      },
      [box, i] as const,
    )
  await work(page, session, 4, scroll)
  const pan = await work(page, session, 24, scroll)
  return { mount, pan, zoom: await work(page, session, 2, zoom) }
}

async function measureOurs(): Promise<Driven & { schedule: number; longestFrame: number }> {
  const running = await launchApp()
  const { page } = running
  try {
    await callFrom(page, 'shell.newPlan', { title: 'Gantt', lang: 'zh' })
    await resizeWindow(running, size.width, size.height)
    const rows = tasks.map(({ id, title, startOn, dueOn }, position) => ({
      id,
      title,
      startOn,
      dueOn,
      duration: 2 * day,
      position,
    }))
    await callFrom(page, 'plan.execute', { command: 'rows.insert', args: { entity: 'task', rows } })
    const links = tasks.flatMap(({ id, after }) => (after ? [{ from: after, to: id }] : []))
    await callFrom(page, 'plan.execute', { command: 'rows.insert', args: { entity: 'taskDependency', rows: links } })
    await settled(page)
    const start = performance.now()
    await showScreen(page, 'tasks')
    await page.locator('[data-task="任务 1"]').waitFor()
    const mount = performance.now() - start
    await settled(page)
    const { schedule, longestFrame } = await page.evaluate(async () => {
      let last = performance.now()
      let longestFrame = 0
      let over = false
      const look = (now: number) => {
        longestFrame = Math.max(longestFrame, now - last)
        last = now
        if (!over) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
      const begun = performance.now()
      const { opsmap } = window as unknown as { opsmap: { call(name: string, args: unknown): Promise<unknown> } }
      await opsmap.call('tasks.schedule', { today: '2026-11-23' })
      over = true
      return { schedule: performance.now() - begun, longestFrame }
    })
    const names = ['月', '周']
    const zoom = (i: number) =>
      page.evaluate(
        (name) => {
          const all = [...document.querySelectorAll<HTMLElement>('[role="radio"]')]
          all.find((radio) => radio.textContent === name)?.click()
        },
        names[i % names.length] as string,
      )
    return { ...(await driven(page, '[role="tree"] > div:last-child', mount, zoom)), schedule, longestFrame }
  } finally {
    await running.close()
  }
}

async function measurePeer(): Promise<Driven> {
  Object.assign(process.env, electronRuntime()?.env)
  const profile = newProfile()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const bare = join(import.meta.dirname, '../bareWindow')
  const app = await _electron.launch({ args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, bare] })
  const library = join(import.meta.dirname, '../../../node_modules/frappe-gantt/dist')
  try {
    const page = await app.firstWindow()
    page.setDefaultTimeout(120_000)
    await page.waitForLoadState()
    await resizeWindow({ app, page } as never, size.width, size.height)
    await page.addStyleTag({ path: join(library, 'frappe-gantt.css') })
    await page.addScriptTag({ path: join(library, 'frappe-gantt.umd.js') })
    const mount = await page.evaluate(async (tasks) => {
      document.body.innerHTML = '<div id="chart"></div>'
      const start = performance.now()
      const given = tasks.map((t) => ({
        id: t.id,
        name: t.title,
        start: t.startOn,
        end: t.dueOn,
        progress: 0,
        dependencies: t.after ?? '',
      }))
      const world = window as unknown as {
        Gantt: new (at: string, tasks: unknown, options: unknown) => unknown
        chart: unknown
      }
      world.chart = new world.Gantt('#chart', given, { view_mode: 'Week', container_height: 860 })
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      return performance.now() - start
    }, tasks)
    const names = ['Month', 'Week']
    const zoom = (i: number) =>
      page.evaluate(
        (name) =>
          (window as unknown as { chart: { change_view_mode(name: string): void } }).chart.change_view_mode(name),
        names[i % names.length] as string,
      )
    return await driven(page, '.gantt-container', mount, zoom)
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Goal: ahead of the library in panning and zooming; no frame of the window waits for the schedule. */
export async function benchGantt(): Promise<Figure[]> {
  const ours = await measureOurs()
  const peer = await measurePeer()
  const figure = (
    name: string,
    mine: number,
    theirs: number,
    all: readonly number[] = [mine],
    against = 'frappe-gantt',
  ): Figure => ({
    name: `${name}, ${count} tasks`,
    against,
    unit: 'ms',
    ours: mine,
    peer: theirs,
    ratio: mine / theirs,
    spread: [Math.min(...all), Math.max(...all)],
  })
  return [
    figure('chart shown', ours.mount, peer.mount),
    figure('main thread per pan step, p95', p95(ours.pan), p95(peer.pan), ours.pan),
    figure('main thread per pan step, median', median(ours.pan), median(peer.pan), ours.pan),
    figure('main thread per change of scale, p95', p95(ours.zoom), p95(peer.zoom), ours.zoom),
    figure('longest frame while scheduling', ours.longestFrame, ours.schedule, undefined, 'the schedule, in a thread'),
  ]
}
