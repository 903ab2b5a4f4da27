// The sheets of 5,000 tasks, 2,000 risks and 10,000 budget cells beside a bare grid over plain arrays; schedule and health beside the window.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { electronRuntime } from '../../../build/setup/electron.mjs'
import { newProfile } from '../../e2e/app.ts'
import { resizeWindow, settled } from '../../e2e/windowDriver.ts'
import type { BareBench } from '../kpiSheet/bareGrid/main.tsx'
import { buildBare } from '../kpiSheet/index.ts'
import { type Figure, median } from '../measure.ts'
import {
  type Area,
  measureOurs,
  type OurTimes,
  type SheetName,
  type SheetTimes,
  scrolled,
  sheetNames,
  size,
  threadClock,
  words,
} from './opsmap.ts'
import { counts, tables, writeAreasPlan } from './plan.ts'

const rounds = 3

async function measureBare(file: string, name: SheetName, area: Area): Promise<SheetTimes> {
  Object.assign(process.env, electronRuntime()?.env)
  const profile = newProfile()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const bare = join(import.meta.dirname, '../canvas/peerWindow')
  const app = await _electron.launch({ args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, bare, file] })
  try {
    const page = await app.firstWindow()
    await page.waitForLoadState()
    await resizeWindow({ app, page } as never, size.width, size.height)
    const { rows, titles } = tables[name]()
    const open = await page.evaluate(
      ([rows, titles, area]) => (window as unknown as { bench: BareBench }).bench.mount(rows, titles, area),
      [rows, titles, area] as const,
    )
    await settled(page)
    const { session, work, frame } = await threadClock(page)
    await page.locator('#filter').focus()
    const times: number[] = []
    for (const [i, word] of words.entries()) {
      const before = await work()
      await session.send('Input.insertText', { text: word.slice(words[i - 1]?.length ?? 0) })
      await frame()
      await frame()
      times.push((await work()) - before)
    }
    await page.locator('#filter').fill('')
    await session.detach()
    await settled(page)
    const filter = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    return { open, filter, scroll: await scrolled(page, area) }
  } finally {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

const titles: Readonly<Record<SheetName, string>> = {
  tasks: `${counts.tasks} tasks`,
  risks: `${counts.risks} risks`,
  budget: `${counts.lines * counts.months} budget cells`,
}

/** Goals: at most 1.5 × the bare grid; no frame of the window waits for the schedule or the health of the plan. */
export async function benchAreas(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-areas-'))
  try {
    const plan = join(folder, 'areas.sqlite')
    await writeAreasPlan(plan)
    const file = await buildBare(join(folder, 'bare'))
    const ours: OurTimes[] = []
    const peers: Record<SheetName, SheetTimes>[] = []
    // One after the other, so that a noisy machine is as noisy to both.
    for (let round = 0; round < rounds; round++) {
      const copy = join(folder, `${round}.sqlite`)
      copyFileSync(plan, copy)
      const mine = await measureOurs(copy)
      ours.push(mine)
      const theirs = {} as Record<SheetName, SheetTimes>
      for (const name of sheetNames) theirs[name] = await measureBare(file, name, mine.areas[name])
      peers.push(theirs)
    }
    const figure = (name: string, against: string, mine: readonly number[], theirs: readonly number[]): Figure => ({
      name,
      against,
      unit: 'ms',
      ours: median(mine),
      peer: median(theirs),
      ratio: median(mine) / median(theirs),
      spread: [Math.min(...mine), Math.max(...mine)],
    })
    const sheet = (name: SheetName, what: keyof SheetTimes, words: string) =>
      figure(
        `${titles[name]}: ${words} (goal ≤ 1.5)`,
        'Glide over plain arrays',
        ours.map(({ sheets }) => sheets[name][what]),
        peers.map((all) => all[name][what]),
      )
    const beside = (name: string, against: string, of: (times: OurTimes) => readonly [number, number]) =>
      figure(
        name,
        against,
        ours.map((times) => of(times)[1]),
        ours.map((times) => of(times)[0]),
      )
    return [
      ...sheetNames.flatMap((name) => [
        sheet(name, 'open', 'opening'),
        sheet(name, 'filter', 'a key of the filter, main thread'),
        sheet(name, 'scroll', 'scrolling, main thread per frame, p95'),
      ]),
      beside(
        'longest frame while scheduling',
        'the schedule, in a thread of the plan host',
        ({ schedule }) => schedule,
      ),
      beside('longest frame while checking', 'the plan’s health, in a worker', ({ health }) => health),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
