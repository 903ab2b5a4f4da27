// Reads an untrusted file in a process of its own, which is ended after its answer, 15 seconds or 512 MB.

import { basename } from 'node:path'
import { app } from 'electron'
import { answerCollector } from '#host/intake/answerParts.ts'
import { goOn, type IntakeReply, type IntakeRequest, intakeFlags, intakeLimits } from '#host/intakeSeam.ts'
import type { ProblemCode } from '#shared/model/problem.ts'
import { startChild } from './child.ts'

const look = 100

/** Answers a request; never throws: a process that dies or has to be killed is a refusal. */
export function readUntrusted(request: IntakeRequest): Promise<IntakeReply> {
  const child = startChild('intakeProcess.js', 'Opsmap intake', intakeFlags(intakeLimits.megabytes))
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
    const collect = answerCollector()
    child.on('message', (message: unknown) => {
      try {
        const reply = collect(message)
        if (reply) end(reply)
        else child.postMessage(goOn)
      } catch {
        refuse('intakeCrashed')
      }
    })
    child.on('exit', () => refuse('intakeCrashed'))
    child.postMessage(request)
  })
}
