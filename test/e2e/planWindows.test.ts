// Plans in windows: opened where there is room, kept through reloads and crashes, asked about before anything is lost.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type {} from '#platform/bridge.ts'
import { electronRuntime } from '../../build/setup/electron.mjs'
import { type LaunchOptions, launchApp, newProfile, type RunningApp } from './app.ts'
import { callFrom, planOf } from './bridgeCalls.ts'
import { killAll } from './processTree.ts'
import { chooseAction, focused, settled, showScreen } from './windowDriver.ts'

let folder: string
let profile: string
let running: RunningApp
const launch = async (options: LaunchOptions = {}) => {
  running = await launchApp({ profile, ...options })
  return running
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-plans-'))
  profile = newProfile()
})
afterEach(async () => {
  await running.close()
  expect(running.cspReports()).toEqual([])
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true })
})

const addNote = (page: Page, title: string) =>
  callFrom(page, 'plan.execute', { command: 'rows.insert', args: { entity: 'note', rows: [{ title }] } })
const notes = async (page: Page) => (await planOf(page)).rows.note.map(({ title }) => title)
const newPlan = (page: Page, title = '客服方案') => callFrom(page, 'shell.newPlan', { title, lang: 'zh' })

async function saveTo(path: string, page = running.page): Promise<void> {
  await running.answerDialogs({ save: path })
  const target = await callFrom(page, 'shell.chooseSaveAs', { suggestedName: '方案' })
  await callFrom(page, 'plan.saveAs', { handle: target?.handle ?? '' })
}

/** Listens for an event of the shell from now on; the answer waits for the first one. */
async function listen(page: Page, name: string): Promise<() => Promise<unknown>> {
  await page.evaluate((name) => {
    const heard = new Promise((resolve) => window.opsmap?.on(name, resolve))
    Object.assign(window, { [`heard ${name}`]: heard })
  }, name)
  return () => page.evaluate((name) => (window as unknown as Record<string, unknown>)[`heard ${name}`], name)
}

/** Starts closing a window as a click on its cross does. */
const clickClose = (index = 0) =>
  running.app.evaluate(({ BrowserWindow }, index) => BrowserWindow.getAllWindows().at(index)?.close(), index)
const killed = new Set<number>()
/** kill -9 of the process that has the plan: of one that was not killed before, as soon as the system lists it. */
async function killHost(): Promise<void> {
  const hosts = () =>
    running.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .flatMap(({ name, serviceName, pid }) => (`${name} ${serviceName}`.includes('Opsmap plan') ? pid : [])),
    )
  const alive = async () => (await hosts()).find((pid) => !killed.has(pid))
  await expect.poll(alive).toBeDefined()
  const pid = (await alive()) as number
  killed.add(pid)
  process.kill(pid, 'SIGKILL')
}
const windowCount = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('a new plan takes the window that has none, the next one a window of its own', async () => {
  const { app, page } = await launch()
  expect(await callFrom(page, 'shell.hasPlan', {})).toEqual({ plan: false })
  await newPlan(page)
  expect(await callFrom(page, 'shell.hasPlan', {})).toEqual({ plan: true })
  expect(await windowCount()).toBe(1)

  const [second] = await Promise.all([app.waitForEvent('window'), newPlan(page, '第二个')])
  await second.waitForLoadState()
  await addNote(second, '只在第二个')
  expect((await planOf(second)).rows.plan[0]?.title).toBe('第二个')
  expect((await planOf(page)).rows.plan[0]?.title).toBe('客服方案')
  expect(await notes(page)).toEqual([])
})

test('steps copied in one window are pasted into the plan of another, with their people by name', async () => {
  const { app, page } = await launch()
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  const [second] = await Promise.all([app.waitForEvent('window'), newPlan(page, '另一个方案')])
  await second.waitForLoadState()
  await callFrom(second, 'plan.execute', {
    command: 'rows.insert',
    args: { entity: 'process', rows: [{ id: 'p', title: '工单处理' }] },
  })
  await callFrom(second, 'plan.execute', {
    command: 'rows.insert',
    args: { entity: 'processVersion', rows: [{ id: 'v', process: 'p', title: '现状' }] },
  })
  const openProcess = async (window: Page, title: string) => {
    await window.bringToFront()
    await window.locator('nav [data-screen="process"]').waitFor()
    await showScreen(window, 'process')
    await window.locator('[data-process] button', { hasText: title }).first().click()
    await window.locator('.react-flow').waitFor()
    await settled(window)
  }
  await openProcess(page, '客户投诉处理')
  const source = await planOf(page)
  const [one, other] = ['登记投诉单', '联系客户补充信息'].map((title) =>
    source.rows.step.find((s) => s.title === title),
  )
  await page.locator(`.react-flow [data-step="${one?.id}"]`).click()
  await page.locator(`.react-flow [data-step="${other?.id}"]`).click({ modifiers: ['Shift'] })
  await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(2)
  await page.keyboard.press('Control+C')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('登记投诉单')

  await openProcess(second, '工单处理')
  await second.locator('textarea').first().focus()
  await second.keyboard.press('Control+V')
  await expect
    .poll(async () => (await planOf(second)).rows.step.map((s) => s.title).sort())
    .toEqual([one?.title, other?.title].sort())
  const { rows } = await planOf(second)
  const step = rows.step.find((s) => s.title === one?.title)
  const nameIn = (plan: Awaited<ReturnType<typeof planOf>>['rows'], id: unknown) =>
    plan.role.find((r) => r.id === id)?.name
  expect(nameIn(rows, step?.ownerRole)).toBe(nameIn(source.rows, one?.ownerRole))
  expect(nameIn(rows, step?.ownerRole)).toBeTruthy()
  expect(step?.processingTime).toBe(one?.processingTime)
})

test('the plan is there again after the page was reloaded or has crashed', async () => {
  const { app, page } = await launch()
  await newPlan(page)
  await addNote(page, '还在')
  const loaded = page.waitForEvent('load')
  await page.evaluate(() => location.reload())
  await loaded
  expect(await notes(page)).toEqual(['还在'])

  // Asked through the shell: the debugger has lost the page.
  const title = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
    webContents.forcefullyCrashRenderer()
    await loaded
    return webContents.executeJavaScript("opsmap.call('plan.load', {}).then((a) => a.value.rows.note[0].title)")
  })
  expect(title).toBe('还在')
})

test('a plan process that is killed comes back with every acknowledged edit', async () => {
  const { page } = await launch()
  const file = join(folder, '客服.sqlite')
  await newPlan(page)
  for (const save of [false, true]) {
    if (save) await saveTo(file)
    await addNote(page, `确认的修改 ${save}`)
    const [notice, plan] = [await listen(page, 'notice'), await listen(page, 'plan')]
    await killHost()
    expect(await plan()).toEqual({ opened: true })
    expect(await notice()).toMatchObject({ problems: [{ code: 'hostRestarted' }] })
    expect(await notes(page)).toContain(`确认的修改 ${save}`)
  }
  // History came back too.
  expect((await planOf(page)).history.undo).toBe('rows.insert')
})

test('a plan that keeps killing its process is not opened for ever', async () => {
  const { page } = await launch()
  await newPlan(page)
  await page.evaluate(() => {
    const seen: unknown[] = []
    Object.assign(window, { seen })
    window.opsmap?.on('notice', (notice) => seen.push(notice))
  })
  const seen = () => page.evaluate(() => (window as unknown as { seen: { problems: { code: string }[] }[] }).seen)
  for (let n = 1; n <= 4; n++) {
    await killHost()
    await page.waitForFunction((n) => (window as unknown as { seen: unknown[] }).seen.length === n, n)
  }
  expect((await seen()).map(({ problems }) => problems[0]?.code)).toEqual([
    'hostRestarted',
    'hostRestarted',
    'hostRestarted',
    'hostStopped',
  ])
  expect(await callFrom(page, 'shell.hasPlan', {})).toEqual({ plan: false })
  const answer = await page.evaluate(() => window.opsmap?.call('plan.load', {}))
  expect(answer).toMatchObject({ ok: false })
  // It waits among the recent plans.
  await expect.poll(() => callFrom(page, 'shell.recent', {})).toMatchObject([{ name: '客服方案', missing: false }])
})

test('closing a plan that was never saved asks: stay, save, or drop', async () => {
  const { app, page } = await launch()
  const file = join(folder, '新方案.sqlite')
  await newPlan(page)
  await addNote(page, '重要')
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: number }).asked)
  const answer = (response: number) =>
    app.evaluate(({ dialog }, response) => {
      const counter = globalThis as unknown as { asked: number }
      counter.asked ??= 0
      dialog.showMessageBox = async () => {
        counter.asked++
        return { response, checkboxChecked: false }
      }
    }, response)

  await answer(2)
  await clickClose()
  await expect.poll(asked).toBe(1)
  await expect.poll(() => notes(page)).toEqual(['重要'])
  expect(existsSync(file)).toBe(false)

  // Keeps a window open, or the program would end with the last one.
  const [second] = await Promise.all([app.waitForEvent('window'), newPlan(page, '第二个')])
  await answer(0)
  await running.answerDialogs({ save: file })
  await page.evaluate(() => window.opsmap?.call('shell.closeWindow', {}))
  await expect.poll(windowCount).toBe(1)
  expect(existsSync(file)).toBe(true)
  await expect.poll(() => callFrom(second, 'shell.recent', {})).toMatchObject([{ name: '新方案.sqlite' }])

  // Nothing was done in the second plan: nothing to ask.
  await Promise.all([app.waitForEvent('window'), newPlan(second, '第三个')])
  const before = await asked()
  await second.evaluate(() => window.opsmap?.call('shell.closeWindow', {}))
  await expect.poll(windowCount).toBe(1)
  expect(await asked()).toBe(before)
})

test('what is being typed when the window closes is in the file', async () => {
  const { app, page } = await launch()
  const file = join(folder, '方案.sqlite')
  await newPlan(page)
  await saveTo(file)
  await page.evaluate(() => {
    // As a field does that commits after a pause in typing.
    window.opsmap?.on('closing', () =>
      window.opsmap?.call('plan.execute', {
        command: 'rows.insert',
        args: { entity: 'note', rows: [{ title: '还在输入' }] },
      }),
    )
  })
  const gone = app.waitForEvent('close')
  await clickClose()
  await gone
  const again = await launch({ args: [file] })
  expect(await notes(again.page)).toEqual(['还在输入'])
})

test('a plan that was never saved comes back after the program was killed', async () => {
  const first = await launch()
  await newPlan(first.page, '未保存的方案')
  await addNote(first.page, '没有丢')
  await killAll(first.app.process().pid as number)

  const { page } = await launch()
  const [recent] = await callFrom(page, 'shell.recent', {})
  expect(recent).toMatchObject({ name: '未保存的方案', folder: '尚未保存，保留在本机', missing: false })
  await callFrom(page, 'shell.openRecent', { handle: recent?.handle ?? '' })
  expect(await notes(page)).toEqual(['没有丢'])
  // Open, so it is not offered.
  await expect.poll(() => callFrom(page, 'shell.recent', {})).toEqual([])
})

test('a plan on the command line opens, once, and a second start hands its file over', async () => {
  const { page } = await launch()
  const [a, b] = [join(folder, 'a.sqlite'), join(folder, 'b.sqlite')]
  await newPlan(page, '甲')
  await saveTo(a)
  await saveTo(b)
  await running.close()

  const { app, page: first } = await launch({ args: [a] })
  expect((await planOf(first)).save).toMatchObject({ fileName: 'a.sqlite', state: 'saved' })
  await startAgain(a)
  expect(await windowCount()).toBe(1)

  const [second] = await Promise.all([app.waitForEvent('window'), startAgain(b)])
  await second.waitForLoadState()
  expect((await planOf(second)).save.fileName).toBe('b.sqlite')
  await expect
    .poll(async () => (await callFrom(first, 'shell.recent', {})).map(({ name }) => name))
    .toEqual(['b.sqlite', 'a.sqlite'])
})

/** Starts the program once more with the same profile, as a double click on a file does; resolves when that has ended. */
function startAgain(file: string): Promise<void> {
  const electron = join(electronRuntime()?.env.ELECTRON_OVERRIDE_DIST_PATH ?? 'node_modules/electron/dist', 'electron')
  const args = ['--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '.', file]
  const child = spawn(electron, args, { stdio: 'ignore' })
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

test('a file that is no plan is refused with its reason, and the window stays', async () => {
  const picture = join(folder, '图片.sqlite')
  writeFileSync(picture, readFileSync(new URL('../../assets/icons/icon.png', import.meta.url)))
  const { page } = await launch()
  await running.answerDialogs({ open: picture })
  const answer = await page.evaluate(() => window.opsmap?.call('shell.openPlan', {}))
  expect(answer).toMatchObject({ ok: false, problems: [{ code: 'fileNotPlan' }] })
  expect(await callFrom(page, 'shell.hasPlan', {})).toEqual({ plan: false })
  await running.answerDialogs({ open: null })
  expect(await callFrom(page, 'shell.openPlan', {})).toEqual({ opened: false })

  // From a window with a plan, the refusal leaves no empty window behind.
  await newPlan(page)
  await running.answerDialogs({ open: picture })
  expect(await page.evaluate(() => window.opsmap?.call('shell.openPlan', {}))).toMatchObject({ ok: false })
  expect(await windowCount()).toBe(1)
  expect(await callFrom(page, 'shell.recent', {})).toEqual([])
})

test('a refusal on the command line waits until the page can tell it', async () => {
  const { page } = await launch({ args: [join(folder, 'gone.sqlite')] })
  await page.getByText('gone.sqlite').waitFor()
})

test('the menu of the window is the page’s, in its language, and choosing answers with the action', async () => {
  const { app, page } = await launch()
  await app.evaluate(({ Menu }) => {
    // Keeps the menus that the shell builds from now on.
    const build = Menu.buildFromTemplate
    Menu.buildFromTemplate = (template) => {
      const menu = build(template)
      Object.assign(globalThis, { lastMenu: menu })
      return menu
    }
  })
  const action = await listen(page, 'action')
  await callFrom(page, 'shell.setSettings', { lang: 'en' })
  const first = () =>
    app.evaluate(() => (globalThis as unknown as { lastMenu?: Electron.Menu }).lastMenu?.items[0]?.label ?? '')
  await expect.poll(first).toMatch(/^[A-Z]/)
  await app.evaluate(() => {
    const { lastMenu } = globalThis as unknown as { lastMenu: Electron.Menu }
    lastMenu.items[0]?.submenu?.items.find(({ enabled, type }) => enabled && type === 'normal')?.click()
  })
  expect(await action()).toEqual({ id: expect.stringMatching(/^\w+\.\w+/) })
})

test('settings reach every window, and they and the place of the window survive a restart', async () => {
  const file = join(profile, 'settings.json')
  const place = { x: 40, y: 30, width: 1000, height: 640, maximized: false }
  writeFileSync(file, JSON.stringify({ lang: 'zh', theme: 'light', author: '王敏', window: place }))
  const { app, page } = await launch()
  const look = () =>
    running.app.evaluate(({ BrowserWindow, nativeTheme }) => {
      const [window] = BrowserWindow.getAllWindows()
      return [window?.getBounds().width, window?.getBackgroundColor(), nativeTheme.shouldUseDarkColors]
    })
  await expect.poll(look).toEqual([1000, '#F4F5F8', false])

  await newPlan(page)
  const [second] = await Promise.all([app.waitForEvent('window'), newPlan(page, '第二个')])
  await second.waitForLoadState()
  const heard = await listen(second, 'settings')
  await callFrom(page, 'shell.setSettings', { theme: 'dark', panels: { inspector: 300 } })
  expect(await heard()).toMatchObject({ theme: 'dark', panels: { inspector: 300 } })
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setBounds({ x: 50, y: 40, width: 1010, height: 650 })
  })
  const widths = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getBounds().width))
  await expect.poll(widths).toEqual([1010, 1010])
  // The page knows it too: the system has moved the window.
  await expect.poll(() => page.evaluate(() => outerWidth)).toBe(1010)
  await running.close()

  const again = await launch()
  expect(await callFrom(again.page, 'shell.settings', {})).toMatchObject({ theme: 'dark', panels: { inspector: 300 } })
  await expect.poll(look).toEqual([1010, '#14171C', true])
})

test('an earlier version is opened as a new plan by keyboard, and the plan stays as it is', async () => {
  const { app, page } = await launch()
  await newPlan(page)
  const path = join(folder, '客服方案.sqlite')
  await addNote(page, '第一版')
  await saveTo(path)
  await addNote(page, '第二版')
  await callFrom(page, 'plan.save', {})
  await chooseAction(running, 'file.versions')
  const versions = page.getByRole('dialog').getByRole('radio')
  await expect.poll(() => versions.count()).toBe(2)
  await expect.poll(() => versions.first().isChecked()).toBe(true)
  await focused(versions.first())
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => versions.last().isChecked()).toBe(true)
  const [opened] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Enter')])
  await opened.waitForLoadState()
  await expect.poll(() => notes(opened)).toEqual(['第一版'])
  expect((await planOf(opened)).rows.plan[0]?.title).toMatch(/^客服方案（\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? 的版本）$/)
  expect((await planOf(opened)).save.state).toBe('memory')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await notes(page)).toEqual(['第一版', '第二版'])
  expect((await planOf(page)).documentId).not.toBe((await planOf(opened)).documentId)
})

test('a plan without a file has no earlier versions, and is told so', async () => {
  const { page } = await launch()
  await newPlan(page)
  await chooseAction(running, 'file.versions')
  await page.getByRole('dialog').getByText('还没有历史版本').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('of a file that was damaged or is gone, the earlier versions are found on the start screen', async () => {
  const path = join(folder, '客服方案.sqlite')
  await launch()
  await newPlan(running.page)
  await addNote(running.page, '留下来的')
  await saveTo(path)
  await running.close()
  for (const harm of [() => writeFileSync(path, readFileSync(path).subarray(0, 3000)), () => rmSync(path)]) {
    harm()
    const { page } = await launch({ args: existsSync(path) ? [path] : [] })
    if (existsSync(path)) await page.getByText('已损坏').first().waitFor()
    await page.getByRole('button', { name: '历史版本: 客服方案.sqlite' }).click()
    await page.getByRole('button', { name: '作为新方案打开' }).click()
    await page.locator('nav [data-screen]').first().waitFor()
    await expect.poll(() => notes(page)).toEqual(['留下来的'])
    await running.close()
  }
})
