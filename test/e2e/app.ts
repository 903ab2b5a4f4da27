// Starts the built program in a real Electron, with a profile of its own, for tests and screenshots.

import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronRuntime } from '../../build/setup/electron.mjs'
import { killAll } from './processTree.ts'

const project = join(import.meta.dirname, '../..')

export type RunningApp = {
  app: ElectronApplication
  /** The first window, loaded. */
  page: Page
  /** Where this run keeps its settings and working copies. */
  profile: string
  /** What pages were blocked from doing by the content security policy; a test that provokes nothing demands []. */
  cspReports: () => string[]
  /** Every error that the program wrote down, its pages' included. */
  errors: () => string[]
  /** Answers the system's dialogs in the user's place, from now on. */
  answerDialogs: (answers: DialogAnswers) => Promise<void>
  /** Quits the program, dropping a plan that was never saved; a profile made for this run is removed. */
  close: () => Promise<void>
}

export type DialogAnswers = {
  /** The file chosen to be opened or imported; null cancels. */
  open?: string | null
  /** The file chosen to be written; null cancels. */
  save?: string | null
  /** The button pressed in message boxes, counted from 0. */
  button?: number
}

export type LaunchOptions = {
  /** Arguments of the program, such as a plan to open. */
  args?: string[]
  env?: Record<string, string>
  /** The profile of an earlier run, to come back to it; otherwise a new one. */
  profile?: string
  /** Settings of a new profile. */
  settings?: { lang?: 'zh' | 'en'; theme?: 'light' | 'dark' | 'system'; author?: string }
}

/** The middle button of "Save this plan?": do not save. */
const discard = 1

/** Nothing here is waited for shorter than a busy machine may need (ms). */
const patience = 60_000

/** How many times slower than it is the machine shall seem to the pages: `OPSMAP_SLOW=4 npm run unit -- --project=e2e`. */
const slower = Number(process.env.OPSMAP_SLOW ?? 1)
/** How many ms later than the machine can the pages shall get their frames, as where another program has the processor: finds keys lost after a click. */
const lateFrames = Number(process.env.OPSMAP_LATE_FRAMES ?? 0)
const isSlowed = slower > 1 || lateFrames > 0

/** Starts what `npm run build` built; needs a display (npm test brings one). */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const { args = [], env = {} } = options
  const runtime = electronRuntime()
  if (!runtime) throw new Error('Electron is not installed: run node build/setup.mjs')
  const profile = options.profile ?? newProfile(options.settings)
  // Chromium refuses its sandbox to root, which is what build machines often are; a user's program keeps it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Playwright finds the executable through the electron package, which reads this variable.
  Object.assign(process.env, runtime.env)
  const app = await _electron.launch({
    args: [...asRoot, '--disable-gpu', `--user-data-dir=${profile}`, project, ...args],
    cwd: project,
    env: { ...inheritedEnv(), ...env },
    timeout: patience,
  })
  const child = app.process()
  app.context().setDefaultTimeout(patience)
  if (isSlowed) app.on('window', (later) => void slowDown(later).catch(() => undefined))
  const page = await firstPage(app)

  const errors = () => readLog(profile)
  const answerDialogs = (answers: DialogAnswers) => stubDialogs(app, answers)
  return {
    app,
    page,
    profile,
    errors,
    cspReports: () => errors().filter((line) => /content security policy|trusted ?(type|html|script)/i.test(line)),
    answerDialogs,
    async close() {
      await quit(app, child, answerDialogs)
      if (!options.profile) rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Ends the program as its user does; one that has ended already, or does not end, leaves nothing behind. */
async function quit(
  app: ElectronApplication,
  child: ChildProcess,
  answerDialogs: RunningApp['answerDialogs'],
): Promise<void> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  if (isOver()) return
  let clock: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error('the program did not end')), patience)
  })
  const orderly = answerDialogs({ button: discard }).then(() => app.close())
  try {
    await Promise.race([orderly, late])
  } catch (error) {
    orderly.catch(() => undefined)
    if (!isOver()) await killAll(child.pid as number)
    throw error
  } finally {
    clearTimeout(clock)
  }
}

async function slowDown(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.evaluate((ms) => {
    const frame = window.requestAnimationFrame.bind(window)
    if (ms > 0) window.requestAnimationFrame = (then) => frame(() => setTimeout(() => then(performance.now()), ms))
  }, lateFrames)
}

/** The page of the first window; a program that shows none does not stay behind. */
async function firstPage(app: ElectronApplication): Promise<Page> {
  try {
    const page = await app.firstWindow({ timeout: patience })
    await page.waitForLoadState()
    if (isSlowed) await slowDown(page)
    return page
  } catch (error) {
    app.process().kill('SIGKILL')
    throw error
  }
}

/** A profile that knows its user: no question on the first start. */
export function newProfile(settings: LaunchOptions['settings'] = {}): string {
  const profile = mkdtempSync(join(tmpdir(), 'opsmap-profile-'))
  mkdirSync(profile, { recursive: true })
  const content = { lang: 'zh', theme: 'light', author: '王敏', ...settings }
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(content))
  return profile
}

function stubDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  return app.evaluate(({ dialog }, { open, save, button }) => {
    if (open !== undefined)
      dialog.showOpenDialog = async () => ({ canceled: open === null, filePaths: open === null ? [] : [open] })
    if (save !== undefined) dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' })
    if (button !== undefined) dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false })
  }, answers)
}

function readLog(profile: string): string[] {
  try {
    return readFileSync(join(profile, 'logs', 'opsmap.log'), 'utf8')
      .split('\n')
      .filter(Boolean)
  } catch {
    return []
  }
}

function inheritedEnv(): Record<string, string> {
  const { NODE_OPTIONS: _, ...env } = process.env
  return env as Record<string, string>
}
