// Numbers of the work breakdown, roll-up of wholes, and the lists of what to look at now.
import { expect, test } from 'vitest'
import type { RowOf } from '../../model/plan.ts'
import { testRow } from '../../model/testRows.ts'
import { dueLists } from './dueLists.ts'
import { flatTasks, taskFigures, taskTree } from './taskTree.ts'

const task = (id: string, parent: string | null = null, more: Partial<RowOf<'task'>> = {}) =>
  testRow('task', { id, title: id, parent, ...more })

test('numbers follow order and level; parts of a folded task are left out', () => {
  const tree = taskTree([
    task('a'),
    task('b'),
    task('b1', 'b'),
    task('b2', 'b'),
    task('b21', 'b2'),
    task('lost', 'gone'),
  ])
  expect(flatTasks(tree).map(({ task: { id }, wbs }) => `${id} ${wbs}`)).toEqual([
    'a 1',
    'b 2',
    'b1 2.1',
    'b2 2.2',
    'b21 2.2.1',
    'lost 3',
  ])
  expect(flatTasks(tree, (id) => id !== 'b').map(({ task: { id } }) => id)).toEqual(['a', 'b', 'lost'])
})

test('a whole spans its parts and is as far as they are by effort; what is cancelled counts for nothing', () => {
  const figures = taskFigures(
    taskTree([
      task('w'),
      task('a', 'w', { startOn: '2026-11-23', dueOn: '2026-11-25', effort: 3 * 3600, status: 'done' }),
      task('b', 'w', { startOn: '2026-11-24', dueOn: '2026-12-01', effort: 9 * 3600, progress: 0.5 }),
      task('m', 'w', { kind: 'milestone', startOn: '2026-12-02', dueOn: '2026-12-02' }),
      task('x', 'w', { startOn: '2020-01-01', effort: 99 * 3600, status: 'cancelled' }),
    ]),
  )
  expect(figures.get('w')).toEqual({
    startOn: '2026-11-23',
    dueOn: '2026-12-02',
    effort: 12 * 3600,
    progress: 0.625,
    isWhole: true,
  })
})

test('overdue, this week, and the two weeks after; wholes and what is over are not listed', () => {
  const lists = dueLists(
    [
      task('w', null, { dueOn: '2026-11-01' }),
      task('late', 'w', { dueOn: '2026-11-20' }),
      task('now', null, { startOn: '2026-11-20', dueOn: '2026-12-04' }),
      task('sunday', null, { startOn: '2026-11-29' }),
      task('next', null, { startOn: '2026-11-30' }),
      task('far', null, { startOn: '2026-12-14' }),
      task('done', null, { dueOn: '2026-11-20', status: 'done' }),
    ],
    '2026-11-23',
  )
  const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id)
  expect([ids(lists.overdue), ids(lists.thisWeek), ids(lists.nextUp)]).toEqual([['late'], ['sunday', 'now'], ['next']])
})
