// The worker thread: runs one job of the registry and sends progress, then its result or what refused it.
import { parentPort, workerData } from 'node:worker_threads'
import { PlanError } from '#shared/model/problem.ts'
import { type JobName, jobs, type OnProgress } from './registry.ts'
import type { JobMessage } from './runJob.ts'

const { name, payload } = workerData as { name: JobName; payload: unknown }
const send = (message: JobMessage) => parentPort?.postMessage(message)

const job = (await jobs[name]()) as (payload: unknown, onProgress: OnProgress) => Promise<unknown>
try {
  send({ type: 'done', value: await job(payload, (share) => send({ type: 'progress', share })) })
} catch (error) {
  if (!(error instanceof PlanError)) throw error
  send({ type: 'refused', problems: error.problems })
}
