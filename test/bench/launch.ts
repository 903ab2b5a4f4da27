// From starting the program to a window one can work in, beside a window with one sentence in the same Electron.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronRuntime } from '../../build/setup/electron.mjs'
import { newProfile } from '../e2e/app.ts'
import { writePlan } from './benchPlan.ts'
import { contest, type Figure } from './measure.ts'

const project = join(import.meta.dirname, '../..')
const probe = join(import.meta.dirname, 'usableProbe.cjs')
const bareWindow = join(import.meta.dirname, 'bareWindow')

interface Launch {
  readonly args: readonly string[]
  /** What is clicked on the way, each as soon as it is there. */
  readonly clicks?: readonly string[]
  /** What the window must show, as a CSS selector. */
  readonly usable: string
}

/** ms from starting Electron until its window shows what is wanted; the program has ended when this resolves. */
function launch({ args, clicks = [], usable }: Launch, profile: string): Promise<number> {
  Object.assign(process.env, electronRuntime()?.env)
  const electron = createRequire(import.meta.url)('electron') as string
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return new Promise((resolve, reject) => {
    const started = Date.now()
    const all = ['-r', probe, ...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, ...args]
    // One that never becomes usable is a failed run, not an endless one.
    const env = { ...process.env, OPSMAP_USABLE: usable, OPSMAP_CLICKS: JSON.stringify(clicks) }
    const child = spawn(electron, all, { env, timeout: 30_000 })
    let said = ''
    let complaints = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    child.stderr.on('data', (text) => {
      complaints += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      const at = /usable (\d+)/.exec(said)?.[1]
      if (at) resolve(Number(at) - started)
      else reject(new Error(`${args.join(' ')} never became usable (exit code ${code})\n${complaints}`))
    })
  })
}

/** All figures of the launch. Every run of ours is a later start of the same user: one profile, warm caches. */
export async function benchLaunch(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-launch-'))
  const profiles = { ours: newProfile(), bare: newProfile() }
  try {
    const [empty, large] = [join(folder, 'empty.sqlite'), join(folder, 'large.sqlite')]
    await writePlan(empty, 0)
    await writePlan(large, 500)
    const figure = (name: string, wanted: Launch) =>
      contest({
        name,
        against: 'a bare window with one sentence',
        unit: 'ms',
        runs: 7,
        ours: () => launch(wanted, profiles.ours),
        peer: () => launch({ args: [bareWindow], usable: '#usable' }, profiles.bare),
      })
    const home = 'nav [data-screen="home"][aria-current="page"]'
    return [
      await figure('launch to the start screen', { args: [project], usable: '#new-plan-title' }),
      await figure('launch to an empty plan', { args: [project, empty], usable: home }),
      await figure('launch to a plan of 500 steps', { args: [project, large], usable: home }),
      await figure('launch to the canvas of a process of 500 steps', {
        args: [project, large],
        clicks: ['nav [data-screen="process"]', '[data-process] button'],
        usable: '.react-flow [data-step]',
      }),
    ]
  } finally {
    for (const path of [folder, ...Object.values(profiles)]) rmSync(path, { recursive: true, force: true })
  }
}
