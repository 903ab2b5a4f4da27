// Set-up: installs what is missing for this clone, says what it does, and is quick when nothing is missing.
// Plain Node 20 and built-ins only, because it runs before there is anything else. `node build/setup.mjs` runs it alone.

import { argv, exit, platform, versions } from 'node:process'
import { pathToFileURL } from 'node:url'
import { installSystemPackages } from './setup/debian.mjs'
import { electronRuntime, installElectron } from './setup/electron.mjs'
import { installDependencies } from './setup/npm.mjs'
import { say } from './setup/process.mjs'
import { isSqliteRebuilt, rebuildSqlite } from './setup/sqlite.mjs'

/**
 * Makes the clone ready. `window`: also what it takes to open one; `tests`: also what the tests read their results with;
 * `longTests`: also the office programs that the long ones open workbooks and documents with.
 * @param {{ window?: boolean, tests?: boolean, longTests?: boolean }} [wanted]
 * @returns {Promise<Record<string, string>>} environment variables for the programs started next
 */
export async function setUp({ window = false, tests = false, longTests = false } = {}) {
  if (Number(versions.node.split('.')[0]) < 20) throw new Error(`Node 20 or newer is needed, this is ${versions.node}`)
  await installDependencies()
  if (!window) return {}
  await installSystemPackages({ electron: true, display: !hasDisplay(), tests, longTests })
  await installElectron()
  const runtime = electronRuntime()
  if (runtime?.kind === 'fallback' && !isSqliteRebuilt()) {
    await installSystemPackages({ compiler: true })
    await rebuildSqlite()
  }
  return runtime?.env ?? {}
}

/** Whether windows can be shown here without a virtual display. */
export function hasDisplay() {
  return platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** @param {() => Promise<number>} main the script's work; its result is the exit code */
export async function runScript(main) {
  try {
    exit(await main())
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    say(`failed: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`)
    exit(1)
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  await runScript(async () => {
    await setUp({ window: true, tests: true })
    say('ready')
    return 0
  })
}
