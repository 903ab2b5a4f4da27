// The throw-away process that reads one untrusted file, answers once and ends; killed from outside when it takes too long or too much.
import { basename } from 'node:path'
import { PlanError } from '#shared/model/problem.ts'
import type { IntakeReply, IntakeRequest } from '../intakeSeam.ts'
import { readImport } from './importIntake.ts'
import { readPlanFile } from './planFileIntake.ts'

function answer(request: IntakeRequest): IntakeReply {
  try {
    if (request.read === 'plan') return { ok: true, value: readPlanFile(request.path) }
    return { ok: true, value: readImport(request.path, request.as, request.context) }
  } catch (error) {
    if (error instanceof PlanError) return { ok: false, problems: error.problems }
    // A file that trips a reader is the file's fault until proven otherwise; the stack is for whoever looks into it.
    console.error(error)
    return { ok: false, problems: [{ code: 'intakeCrashed', params: { name: basename(request.path) } }] }
  }
}

/** The port to the process that forked us as a utility process of Electron. */
const parentPort = (
  process as unknown as {
    parentPort?: {
      once(event: 'message', listener: (message: { data: unknown }) => void): void
      postMessage(message: unknown): void
    }
  }
).parentPort

if (parentPort) parentPort.once('message', ({ data }) => parentPort.postMessage(answer(data as IntakeRequest)))
else
  process.once('message', (request: IntakeRequest) => {
    process.send?.(answer(request), () => process.disconnect?.())
  })
