// A window and the plan in it: at most one host, whose port the page gets again after every reload.

import { type BrowserWindow, MessageChannelMain } from 'electron'
import type { HostReply, HostRequest, OpenHow } from '#host/hostProtocol.ts'
import type { Answer, EventName, Events, Menu } from '#shared/api.ts'
import type { Problem } from '#shared/model/problem.ts'
import { createFileHandles, type FileHandles, modeOf } from './fileHandles.ts'
import { isOurPage } from './ourPage.ts'
import { type PlanHost, startPlanHost } from './planHost.ts'

export interface PlanWindow {
  readonly window: BrowserWindow
  readonly files: FileHandles
  host: PlanHost | null
  /** An opening under way; the page's question whether there is a plan waits for it. */
  opening: Promise<unknown> | null
  /** The plan of that opening. */
  wanted: OpenHow | null
  /** What the page was last told: a plan or none; null: nothing yet. */
  told: boolean | null
  menus: readonly Menu[]
  /** What the recent plans already show for this window. */
  listed: { path: string | null; title: string | null }
  /** Said before the page could listen. */
  untold: Problem[]
  /** Times (ms) of the host's deaths, to stop reviving a plan that kills it again and again. */
  deaths: number[]
}

export interface PlanWindowListener {
  /** The plan is open, or its file, title or save state changed. */
  changed(target: PlanWindow, host: PlanHost): void
  user(): string
}

const revivals = 3
const withinMs = 60_000

/** Puts the state of a plan window around a window. */
export function planWindow(window: BrowserWindow): PlanWindow {
  const made: PlanWindow = {
    window,
    files: createFileHandles(),
    host: null,
    opening: null,
    wanted: null,
    told: null,
    menus: [],
    listed: { path: null, title: null },
    untold: [],
    deaths: [],
  }
  const { webContents } = window
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) made.told = null
  })
  webContents.on('dom-ready', () => givePort(made))
  return made
}

/** Sends an event of the shell to the page. */
export function tell<N extends EventName>({ window }: PlanWindow, event: N, payload: Events[N]): void {
  if (!window.isDestroyed()) window.webContents.send('opsmap:event', event, payload)
}

/** Tells the page a problem that no call asked for, as soon as it listens. */
export function notify(target: PlanWindow, problems: readonly Problem[]): void {
  if (target.told === null) target.untold.push(...problems)
  else tell(target, 'notice', { problems })
}

/** Answers the page's question whether there is a plan: from then on it listens. */
export async function tellWhetherPlan(target: PlanWindow): Promise<boolean> {
  await target.opening
  target.told = target.host !== null
  const problems = target.untold.splice(0)
  if (problems.length > 0) tell(target, 'notice', { problems })
  return target.told
}

/** Opens a plan in a window that has none. Throws PlanError when it is refused; the window then stays without. */
export async function openIn(target: PlanWindow, how: OpenHow, listener: PlanWindowListener): Promise<void> {
  const opening = start(target, how, listener)
  target.opening = opening.catch(() => undefined)
  target.wanted = how
  try {
    await opening
  } finally {
    target.opening = null
    target.wanted = null
  }
  showPlan(target)
}

async function start(target: PlanWindow, how: OpenHow, listener: PlanWindowListener): Promise<void> {
  const host = await startPlanHost(how, listener.user(), {
    changed: () => target.host && listener.changed(target, target.host),
    died: () => void revive(target, listener),
  })
  target.host = host
  for (const { handle, path, purpose } of target.files.list()) host.grant(handle, path, modeOf(purpose))
  listener.changed(target, host)
}

/** The page learns of the plan: by event if it was told that there is none, else when it asks. */
function showPlan(target: PlanWindow): void {
  givePort(target)
  if (target.told === null) return
  target.told = true
  tell(target, 'plan', { opened: true })
}

/** The host died. Its working copy has every acknowledged edit: open it again and say so. */
async function revive(target: PlanWindow, listener: PlanWindowListener): Promise<void> {
  const dead = target.host
  target.host = null
  if (!dead || target.window.isDestroyed()) return
  target.window.webContents.postMessage('opsmap:port', null)
  const now = Date.now()
  target.deaths = [...target.deaths.filter((at) => now - at < withinMs), now]
  let problems: readonly Problem[] = [{ code: 'hostRestarted', severity: 'warning' }]
  const { path } = dead.status()
  // A plan without a file is found again by its document id, which names its working copy.
  const how: OpenHow = path === null ? { kind: 'unsaved', key: dead.opened.documentId } : { kind: 'file', path }
  if (target.deaths.length <= revivals) {
    const opened = await openIn(target, how, listener).then(
      () => true,
      (error) => {
        problems = (error as { problems?: readonly Problem[] }).problems ?? [{ code: 'internal' }]
        return false
      },
    )
    if (opened) return notify(target, problems)
  } else problems = [{ code: 'hostStopped' }]
  if (target.told !== null) {
    target.told = false
    tell(target, 'plan', { opened: false })
  }
  notify(target, problems)
}

/** Connects page and host anew. The port carries no sender, so the page is checked here, at hand-over. */
export function givePort({ window, host }: PlanWindow): void {
  if (!host || window.isDestroyed()) return
  const { webContents } = window
  if (!isOurPage(webContents.mainFrame, webContents)) return
  const { port1, port2 } = new MessageChannelMain()
  host.connect(port1)
  webContents.postMessage('opsmap:port', null, [port2])
}

/** Asks the host in the page's place, whose port is taken for that: only while the window closes. */
export function askHost(host: PlanHost, name: HostRequest['name'], args: unknown): Promise<Answer<unknown>> {
  const { port1, port2 } = new MessageChannelMain()
  host.connect(port1)
  return new Promise((resolve) => {
    port2.on('message', ({ data }) => {
      const reply = data as HostReply
      if ('id' in reply) resolve(reply.answer)
    })
    port2.on('close', () => resolve({ ok: false, problems: [{ code: 'internal' }] }))
    port2.start()
    port2.postMessage({ id: 1, name, args } satisfies HostRequest)
  })
}

/** Lets the page send what is still being typed; waits for it as long as a busy machine may need, but not for a page that hangs. */
export function flushPage({ window }: PlanWindow, withinMs = 10_000): Promise<void> {
  const { port1, port2 } = new MessageChannelMain()
  window.webContents.postMessage('opsmap:closing', null, [port2])
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(clock)
      port1.close()
      resolve()
    }
    const clock = setTimeout(done, withinMs)
    port1.on('message', done)
    port1.on('close', done)
    port1.start()
  })
}
