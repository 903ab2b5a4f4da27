// Health of tasks: owned, dated, on time, in an order that can be worked.
import type { RowOf } from '../../model/plan.ts'
import type { ScheduleLink } from '../schedule/schedule.ts'
import { taskOrder } from '../schedule/taskOrder.ts'
import { type Found, type HealthPlan, isBlank, objections, overdue, rule } from './rule.ts'

type Task = RowOf<'task'>
const isOpen = ({ status }: Task) => status !== 'done' && status !== 'cancelled'

/** The first task of a loop of dependencies. */
function loops(plan: HealthPlan): Found[] {
  const links = plan.all('taskDependency').map((d): ScheduleLink => ({ ...d, lag: d.lag ?? 0 }))
  const order = taskOrder(plan.all('task'), links)
  if (!('loop' in order)) return []
  const names = order.loop.map((id) => plan.reader.get('task', id)?.title ?? '')
  return [{ entity: 'task', id: order.loop[0] as string, params: { loop: [...names, names[0]].join(' → ') } }]
}

/** Open tasks that begin before something they wait for has ended. */
function beforePredecessor(plan: HealthPlan): Found[] {
  return plan.all('taskDependency').flatMap((link) => {
    const from = plan.reader.get('task', link.from)
    const to = plan.reader.get('task', link.to)
    if (link.kind !== 'FS' || (link.lag ?? 0) < 0 || !from?.dueOn || !to?.startOn || !isOpen(to)) return []
    // A milestone takes no time: it stands on the day on which what it waits for ends, and its day is open to what follows it.
    const isMoment = from.kind === 'milestone' || to.kind === 'milestone'
    const early = isMoment ? to.startOn < from.dueOn : to.startOn <= from.dueOn
    return early ? [{ entity: 'task' as const, id: to.id, field: 'startOn', params: { other: from.title } }] : []
  })
}

export const taskRules = [
  rule('taskPastDue', 'tasks', 'error', (plan) => overdue(plan, 'task', 'dueOn', isOpen)),
  rule('taskNoOwner', 'tasks', 'warning', (plan) => {
    const parts = plan.by('task', 'parent')
    return objections(
      plan,
      'task',
      (t) => isOpen(t) && t.kind === 'task' && !parts.has(t.id) && t.owner === null && t.ownerRole === null,
      'owner',
    )
  }),
  rule('taskNoDate', 'tasks', 'warning', (plan) => {
    const parts = plan.by('task', 'parent')
    return objections(plan, 'task', (t) => isOpen(t) && !parts.has(t.id) && t.dueOn === null, 'dueOn')
  }),
  rule('taskNoStandard', 'tasks', 'hint', (plan) => {
    const parts = plan.by('task', 'parent')
    return objections(
      plan,
      'task',
      (t) => isOpen(t) && t.kind === 'task' && !parts.has(t.id) && isBlank(t.completionStandard),
      'completionStandard',
    )
  }),
  rule('taskBlocked', 'tasks', 'warning', (plan) => objections(plan, 'task', (t) => t.status === 'blocked', 'status')),
  rule('taskDoneUnfinished', 'tasks', 'warning', (plan) =>
    objections(plan, 'task', (t) => t.status === 'done' && t.progress !== null && t.progress < 1, 'progress'),
  ),
  rule('taskLoop', 'tasks', 'error', loops),
  rule('taskBeforePredecessor', 'tasks', 'warning', beforePredecessor),
]
