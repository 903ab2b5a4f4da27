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
  const wanted = readPackages(join(project, 'package-lock.json'))
  const present = readPackages(inModules('.package-lock.json'))
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = present[path]
    // Optional packages are for other platforms, or fail on purpose.
    if (!found && (entry.optional || entry.devOptional)) continue
    if (found?.version !== entry.version) return `${path} ${entry.version} is missing`
  }
  if (!existsSync(pinnedNode)) return 'the pinned Node is missing'
  return undefined
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
