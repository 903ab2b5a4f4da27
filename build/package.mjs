// `npm run package`: builds for release and packages for this system. `-- --dir` makes the folder only, without an installer.

import { argv } from 'node:process'
import { build } from './build.mjs'
import { runProgram } from './run.mjs'
import { electronRuntime } from './setup/electron.mjs'
import { inModules, pinnedNode } from './setup/places.mjs'
import { say } from './setup/process.mjs'
import { runScript, setUp } from './setup.mjs'

await runScript(async () => {
  const env = await setUp({ window: true })
  await build({ release: true })
  const args = ['--config', 'build/electron-builder.config.mjs', ...argv.slice(2)]
  const runtime = electronRuntime()
  if (runtime?.env.ELECTRON_OVERRIDE_DIST_PATH) {
    const { version } = runtime
    say(`packaging with the Electron ${version} of this machine, as a folder: good for trying, not for users`)
    args.push('--dir', `-c.electronDist=${runtime.env.ELECTRON_OVERRIDE_DIST_PATH}`, `-c.electronVersion=${version}`)
  }
  return runProgram(pinnedNode, [inModules('electron-builder/cli.js'), ...args], { env })
})
