// Reads an untrusted file in a process of its own, which is ended after one answer, 15 seconds or 512 MB.

import { basename } from 'node:path'
import { app } from 'electron'
import { type IntakeReply, type IntakeRequest, intakeLimits } from '#host/intakeSeam.ts'
import type { ProblemCode } from '#shared/model/problem.ts'
import { startChild } from './child.ts'

const look = 100

/** Answers a request; never throws: a process that dies or has to be killed is a refusal. */
export function readUntrusted(request: IntakeRequest): Promise<IntakeReply> {
  const child = startChild('intakeProcess.js', 'Opsmap intake', [`--max-old-space-size=${intakeLimits.megabytes}`])
  return new Promise((resolve) => {
    const end = (reply: IntakeReply) => {
      clearTimeout(clock)
      clearInterval(scale)
      child.kill()
      resolve(reply)
    }
    const refuse = (code: ProblemCode) =>
      end({ ok: false, problems: [{ code, params: { name: basename(request.path), seconds: intakeLimits.seconds } }] })
    const clock = setTimeout(() => refuse('intakeTimeout'), intakeLimits.seconds * 1000)
    const scale = setInterval(() => {
      const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid)
      if ((metric?.memory.workingSetSize ?? 0) > intakeLimits.megabytes * 1024) refuse('intakeMemory')
    }, look)
    child.on('message', (reply: IntakeReply) => end(reply))
    child.on('exit', () => refuse('intakeCrashed'))
    child.postMessage(request)
  })
}
