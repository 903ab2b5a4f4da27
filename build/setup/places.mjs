// Where things are: the project, its Node, and the cache that all clones of one user share.

import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const onWindows = process.platform === 'win32'

/** The Node that package.json pins; whatever Node the machine has only starts the set-up. */
export const pinnedNode = join(project, 'node_modules', 'node', 'bin', onWindows ? 'node.exe' : 'node')

/** @param {string} name a file in node_modules */
export const inModules = (name) => join(project, 'node_modules', name)

/** The user's cache folder for Opsmap's tools: large downloads and builds live here, outside the clone. */
export const cacheFolder = join(userCache(), 'opsmap')

function userCache() {
  if (onWindows) return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
}
