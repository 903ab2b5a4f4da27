// Runs one of our programs with the pinned Node after set-up: `node build/run.mjs [--build] [--window] FILE ARGS…`.
// Standard output belongs to the program alone.

import { spawn } from 'node:child_process'
import process, { argv, env, kill } from 'node:process'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { pinnedNode, project } from './setup/places.mjs'
import { hasDisplay, runScript, setUp } from './setup.mjs'

/** @type {NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program in the foreground, on a virtual display when it opens windows and there is no other.
 * @param {string} command
 * @param {string[]} args
 * @param {{ window?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runProgram(command, args, options = {}) {
  const virtual = options.window && !hasDisplay()
  const [program, list] = virtual
    ? ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', command, ...args]]
    : [command, args]
  return new Promise((resolve, reject) => {
    // xvfb-run passes no signals on, so what runs in it forms a group that is told as a whole.
    const child = spawn(program, list, {
      cwd: project,
      stdio: 'inherit',
      env: { ...env, ...options.env },
      detached: virtual,
    })
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      if (child.pid) kill(virtual ? -child.pid : child.pid, signal)
    }
    for (const signal of endings) process.on(signal, pass)
    child.on('error', reject)
    child.on('close', (code) => {
      for (const signal of endings) process.off(signal, pass)
      resolve(code ?? 1)
    })
  })
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  await runScript(async () => {
    const rest = argv.slice(2)
    const flags = new Set()
    while (rest[0] === '--build' || rest[0] === '--window') flags.add(rest.shift())
    const window = flags.has('--window')
    const found = await setUp({ window })
    if (flags.has('--build')) await ensureBuilt()
    return runProgram(pinnedNode, rest, { window, env: found })
  })
}
