// The throw-away process that reads one untrusted file, answers it and ends; killed from outside when it takes too long or too much.
import { basename } from 'node:path'
import { PlanError } from '#shared/model/problem.ts'
import type { IntakeReply, IntakeRequest } from '../intakeSeam.ts'
import { type AnswerPart, takeParts } from './answerParts.ts'
import { readImport } from './importIntake.ts'
import { readPlanFile } from './planFileIntake.ts'

async function answer(request: IntakeRequest): Promise<IntakeReply> {
  try {
    if (request.read === 'plan') return { ok: true, value: readPlanFile(request.path) }
    return { ok: true, value: await readImport(request.path, request.as, request.context) }
  } catch (error) {
    if (error instanceof PlanError) return { ok: false, problems: error.problems }
    // A file that trips a reader is the file's fault until proven otherwise; the stack is for whoever looks into it.
    console.error(error)
    return { ok: false, problems: [{ code: 'intakeCrashed', params: { name: basename(request.path) } }] }
  }
}

/** What is said to the messages that come: the first is the request, each of the others asks for what follows of the answer. */
function replies(): (
  message: unknown,
) => Promise<{ readonly said: AnswerPart | IntakeReply; readonly isLast: boolean }> {
  let reply: IntakeReply | undefined
  let parts: Iterator<AnswerPart, void> | undefined
  return async (message) => {
    reply ??= await answer(message as IntakeRequest)
    parts ??= takeParts(reply.ok ? reply.value : null)
    const { value, done } = parts.next()
    return { said: value ?? reply, isLast: done === true }
  }
}

/** The port to the process that forked us as a utility process of Electron. */
const parentPort = (
  process as unknown as {
    parentPort?: {
      on(event: 'message', listener: (message: { data: unknown }) => void): void
      postMessage(message: unknown): void
    }
  }
).parentPort

const next = replies()
if (parentPort) parentPort.on('message', async ({ data }) => parentPort.postMessage((await next(data)).said))
else
  process.on('message', async (message) => {
    const { said, isLast } = await next(message)
    process.send?.(said, () => {
      if (isLast) process.disconnect?.()
    })
  })
