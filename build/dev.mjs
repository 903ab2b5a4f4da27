// `npm run dev`: builds on every change and shows it at once – a new page reloads the window, a new main restarts the program.
// The page always comes from out/ over app://bundle/ under its policy; there is no development server.

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { argv, env, exit } from 'node:process'
import { resolveConfig } from 'electron-vite'
import { build, mergeConfig } from 'vite'
import { inModules, project } from './setup/places.mjs'
import { say } from './setup/process.mjs'

/** @type {import('node:child_process').ChildProcess | undefined} */
let program

/** @type {string} */
const electron = createRequire(import.meta.url)(inModules('electron'))

function startProgram() {
  const child = spawn(electron, [project, ...argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
  // Closing the window ends development; a program that was replaced ends quietly.
  child.on('close', (code) => {
    if (child === program) exit(code ?? 0)
  })
  program = child
}

function restartProgram() {
  const previous = program
  program = undefined
  if (!previous) return startProgram()
  previous.once('close', startProgram)
  previous.kill()
}

/**
 * Builds one part of the program now and after every change of its sources.
 * @param {import('vite').InlineConfig} config
 * @param {() => void} built called after every build but the first
 * @returns {Promise<void>} settles with the first build
 */
function keepBuilding(config, built) {
  return new Promise((resolve, reject) => {
    let first = true
    const afterwards = {
      name: 'opsmap:after-build',
      closeBundle() {
        if (!first) built()
        first = false
        resolve()
      },
    }
    build(mergeConfig(config, { build: { watch: {} }, plugins: [afterwards] })).catch(reject)
  })
}

const { config } = await resolveConfig({ configFile: 'build/electron.vite.config.ts', root: project }, 'build')
if (!config?.main || !config.preload || !config.renderer) throw new Error('build/electron.vite.config.ts is incomplete')
await keepBuilding(config.main, restartProgram)
await keepBuilding(config.preload, restartProgram)
await keepBuilding(config.renderer, () => program?.send('reload'))
say('watching the sources; close the window to end')
startProgram()
