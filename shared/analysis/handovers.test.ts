// Hand-overs between roles and departments: counted flow by flow, through gateways of nobody, with the cases that go that way.
import { expect, test } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { handOvers } from './handovers.ts'

const lane = (id: string, more: object) => testRow('lane', { id, title: id, processVersion: 'v', ...more })
const reader = rowsReader(
  joinRows(
    {
      process: [testRow('process', { id: 'process', title: '投诉', volumePerMonth: 200 })],
      department: ['service', 'quality'].map((id) => testRow('department', { id, name: id })),
      role: [
        testRow('role', { id: 'agent', name: '客服', department: 'service' }),
        testRow('role', { id: 'lead', name: '主管', department: 'service' }),
        testRow('role', { id: 'qe', name: '质量', department: 'quality' }),
      ],
      person: [testRow('person', { id: 'li', name: '李敏', roles: ['qe'] })],
      lane: [
        lane('l agent', { role: 'agent' }),
        lane('l lead', { role: 'lead' }),
        lane('customer', { kind: 'outside' }),
      ],
    },
    testVersion('v', {
      steps: {
        ask: { lane: 'customer' },
        log: { lane: 'l agent' },
        gate: { kind: 'decision' },
        judge: { lane: 'l lead' },
        test: { owners: ['li'] },
        answer: { lane: 'l agent' },
      },
      flows: [
        ['ask', 'log'],
        ['log', 'gate'],
        ['gate', 'judge', { probability: 0.75 }],
        ['gate', 'test', { probability: 0.25 }],
        ['judge', 'answer'],
        ['test', 'answer'],
      ],
    }),
  ),
)
const found = (by: 'role' | 'department') => {
  const { parties, cells, total } = handOvers(reader, reader.list('processVersion'), by)
  const flows = [...cells].flatMap(([from, row]) =>
    [...row].map(([to, list]) => `${from} → ${to}: ${list.map((f) => `${f.from.id}-${f.to.id} ${f.perMonth}`)}`),
  )
  return { parties: parties.map(({ title }) => title), flows: flows.sort(), total }
}

test('between roles', () => {
  expect(found('role')).toEqual({
    parties: ['客服', '主管', '质量', 'customer'],
    flows: [
      'agent → lead: log-judge 150',
      'agent → qe: log-test 50',
      'lead → agent: judge-answer 150',
      'outside:customer → agent: ask-log 200',
      'qe → agent: test-answer 50',
    ],
    total: 5,
  })
})

test('between departments; inside one there is none', () => {
  expect(found('department')).toEqual({
    parties: ['service', 'quality', 'customer'],
    flows: [
      'outside:customer → service: ask-log 200',
      'quality → service: test-answer 50',
      'service → quality: log-test 50',
    ],
    total: 3,
  })
})

test('work that changes hands inside one lane is handed over', () => {
  const inside = rowsReader(
    joinRows(
      {
        process: [testRow('process', { id: 'process', title: '投诉' })],
        department: ['service', 'quality'].map((id) => testRow('department', { id, name: id })),
        role: [
          testRow('role', { id: 'agent', name: '客服', department: 'service' }),
          testRow('role', { id: 'qe', name: '质量', department: 'quality' }),
        ],
        person: [
          testRow('person', { id: 'li', name: '李敏', roles: ['qe'] }),
          testRow('person', { id: 'wang', name: '王芳', roles: ['qe', 'agent'] }),
        ],
        lane: [lane('l agent', { role: 'agent' })],
      },
      testVersion('v', {
        steps: {
          log: { lane: 'l agent' },
          judge: { lane: 'l agent', ownerRole: 'qe' },
          answer: { lane: 'l agent', owners: ['wang'] },
          test: { lane: 'l agent', owners: ['li'] },
        },
        flows: [
          ['log', 'judge'],
          ['judge', 'answer'],
          ['answer', 'test'],
        ],
      }),
    ),
  )
  const versions = inside.list('processVersion')
  const ways = (by: 'role' | 'department') => {
    const { cells, total } = handOvers(inside, versions, by)
    return { total, back: cells.get(by === 'role' ? 'qe' : 'quality')?.size }
  }
  expect(ways('role')).toEqual({ total: 3, back: 1 })
  expect(ways('department')).toEqual({ total: 3, back: 1 })
})
