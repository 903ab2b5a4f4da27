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

/** ms from starting Electron with `args` until its window shows `usable`; the program has ended when this returns. */
function launch(args: readonly string[], usable: string, profile: string): Promise<number> {
  Object.assign(process.env, electronRuntime()?.env)
  const electron = createRequire(import.meta.url)('electron') as string
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return new Promise((resolve, reject) => {
    const started = Date.now()
    const all = ['-r', probe, ...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, ...args]
    // One that never becomes usable is a failed run, not an endless one.
    const child = spawn(electron, all, { env: { ...process.env, OPSMAP_USABLE: usable }, timeout: 30_000 })
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
    const figure = (name: string, args: readonly string[], usable: string) =>
      contest({
        name,
        against: 'a bare window with one sentence',
        unit: 'ms',
        runs: 7,
        ours: () => launch([project, ...args], usable, profiles.ours),
        peer: () => launch([bareWindow], '#usable', profiles.bare),
      })
    return [
      await figure('launch to the start screen', [], '#new-plan-title'),
      await figure('launch to an empty plan', [empty], 'main [data-screen="home"]'),
      await figure('launch to a plan of 500 steps', [large], 'main [data-screen="home"]'),
    ]
  } finally {
    for (const path of [folder, ...Object.values(profiles)]) rmSync(path, { recursive: true, force: true })
  }
}
