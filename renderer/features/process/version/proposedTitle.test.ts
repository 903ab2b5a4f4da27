import { expect, test } from 'vitest'
import { proposedTitle } from './proposedTitle.ts'

const name = (n: number) => `To-be ${n}`

test('the first free number is offered, however the others are written', () => {
  expect(proposedTitle([], name)).toBe('To-be 1')
  expect(proposedTitle(['As-is', 'to-be  1', 'To-be 3'], name)).toBe('To-be 2')
})
