// The part of the shell that is loaded after the first window is on the screen: plans in windows, menus, calls of the page.

import { realpathSync } from 'node:fs'
import { app, type BrowserWindow } from 'electron'
import type { OpenHow } from '#host/hostProtocol.ts'
import type { RecentFile } from '#shared/api.ts'
import { translator } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import type { Answerer } from './callChannel.ts'
import { closeWindow } from './closing.ts'
import { serveDrops } from './dropped.ts'
import { writeLog } from './localLog.ts'
import { refreshMenu } from './menu.ts'
import { assetFile, workFolder } from './places.ts'
import { notify, openIn, type PlanWindow, type PlanWindowListener, planWindow } from './planWindow.ts'
import { openRecent, type RecentStore } from './recent.ts'
import type { SettingsStore } from './settings.ts'
import { answerCall } from './shellCalls.ts'

export interface Shell {
  readonly settings: SettingsStore
  readonly recent: RecentStore
  /** The recent plans, worded for the page. */
  recentPlans(): RecentFile[]
  windows(): PlanWindow[]
  /** Puts a plan window around a window, which so far has no plan. */
  adopt(window: BrowserWindow): PlanWindow
  /** Opens a plan in `from` if it has none, else in a new window. Throws PlanError when the plan is refused. */
  open(how: OpenHow, from: PlanWindow): Promise<void>
  /** Opens plans that the system or another start of the program hands over, or that were dropped on window `on`. */
  openFiles(paths: readonly string[], on?: PlanWindow): Promise<void>
  readonly answer: Answerer
}

/** Makes the shell. `newWindow` makes a window that loads the page, hidden if so wished. */
export function createShell(settings: SettingsStore, newWindow: (show: boolean) => BrowserWindow): Shell {
  const windows = new Map<number, PlanWindow>()
  const recent = openRecent(app.getPath('userData'), workFolder())
  const listener: PlanWindowListener = {
    changed({ window, listed }, host) {
      const { save, path, title } = host.status()
      const { documentId } = host.opened
      if (path === null && listed.title !== title) recent.addUnsaved(documentId, title)
      if (path !== null && listed.path !== path) {
        recent.removeUnsaved(documentId)
        recent.addFile(path, host.workingCopy)
      }
      Object.assign(listed, { path, title })
      if (window.isDestroyed()) return
      window.setDocumentEdited(save.state !== 'saved')
      window.setRepresentedFilename(path ?? '')
    },
    user: () => settings.get().author,
  }

  const openFresh = async (how: OpenHow) => {
    const target = shell.adopt(newWindow(false))
    try {
      await openIn(target, how, listener)
      target.window.show()
    } catch (error) {
      target.window.destroy()
      throw error
    }
  }
  const shell: Shell = {
    settings,
    recent,
    recentPlans() {
      const open = shell.windows().flatMap(({ host }) => (host ? [host.opened.documentId] : []))
      return recent.list(translator(settings.get().lang)('main.neverSaved'), new Set(open))
    },
    windows: () => [...windows.values()],
    adopt(window) {
      const { id } = window.webContents
      const made = planWindow(window)
      windows.set(id, made)
      // Elsewhere the icon belongs to the program's file.
      if (process.platform === 'linux') window.setIcon(assetFile('icons/icon.png'))
      window.on('close', (event) => closeWindow(shell, made, event))
      window.on('closed', () => windows.delete(id))
      window.on('focus', () => refreshMenu(made))
      return made
    },
    async open(asked, from) {
      const how = withRealPath(asked)
      const shown = shell.windows().find((target) => holds(target, how))
      if (shown) bringForward(shown.window)
      else if (from.host || from.opening) await openFresh(how)
      else await openIn(from, how, listener)
    },
    async openFiles(paths, on) {
      for (const path of paths) {
        const all = shell.windows()
        const from = on ?? all.find(({ host, opening }) => !host && !opening) ?? all[0] ?? shell.adopt(newWindow(true))
        await shell.open({ kind: 'file', path }, from).catch((error) => tellRefusal(from, error))
      }
    },
    answer: (contents, name, args) => {
      const from = windows.get(contents.id)
      if (!from) throw new Error('refused')
      return answerCall(shell, from, name, args)
    },
  }
  serveDrops(shell)
  return shell
}

/** A file is the same file by whatever link it was reached. */
function withRealPath(how: OpenHow): OpenHow {
  if (how.kind !== 'file') return how
  try {
    return { kind: 'file', path: realpathSync.native(how.path) }
  } catch {
    // What is wrong with it is the host's to say.
    return how
  }
}

/** Whether a window has the plan or is opening it. */
function holds({ host, wanted }: PlanWindow, how: OpenHow): boolean {
  if (how.kind === 'file') return how.path === (host ? host.status().path : wanted?.kind === 'file' && wanted.path)
  if (how.kind !== 'unsaved') return false
  return how.key === (host ? host.opened.documentId : wanted?.kind === 'unsaved' && wanted.key)
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A refusal that no call asked for is shown in the window. */
function tellRefusal(target: PlanWindow, error: unknown): void {
  if (!(error instanceof PlanError)) writeLog('main', error)
  notify(target, error instanceof PlanError ? error.problems : [{ code: 'internal' }])
}
