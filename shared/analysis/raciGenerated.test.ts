// What lanes and owners suggest, what differs from it, and that taking it over leaves no difference.
import { expect, test } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { planHealth } from './health/index.ts'
import { raciPatch } from './raci.ts'
import { raciDifferences, raciGenerator } from './raciGenerated.ts'
import { keptRows, raciRows } from './raciRows.ts'

const people = {
  process: [testRow('process', { id: 'process', title: '投诉' })],
  role: ['agent', 'lead', 'qe'].map((id) => testRow('role', { id, name: id })),
  person: [
    testRow('person', { id: 'li', name: '李敏', roles: ['agent'] }),
    testRow('person', { id: 'wang', name: '王芳', roles: ['agent', 'lead'] }),
    testRow('person', { id: 'new', name: '新人' }),
  ],
}
const lane = (id: string, more: object) => testRow('lane', { id, title: id, processVersion: 'v', ...more })
const rows = joinRows(
  people,
  {
    lane: [
      lane('of lead', { role: 'lead' }),
      lane('of wang', { kind: 'person', person: 'wang' }),
      lane('customer', { kind: 'outside' }),
      lane('of department', { kind: 'department' }),
    ],
    task: [
      testRow('task', { id: 'whole', title: '整体', position: 0 }),
      testRow('task', { id: 'later', title: '收尾', position: 1, ownerRole: 'lead' }),
      testRow('task', { id: 't', title: '培训', parent: 'whole', position: 5, owner: 'wang', participants: ['li'] }),
    ],
  },
  testVersion('v', {
    steps: {
      start: { kind: 'start' },
      two: { lane: 'of lead' },
      one: { lane: 'of lead', owners: ['li', 'wang'] },
      three: { lane: 'customer' },
      four: { lane: 'of department', owners: ['li'] },
      five: { owners: ['new'] },
      six: { lane: 'of wang', ownerRole: 'lead' },
      seven: { ownerRole: 'qe' },
      eight: { lane: 'of department', ownerRole: 'lead', responsibleRoles: ['agent'] },
    },
    flows: [
      ['start', 'one'],
      ['one', 'two'],
      ['two', 'three'],
      ['three', 'four'],
      ['four', 'five'],
      ['five', 'six'],
      ['six', 'seven'],
      ['seven', 'eight'],
    ],
  }),
)
const reader = rowsReader(rows)
const step = (id: string) => raciGenerator(reader).step(reader.get('step', id) as never)

test('the lane answers, its owners or itself do the work', () => {
  expect(step('two')).toEqual({ accountable: 'lead', responsible: ['lead'] })
  expect(step('one')).toEqual({ accountable: 'lead', responsible: ['agent', 'lead'] })
})
test('without a role for its lane, the first owner answers', () => {
  expect(step('four')).toEqual({ accountable: 'agent', responsible: ['agent'] })
  expect(step('six')).toEqual({ accountable: 'lead', responsible: ['lead'] })
})
test('where only a role is named it answers, and does the work unless another does', () => {
  expect(step('seven')).toEqual({ accountable: 'qe', responsible: ['qe'] })
  expect(step('eight')).toEqual({ accountable: 'lead', responsible: [] })
  const task = raciGenerator(reader).task(reader.get('task', 'later') as never)
  expect(task).toEqual({ accountable: 'lead', responsible: ['lead'] })
})
test('nothing follows for outside parties and people without a role', () => {
  expect(step('three')).toBeNull()
  expect(step('five')).toBeNull()
})
test('a task is answered for by its owner and done by all who take part', () => {
  const task = reader.get('task', 't') as never
  expect(raciGenerator(reader).task(task)).toEqual({ accountable: 'agent', responsible: ['agent'] })
})

test('a difference tells what is there, what should be, and what comes of taking it over', () => {
  const fields = { ownerRole: 'qe', responsibleRoles: ['agent'], consultedRoles: ['lead'], informedRoles: ['qe'] }
  const differences = raciDifferences(fields, { accountable: 'lead', responsible: ['lead'] })
  expect(differences).toEqual([
    { role: 'lead', entered: 'C', generated: 'AR', accepted: 'AR' },
    { role: 'qe', entered: 'AI', generated: '', accepted: 'I' },
    { role: 'agent', entered: 'R', generated: '', accepted: '' },
  ])
  const patch = raciPatch(
    fields,
    differences.map(({ role, accepted }) => ({ role, letters: accepted })),
  )
  expect(raciDifferences({ ...fields, ...patch }, { accountable: 'lead', responsible: ['lead'] })).toEqual([])
})
test('where no R follows, the entered ones are no difference', () => {
  const fields = { ownerRole: 'a', responsibleRoles: ['b'], consultedRoles: [], informedRoles: [] }
  expect(raciDifferences(fields, { accountable: 'a', responsible: [] })).toEqual([])
})

test('a process stands before its steps in the order of the work; tasks come last, as their breakdown stands', () => {
  const all = raciRows(reader, 'all')
  expect(all.map(({ id }) => id)).toEqual([
    'process',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    't',
    'later',
  ])
  expect(raciRows(reader, 'tasks').map(({ id }) => id)).toEqual(['t', 'later'])
  const issues = Object.fromEntries(all.map(({ id, issues }) => [id, issues]))
  expect(issues).toMatchObject({ process: [], one: ['manyAccountable'], two: ['noAccountable', 'noResponsible'] })
  expect(issues).toMatchObject({ three: [], five: ['noAccountable'], t: [] })
  expect(issues).toMatchObject({ seven: ['noResponsible'], eight: [], later: ['noResponsible'] })
})
test('the plan’s health finds what the matrix marks, in rows where somebody has a letter', () => {
  const found = planHealth(reader, '2026-06-01').findings
  const of = (rule: string) => found.flatMap(({ rule: own, id }) => (own === rule ? [id] : []))
  expect(of('raciNoResponsible')).toEqual(['six', 'seven', 'later'])
  expect(of('raciManyAccountable')).toEqual(['one'])
})

test('after a change, rows that say what they said are the same objects', () => {
  const before = raciRows(reader, 'all')
  const changed = (rows.step ?? []).map((row) => (row.id === 'two' ? { ...row, ownerRole: 'lead' } : row))
  const now = keptRows(before, raciRows(rowsReader({ ...rows, step: changed }), 'all'))
  expect(now.filter((row, i) => row !== before[i]).map(({ id }) => id)).toEqual(['two'])
  const published = (rows.processVersion ?? []).map((row) => ({ ...row, status: 'published' as const }))
  const frozen = keptRows(now, raciRows(rowsReader({ ...rows, processVersion: published }), 'all'))
  expect(frozen.filter(({ entity }) => entity === 'step').every((row) => row.frozen)).toBe(true)
})
