// The command line: the plan host without a window. Standard output carries the answer, exit codes 0 done, 1 refused, 2 usage.
import * as module from 'node:module'
import { argv, env, exit, stderr, stdout } from 'node:process'
import { compileCache } from '#host/intake/nodeIntake.ts'

// Halves the start; what is compiled is kept with the packages, not where others of this computer can write.
module.enableCompileCache?.(compileCache)
const { run } = await import('./run.ts')

// npm runs scripts in the project's folder and says in INIT_CWD where it was called.
const { code, out, messages } = await run(argv.slice(2), env, env.INIT_CWD || process.cwd())
for (const message of messages) stderr.write(`${message}\n`)
// Ends only when a slow reader of a pipe has taken everything.
stdout.write(out === '' ? '' : `${out}\n`, () => exit(code))
