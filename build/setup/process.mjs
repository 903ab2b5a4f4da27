// Runs other programs and says what set-up does; everything goes to stderr, so that stdout stays free for answers.

import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @param {string} text one line for the person who waits */
export function say(text) {
  process.stderr.write(`opsmap set-up: ${text}\n`)
}

/**
 * Runs a program to its end; what it prints is shown only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<void>} rejects when the program fails
 */
export function run(command, args, options = {}) {
  // On Windows npm and the like are .cmd files, which only a shell starts.
  const shell = process.platform === 'win32'
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      output += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(output)
      reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `code ${code}`}`))
    })
  })
}

/**
 * Runs a program and returns its standard output, or undefined when it fails.
 * @param {string} command
 * @param {string[]} args
 */
export function answerOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout : undefined
}

/** @param {string} name whether a program of that name is on the PATH */
export function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
