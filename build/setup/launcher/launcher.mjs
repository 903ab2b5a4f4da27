// What `electron FOLDER` does in the fallback runtime: load the application in FOLDER as Electron's own launcher would.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
let folder = '.'
while (args.length > 0) {
  const arg = args.shift() ?? ''
  if (arg === '-r' || arg === '--require') require(resolve(args.shift() ?? ''))
  else if (!arg.startsWith('-')) {
    folder = resolve(arg)
    break
  }
}

const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
// setVersion and setAppPath exist for launchers like this one and are not in the public types.
const inner = /** @type {any} */ (app)
inner.setName(about.productName ?? about.name)
inner.setVersion(about.version)
inner.setAppPath(folder)
// Awaited: what the application asks for before 'ready' must have been asked by then.
await import(pathToFileURL(join(folder, about.main)).href)
