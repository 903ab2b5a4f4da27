// During development, reloads the windows when `npm run dev` reports a new build of the page.

import { app, BrowserWindow } from 'electron'

/** Listens to the parent process, which exists only when `npm run dev` started the program. */
export function reloadOnNewBuild(): void {
  if (app.isPackaged || !process.send) return
  process.on('message', (message) => {
    if (message !== 'reload') return
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reloadIgnoringCache()
  })
  // The parent gone, there is nothing to wait for.
  process.on('disconnect', () => app.quit())
}
