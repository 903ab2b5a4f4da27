// What went wrong inside the program, written down on this computer only.

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app, type WebContents } from 'electron'

const maxBytes = 1_000_000

/** Appends one entry to logs/opsmap.log in the profile; the file before is kept once as opsmap.old.log. Never throws. */
export function writeLog(source: string, what: unknown): void {
  const text = what instanceof Error ? (what.stack ?? what.message) : String(what)
  const path = join(app.getPath('userData'), 'logs', 'opsmap.log')
  try {
    mkdirSync(dirname(path), { recursive: true })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
      renameSync(path, path.replace(/\.log$/, '.old.log'))
    appendFileSync(path, `${new Date().toISOString()} ${source}: ${text.slice(0, 10_000)}\n`)
  } catch {
    // Without a log the program works as before.
  }
}

/** Writes down the errors of a page: exceptions, and what the content security policy blocked. */
export function logPage(contents: WebContents): void {
  // Electron 35 moved level and message into the event.
  contents.on('console-message', (event, oldLevel?: unknown, oldMessage?: unknown) => {
    const isError = event.level === 'error' || oldLevel === 3
    if (isError) writeLog('page', event.message ?? oldMessage)
  })
  contents.on('render-process-gone', (_event, { reason, exitCode }) => writeLog('page', `gone: ${reason} ${exitCode}`))
  contents.on('preload-error', (_event, _path, error) => writeLog('preload', error))
}
