// What the program takes for the sheets of the areas: opening, filtering and scrolling, and what the window does while the plan is checked and scheduled.
import type { CDPSession, Page } from 'playwright-core'
import { launchApp } from '../../e2e/app.ts'
import { resizeWindow, settled, showScreen } from '../../e2e/windowDriver.ts'
import { counts } from './plan.ts'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface SheetTimes {
  /** ms from asking for the sheet until it has been drawn. */
  readonly open: number
  /** ms of main-thread work for one key typed into the filter, median. */
  readonly filter: number
  /** ms of main-thread work for a turn of the wheel, p95. */
  readonly scroll: number
}
export const size = { width: 1440, height: 900 }
export const words = ['客', '客户', '客户 4', '客户 49']
const wheels = 40

const frames = 'new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))'

/** A session that counts the main thread's own time. */
export async function threadClock(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const frame = () => session.send('Runtime.evaluate', { expression: frames, awaitPromise: true })
  return { session, work, frame }
}

/** p95 of the work for one turn of the wheel and the frame that shows it. */
export async function scrolled(page: Page, area: Area): Promise<number> {
  const { session, work, frame } = await threadClock(page)
  const at = { x: Math.round(area.x + area.width / 2), y: Math.round(area.y + area.height / 2) }
  const times: number[] = []
  for (let i = 0; i < wheels + 5; i++) {
    const before = await work()
    const across = i % 6 === 5
    const by = { deltaX: across ? 160 : 0, deltaY: across ? 0 : 140 }
    await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, ...by })
    await frame()
    if (i >= 5) times.push((await work()) - before)
  }
  await session.detach()
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

/** Median of the work for each of `words`, put into the field as one types, until the rows have been drawn. */
async function filtered(page: Page): Promise<number> {
  const { session, work, frame } = await threadClock(page)
  const field = page.getByPlaceholder('筛选')
  await field.focus()
  const times: number[] = []
  for (const word of words) {
    const before = await work()
    await session.send('Input.insertText', {
      text: word.slice(times.length === 0 ? 0 : (words[times.length - 1]?.length ?? 0)),
    })
    await frame()
    await frame()
    times.push((await work()) - before)
  }
  await field.fill('')
  await session.detach()
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** Shows a sheet from another screen; ms until its grid has been drawn. */
async function opened(page: Page, label: string, radio: string | null, screen: string): Promise<number> {
  return (await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const start = performance.now()
    document.querySelector('nav [data-screen="${screen}"]').click()
    ${
      radio
        ? `let button
    while (!(button = [...document.querySelectorAll('[role=radio]')].find((e) => e.textContent.startsWith('${radio}')))) await frame()
    if (button.getAttribute('aria-checked') !== 'true') button.click()`
        : ''
    }
    while (!document.querySelector('[aria-label="${label}"] canvas')) await frame()
    await frame()
    await frame()
    return performance.now() - start
  })()`)) as number
}

const sheets = {
  tasks: { screen: 'tasks', radio: '表格', label: '任务表格' },
  risks: { screen: 'risks', radio: '登记册', label: '风险表格' },
  budget: { screen: 'resources', radio: '预算', label: '预算表' },
} as const
export type SheetName = keyof typeof sheets
export const sheetNames = Object.keys(sheets) as SheetName[]

export interface OurTimes {
  readonly sheets: Readonly<Record<SheetName, SheetTimes>>
  readonly areas: Readonly<Record<SheetName, Area>>
  /** ms until the whole plan has been scheduled in a thread, and the longest frame of the window meanwhile. */
  readonly schedule: readonly [took: number, longestFrame: number]
  /** ms from an edit until its findings are there, and the longest frame of the window meanwhile. */
  readonly health: readonly [took: number, longestFrame: number]
}

/** Runs what `act` (an expression of the page) waits for; [ms it took, the longest frame meanwhile]. */
const beside = async (page: Page, act: string): Promise<readonly [number, number]> =>
  (await page.evaluate(`(async () => {
    let [last, longest, over] = [performance.now(), 0, false]
    const look = (now) => {
      longest = Math.max(longest, now - last)
      last = now
      if (!over) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    const start = performance.now()
    await (${act})
    over = true
    return [performance.now() - start, longest]
  })()`)) as [number, number]

export async function measureOurs(plan: string): Promise<OurTimes> {
  const running = await launchApp({ args: [plan] })
  const { page } = running
  try {
    await page.locator('nav [data-screen="tasks"]').waitFor()
    await resizeWindow(running, size.width, size.height)
    const found = {} as Record<SheetName, SheetTimes>
    const areas = {} as Record<SheetName, Area>
    for (const name of sheetNames) {
      const { screen, radio, label } = sheets[name]
      // Once before it counts: code and views that are remembered are those of a second visit.
      await showScreen(page, screen)
      const choice = page.getByRole('radio', { name: new RegExp(`^${radio}`) })
      if (await choice.count()) await choice.click()
      const grid = page.getByRole('application', { name: label })
      await grid.locator('canvas').first().waitFor()
      const details = page.getByRole('button', { name: '隐藏详情' }).first()
      if (await details.count()) await details.click()
      await settled(page)
      await showScreen(page, 'notes')
      await settled(page)
      const open = await opened(page, label, radio, screen)
      await settled(page)
      const area = (await grid.boundingBox()) as Area
      areas[name] = area
      const filter = await filtered(page)
      await settled(page)
      found[name] = { open, filter, scroll: await scrolled(page, area) }
    }
    await showScreen(page, 'notes')
    await settled(page)
    const schedule = await beside(
      page,
      `window.opsmap.call('tasks.schedule', { today: '${new Date().toISOString().slice(0, 10)}' })`,
    )
    await showScreen(page, 'health')
    await page.locator('main [aria-busy="false"]').waitFor({ state: 'attached' })
    await settled(page)
    const health = await beside(
      page,
      `(async () => {
      const patch = { title: '改动 ' + Math.random() }
      const list = document.querySelector('main [aria-busy]')
      const seen = new Promise((done) => {
        let began = false
        new MutationObserver(() => {
          if (list.ariaBusy === 'true') began = true
          else if (began) done()
        }).observe(list, { attributes: true })
      })
      await window.opsmap.call('plan.execute', { command: 'rows.update', args: { entity: 'task', id: 't${counts.tasks - 1}', patch } })
      await seen
    })()`,
    )
    return { sheets: found, areas, schedule, health }
  } finally {
    await running.close()
  }
}
