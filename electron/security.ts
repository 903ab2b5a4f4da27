// The walls around the page: no network, no permissions, no devices, no other page and no other window.

import { app, type Session, session, type WebContents } from 'electron'
import { origin, pageUrl } from './csp.ts'
import { logPage } from './localLog.ts'

/** Must run before `ready`. */
export function hardenProcess(): void {
  // enableSandbox() would take back the --no-sandbox without which Chromium does not run as root (build machines).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // Nothing here has a reason to ask for a name; should anything try, it finds none.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability'])
    app.commandLine.appendSwitch(name)
  app.on('web-contents-created', (_event, contents) => {
    confine(contents)
    logPage(contents)
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
  app.on('login', (event) => event.preventDefault())
}

/** The session of all windows: in memory, without network, permissions and devices. */
export function guardedSession(): Session {
  const guarded = session.fromPartition('opsmap', { cache: true })
  // In this order: the spell checker fetches its dictionaries when it is first touched, unless it has no language.
  guarded.setSpellCheckerLanguages([])
  guarded.setSpellCheckerEnabled(false)
  guarded.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
  guarded.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame)),
  )
  guarded.setPermissionCheckHandler((_contents, permission, asking, details) =>
    mayUse(permission, asking, details.isMainFrame),
  )
  guarded.setDevicePermissionHandler(() => false)
  guarded.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  guarded.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  guarded.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  guarded.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
  guarded.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  guarded.on('will-download', (event) => event.preventDefault())
  return guarded
}

/** Our own files, and pictures that the page itself made. The developer tools exist in development only. */
function mayLoad(url: string): boolean {
  return (
    url.startsWith(`${origin}/`) ||
    url.startsWith(`blob:${origin}/`) ||
    url.startsWith('data:') ||
    (!app.isPackaged && url.startsWith('devtools://'))
  )
}

/** Copying cells writes the clipboard, a presentation fills the screen; the page may do nothing else that needs a permission. */
function mayUse(permission: string, asking: string, isMainFrame: boolean): boolean {
  const known = permission === 'clipboard-sanitized-write' || permission === 'fullscreen'
  return known && isMainFrame && `${asking}/`.startsWith(`${origin}/`)
}

/** The page stays the page: reloading itself is the only way anywhere. */
function confine(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void; url: string; isMainFrame: boolean }) => {
    if (!event.isMainFrame || event.url !== pageUrl || contents.getURL() !== pageUrl) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
