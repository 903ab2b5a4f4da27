// Totals of a process with sub-processes inside it.
import { expect, test } from 'vitest'
import { childVersion, insideSums } from '../model/subProcess.ts'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { processTotals } from './processTotals.ts'

const plan = () =>
  testPlan({
    process: ['p', 'c'].map((id) => testRow('process', { id, title: id })),
    processVersion: [
      testRow('processVersion', { id: 'v', process: 'p', kind: 'toBe' }),
      testRow('processVersion', { id: 'asIs', process: 'c', kind: 'asIs' }),
      testRow('processVersion', { id: 'toBe', process: 'c', kind: 'toBe' }),
    ],
    step: [
      testRow('step', { id: 'sub', processVersion: 'v', kind: 'subprocess', subProcess: 'c', waitingTime: 60 }),
      testRow('step', { id: 's', processVersion: 'v', processingTime: 100 }),
      testRow('step', { id: 'a', processVersion: 'toBe', processingTime: 600, waitingTime: 9, cost: 5 }),
      testRow('step', { id: 'b', processVersion: 'toBe', processingTime: 30, processingBasis: 'calendar' }),
      testRow('step', { id: 'again', processVersion: 'toBe', kind: 'subprocess', subProcess: 'p' }),
    ],
  })

test('a step shows the version of its own kind, with the times it has none of itself', () => {
  const rows = plan()
  const step = rows.get('step', 'sub')!
  expect(childVersion(rows, step)?.id).toBe('toBe')
  expect(insideSums(rows, step)?.processing).toEqual({ working: 600, calendar: 30 })
  expect(processTotals(rows, 'v', { inside: true })).toMatchObject({
    processing: { working: 700, calendar: 30 },
    waiting: { working: 60, calendar: 0 },
    cost: 5,
    withoutTime: 0,
  })
  expect(processTotals(rows, 'v')).toMatchObject({ processing: { working: 100, calendar: 0 }, withoutTime: 1 })
  rows.update('processVersion', 'toBe', { status: 'retired' })
  expect(childVersion(rows, step)?.id).toBe('asIs')
})

test('a process inside itself ends there', () => {
  const rows = plan()
  expect(insideSums(rows, rows.get('step', 'again')!)?.processing).toEqual({ working: 100, calendar: 0 })
})
