// Starts one of our programs in a process of its own; what it complains about goes into the log.

import { type UtilityProcess, utilityProcess } from 'electron'
import { writeLog } from './localLog.ts'
import { builtFile } from './places.ts'

/** Forks `out/main/<file>`; `name` is what the system's task list shows. */
export function startChild(file: string, name: string, execArgv: string[] = []): UtilityProcess {
  const child = utilityProcess.fork(builtFile(`main/${file}`), [], {
    serviceName: name,
    stdio: ['ignore', 'inherit', 'pipe'],
    execArgv,
  })
  child.stderr?.on('data', (text: Buffer) => {
    process.stderr.write(text)
    writeLog(name, text.toString().trimEnd())
  })
  return child
}
