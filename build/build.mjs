// Builds the program into out/ when a source is newer than the last build. `npm run build` always builds.

import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { pathToFileURL } from 'node:url'
import { inModules, pinnedNode, project } from './setup/places.mjs'
import { run, say } from './setup/process.mjs'
import { runScript, setUp } from './setup.mjs'

const mark = join(project, 'out', '.built')
const sources = ['electron', 'renderer', 'shared', 'assets', 'build', 'package.json', 'package-lock.json']

/** Brings out/ up to date. */
export async function ensureBuilt() {
  if (newestSource() <= timeOf(mark)) return
  await build()
}

/**
 * Builds everything. A release is minified and has no source maps; the next ordinary run builds anew.
 * @param {{ release?: boolean }} [options]
 */
export async function build({ release = false } = {}) {
  const started = new Date()
  say('building the program')
  const command = [inModules('electron-vite/bin/electron-vite.js'), 'build', '-c', 'build/electron.vite.config.ts']
  rmSync(mark, { force: true })
  await run(pinnedNode, command, { cwd: project, env: { ...env, OPSMAP_MINIFY: release ? '1' : '' } })
  if (release) return
  // Dated at the start: what was saved during the build counts as newer.
  writeFileSync(mark, '')
  utimesSync(mark, started, started)
}

function newestSource() {
  return Math.max(...sources.map((name) => newestIn(join(project, name))))
}

/** @param {string} path @returns {number} */
function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return path.includes('.test.') ? 0 : found.mtimeMs
  // A folder's own time tells of files that were removed.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

/** @param {string} path */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  await runScript(async () => {
    await setUp()
    await build()
    return 0
  })
}
