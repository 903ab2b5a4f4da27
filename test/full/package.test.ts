// The packaged program on Linux: starts from its archive, opens the sample, exports it with all its text; its fuses are set.
// The package under test differs from a release in one fuse: it may be inspected, so that this test can answer its dialogs.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { svgToPng } from '#host/documents/processPicture.ts'
import type {} from '#platform/bridge.ts'
import { newProfile } from '../e2e/app.ts'
import { callFrom, planOf } from '../e2e/bridgeCalls.ts'
import { killAll } from '../e2e/processTree.ts'

const project = join(import.meta.dirname, '../..')
const program = join(project, 'dist/linux-unpacked/opsmap')
const fonts = ['Regular', 'Medium'].map((weight) => join(project, `assets/fonts/NotoSansSC-${weight}.ttf`))

let folder: string
let profile: string
let child: ChildProcess
let browser: Browser
let page: Page
let inspector: WebSocket

beforeAll(async () => {
  const env = { ...process.env, OPSMAP_INSPECTABLE: '1' }
  const packing = spawn(process.execPath, ['build/package.mjs', '--dir'], { cwd: project, env, stdio: 'inherit' })
  expect(await once(packing, 'exit')).toEqual([0, null])

  folder = mkdtempSync(join(tmpdir(), 'opsmap-package-'))
  profile = newProfile()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const ports = ['--inspect=127.0.0.1:0', '--remote-debugging-port=0']
  const args = [...ports, ...asRoot, '--disable-gpu', `--user-data-dir=${profile}`]
  child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const [shell, pages] = await addresses(child)
  inspector = new WebSocket(shell)
  await once(inspector, 'open')
  await loaded(pages)
  browser = await chromium.connectOverCDP(pages)
  page = browser.contexts()[0]?.pages()[0] as Page
}, 300_000)

afterAll(async () => {
  inspector?.close()
  await browser?.close()
  if (child?.pid) await killAll(child.pid)
  for (const path of [folder, profile]) if (path) rmSync(path, { recursive: true, force: true })
})

/** Where the shell and the pages can be inspected, as the program says on standard error. */
function addresses(started: ChildProcess): Promise<[shell: string, pages: string]> {
  let said = ''
  return new Promise((resolve, reject) => {
    started.stderr?.on('data', (text: Buffer) => {
      said += text
      const shell = /Debugger listening on (ws:\S+)/.exec(said)?.[1]
      const pages = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (shell && pages) resolve([shell, pages])
    })
    started.once('exit', () => reject(new Error(`the program ended: ${said}`)))
  })
}

/** Waits until the window's page has its title: a page that is still coming up leaves the one who connects waiting for ever. */
async function loaded(pages: string): Promise<void> {
  const list = new URL('/json/list', pages.replace(/^ws:/, 'http:'))
  const titled = async () => {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string; title: string }[]
    return targets.some(
      ({ type, url, title }) => type === 'page' && url.startsWith('app://') && /Opsmap|运营图/.test(title),
    )
  }
  await vi.waitFor(async () => expect(await titled()).toBe(true), { timeout: 60_000, interval: 100 })
}

/** Lets the next save dialog choose a path. */
async function answerSaveDialog(path: string): Promise<void> {
  const expression = `require('electron').dialog.showSaveDialog = async () => (${JSON.stringify({ canceled: false, filePath: path })}); 0`
  const answer = once(inspector, 'message')
  inspector.send(
    JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, includeCommandLineAPI: true } }),
  )
  const [{ data }] = (await answer) as [MessageEvent<string>]
  expect(JSON.parse(data)).toMatchObject({ result: { result: { value: 0 } } })
}

async function exported(format: 'svg' | 'png' | 'pdf' | 'xlsx', processVersion: string): Promise<Buffer> {
  const path = join(folder, `out.${format}`)
  await answerSaveDialog(path)
  const chosen = await callFrom(page, 'shell.chooseExport', { format, suggestedName: 'out' })
  const ended = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.opsmap?.on('job', (event) => {
          const { phase } = event as { phase: string }
          if (phase !== 'running') resolve(phase)
        })
      }),
  )
  await callFrom(page, 'export.start', { handle: chosen?.handle ?? '', format, lang: 'zh', processVersion })
  expect(await ended).toBe('done')
  return readFileSync(path)
}

test('it opens the sample and draws it with every letter', async () => {
  expect(page.url()).toBe('app://bundle/index.html')
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  const version = (await planOf(page)).rows.processVersion[0]?.id ?? ''
  const svg = (await exported('svg', version)).toString('utf8')
  const png = await exported('png', version)
  const expected = svgToPng(svg, 2, fonts)
  expect(png.equals(expected)).toBe(true)
  const pdf = await exported('pdf', version)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('NotoSansSC-Regular')).toBe(true)
  expect((await exported('xlsx', version)).subarray(0, 2).toString()).toBe('PK')
})

test('its fuses leave no way to run other code', async () => {
  const wire = await getCurrentFuseWire(program)
  // A fuse is written as a digit: '0' or '1'.
  const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0))
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
  })
  const { default: release } = await import('../../build/electron-builder.config.mjs')
  expect(release.electronFuses?.enableNodeCliInspectArguments).toBe(false)
})
