// `npm test`: set-up, lint, types, unit tests, build, then the tests in real windows. `--full` adds the long ones.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { ensureBuilt } from './build.mjs'
import { runProgram } from './run.mjs'
import { filesToRepeat } from './secondRun.mjs'
import { inModules, pinnedNode, project } from './setup/places.mjs'
import { say } from './setup/process.mjs'
import { runScript, setUp } from './setup.mjs'

await runScript(async () => {
  const full = argv.includes('--full')
  const env = {
    ...(await setUp({ window: true, tests: true, longTests: full })),
    ...(full ? { OPSMAP_FULL: '1' } : {}),
  }

  /** @param {string[]} projects @param {string[]} [more] @param {boolean} [window] */
  const vitest = (projects, more = [], window = false) => {
    const named = projects.map((name) => `--project=${name}`)
    const args = ['run', '--config', 'build/vitest.config.ts', '--passWithNoTests', ...named, ...more]
    return runProgram(pinnedNode, [inModules('vitest/vitest.mjs'), ...args], { env, window })
  }

  /** Tests of whole programs: the files that fail run once more on their own, and are named if that helps. @param {string[]} projects */
  const whole = async (...projects) => {
    const report = join(project, 'out', 'tests', `${projects.join('-')}.json`)
    rmSync(report, { force: true })
    const code = await vitest(projects, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`], true)
    const again = code === 0 ? [] : filesToRepeat(report, project)
    if (again.length === 0) return code
    say(`failed, and run once more on their own: ${again.join(', ')}`)
    const second = await vitest(projects, again, true)
    if (second === 0) say(`passed only the second time: ${again.join(', ')}`)
    return second
  }

  /** @type {[string, () => Promise<number>][]} */
  const steps = [
    ['lint', () => runProgram(pinnedNode, [inModules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'])],
    ['layers', () => runProgram(pinnedNode, ['build/layers.mjs'])],
    ['types', () => runProgram(pinnedNode, [inModules('typescript/bin/tsc'), '-b', '--builders', '1'])],
    ['unit tests', () => vitest(['shared', 'electron', 'renderer', 'house'])],
    ['build', () => ensureBuilt().then(() => 0)],
    ['tests of accidents and hostile files', () => whole('fault', 'hostile')],
    ['tests in real windows', () => whole('e2e')],
  ]
  if (full) steps.push(['long tests', () => whole('full')])

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
