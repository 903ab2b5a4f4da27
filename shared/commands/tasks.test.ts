// Tasks scheduled, moved, linked and kept as a baseline through the commands; 2026-11-23 is a Monday.
import { expect, test } from 'vitest'
import type { RowOf } from '../model/plan.ts'
import type { PlanError } from '../model/problem.ts'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { tasksLink, tasksPlace, tasksSchedule, tasksSetBaseline } from './tasks.ts'

const day = 8 * 3600
type Given = Partial<RowOf<'task'>> & { id: string }
const task = (given: Given, i: number) =>
  testRow('task', { title: given.id.toUpperCase(), duration: day, position: i, ...given })
const link = (from: string, to: string, more: Partial<RowOf<'taskDependency'>> = {}) =>
  testRow('taskDependency', { id: from + to, from, to, ...more })
const holiday = (startOn: string, more: Partial<RowOf<'calendarDay'>> = {}) =>
  testRow('calendarDay', { id: `d${startOn}`, title: '假', startOn, ...more })

const planOf = (tasks: Given[], links: ReturnType<typeof link>[] = [], rows: Parameters<typeof testPlan>[0] = {}) =>
  testPlan({ task: tasks.map(task), taskDependency: links, ...rows })
const days = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(plan.list('task').map(({ id, startOn, dueOn }) => [id, `${startOn?.slice(5)}…${dueOn?.slice(5)}`]))
const today = '2026-11-23'

test('a schedule writes dates forward from the first start, and wholes span their parts', () => {
  const plan = planOf(
    [
      { id: 'w' },
      { id: 'a', parent: 'w', duration: 3 * day },
      { id: 'b', parent: 'w', duration: 4 * day },
      { id: 'm', kind: 'milestone' },
    ],
    [link('a', 'b'), link('b', 'm')],
  )
  expect(tasksSchedule.run(plan, { today })).toEqual({ moved: 4, finish: '2026-12-01' })
  expect(days(plan)).toEqual({ w: '11-23…12-01', a: '11-23…11-25', b: '11-26…12-01', m: '12-01…12-01' })
  expect(tasksSchedule.run(plan, { today })).toEqual({ moved: 0, finish: '2026-12-01' })
})

test('a holiday and a make-up workday of all calendars move the plan', () => {
  const plan = planOf([{ id: 'a', duration: 3 * day }], [], {
    calendarDay: [holiday('2026-11-24', { endOn: '2026-11-27' }), holiday('2026-11-28', { kind: 'makeUpWorkday' })],
  })
  tasksSchedule.run(plan, { today })
  expect(days(plan)).toEqual({ a: '11-23…11-30' })
})

test('leave of the owner and a calendar of the task count for that task alone', () => {
  const plan = planOf(
    [
      { id: 'a', duration: 2 * day, owner: 'p' },
      { id: 'b', duration: 6 * day, calendar: 'every' },
      { id: 'c', duration: 2 * day },
    ],
    [link('a', 'c')],
    {
      person: [testRow('person', { id: 'p', name: '李敏' })],
      calendar: [testRow('calendar', { id: 'every', title: '轮班', saturday: true, sunday: true })],
      calendarDay: [holiday('2026-11-24', { person: 'p', kind: 'leave' })],
    },
  )
  tasksSchedule.run(plan, { today })
  expect(days(plan)).toEqual({ a: '11-23…11-25', b: '11-23…11-28', c: '11-26…11-27' })
})

test('what is done, begun, set by hand or cancelled stays where it is', () => {
  const plan = planOf(
    [
      { id: 'done', status: 'done', startOn: '2026-11-16', dueOn: '2026-11-18' },
      { id: 'next' },
      { id: 'begun', status: 'inProgress', startedOn: '2026-11-20', duration: 2 * day },
      { id: 'hand', scheduling: 'manual', startOn: '2026-12-07', dueOn: '2026-12-08', duration: 2 * day },
      { id: 'off', status: 'cancelled', startOn: '2026-01-05', dueOn: '2026-01-06' },
    ],
    [link('done', 'next'), link('next', 'begun'), link('next', 'hand')],
  )
  tasksSchedule.run(plan, { today })
  expect(days(plan)).toEqual({
    done: '11-16…11-18',
    next: '11-19…11-19',
    begun: '11-20…11-23',
    hand: '12-07…12-08',
    off: '01-05…01-06',
  })
})

test('a loop is refused by the titles in it, when linking and when scheduling', () => {
  const plan = planOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }], [link('a', 'b'), link('b', 'c')])
  const refusal = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return (error as PlanError).problems[0]
    }
    return null
  }
  const asked = { kind: 'FS', lag: null, lagBasis: 'working' } as const
  const loop = { code: 'taskLoop' }
  expect(refusal(() => tasksLink.run(plan, { from: 'c', to: 'a', ...asked }))).toMatchObject(loop)
  plan.insert('taskDependency', link('c', 'a'))
  const told = refusal(() => tasksSchedule.run(plan, { today }))
  expect(told).toMatchObject(loop)
  for (const title of ['“A”', '“B”', '“C”', ' → ']) expect(String(told?.params?.loop)).toContain(title)
})

test('linking twice changes the dependency', () => {
  const plan = planOf([{ id: 'a' }, { id: 'b' }])
  const asked = { from: 'a', to: 'b', lag: null, lagBasis: 'working' } as const
  tasksLink.run(plan, { ...asked, kind: 'FS' })
  tasksLink.run(plan, { ...asked, kind: 'SS', lag: day })
  expect(plan.list('taskDependency').map(({ kind, lag }) => [kind, lag])).toEqual([['SS', day]])
})

test('a moved task keeps its working days, a resized one its start; one that waits is held there', () => {
  const plan = planOf(
    [
      { id: 'w' },
      { id: 'a', parent: 'w', startOn: '2026-11-23', dueOn: '2026-11-25', duration: 3 * day },
      { id: 'b', parent: 'w', startOn: '2026-11-26', dueOn: '2026-11-26' },
    ],
    [link('a', 'b')],
  )
  tasksPlace.run(plan, { moves: [{ id: 'a', startOn: '2026-11-28' }] })
  expect(days(plan)).toMatchObject({ a: '11-30…12-02', w: '11-26…12-02' })
  tasksPlace.run(plan, { moves: [{ id: 'a', startOn: '2026-11-30', dueOn: '2026-12-03' }] })
  expect(plan.get('task', 'a')?.duration).toBe(4 * day)
  tasksPlace.run(plan, { moves: [{ id: 'b', startOn: '2026-12-09' }] })
  tasksSchedule.run(plan, { today })
  expect(days(plan)).toEqual({ a: '11-30…12-03', b: '12-09…12-09', w: '11-30…12-09' })
})

test('a baseline keeps the dates, wholes included, until it is cleared', () => {
  const plan = planOf([{ id: 'w' }, { id: 'a', parent: 'w', startOn: '2026-11-23', dueOn: '2026-11-24' }])
  const kept = () => plan.list('task').map(({ baselineStartOn, baselineDueOn }) => [baselineStartOn, baselineDueOn])
  tasksSetBaseline.run(plan, { clear: false })
  expect(kept()).toEqual([
    ['2026-11-23', '2026-11-24'],
    ['2026-11-23', '2026-11-24'],
  ])
  tasksSetBaseline.run(plan, { clear: true })
  expect(kept()).toEqual([
    [null, null],
    [null, null],
  ])
})
