// Goals grouped by what they serve.
import { expect, it } from 'vitest'
import { goalAlignment, goalTree } from '#shared/analysis/goalTree.ts'
import { alignedGroups } from './alignedGroups.ts'
import type { Goal } from './goalModel.ts'

const goal = (id: string, parent: string | null, level: Goal['level'], companyGoal: string | null = null) =>
  ({ id, title: id, parent, level, companyGoal, position: 0 }) as Goal

it('puts every goal under the company goal it serves, those that serve none last', () => {
  const goals = [
    goal('stray', null, 'team'),
    goal('below stray', 'stray', 'staged'),
    goal('vision', null, 'vision'),
    goal('a', 'vision', 'strategic', '服务领先'),
    goal('a1', 'a', 'team'),
    goal('b', 'vision', 'strategic', '服务领先'),
    goal('c', 'vision', 'strategic'),
  ]
  const groups = alignedGroups(goalTree(goals), goalAlignment(goals))
  expect(
    groups.map(({ kind, company, lines }) => [kind, company, lines.map(({ id, depth }) => `${depth} ${id}`)]),
  ).toEqual([
    ['company', '服务领先', ['0 a', '1 a1', '0 b']],
    ['own', '', ['0 vision', '1 c']],
    ['none', '', ['0 stray', '1 below stray']],
  ])
})
