// `npm test`: set-up, lint, types, unit tests, build, then the tests in real windows. `--full` adds the long ones.

import { argv } from 'node:process'
import { ensureBuilt } from './build.mjs'
import { runProgram } from './run.mjs'
import { inModules, pinnedNode } from './setup/places.mjs'
import { say } from './setup/process.mjs'
import { runScript, setUp } from './setup.mjs'

await runScript(async () => {
  const full = argv.includes('--full')
  const env = { ...(await setUp({ window: true, tests: true })), ...(full ? { OPSMAP_FULL: '1' } : {}) }

  /** @param {string[]} projects @param {boolean} [window] */
  const vitest = (projects, window) => {
    const named = projects.map((name) => `--project=${name}`)
    const args = ['run', '--config', 'build/vitest.config.ts', '--passWithNoTests', ...named]
    return runProgram(pinnedNode, [inModules('vitest/vitest.mjs'), ...args], { env, window })
  }

  /** @type {[string, () => Promise<number>][]} */
  const steps = [
    ['lint', () => runProgram(pinnedNode, [inModules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'])],
    ['layers', () => runProgram(pinnedNode, ['build/layers.mjs'])],
    ['types', () => runProgram(pinnedNode, [inModules('typescript/bin/tsc'), '-b'])],
    ['unit tests', () => vitest(['shared', 'electron', 'renderer', 'house'])],
    ['build', () => ensureBuilt().then(() => 0)],
    ['tests of accidents and hostile files', () => vitest(['fault', 'hostile'], true)],
    ['tests in real windows', () => vitest(['e2e'], true)],
  ]
  if (full) steps.push(['long tests', () => vitest(['full'], true)])

  for (const [name, step] of steps) {
    say(name)
    const code = await step()
    if (code !== 0) {
      say(`${name} failed`)
      return code
    }
  }
  return 0
})
