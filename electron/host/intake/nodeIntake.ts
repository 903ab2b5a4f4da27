// Starts the intake process from plain Node, watches its time and memory, and ends it after its answer.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ProblemCode } from '#shared/model/problem.ts'
import {
  goOn,
  type IntakeReply,
  type IntakeRequest,
  intakeFlags,
  intakeLimits,
  type SpawnIntake,
} from '../intakeSeam.ts'
import { answerCollector } from './answerParts.ts'

/** Where plain Node keeps what it compiled of our sources. */
export const compileCache = join(import.meta.dirname, '../../../node_modules/.cache/compile')

const program = join(import.meta.dirname, 'intakeProcess.ts')
const look = 50
const pageBytes = 4096

/** Memory of a process in bytes; undefined where the system does not say (the heap limit of the process still holds). */
function residentBytes(child: ChildProcess): number | undefined {
  try {
    return Number(readFileSync(`/proc/${child.pid}/statm`, 'latin1').split(' ')[1]) * pageBytes
  } catch {
    return undefined
  }
}

/** What a process that ended by itself died of: V8 aborts when its heap is full. */
const causeOfDeath = (code: number | null, signal: string | null): ProblemCode =>
  signal === 'SIGABRT' || code === 134 ? 'intakeMemory' : 'intakeCrashed'

export interface NodeIntakeOptions {
  /** Another program than the intake process, for tests of the watch itself. */
  readonly program?: string
  readonly seconds?: number
  readonly megabytes?: number
}

/** A `SpawnIntake` that runs the intake in a child process of Node. Never throws: a process that had to be killed is a refusal. */
export function nodeIntake(options: NodeIntakeOptions = {}): SpawnIntake {
  const { seconds, megabytes } = { ...intakeLimits, ...options }
  return (request: IntakeRequest) =>
    new Promise<IntakeReply>((resolve) => {
      const child = fork(options.program ?? program, [], {
        serialization: 'advanced',
        // Nothing of ours is needed in there: no NODE_OPTIONS, no secrets of the shell.
        env: {
          PATH: process.env.PATH,
          TMPDIR: process.env.TMPDIR,
          TEMP: process.env.TEMP,
          TMP: process.env.TMP,
          NODE_COMPILE_CACHE: compileCache,
        },
        execArgv: [...intakeFlags(megabytes), '--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      let ended = false
      const end = (reply: IntakeReply): void => {
        if (ended) return
        ended = true
        clearTimeout(clock)
        clearInterval(scale)
        child.kill('SIGKILL')
        resolve(reply)
      }
      const refuse = (code: ProblemCode) =>
        end({ ok: false, problems: [{ code, params: { name: basename(request.path), seconds } }] })
      const clock = setTimeout(() => refuse('intakeTimeout'), seconds * 1000)
      const scale = setInterval(() => {
        if ((residentBytes(child) ?? 0) > megabytes * 2 ** 20) refuse('intakeMemory')
      }, look)
      const collect = answerCollector()
      child.on('message', (message) => {
        try {
          const reply = collect(message)
          if (reply) end(reply)
          else child.send(goOn)
        } catch {
          refuse('intakeCrashed')
        }
      })
      child.once('error', () => refuse('intakeCrashed'))
      child.once('exit', (code, signal) => refuse(causeOfDeath(code, signal)))
      child.send(request)
    })
}
