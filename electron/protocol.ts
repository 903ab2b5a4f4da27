// Serves the window's files as app://bundle/… with the headers that bind them.

import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { bundleFiles } from './bundleFiles.ts'
import { headers, origin } from './csp.ts'
import { builtFile } from './places.ts'

/** Must run before `ready`: makes app:// a real origin whose scripts may be kept compiled. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: true } },
  ])
}

/** Answers app:// in a session. An address that was not in the build is not found. */
export function serveBundle(session: Session): void {
  const files = bundleFiles(builtFile('renderer'))
  session.protocol.handle('app', async ({ url, method }) => {
    const { host, pathname } = new URL(url)
    const file = `app://${host}` === origin && method === 'GET' ? files.get(pathname) : undefined
    if (!file) return new Response(null, { status: 404, headers })
    const body = await readFile(file.path)
    return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.type } })
  })
}
