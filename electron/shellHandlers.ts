// What the shell does for a page: one handler per call of shared/api.ts; a missing one is a compile error.

import { basename } from 'node:path'
import { nativeTheme, shell as system } from 'electron'
import { refuse } from '#shared/model/problem.ts'
import { askExport, askImport, askPlan, askSaveAs } from './dialogs.ts'
import type { Purpose } from './fileHandles.ts'
import { refreshMenu } from './menu.ts'
import { isSound } from './menuTemplate.ts'
import { assetFile } from './places.ts'
import { type PlanWindow, tell } from './planWindow.ts'
import type { Handlers } from './shellCalls.ts'

export const handlers = {
  'shell.settings': ({ settings }) => settings.get(),
  'shell.setSettings': ({ settings, windows }, _from, change) => {
    const { panels, ...rest } = change
    const now = settings.set(panels ? { ...rest, panels } : rest)
    nativeTheme.themeSource = now.theme
    for (const window of windows()) tell(window, 'settings', now)
    return now
  },

  'shell.recent': ({ recent }) => recent.list(),
  'shell.forgetRecent': ({ recent }, _from, { handle }) => {
    recent.forget(handle)
    return recent.list()
  },

  'shell.newPlan': async (shell, from, { title, lang }) => {
    await shell.open({ kind: 'new', title, language: lang }, from)
    return { opened: true }
  },
  'shell.openPlan': async (shell, from) => {
    const path = await askPlan(from.window, shell.settings.get().lang)
    if (path !== undefined) await shell.open({ kind: 'file', path }, from)
    return { opened: path !== undefined }
  },
  'shell.openRecent': async (shell, from, { handle }) => {
    const path = shell.recent.pathOf(handle) ?? refuse('unknownHandle')
    await shell.open({ kind: 'file', path }, from)
    return { opened: true }
  },
  'shell.openSample': async (shell, from, { lang }) => {
    await shell.open({ kind: 'copyOf', path: assetFile(`samples/${lang}.sqlite`) }, from)
    return { opened: true }
  },

  'shell.chooseSaveAs': async ({ settings }, from, { suggestedName }) =>
    granted(from, await askSaveAs(from.window, settings.get().lang, suggestedName), 'saveAs'),
  'shell.chooseImport': async ({ settings }, from) =>
    granted(from, await askImport(from.window, settings.get().lang), 'import'),
  'shell.chooseExport': async ({ settings }, from, { format, suggestedName }) =>
    granted(from, await askExport(from.window, settings.get().lang, format, suggestedName), 'export'),
  'shell.reveal': (_shell, from, { handle }) => {
    system.showItemInFolder(from.files.pathOf(handle, 'export') ?? refuse('unknownHandle'))
    return {}
  },

  'shell.setMenu': (_shell, from, { menus }) => {
    if (!isSound(menus)) refuse('badArguments')
    from.menus = menus
    refreshMenu(from)
    return {}
  },
  'shell.setTitle': (_shell, { window }, { title }) => {
    window.setTitle(title.replace(/\s+/g, ' ').slice(0, 300))
    return {}
  },
  'shell.closeWindow': (_shell, { window }) => {
    window.close()
    return {}
  },
  'shell.hasPlan': async (_shell, from) => {
    await from.opening
    from.told = from.host !== null
    return { plan: from.told }
  },
} satisfies Handlers

/** Makes a handle for a chosen file and lets the window's host use it, before the page can ask for that. */
function granted({ files, host }: PlanWindow, path: string | undefined, purpose: Purpose) {
  if (path === undefined) return null
  const handle = files.add(path, purpose)
  host?.grant(handle, path, purpose === 'import' ? 'read' : 'write')
  return { handle, name: basename(path) }
}
