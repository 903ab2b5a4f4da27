// The files of the window by their address: a list made once at start, so that no path from an address ever reaches the disk.

import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface BundleFile {
  /** Where it is on the disk. */
  readonly path: string
  /** Its MIME type. */
  readonly type: string
}

/**
 * Lists a folder as addresses: `/assets/main.js` → file. Files of other kinds (source maps) are left out.
 * Walks by hand because a folder inside app.asar knows no recursive listing.
 */
export function bundleFiles(folder: string, address = ''): Map<string, BundleFile> {
  const found = new Map<string, BundleFile>()
  for (const entry of readdirSync(join(folder, address), { withFileTypes: true })) {
    const name = `${address}/${entry.name}`
    if (entry.isDirectory()) for (const [key, file] of bundleFiles(folder, name)) found.set(key, file)
    const type = types[extname(entry.name)]
    if (entry.isFile() && type) found.set(name, { path: join(folder, name), type })
  }
  return found
}
