// When a flow hands the work over: to another lane, or to another owner inside one.
import { expect, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { isHandOver } from './handOver.ts'

const step = (more: object) => testRow('step', { id: 's', processVersion: 'v', title: '登记', lane: 'a', ...more })

test.each([
  ['another lane', {}, { lane: 'b' }, true],
  ['one lane, nobody named', {}, {}, false],
  ['one lane, another accountable role', { ownerRole: 'agent' }, { ownerRole: 'lead' }, true],
  [
    'the same role with other people',
    { ownerRole: 'agent', owners: ['li'] },
    { ownerRole: 'agent', owners: ['wang'] },
    false,
  ],
  ['one lane, other people', { owners: ['li'] }, { owners: ['wang', 'zhao'] }, true],
  ['somebody goes on', { owners: ['li', 'wang'] }, { owners: ['wang'] }, false],
  ['an owner on one side only', { ownerRole: 'agent' }, {}, false],
  ['no lanes at all', { lane: null, ownerRole: 'agent' }, { lane: null, ownerRole: 'lead' }, true],
] as const)('%s', (_, from, to, handedOver) => {
  expect(isHandOver(step(from), step(to))).toBe(handedOver)
  expect(isHandOver(step(from), undefined)).toBe(false)
})
