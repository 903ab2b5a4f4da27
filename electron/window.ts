// Makes a window: shut off from Node and the network, in the theme's colour before anything is drawn, where it was last time.

import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron'
import { pageUrl } from './csp.ts'
import { writeLog } from './localLog.ts'
import { builtFile } from './places.ts'
import type { SettingsStore, WindowPlace } from './settings.ts'

/** --frame of the page (renderer/ui/theme.css), so that opening does not flash. */
const backgrounds = { light: '#f4f5f8', dark: '#14171c' }
const smallest = { minWidth: 940, minHeight: 600 }

/** Opens a window and starts loading the page; the caller need not wait. */
export function openWindow(session: Session, settings: SettingsStore, show = true): BrowserWindow {
  const { theme } = settings.get()
  nativeTheme.themeSource = theme
  const place = freePlace(settings.place())
  const window = new BrowserWindow({
    ...smallest,
    ...place,
    show,
    title: app.getName(),
    backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: builtFile('preload/preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
      // File pickers of the page would open the system's dialog without asking the shell.
      disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
      v8CacheOptions: 'code',
    },
  })
  // Maximizing also shows.
  if (place.maximized && show) window.maximize()
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    settings.setPlace({ x, y, width, height, maximized: window.isMaximized() })
  })
  // The title is the plan's; the page's <title> is only its name for screen readers.
  window.on('page-title-updated', (event) => event.preventDefault())
  // An empty page (about:blank) is the one address that asks nobody; it holds nothing, so go back to ours.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== pageUrl) load(window)
  })
  let crashes = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // The plan is safe in its host; only a page that dies again and again is left alone.
    if (reason !== 'clean-exit' && ++crashes <= 3) load(window)
  })
  load(window)
  return window
}

function load(window: BrowserWindow): void {
  window.loadURL(pageUrl).catch((error) => writeLog('page', error))
}

/** The last place where a screen still shows it and no window of ours covers it exactly; otherwise a good size. */
function freePlace(last: WindowPlace | null): {
  width: number
  height: number
  x?: number
  y?: number
  maximized?: boolean
} {
  const { workArea } = screen.getPrimaryDisplay()
  const width = Math.min(1440, workArea.width)
  const height = Math.min(900, workArea.height)
  if (!last) return { width, height, maximized: workArea.width <= 1440 }
  const area = screen.getDisplayMatching(last).workArea
  const seen = last.x < area.x + area.width - 100 && last.x + last.width > area.x + 100 && last.y >= area.y - 20
  const reachable = seen && last.y < area.y + area.height - 100
  if (!reachable) return { width, height }
  const shift = BrowserWindow.getAllWindows().length * 28
  return { ...last, x: last.x + shift, y: last.y + shift, maximized: last.maximized && shift === 0 }
}
