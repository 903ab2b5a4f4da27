// Comparing versions: identity before titles, one status per step, hand-checked totals.
import { describe, expect, it } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testVersion } from '../model/testRows.ts'
import { compareVersions } from './versionCompare.ts'

type Version = Parameters<typeof testVersion>[1]
const compare = (a: Version, b: Version) =>
  compareVersions(rowsReader(joinRows(testVersion('a', a), testVersion('b', b))), 'a', 'b')
const statuses = (a: Version, b: Version) =>
  compare(a, b)
    .steps.map((s) => `${s.a?.title ?? ''}/${s.b?.title ?? ''} ${s.status}`)
    .join(', ')
/** A line of steps; ids of b carry a prime and the identity of the letter. */
const line = (ids: string, prime = ''): Version => ({
  steps: Object.fromEntries([...ids].map((id) => [id + prime, { title: id, originId: prime ? id : null }])),
  flows: [...ids].slice(1).map((id, i) => [ids[i] + prime, id + prime] as const),
})

describe('a step', () => {
  it('is the same by identity, whatever the ids, and whatever its place on the paper', () => {
    const b = line('xyz', "'")
    b.steps["y'"] = { ...b.steps["y'"], x: 100, y: 50 }
    expect(statuses(line('xyz'), b)).toBe('x/x same, y/y same, z/z same')
  })
  it('is added behind the step it follows, or removed, without moving the others', () => {
    expect(statuses(line('abc'), line('anc', "'"))).toBe('a/a same, /n added, b/ removed, c/c same')
  })
  it('has moved in order when others come before it; the fewest move', () => {
    expect(statuses(line('abcde'), line('aebcd', "'"))).toBe('a/a same, b/b same, c/c same, d/d same, e/e moved')
  })
  it('has moved when its lane is another one, not when the copied lane has the same name', () => {
    const a: Version = { steps: { s: { lane: '1' }, t: { lane: '1' } }, lanes: ['1', '2'] }
    const b: Version = {
      steps: { u: { title: 's', originId: 's', lane: '3' }, w: { title: 't', originId: 't', lane: '4' } },
    }
    const rows = joinRows(testVersion('a', a), testVersion('b', b))
    const [one, two] = rows.lane as [never, never]
    const lanes = [
      { ...(one as object), id: '3', processVersion: 'b' },
      { ...(two as object), id: '4', processVersion: 'b' },
    ]
    const reader = rowsReader({ ...rows, lane: [one, two, ...(lanes as never[])] })
    const [same, moved] = compareVersions(reader, 'a', 'b').steps
    expect([same?.status, moved?.status, moved?.fields]).toEqual(['same', 'moved', ['lane']])
  })
  it.each([
    [{ processingTime: 60 }, 'retimed', ['retimed']],
    [{ waitingTime: 60, waitingBasis: 'calendar' }, 'retimed', ['retimed']],
    [{ waitingBasis: 'calendar' }, 'same', []],
    [{ owners: ['p'] }, 'reowned', ['reowned']],
    [{ title: 'other' }, 'changed', ['changed']],
    [{ isApproval: true }, 'changed', ['changed']],
    [{ ownerRole: 'r', processingTime: 60 }, 'changed', ['reowned', 'retimed']],
  ] as const)('with %j is %s', (patch, status, aspects) => {
    const b = { steps: { t: { title: 's', originId: 's', ...patch } } } as unknown as Version
    expect(compare({ steps: { s: {} } }, b).steps).toMatchObject([{ status, aspects }])
  })
  it('is merged into the one whose new title names it too', () => {
    const a: Version = { steps: { 1: { title: '登记' }, 2: { title: '核对' }, 3: { title: '发货' } } }
    const b: Version = { steps: { 4: { title: '登记并核对', originId: '1' }, 5: { title: '发货', originId: '3' } } }
    const [, merged] = compare(a, b).steps
    expect([merged?.status, merged?.into?.id]).toEqual(['merged', '4'])
    expect(
      statuses(a, { steps: { 4: { title: '登记', originId: '1' }, 5: { title: '发货', originId: '3' } } }),
    ).toContain('核对/ removed')
  })
  it('pasted twice under one identity is an added one', () => {
    const b: Version = { steps: { p: { title: 's', originId: 's' }, q: { title: 's', originId: 's' } } }
    expect(statuses({ steps: { s: {} } }, b)).toBe('s/s same, /s added')
  })
})

it('flows are the same between the same steps; labels and shares make them changed', () => {
  const a: Version = {
    steps: { a: {}, b: {}, c: {} },
    flows: [
      ['a', 'b', { label: '是' }],
      ['a', 'c'],
      ['b', 'c'],
    ],
  }
  const b: Version = {
    steps: { x: { originId: 'a' }, y: { originId: 'b' }, z: { originId: 'c' } },
    flows: [
      ['x', 'y', { label: '否' }],
      ['x', 'z'],
      ['z', 'y'],
    ],
  }
  expect(compare(a, b).flows.map((f) => f.status)).toEqual(['changed', 'same', 'removed', 'added'])
})

it('totals of both and what they differ by', () => {
  const a: Version = {
    steps: {
      s: { kind: 'start' },
      a: { processingTime: 600, lane: '1', cost: 500 },
      b: { isApproval: true, lane: '2', waitingTime: 3600, waitingBasis: 'calendar' },
      c: { lane: '1' },
    },
    flows: [
      ['s', 'a'],
      ['a', 'b'],
      ['b', 'c'],
    ],
    lanes: ['1', '2'],
  }
  const b: Version = {
    steps: { x: { originId: 'a', processingTime: 900, lane: '1' }, z: { originId: 'c', lane: '1' } },
    flows: [['x', 'z']],
  }
  expect(compare(a, b).totals).toEqual({
    steps: { a: 3, b: 2, difference: -1 },
    decisions: { a: 0, b: 0, difference: 0 },
    approvals: { a: 1, b: 0, difference: -1 },
    handOvers: { a: 2, b: 0, difference: -2 },
    processing: { working: { a: 600, b: 900, difference: 300 }, calendar: { a: 0, b: 0, difference: 0 } },
    waiting: { working: { a: 0, b: 0, difference: 0 }, calendar: { a: 3600, b: 0, difference: -3600 } },
    cost: { a: 500, b: 0, difference: -500 },
  })
})

it('2,000 steps are compared at once', () => {
  const ids = Array.from({ length: 2000 }, (_, i) => `s${i}`)
  const long = (names: string[], prime: string): Version => ({
    steps: Object.fromEntries(names.map((id) => [id + prime, { title: id, originId: prime ? id : null }])),
    flows: names.slice(1).map((id, i) => [names[i] + prime, id + prime] as const),
  })
  const { steps } = compare(long(ids, ''), long([...ids.slice(1000), ...ids.slice(0, 1000)], "'"))
  expect(steps).toHaveLength(2000)
  expect(steps.filter((s) => s.status === 'moved').length).toBeLessThan(4)
})
