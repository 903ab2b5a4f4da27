// What is found in a process, and in which order.
import { expect, test } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { testRow, testVersion } from '../model/testRows.ts'
import { findInProcess, snippet } from './findInProcess.ts'

const rows = () => ({
  ...testVersion('v', {
    steps: {
      a: { title: '登记投诉', owners: ['p'], ownerRole: 'r' },
      b: { title: '复核', sopSteps: '先核对\n投诉单号' },
      c: { title: 'Close Case', systems: 'CRM' },
    },
    flows: [
      ['a', 'b', { label: '投诉成立' }],
      ['b', 'c'],
    ],
  }),
  lane: [testRow('lane', { id: 'l', processVersion: 'v', title: '投诉岗' })],
  phase: [testRow('phase', { id: 'ph', processVersion: 'v', title: '受理' })],
  comment: [testRow('comment', { id: 'k', onEntity: 'step', onRow: 'c', text: '问过李敏' })],
})
const find = (query: string, order = ['a', 'b', 'c']) =>
  findInProcess(rowsReader(rows()), 'v', query, order, (to, id) =>
    new Map([
      ['person p', '李敏'],
      ['role r', '客服'],
    ]).get(`${to} ${id}`),
  )

test('titles, SOP text, labels and lanes, in the order of telling', () => {
  expect(find('投诉').map(({ entity, id, field }) => `${entity} ${id} ${field}`)).toEqual([
    'step a title',
    expect.stringMatching(/^sequenceFlow .* label$/),
    'step b sopSteps',
    'lane l title',
  ])
  expect(find('投诉', ['b', 'a'])[0]?.id).toBe('b')
})
test('owners by name, comments, systems; case and width do not matter', () => {
  expect(find('李敏').map((m) => [m.entity, m.id, m.field])).toEqual([
    ['step', 'a', 'owners'],
    ['comment', 'c', 'text'],
  ])
  expect(find('ＣＲＭ').map((m) => m.field)).toEqual(['systems'])
  expect(find('close  case')).toHaveLength(1)
  expect(find(' ')).toEqual([])
})
test('a snippet shows what is around', () => {
  expect(snippet(`${'前'.repeat(40)}投诉${'后'.repeat(40)}`, '投诉', 3)).toBe('…前前前投诉后后后…')
  expect(snippet('短 文\n字', '文')).toBe('短 文 字')
})
