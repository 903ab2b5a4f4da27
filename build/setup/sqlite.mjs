// Builds better-sqlite3 for the fallback Electron, whose Node is older than the binaries that the package brings.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, inModules, pinnedNode } from './places.mjs'
import { run, say } from './process.mjs'

// Node-API 9 instead of the 10 that binding.gyp asks for; the result runs on Electron 33, Node 20 and Node 24 alike.
const flags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'
const built = inModules('better-sqlite3/build/Release/better_sqlite3.node')
const builtMark = `${built}.version`

/** Whether the binary in node_modules already is the rebuilt one. */
export function isSqliteRebuilt() {
  return existsSync(built) && existsSync(builtMark) && readFileSync(builtMark, 'utf8') === key()
}

/** Puts the rebuilt binary in its place, from the user's cache when an earlier clone built it. */
export async function rebuildSqlite() {
  const cached = join(cacheFolder, key(), 'better_sqlite3.node')
  if (!existsSync(cached)) {
    say('building better-sqlite3 for this Electron (once per user, about a minute)')
    await compile()
    mkdirSync(dirname(cached), { recursive: true })
    // Copied beside and renamed, so that another clone never sees half a file.
    copyFileSync(built, `${cached}.${process.pid}`)
    renameSync(`${cached}.${process.pid}`, cached)
  }
  rmSync(inModules('better-sqlite3/build'), { recursive: true, force: true })
  mkdirSync(dirname(built), { recursive: true })
  copyFileSync(cached, built)
  writeFileSync(builtMark, key())
}

async function compile() {
  const headers = nodeHeaders()
  if (!headers) say('no Node headers found here; node-gyp will try to download them')
  const env = { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${flags}`.trim() }
  const args = ['rebuild', '--release', '--force_build=1', ...(headers ? [`--nodedir=${headers}`] : [])]
  const gyp = inModules('node-gyp/bin/node-gyp.js')
  try {
    await run(pinnedNode, [gyp, ...args], { cwd: inModules('better-sqlite3'), env })
  } catch (error) {
    throw new Error(
      'better-sqlite3 could not be built. It needs python3, make, g++ and the Node headers ' +
        '(include/node/node_api.h beside the Node installation, or npm_config_nodedir pointing at them).',
      { cause: error },
    )
  }
}

/** The folder whose include/node holds the headers: the pinned Node brings its own. */
function nodeHeaders() {
  const pinnedPackage = inModules(`node/node_modules/node-${process.platform}-${process.arch}`)
  const nodes = [process.execPath, process.env.npm_node_execpath]
  const prefixes = nodes.map((node) => node && dirname(dirname(node)))
  return [process.env.npm_config_nodedir, pinnedPackage, ...prefixes, '/usr', '/usr/local'].find(
    (prefix) => prefix && existsSync(join(prefix, 'include', 'node', 'node_api.h')),
  )
}

function key() {
  const { version } = JSON.parse(readFileSync(inModules('better-sqlite3/package.json'), 'utf8'))
  return `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}`
}
