// Training in SOPs: roles ask for it, sessions give it, revisions and time take it away.
import { describe, expect, it } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { testRow } from '../model/testRows.ts'
import { trainingGaps } from './trainingGaps.ts'

const people = ['p', 'q', 'x'].map((id) =>
  testRow('person', { id, name: id, roles: id === 'x' ? ['other'] : ['agent'] }),
)
const sop = testRow('sopDocument', { id: 's', title: 'SOP', rolesToTrain: ['agent'] })
const session = (id: string, heldOn: string | null, more = {}) =>
  testRow('trainingSession', { id, title: id, training: 't', heldOn, status: 'held', ...more })
const record = (id: string, sessionId: string, person: string, more = {}) =>
  testRow('trainingAttendance', { id, session: sessionId, person, status: 'attended', ...more })
const plan = (more: Parameters<typeof rowsReader>[0], training = {}) =>
  rowsReader({
    person: people,
    sopDocument: [sop],
    training: [testRow('training', { id: 't', title: 'T', sops: ['s'], ...training })],
    ...more,
  })
const stateOf = (reader: ReturnType<typeof plan>, person: string, today = '2026-06-01') =>
  trainingGaps(reader, today).cells.get(person)?.get('s')?.state

describe('training gaps', () => {
  it('is missing where a role asks for it, and nothing is said of others', () => {
    const gaps = trainingGaps(plan({}), '2026-06-01')
    expect(gaps.people.map(({ id }) => id)).toEqual(['p', 'q'])
    expect(gaps.bySop.get('s')).toEqual({ required: 2, trained: 0, open: ['p', 'q'] })
  })

  it('counts a session attended and not failed; of several the best', () => {
    const reader = plan({
      trainingSession: [session('a', '2026-02-01'), session('b', '2026-03-01')],
      trainingAttendance: [record('1', 'a', 'p'), record('2', 'b', 'p', { result: 'failed' }), record('3', 'b', 'x')],
    })
    expect(stateOf(reader, 'p')).toBe('trained')
    expect(stateOf(reader, 'q')).toBe('missing')
    // Trained without need: shown, but not counted.
    expect(trainingGaps(reader, '2026-06-01').cells.get('x')?.get('s')?.required).toBe(false)
    expect(trainingGaps(reader, '2026-06-01').bySop.get('s')).toEqual({ required: 2, trained: 1, open: ['q'] })
  })

  it('is outdated from the day of a revision that asks for training anew', () => {
    const reader = plan({
      sopRevision: [
        testRow('sopRevision', { id: 'r1', edition: '1', sop: 's', effectiveOn: '2026-04-01', retrain: true }),
        testRow('sopRevision', { id: 'r2', edition: '2', sop: 's', effectiveOn: '2026-05-01', retrain: false }),
      ],
      trainingSession: [
        session('a', '2026-02-01'),
        session('b', '2026-04-01'),
        session('c', null, { status: 'planned' }),
      ],
      trainingAttendance: [record('1', 'a', 'p'), record('2', 'b', 'q'), record('3', 'c', 'p', { status: 'invited' })],
    })
    expect(stateOf(reader, 'p', '2026-03-31')).toBe('trained')
    expect(stateOf(reader, 'p', '2026-04-01')).toBe('planned')
    expect(stateOf(reader, 'q', '2026-06-01')).toBe('trained')
    expect(trainingGaps(reader, '2026-06-01').bySop.get('s')?.open).toEqual([])
  })

  it('expires with the record or after the months of the training; absent or cancelled counts for nothing', () => {
    const reader = plan(
      {
        trainingSession: [session('a', '2026-01-31'), session('b', '2026-05-01', { status: 'cancelled' })],
        trainingAttendance: [record('1', 'a', 'p'), record('2', 'a', 'q', { validUntil: '2026-12-31' })],
      },
      { validMonths: 1 },
    )
    expect(stateOf(reader, 'p', '2026-02-28')).toBe('trained')
    expect(stateOf(reader, 'p', '2026-03-01')).toBe('expired')
    expect(stateOf(reader, 'q', '2026-03-01')).toBe('trained')
    const absent = plan({
      trainingSession: [session('a', '2026-01-31'), session('b', '2026-05-01', { status: 'cancelled' })],
      trainingAttendance: [record('1', 'a', 'p', { status: 'absent' }), record('2', 'b', 'q')],
    })
    expect([stateOf(absent, 'p'), stateOf(absent, 'q')]).toEqual(['missing', 'missing'])
  })
})
