// Moving goals: where they land, which levels follow, and what is refused.
import { expect, test } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { moveGoal, placeGoal } from './goalMoves.ts'

type Goal = RowOf<'goal'>
const goal = (id: string, parent: string | null, level: Goal['level'], position: number) =>
  ({ id, title: id, parent, level, position, companyGoal: null }) as Goal

//  v ─ a ─ a1
//    ─ b
const goals = [
  goal('v', null, 'vision', 1),
  goal('a', 'v', 'strategic', 2),
  goal('a1', 'a', 'team', 3),
  goal('b', 'v', 'strategic', 4),
]
const patches = (writes: ReturnType<typeof placeGoal>) => {
  if (typeof writes === 'string') return writes
  return Object.fromEntries(writes.map((write) => (write.do === 'update' ? [write.id, write.patch] : [])))
}

test('a goal moved below another is a level lower, and so is what lies below it', () => {
  expect(patches(placeGoal(goals, 'a', { parent: 'b', before: null }))).toEqual({
    a: { parent: 'b', position: 1, level: 'team' },
    a1: { level: 'staged' },
  })
  expect(patches(moveGoal(goals, 'b', 'indent'))).toEqual({ b: { parent: 'a', position: 4, level: 'team' } })
})

test('a level that still fits stays', () => {
  expect(patches(placeGoal(goals, 'a1', { parent: 'b', before: null }))).toEqual({ a1: { parent: 'b', position: 1 } })
  // Somebody has left a level out on purpose.
  const skipping = goals.map((one) => (one.id === 'a1' ? { ...one, level: 'staged' as const } : one))
  expect(patches(moveGoal(skipping, 'a1', 'outdent'))).toEqual({ a1: { parent: 'v', position: 3 } })
})

test('a goal moved left is on the level of those it now stands beside, and what lies below it follows', () => {
  expect(patches(moveGoal(goals, 'a1', 'outdent'))).toEqual({ a1: { parent: 'v', position: 3, level: 'strategic' } })
  expect(patches(moveGoal(goals, 'a', 'outdent'))).toEqual({
    a: { parent: null, position: 2, level: 'vision' },
    a1: { level: 'strategic' },
  })
  expect(patches(placeGoal(goals, 'a1', { parent: null, before: null }))).toEqual({
    a1: { parent: null, position: 2, level: 'vision' },
  })
})

test('among its siblings a goal only changes its place', () => {
  expect(patches(moveGoal(goals, 'b', 'up'))).toEqual({ b: { position: 1 } })
  expect(patches(placeGoal(goals, 'a', { parent: 'v', before: null }))).toEqual({ a: { position: 5 } })
})

test('where it stands already, or at an end, nothing is written', () => {
  expect(placeGoal(goals, 'a', { parent: 'v', before: 'b' })).toEqual([])
  expect(placeGoal(goals, 'a', { parent: 'v', before: 'a' })).toEqual([])
  expect(moveGoal(goals, 'v', 'outdent')).toEqual([])
  expect(moveGoal(goals, 'a', 'up')).toEqual([])
})

test('a goal does not go below itself', () => {
  expect(placeGoal(goals, 'a', { parent: 'a1', before: null })).toBe('belowItself')
  expect(placeGoal(goals, 'v', { parent: 'v', before: null })).toBe('belowItself')
})
