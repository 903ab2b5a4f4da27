// The rows and links of a Gantt chart, from the tasks as they are and as they would be scheduled.
import { flatTasks } from '#shared/analysis/schedule/taskTree.ts'
import { epochDay } from '#shared/analysis/schedule/workCalendar.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { Task, TaskModel } from '../useTaskModel.ts'

export interface GanttRow {
  readonly id: string
  readonly task: Task
  readonly depth: number
  readonly wbs: string
  readonly isWhole: boolean
  readonly isMilestone: boolean
  /** Days since 1970, end exclusive; null without dates. */
  readonly bar: { readonly from: number; readonly to: number } | null
  /** The bar is where the schedule would put it: it has no dates yet. */
  readonly proposed: boolean
  readonly baseline: { readonly from: number; readonly to: number } | null
  /** 0 … 1 */
  readonly progress: number
  readonly critical: boolean
  /** Working seconds; null where it is not scheduled. */
  readonly slack: number | null
  readonly startOn: string | null
  readonly dueOn: string | null
  readonly note: string
}

export interface GanttLink {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly kind: RowOf<'taskDependency'>['kind']
  readonly critical: boolean
}

export interface GanttChart {
  readonly rows: readonly GanttRow[]
  readonly indexOf: ReadonlyMap<string, number>
  /** Links that begin or end at each row. */
  readonly linksAt: readonly (readonly GanttLink[])[]
  /** First and last day that anything takes. */
  readonly from: number
  readonly to: number
}

const span = (from: string | null, to: string | null) =>
  from || to
    ? {
        from: epochDay((from ?? to) as string),
        to: Math.max(epochDay((to ?? from) as string), epochDay((from ?? to) as string)) + 1,
      }
    : null

/** @param nameOf the owner's name beside a bar. @param today days since 1970 */
export function ganttChart(
  model: Pick<TaskModel, 'tree' | 'figures' | 'placed' | 'links'>,
  isOpen: (id: string) => boolean,
  nameOf: (task: Task) => string,
  today: number,
): GanttChart {
  const { tree, figures, placed, links } = model
  let from = today
  let to = today + 1
  const rows = flatTasks(tree, isOpen).map((node): GanttRow => {
    const { task, depth, wbs } = node
    const own = figures.get(task.id)
    const place = placed.get(task.id)
    const isWhole = node.parts.length > 0
    const held = span(own?.startOn ?? null, own?.dueOn ?? null)
    const bar = held ?? span(place?.start ?? null, place?.finish ?? null)
    const baseline = span(task.baselineStartOn, task.baselineDueOn)
    for (const at of [bar, baseline]) {
      if (!at) continue
      if (at.from < from) from = at.from
      if (at.to > to) to = at.to
    }
    return {
      id: task.id,
      task,
      depth,
      wbs,
      isWhole,
      isMilestone: task.kind === 'milestone' && !isWhole,
      bar,
      proposed: !held && bar !== null,
      baseline,
      progress: own?.progress ?? 0,
      critical: place?.critical === true && task.status !== 'done',
      slack: place?.totalSlack ?? null,
      startOn: own?.startOn ?? place?.start ?? null,
      dueOn: own?.dueOn ?? place?.finish ?? null,
      note: nameOf(task),
    }
  })
  const indexOf = new Map(rows.map(({ id }, i) => [id, i]))
  const linksAt: GanttLink[][] = rows.map(() => [])
  for (const { id, from: a, to: b, kind } of links) {
    const [first, second] = [indexOf.get(a), indexOf.get(b)]
    if (first === undefined || second === undefined) continue
    const critical = rows[first]!.critical && rows[second]!.critical
    const link: GanttLink = { id, from: first, to: second, kind, critical }
    linksAt[first]!.push(link)
    linksAt[second]!.push(link)
  }
  return { rows, indexOf, linksAt, from, to }
}
