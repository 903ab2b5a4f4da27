// The program's first file: registers app://bundle/ and opens the window.

import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'
import { reloadOnNewBuild } from './devReload.ts'

const pages = join(import.meta.dirname, '../renderer')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"

// enableSandbox() would take back the --no-sandbox without which Chromium does not run as root (build machines).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: true } },
])

app.whenReady().then(() => {
  reloadOnNewBuild()
  protocol.handle('app', (request) => answer(new URL(request.url)))
  const window = new BrowserWindow({
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
    },
  })
  return window.loadURL('app://bundle/index.html')
})
app.on('window-all-closed', () => app.quit())

async function answer(url: URL): Promise<Response> {
  const path = normalize(join(pages, decodeURIComponent(url.pathname)))
  const type = types[extname(path)]
  if (url.host !== 'bundle' || !path.startsWith(pages + sep) || !type) return new Response(null, { status: 404 })
  const body = await readFile(path)
  return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'content-security-policy': policy } })
}
