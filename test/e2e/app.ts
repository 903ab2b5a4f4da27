// Starts the built program in a real Electron, with a profile of its own, for tests and screenshots.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronRuntime } from '../../build/setup/electron.mjs'

const project = join(import.meta.dirname, '../..')

export type RunningApp = {
  app: ElectronApplication
  /** The first window, loaded. */
  page: Page
  /** Where this run keeps its settings and working copies. */
  profile: string
  /** Quits the program; a profile made for this run is removed. */
  close: () => Promise<void>
}

export type LaunchOptions = {
  /** Arguments of the program, such as a plan to open. */
  args?: string[]
  env?: Record<string, string>
  /** The profile of an earlier run, to come back to it; otherwise a new one. */
  profile?: string
}

/** Starts what `npm run build` built; needs a display (npm test brings one). */
export async function launchApp({ args = [], env = {}, profile }: LaunchOptions = {}): Promise<RunningApp> {
  const runtime = electronRuntime()
  if (!runtime) throw new Error('Electron is not installed: run node build/setup.mjs')
  const ownProfile = profile ?? mkdtempSync(join(tmpdir(), 'opsmap-profile-'))
  // Chromium refuses its sandbox to root, which is what build machines often are; a user's program keeps it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Playwright finds the executable through the electron package, which reads this variable.
  Object.assign(process.env, runtime.env)
  const app = await _electron.launch({
    args: [...asRoot, '--disable-gpu', `--user-data-dir=${ownProfile}`, project, ...args],
    cwd: project,
    env: { ...inheritedEnv(), ...env },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  const close = async () => {
    await app.close()
    if (!profile) rmSync(ownProfile, { recursive: true, force: true })
  }
  return { app, page, profile: ownProfile, close }
}

function inheritedEnv(): Record<string, string> {
  const { NODE_OPTIONS: _, ...env } = process.env
  return env as Record<string, string>
}
