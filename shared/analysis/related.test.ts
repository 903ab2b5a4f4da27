// Links of a row in both directions.
import { expect, it } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { testRow } from '../model/testRows.ts'
import { relatedOf } from './related.ts'

it('groups what a row names and what names it by entity and field, each row once', () => {
  const reader = rowsReader({
    person: [testRow('person', { id: 'p', name: '李敏' }), testRow('person', { id: 'q', name: '王芳' })],
    role: [testRow('role', { id: 'r', name: '客服' })],
    sopDocument: [testRow('sopDocument', { id: 's', title: '投诉 SOP', rolesToTrain: ['r'], owner: 'p' })],
    training: [testRow('training', { id: 't', title: '投诉培训', sops: ['s'], people: ['p', 'q'], owner: 'p' })],
    comment: [testRow('comment', { id: 'c', text: '…', onEntity: 'training', onRow: 't', at: '2026-01-01T00:00:00Z' })],
  })
  expect(relatedOf(reader, 'training', 't')).toEqual([
    { direction: 'out', entity: 'person', field: 'owner', ids: ['p'] },
    { direction: 'out', entity: 'sopDocument', field: 'sops', ids: ['s'] },
    { direction: 'out', entity: 'person', field: 'people', ids: ['p', 'q'] },
  ])
  expect(relatedOf(reader, 'person', 'p')).toEqual([
    { direction: 'in', entity: 'sopDocument', field: 'owner', ids: ['s'] },
    { direction: 'in', entity: 'training', field: 'owner', ids: ['t'] },
    { direction: 'in', entity: 'training', field: 'people', ids: ['t'] },
  ])
  expect(relatedOf(reader, 'person', 'gone')).toEqual([])
})
