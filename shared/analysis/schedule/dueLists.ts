// What must be looked at now: tasks past due, due or running this week, and those that come next.
import type { RowOf } from '../../model/plan.ts'
import { epochDay, isoDay } from './workCalendar.ts'

type Task = RowOf<'task'>

export interface DueLists {
  /** Open, and its due day has passed; the oldest first. */
  readonly overdue: readonly Task[]
  /** Open, and due or running between Monday and Sunday of this week. */
  readonly thisWeek: readonly Task[]
  /** Not begun, and starting within the two weeks after this one. */
  readonly nextUp: readonly Task[]
}

const isOpen = ({ status }: Task) => status !== 'done' && status !== 'cancelled'
const byDay = (of: (task: Task) => string | null) => (a: Task, b: Task) =>
  (of(a) ?? '') < (of(b) ?? '') ? -1 : (of(a) ?? '') > (of(b) ?? '') ? 1 : 0

/** @param today `YYYY-MM-DD`. Tasks with parts are left out: their parts are listed. */
export function dueLists(tasks: readonly Task[], today: string): DueLists {
  const wholes = new Set(tasks.flatMap((task) => task.parent ?? []))
  const open = tasks.filter((task) => isOpen(task) && !wholes.has(task.id))
  const now = epochDay(today)
  const monday = now - ((((now + 3) % 7) + 7) % 7)
  const [sunday, later] = [isoDay(monday + 6), isoDay(monday + 20)]
  const startOf = ({ startOn, dueOn }: Task) => startOn ?? dueOn
  const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const late = new Set(overdue)
  const thisWeek = open.filter((task) => {
    const start = startOf(task)
    return !late.has(task) && start !== null && start <= sunday
  })
  const nextUp = open.filter((task) => {
    const start = startOf(task)
    return !late.has(task) && start !== null && start > sunday && start <= later
  })
  return {
    overdue: overdue.toSorted(byDay(({ dueOn }) => dueOn)),
    thisWeek: thisWeek.toSorted(byDay(({ dueOn }) => dueOn)),
    nextUp: nextUp.toSorted(byDay(startOf)),
  }
}
