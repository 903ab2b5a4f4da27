// What the shell does for a page: one handler per call of shared/api.ts; a missing one is a compile error.

import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { nativeTheme, shell as system } from 'electron'
import { backupFolder, listBackups } from '#host/backups.ts'
import { pictureType } from '#host/documents/pictureType.ts'
import { writeWhole } from '#host/exportFile.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { refuse } from '#shared/model/problem.ts'
import { type TemplateName, templateFile, templateNames } from '#shared/templates/templateNames.ts'
import { askAttachmentTarget, askDrop, askExport, askImport, askPlan, askSaveAs } from './dialogs.ts'
import { modeOf, type Purpose } from './fileHandles.ts'
import { refreshMenu } from './menu.ts'
import { isSound } from './menuTemplate.ts'
import { assetFile, workFolder } from './places.ts'
import { type PlanWindow, tell, tellWhetherPlan } from './planWindow.ts'
import { printPage, savePdf } from './printing.ts'
import type { Shell } from './shell.ts'
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

  'shell.recent': (shell) => shell.recentPlans(),
  'shell.forgetRecent': async (shell, { window }, { handle }) => {
    const plan = shell.recent.find(handle)
    if (plan && 'key' in plan) {
      // Nothing else holds this plan: forgetting it is the one way to lose it.
      if (!(await askDrop(window, shell.settings.get().lang, plan.title))) return shell.recentPlans()
      await rm(join(workFolder(), plan.key), { recursive: true, force: true })
    }
    shell.recent.forget(handle)
    return shell.recentPlans()
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
    const plan = shell.recent.find(handle) ?? refuse('unknownHandle')
    await shell.open('key' in plan ? { kind: 'unsaved', key: plan.key } : { kind: 'file', path: plan.path }, from)
    return { opened: true }
  },
  'shell.templates': async (_shell, _from, { lang }) => ({
    templates: await Promise.all(
      templateNames.map(async (name) => ({ name, text: await readFile(templatePath(name, lang), 'utf8') })),
    ),
  }),
  'shell.newFromTemplate': async (shell, from, { template, title, lang }) => {
    await shell.open({ kind: 'new', title, language: lang, template: templatePath(template, lang) }, from)
    return { opened: true }
  },
  'shell.earlierVersions': async (shell, from, { recent }) => {
    const { folder, title } = keptOf(shell, from, recent)
    return { title, versions: await listBackups(folder) }
  },
  'shell.openEarlierVersion': async (shell, from, { recent, id, title }) => {
    const { folder } = keptOf(shell, from, recent)
    // The page sends a name; only one of those that are there becomes a path.
    const known = (await listBackups(folder)).find((one) => one.id === id) ?? refuse('unknownHandle')
    await shell.open({ kind: 'copyOf', path: join(backupFolder(folder), known.id), title }, from)
    return { opened: true }
  },
  'shell.openSample': async (shell, from, { lang }) => {
    await shell.open({ kind: 'copyOf', path: templatePath('complaint-handling', lang) }, from)
    return { opened: true }
  },

  'shell.chooseSaveAs': async ({ settings }, from, { suggestedName }) =>
    granted(from, await askSaveAs(from.window, settings.get().lang, suggestedName), 'saveAs'),
  'shell.chooseImport': async ({ settings }, from) =>
    granted(from, await askImport(from.window, settings.get().lang), 'import'),
  'shell.chooseCopy': async ({ settings }, from) =>
    granted(from, await askPlan(from.window, settings.get().lang, 'main.chooseCopy'), 'import'),
  'shell.chooseExport': async ({ settings }, from, { format, suggestedName }) =>
    granted(from, await askExport(from.window, settings.get().lang, format, suggestedName), 'export'),
  'shell.print': async (_shell, { window }, { paper, landscape }) => ({
    printed: await printPage(window.webContents, paper, landscape),
  }),
  'shell.savePdf': async (_shell, { window, files }, { handle, paper, landscape }) => {
    await savePdf(window.webContents, files.pathOf(handle, 'export') ?? refuse('unknownHandle'), paper, landscape)
    return {}
  },
  'shell.savePng': async (_shell, { files }, { handle, bytes }) => {
    if (pictureType(bytes) !== 'image/png') refuse('badArguments')
    await writeWhole(files.pathOf(handle, 'export') ?? refuse('unknownHandle'), bytes)
    return {}
  },
  'shell.chooseAttachmentTarget': async ({ settings }, from, { name }) =>
    granted(from, await askAttachmentTarget(from.window, settings.get().lang, name), 'export'),
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
  'shell.hasPlan': async (_shell, from) => ({ plan: await tellWhetherPlan(from) }),
} satisfies Handlers

const templatePath = (name: TemplateName, lang: Lang) => assetFile(`templates/${templateFile(name, lang)}`)

/** The working copy that has the backups: of the window's plan, or of a recent one. */
function keptOf({ recent }: Shell, { host, listed }: PlanWindow, handle: string | undefined) {
  const plan = handle === undefined ? undefined : (recent.find(handle) ?? refuse('unknownHandle'))
  const name = plan ? ('key' in plan ? plan.key : plan.workingCopy) : host?.workingCopy
  if (name === undefined) return refuse('unknownHandle')
  const title = plan && 'path' in plan ? basename(plan.path).replace(/\.sqlite$/i, '') : (listed.title ?? '')
  return { folder: join(workFolder(), name), title }
}

/** Makes a handle for a chosen file and lets the window's host use it, before the page can ask for that. */
export function granted({ files, host }: PlanWindow, path: string | undefined, purpose: Purpose) {
  if (path === undefined) return null
  const handle = files.add(path, purpose)
  host?.grant(handle, path, modeOf(purpose))
  return { handle, name: basename(path) }
}
