// `npm start`: set-up, build what changed, open the program – or, without a display, run the demo job in a virtual one.

import { argv } from 'node:process'
import { ensureBuilt } from './build.mjs'
import { runProgram } from './run.mjs'
import { inModules, pinnedNode } from './setup/places.mjs'
import { say } from './setup/process.mjs'
import { hasDisplay, runScript, setUp } from './setup.mjs'

await runScript(async () => {
  const env = await setUp({ window: true })
  await ensureBuilt()
  if (!hasDisplay()) {
    say('no display here: running the demo job in a virtual one')
    return runProgram(pinnedNode, ['test/demo/demo.ts'], { window: true, env })
  }
  return runProgram(pinnedNode, [inModules('electron/cli.js'), '.', ...argv.slice(2)], { env })
})
