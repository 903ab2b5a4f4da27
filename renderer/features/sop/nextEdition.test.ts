// Versions of SOPs count on.
import { expect, test } from 'vitest'
import { nextEdition } from './nextEdition.ts'

test('the last number of a version goes up by one', () => {
  expect(['V2.1', 'V2.9', '3', 'A/0', '第2版', null, ' '].map(nextEdition)).toEqual([
    'V2.2',
    'V2.10',
    '4',
    'A/1',
    '第3版',
    'V1.0',
    'V1.0',
  ])
})
