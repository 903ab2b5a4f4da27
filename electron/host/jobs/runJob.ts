// Runs a job in a worker thread of its own, so that neither editing nor the window waits; cancelling ends the thread.
import { Worker } from 'node:worker_threads'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import type { JobName, JobPayload, JobResult, OnProgress } from './registry.ts'

export type JobMessage =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }

export interface RunOptions {
  /** File of the worker: jobs/worker.ts under plain Node, out/main/jobWorker.js in the application. */
  readonly worker: string
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal
}

/** The job's result. Throws PlanError: what the job refused, 'cancelled' after an abort, 'jobFailed' when its thread died (with the cause). */
export function runJob<N extends JobName>(name: N, payload: JobPayload<N>, options: RunOptions): Promise<JobResult<N>> {
  const { signal, onProgress } = options
  if (signal?.aborted) return Promise.reject(new PlanError({ code: 'cancelled' }))
  return new Promise((resolve, reject) => {
    const worker = new Worker(options.worker, { workerData: { name, payload } })
    let started = false
    worker.once('online', () => {
      started = true
    })
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', cancel)
      settle()
      // A thread ended while it starts makes Electron write an error of its own.
      if (started) void worker.terminate()
      else worker.once('online', () => void worker.terminate())
    }
    const cancel = () => end(() => reject(new PlanError({ code: 'cancelled' })))
    const fail = (cause: unknown) => end(() => reject(Object.assign(new PlanError({ code: 'jobFailed' }), { cause })))
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: JobMessage) => {
      if (message.type === 'progress') onProgress?.(message.share)
      else if (message.type === 'refused') end(() => reject(new PlanError(message.problems)))
      else end(() => resolve(message.value as JobResult<N>))
    })
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`worker ended with ${code}`)))
  })
}
