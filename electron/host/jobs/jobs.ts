// The running jobs of one host: started, watched, cancelled; each ends in exactly one event.
import type { JobEvent } from '#shared/api.ts'
import { PlanError } from '#shared/model/problem.ts'
import { newId } from '../uuid7.ts'
import type { JobName, JobPayload, JobResult } from './registry.ts'
import { runJob } from './runJob.ts'

export interface JobsOptions {
  readonly worker: string
  readonly onEvent: (event: JobEvent) => void
  readonly log: (error: unknown) => void
}

export class Jobs {
  readonly #options: JobsOptions
  readonly #running = new Map<string, AbortController>()

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Starts a job and returns its id; `finish` takes the result (writes it to a file) before the job counts as done. */
  start<N extends JobName>(name: N, payload: JobPayload<N>, finish: (result: JobResult<N>) => Promise<void>): string {
    const job = newId()
    const abort = new AbortController()
    this.#running.set(job, abort)
    const { onEvent, worker } = this.#options
    const progressed = (progress: number) => onEvent({ job, progress, phase: 'running' })
    void runJob(name, payload, { worker, signal: abort.signal, onProgress: (share) => progressed(share * 0.95) })
      .then(async (result) => {
        if (abort.signal.aborted) throw new PlanError({ code: 'cancelled' })
        await finish(result)
        onEvent({ job, progress: 1, phase: 'done' })
      })
      .catch((error: unknown) => {
        const problems = error instanceof PlanError ? error.problems : [{ code: 'jobFailed' } as const]
        if (!(error instanceof PlanError) || error.cause !== undefined) this.#options.log(error)
        const phase = problems[0]?.code === 'cancelled' ? 'cancelled' : 'failed'
        onEvent({ job, progress: 0, phase, problems })
      })
      .finally(() => this.#running.delete(job))
    return job
  }

  /** Runs a job for a call that waits for its result. `job` names it in progress events and to `cancel`. Throws what `runJob` throws. */
  async run<N extends JobName>(name: N, payload: JobPayload<N>, job: string): Promise<JobResult<N>> {
    const abort = new AbortController()
    this.#running.set(job, abort)
    const { onEvent, worker } = this.#options
    const onProgress = (progress: number) => onEvent({ job, progress, phase: 'running' })
    try {
      return await runJob(name, payload, { worker, signal: abort.signal, onProgress })
    } finally {
      this.#running.delete(job)
    }
  }

  /** A job that has ended already is left alone. */
  cancel(job: string): void {
    this.#running.get(job)?.abort()
  }
  cancelAll(): void {
    for (const abort of this.#running.values()) abort.abort()
  }
}
