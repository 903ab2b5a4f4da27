// Jobs are shown while they run, and their end is known even when it comes first.
import { expect, test } from 'vitest'
import { applyJob, track, useJobs } from './jobs.ts'

test('a job shows its progress until it ends', async () => {
  const end = track('j1', '导出')
  applyJob({ job: 'j1', progress: 0.4, phase: 'running' })
  expect(useJobs.getState().list).toEqual([{ id: 'j1', label: '导出', progress: 0.4 }])
  applyJob({ job: 'j1', progress: 1, phase: 'done' })
  expect(await end).toMatchObject({ phase: 'done' })
  expect(useJobs.getState().list).toEqual([])
})

test('a job that ends before its name is known has ended', async () => {
  applyJob({ job: 'j2', progress: 0.1, phase: 'running' })
  applyJob({ job: 'j2', progress: 1, phase: 'failed', problems: [{ code: 'diskFull' }] })
  expect(await track('j2', '导出')).toMatchObject({ phase: 'failed' })
  expect(useJobs.getState().list).toEqual([])
})
