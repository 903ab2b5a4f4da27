// Installs the npm dependencies when node_modules does not hold what package-lock.json says.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inModules, pinnedNode, project } from './places.mjs'
import { run, say } from './process.mjs'

/** Makes node_modules match package-lock.json; does nothing when it already does. */
export async function installDependencies() {
  const reason = mismatch()
  if (!reason) return
  // A first install is npm's clean one; later changes are applied without throwing away what is there.
  const fresh = !existsSync(inModules('.package-lock.json'))
  await npm([...(fresh ? ['ci'] : ['install', '--no-save']), '--ignore-scripts'], reason)
  // Of all install scripts only this one is needed; older npm would also compile better-sqlite3, which brings binaries.
  if (!existsSync(pinnedNode)) await npm(['rebuild', 'node'], 'the pinned Node')
  const left = mismatch()
  if (left) throw new Error(`npm finished, but ${left}`)
}

/** @param {string[]} args @param {string} reason */
async function npm(args, reason) {
  say(`npm ${args.join(' ')} (${reason})`)
  await run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: project })
}

/** @returns {string | undefined} what is missing, in words */
function mismatch() {
  if (!existsSync(inModules('.package-lock.json'))) return 'node_modules is not installed'
  /** @type {Record<string, { version: string, optional?: boolean, devOptional?: boolean }>} */
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = versionAt(path)
    // Optional packages are for other platforms, or fail on purpose.
    if (!found && (entry.optional || entry.devOptional)) continue
    if (found !== entry.version) return `${path} ${entry.version} is missing`
  }
  if (!existsSync(pinnedNode)) return 'the pinned Node is missing'
  return undefined
}

/**
 * Asks the package itself: npm's own list of what it installed is not always true.
 * @param {string} path @returns {string | undefined}
 */
function versionAt(path) {
  try {
    return JSON.parse(readFileSync(join(project, path, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}
