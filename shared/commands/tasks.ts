// What is done to the tasks of a plan beyond editing a row: schedule, move in time, depend on each other, keep a baseline.
import { z } from 'zod'
import { loopOf } from '../analysis/schedule/dependencyText.ts'
import { calendarRowsOf, planCalendar, secondsPerDay } from '../analysis/schedule/planCalendar.ts'
import { planSchedule, scheduleMoves, scheduleRowsOf, taskDuration } from '../analysis/schedule/planSchedule.ts'
import { taskFigures, taskTree } from '../analysis/schedule/taskTree.ts'
import { idSchema } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const taskOf = (plan: Plan, id: string): RowOf<'task'> =>
  plan.get('task', id) ?? refuse('rowMissing', {}, { entity: 'task', row: id })

const refuseLoop = (titles: readonly string[]): never =>
  refuse('taskLoop', { loop: [...titles, titles[0]].map((title) => `“${title}”`).join(' → ') })

/** Writes the dates of the whole schedule, wholes included. Refuses with 'taskLoop' while tasks wait for each other. */
export const tasksSchedule = defineCommand('tasks.schedule', z.object({ today: day }), (plan, { today }) => {
  const placed = planSchedule(scheduleRowsOf(plan), today)
  if ('loop' in placed) return refuseLoop(placed.loop.map(({ title }) => title))
  const moves = scheduleMoves(plan.list('task'), placed.tasks)
  for (const { id, to } of moves) plan.update('task', id, to)
  return { moved: moves.length, finish: placed.finish }
})

/** Wholes above the touched tasks span their parts again. */
function spanWholes(plan: Plan, touched: readonly string[]): void {
  const tasks = plan.list('task')
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const above = new Set<string>()
  for (const id of touched)
    for (let at = byId.get(id)?.parent; at && !above.has(at); at = byId.get(at)?.parent) above.add(at)
  if (above.size === 0) return
  const figures = taskFigures(taskTree(tasks))
  for (const id of above) {
    const { startOn = null, dueOn = null } = figures.get(id) ?? {}
    const row = byId.get(id)
    if (row && (row.startOn !== startOn || row.dueOn !== dueOn)) plan.update('task', id, { startOn, dueOn })
  }
}

/**
 * Puts tasks on days, as a drag of their bars does. Without `dueOn` a task keeps its length in working days; with it, that changes.
 * Days off give way to the next working day. A task that waits for others is from then on not scheduled before its new start.
 */
export const tasksPlace = defineCommand(
  'tasks.place',
  z.object({
    moves: z
      .array(z.object({ id: idSchema, startOn: day, dueOn: day.optional() }))
      .min(1)
      .max(100_000),
  }),
  (plan, { moves }) => {
    const rows = calendarRowsOf(plan)
    const calendar = planCalendar(rows)
    const length = secondsPerDay(rows)
    const waiting = new Set(plan.list('taskDependency').map(({ to }) => to))
    for (const { id, startOn: asked, dueOn } of moves) {
      const task = taskOf(plan, id)
      const startOn = calendar.nextWorkday(asked)
      const held = task.scheduling === 'automatic' && (waiting.has(id) || task.notBefore) ? { notBefore: startOn } : {}
      // What has begun keeps its place by the day on which it began.
      const began = task.startedOn ? { startedOn: startOn } : {}
      if (task.kind === 'milestone') {
        plan.update('task', id, { startOn, dueOn: startOn, ...held, ...began })
        continue
      }
      const days = dueOn
        ? Math.max(calendar.workdaysBetween(startOn, dueOn) + 1, 1)
        : Math.max(Math.ceil(taskDuration(task, calendar, length) / length), 1)
      const last = calendar.addWorkdays(startOn, days - 1)
      const duration = dueOn ? { duration: days * length } : {}
      plan.update('task', id, { startOn, dueOn: last, ...duration, ...held, ...began })
    }
    spanWholes(
      plan,
      moves.map(({ id }) => id),
    )
  },
)

/**
 * Makes a task wait for another, or changes how it does. Refuses with 'taskLoop' what could never begin.
 * `lag` in seconds, negative for an overlap.
 */
export const tasksLink = defineCommand(
  'tasks.link',
  z.object({
    from: idSchema,
    to: idSchema,
    kind: z.enum(['FS', 'SS', 'FF', 'SF']).default('FS'),
    lag: z.number().int().nullable().default(null),
    lagBasis: z.enum(['working', 'calendar']).default('working'),
  }),
  (plan, { from, to, kind, lag, lagBasis }) => {
    taskOf(plan, from)
    taskOf(plan, to)
    const links = plan.list('taskDependency')
    const known = links.find((link) => link.from === from && link.to === to)
    const loop = loopOf(plan.list('task'), [...links, { id: 'new', from, to, kind }])
    if (loop) refuseLoop(loop.map((id) => taskOf(plan, id).title))
    if (known) {
      plan.update('taskDependency', known.id, { kind, lag, lagBasis })
      return { id: known.id }
    }
    return { id: plan.insert('taskDependency', { from, to, kind, lag, lagBasis }).id }
  },
)

/** Keeps the dates of all tasks as the baseline to which they are compared, or forgets it. */
export const tasksSetBaseline = defineCommand(
  'tasks.setBaseline',
  z.object({ clear: z.boolean().default(false) }),
  (plan, { clear }) => {
    const tasks = plan.list('task')
    const figures = taskFigures(taskTree(tasks))
    for (const task of tasks) {
      const { startOn = null, dueOn = null } = clear ? {} : (figures.get(task.id) ?? {})
      if (task.baselineStartOn !== startOn || task.baselineDueOn !== dueOn)
        plan.update('task', task.id, { baselineStartOn: startOn, baselineDueOn: dueOn })
    }
  },
)
