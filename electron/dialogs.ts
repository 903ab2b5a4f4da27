// The system's dialogs in the user's language. `dialog` is used at the moment of the call, so a test can answer for the user.

import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { ExportFormat } from '#shared/api.ts'
import { problemText, type TextKey, translator } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { Lang } from '#shared/model/values/context.ts'
import { fileName } from './fileName.ts'

/** Asks for a plan to open; undefined when cancelled. */
export async function askPlan(
  window: BrowserWindow,
  lang: Lang,
  title: TextKey = 'main.openPlan',
): Promise<string | undefined> {
  const t = translator(lang)
  const chosen = await dialog.showOpenDialog(window, {
    title: t(title),
    filters: [{ name: t('main.planFile'), extensions: ['sqlite'] }],
    properties: ['openFile'],
  })
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

/** Asks for a file to import; undefined when cancelled. */
export async function askImport(window: BrowserWindow, lang: Lang): Promise<string | undefined> {
  const t = translator(lang)
  const chosen = await dialog.showOpenDialog(window, {
    title: t('main.chooseImport'),
    filters: [
      { name: t('main.importFile'), extensions: ['xlsx', 'csv', 'tsv', 'txt', 'xls', 'bpmn', 'xml', 'json'] },
      { name: t('main.workbook'), extensions: ['xlsx'] },
      { name: 'CSV', extensions: ['csv', 'tsv', 'txt'] },
      { name: 'BPMN', extensions: ['bpmn', 'xml'] },
      { name: 'JSON', extensions: ['json'] },
    ],
    properties: ['openFile'],
  })
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

/** Asks where to keep the plan; undefined when cancelled. The path ends in .sqlite. */
export function askSaveAs(window: BrowserWindow, lang: Lang, suggestedName: string): Promise<string | undefined> {
  return askTarget(window, lang, 'main.saveAs', 'main.planFile', 'sqlite', suggestedName)
}

const formatNames = {
  xlsx: 'main.workbook',
  svg: 'main.svg',
  png: 'main.png',
  pdf: 'main.pdf',
  bpmn: 'main.bpmn',
  json: 'main.json',
  docx: 'main.docx',
} as const

/** Asks where to write an export; undefined when cancelled. The path ends in the format's extension. */
export function askExport(
  window: BrowserWindow,
  lang: Lang,
  format: ExportFormat,
  suggestedName: string,
): Promise<string | undefined> {
  return askTarget(window, lang, 'main.exportTo', formatNames[format], format, suggestedName)
}

/** Asks where to keep a copy of an attachment called `name`; undefined when cancelled. */
export async function askAttachmentTarget(
  window: BrowserWindow,
  lang: Lang,
  name: string,
): Promise<string | undefined> {
  const t = translator(lang)
  const chosen = await dialog.showSaveDialog(window, {
    title: t('main.saveAs'),
    // The name comes from the plan file, which may come from anybody: only a plain file name of it is used.
    defaultPath: join(app.getPath('documents'), fileName(name, t('main.untitled'))),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath
}

async function askTarget(
  window: BrowserWindow,
  lang: Lang,
  title: TextKey,
  kind: TextKey,
  extension: string,
  suggestedName: string,
): Promise<string | undefined> {
  const t = translator(lang)
  const chosen = await dialog.showSaveDialog(window, {
    title: t(title),
    defaultPath: join(app.getPath('documents'), `${fileName(suggestedName, t('main.untitled'))}.${extension}`),
    filters: [{ name: t(kind), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (chosen.canceled || !chosen.filePath) return undefined
  if (extname(chosen.filePath).toLowerCase() === `.${extension}`) return chosen.filePath
  // Some systems leave the extension to us; the file that then would be replaced was not asked about.
  const path = `${chosen.filePath}.${extension}`
  return !existsSync(path) || (await mayReplace(window, lang, path)) ? path : undefined
}

async function mayReplace(window: BrowserWindow, lang: Lang, path: string): Promise<boolean> {
  const t = translator(lang)
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('main.replaceQuestion', { name: basename(path) }),
    buttons: [t('main.replace'), t('main.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

/** Asks what becomes of a plan that was never saved. */
export async function askKeep(window: BrowserWindow, lang: Lang): Promise<'save' | 'discard' | 'cancel'> {
  const t = translator(lang)
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('main.keepQuestion'),
    detail: t('main.keepDetail'),
    buttons: [t('main.save'), t('main.discard'), t('main.cancel')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
}

/** The file could not be written at closing: asks whether to close all the same; the edits are kept on this computer. */
export async function askCloseUnwritten(
  window: BrowserWindow,
  lang: Lang,
  problems: readonly Problem[],
): Promise<'saveAs' | 'close' | 'cancel'> {
  const t = translator(lang)
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: problems.map((problem) => problemText(lang, problem)).join('\n'),
    detail: t('main.unwrittenDetail'),
    buttons: [t('main.saveElsewhere'), t('main.closeAnyway'), t('main.cancel')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['saveAs', 'close', 'cancel'] as const)[response] ?? 'cancel'
}

/** Asks before a plan that was never saved is dropped for good. */
export async function askDrop(window: BrowserWindow, lang: Lang, title: string): Promise<boolean> {
  const t = translator(lang)
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('main.dropQuestion', { title }),
    detail: t('main.keepDetail'),
    buttons: [t('main.drop'), t('main.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
