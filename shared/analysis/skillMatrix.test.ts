// Levels as they are typed, and gaps: below the target, or required by a role and not there.
import { expect, test } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { testRow } from '../model/testRows.ts'
import { levelText, parseLevels, skillMatrix } from './skillMatrix.ts'

test.each([
  ['3', { level: 3, target: null }],
  ['3/4', { level: 3, target: 4 }],
  [' ３ ／ ５ ', { level: 3, target: 5 }],
  ['2→4', { level: 2, target: 4 }],
  ['/4', { level: null, target: 4 }],
  ['', { level: null, target: null }],
  ['6', null],
  ['3/9', null],
  ['好', null],
])('%o', (text, levels) => {
  expect(parseLevels(text)).toEqual(levels)
  if (levels) expect(parseLevels(levelText(levels.level, levels.target))).toEqual(levels)
})

test('a gap is below the target, or required and not there', () => {
  const levels = (skill: string, level: number | null, targetLevel: number | null) =>
    testRow('personSkill', { id: skill, person: 'li', skill, level, targetLevel })
  const { people, cells } = skillMatrix(
    rowsReader({
      skill: ['a', 'b', 'c', 'd', 'e'].map((id) => testRow('skill', { id, title: id })),
      role: [testRow('role', { id: 'r', name: 'r', requiredSkills: ['c', 'd'] })],
      person: [
        testRow('person', { id: 'li', name: '李敏', roles: ['r'] }),
        testRow('person', { id: 'gone', name: '已离职', active: false }),
      ],
      personSkill: [levels('a', 3, 4), levels('b', 4, 4), levels('d', 2, null), levels('e', null, 2)],
    }),
  )
  expect(people.map(({ id }) => id)).toEqual(['li'])
  const gaps = [...(cells.get('li') ?? [])].filter(([, cell]) => cell.isGap).map(([skill]) => skill)
  expect(gaps.sort()).toEqual(['a', 'c', 'e'])
})
