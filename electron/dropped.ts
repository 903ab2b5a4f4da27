// Files that the user drops on a window: a plan is opened; a table, BPMN or JSON is offered to the page for import.

import { basename } from 'node:path'
import { ipcMain } from 'electron'
import { isOurPage } from './ourPage.ts'
import { notify, type PlanWindow, tell } from './planWindow.ts'
import type { Shell } from './shell.ts'
import { granted } from './shellHandlers.ts'

/** Serves channel `opsmap:dropped`, on which only the preload script speaks. */
export function serveDrops({ windows, openFiles }: Shell): void {
  ipcMain.on('opsmap:dropped', async (event, path: unknown) => {
    if (!isOurPage(event.senderFrame, event.sender) || typeof path !== 'string' || path === '') return
    const target = windows().find(({ window }) => window.webContents === event.sender)
    if (!target) return
    if (/\.sqlite$/i.test(path)) await openFiles([path], target)
    else if (/\.(xlsx|xls|csv|tsv|txt|bpmn|xml|json)$/i.test(path)) offer(target, path)
    else notify(target, [{ code: 'fileNotPlan', params: { name: basename(path) } }])
  })
}

function offer(target: PlanWindow, path: string): void {
  const file = granted(target, path, 'import')
  if (file) tell(target, 'dropped', file)
}
