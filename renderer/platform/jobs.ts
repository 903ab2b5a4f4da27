// Jobs of the host that run beside the work: their progress for the status bar, and their end.
import { create } from 'zustand'
import type { JobEvent } from '#shared/api.ts'
import { call } from './bridge.ts'

export interface Job {
  readonly id: string
  readonly label: string
  readonly progress: number
}
interface Jobs {
  readonly list: readonly Job[]
}
export const useJobs = create<Jobs>(() => ({ list: [] }))

type End = (event: JobEvent) => void
const ends = new Map<string, End>()
// A quick job may end before the answer that names it has arrived.
const early = new Map<string, JobEvent>()

/** Shows a started job until it ends. Resolves with its last event. */
export function track(id: string, label: string): Promise<JobEvent> {
  return new Promise((resolve) => {
    const over = early.get(id)
    early.delete(id)
    if (over && over.phase !== 'running') return resolve(over)
    ends.set(id, resolve)
    useJobs.setState(({ list }) => ({ list: [...list, { id, label, progress: over?.progress ?? 0 }] }))
  })
}

/** Takes in a job event. */
export function applyJob(event: JobEvent): void {
  const end = ends.get(event.job)
  if (!end) {
    early.set(event.job, event)
    return
  }
  if (event.phase === 'running') {
    useJobs.setState(({ list }) => ({
      list: list.map((job) => (job.id === event.job ? { ...job, progress: event.progress } : job)),
    }))
    return
  }
  ends.delete(event.job)
  useJobs.setState(({ list }) => ({ list: list.filter((job) => job.id !== event.job) }))
  end(event)
}

export const cancelJob = (id: string): void => void call('job.cancel', { job: id })
