// The schedule of a plan from its rows: which dates tasks get, which of them move, what is critical.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { type CalendarRows, calendarRowsOf, planCalendar, secondsPerDay, taskCalendars } from './planCalendar.ts'
import { type ScheduledTask, type ScheduleLink, type ScheduleTask, schedule } from './schedule.ts'
import type { WorkCalendar } from './workCalendar.ts'

type Task = RowOf<'task'>

export interface ScheduleRows extends CalendarRows {
  readonly tasks: readonly Task[]
  readonly links: readonly RowOf<'taskDependency'>[]
  readonly people: readonly RowOf<'person'>[]
}

export const scheduleRowsOf = (reader: PlanReader): ScheduleRows => ({
  ...calendarRowsOf(reader),
  tasks: reader.list('task'),
  links: reader.list('taskDependency'),
  people: reader.list('person'),
})

export interface PlacedTask extends ScheduledTask {
  readonly id: string
}
/** Plain data, so that it can come from another thread. */
export type PlanSchedule =
  | { readonly tasks: readonly PlacedTask[]; readonly start: string; readonly finish: string }
  /** Titles and ids of tasks that wait for each other, in the order of the loop. */
  | { readonly loop: readonly { readonly id: string; readonly title: string }[] }

/** Working seconds of a task: as entered, else between its days, else its effort, else a day. */
export function taskDuration(task: Task, calendar: WorkCalendar, day: number): number {
  if (task.kind === 'milestone') return 0
  const [start, due] = [task.startedOn ?? task.startOn, task.finishedOn ?? task.dueOn]
  if (task.status === 'done' && start && due && start <= due) return (calendar.workdaysBetween(start, due) + 1) * day
  if (task.duration !== null) return task.duration
  if (task.startOn && task.dueOn && task.startOn <= task.dueOn)
    return Math.max(calendar.workdaysBetween(task.startOn, task.dueOn) + 1, 1) * day
  return task.effort ?? day
}

/** A task as the engine places it: what is done, begun or set by hand stays; others start when their predecessors let them. */
function placeable(task: Task, driven: boolean): Pick<ScheduleTask, 'start' | 'pinned'> {
  const began = task.startedOn ?? (task.status === 'done' || task.scheduling === 'manual' ? task.startOn : null)
  if (began) return { start: began, pinned: true }
  // With predecessors only a promise holds a task back; without, it starts where it was put.
  const own = driven ? null : task.startOn
  const { notBefore } = task
  return { start: own && notBefore ? (own > notBefore ? own : notBefore) : (own ?? notBefore) }
}

/**
 * Dates, slack and critical path of all tasks but cancelled ones. Tasks without a start of their own and without predecessors start
 * with the first dated task, or on `today` (`YYYY-MM-DD`).
 */
export function planSchedule(rows: ScheduleRows, today: string): PlanSchedule {
  const calendar = planCalendar(rows)
  const day = secondsPerDay(rows)
  const ownOf = taskCalendars(rows, rows.people)
  const tasks = rows.tasks.filter((task) => task.status !== 'cancelled')
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const wholes = new Set(tasks.flatMap((task) => task.parent ?? []))
  const waiting = new Set(rows.links.flatMap(({ from, to }) => (byId.has(from) ? [to] : [])))
  const isDriven = (task: Task): boolean => {
    for (let at: Task | undefined = task, deep = 0; at && deep < 100; deep++) {
      if (waiting.has(at.id)) return true
      at = at.parent ? byId.get(at.parent) : undefined
    }
    return false
  }
  const leaves = tasks.filter((task) => !wholes.has(task.id))
  const starts = leaves.flatMap((task) => task.startedOn ?? task.startOn ?? [])
  const start = starts.reduce((first, next) => (next < first ? next : first), starts[0] ?? today)
  const placed = schedule({
    tasks: tasks.map((task) => ({
      id: task.id,
      parent: task.parent,
      duration: taskDuration(task, calendar, day),
      calendar: ownOf(task),
      ...placeable(task, isDriven(task)),
    })),
    links: rows.links.map(
      ({ id, from, to, kind, lag, lagBasis }): ScheduleLink => ({ id, from, to, kind, lag: lag ?? 0, lagBasis }),
    ),
    calendar,
    secondsPerDay: day,
    start,
  })
  if ('loop' in placed) return { loop: placed.loop.map((id) => ({ id, title: byId.get(id)?.title ?? id })) }
  return { ...placed, tasks: [...placed.tasks].map(([id, task]) => ({ id, ...task })) }
}

export interface TaskMove {
  readonly id: string
  readonly from: { readonly startOn: string | null; readonly dueOn: string | null }
  readonly to: { readonly startOn: string; readonly dueOn: string }
}

/** Tasks whose dates a schedule changes, in its order. Done tasks keep what was entered. */
export function scheduleMoves(tasks: readonly Task[], placed: readonly PlacedTask[]): TaskMove[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const wholes = new Set(tasks.flatMap((task) => task.parent ?? []))
  return placed.flatMap(({ id, start, finish }) => {
    const task = byId.get(id)
    if (!task || (task.status === 'done' && !wholes.has(id) && task.startOn && task.dueOn)) return []
    if (task.startOn === start && task.dueOn === finish) return []
    return [{ id, from: { startOn: task.startOn, dueOn: task.dueOn }, to: { startOn: start, dueOn: finish } }]
  })
}
