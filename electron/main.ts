// The program's first file: what must be settled before `ready`, then the window at once, then everything else.

import { app, BrowserWindow, Menu } from 'electron'
import { surviveBugs } from './bugs.ts'
import { serveCalls } from './callChannel.ts'
import { reloadOnNewBuild } from './devReload.ts'
import { launchFiles } from './launchFiles.ts'
import { chooseProfile, compileFaster } from './profile.ts'
import { registerScheme, serveBundle } from './protocol.ts'
import { guardedSession, hardenProcess } from './security.ts'
import { openSettings } from './settings.ts'
import { openWindow } from './window.ts'

chooseProfile()
hardenProcess()
registerScheme()
Menu.setApplicationMenu(null)
// Windows groups windows and pins by this name; the installer gives it to the shortcut.
app.setAppUserModelId('org.opsmap.app')

const files = launchFiles(process.argv, process.cwd())
/** macOS hands files over by event, even before the shell is there. */
let openFiles = (paths: readonly string[]): void => void files.push(...paths)
app.on('open-file', (event, path) => {
  event.preventDefault()
  openFiles([path])
})

// One program per profile: another start hands its files over and ends.
if (app.requestSingleInstanceLock({ files })) void start()
else app.quit()

async function start(): Promise<void> {
  await app.whenReady()
  const settings = openSettings(app.getPath('userData'), { lang: app.getLocale().startsWith('zh') ? 'zh' : 'en' })
  surviveBugs(() => settings.get().lang)
  const session = guardedSession()
  serveBundle(session)
  const newWindow = (show: boolean) => openWindow(session, settings, show)
  const first = newWindow(true)

  compileFaster()
  const loading = import('./shell.ts').then(({ createShell }) => {
    const shell = createShell(settings, newWindow)
    shell.adopt(first)
    return shell
  })
  serveCalls(loading.then(({ answer }) => answer))
  const shell = await loading
  reloadOnNewBuild()

  openFiles = (paths) => void shell.openFiles(paths)
  openFiles(files)
  app.on('second-instance', (_event, _args, _folder, handed) => {
    const paths = (handed as { files?: string[] } | undefined)?.files ?? []
    if (paths.length > 0) return openFiles(paths)
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) shell.adopt(newWindow(true))
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}
