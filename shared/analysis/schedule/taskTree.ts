// The work breakdown: tasks in order with their numbers, and what a whole takes from its parts.
import type { RowOf } from '../../model/plan.ts'

type Task = RowOf<'task'>

export interface TaskNode {
  readonly task: Task
  readonly depth: number
  /** Number in the work breakdown: `2.1`. */
  readonly wbs: string
  readonly parts: readonly TaskNode[]
}

/** The tasks as a tree; `tasks` stand in order of position. One whose parent is missing or below itself comes to the top. */
export function taskTree(tasks: readonly Task[]): TaskNode[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const inLoop = (task: Task) => {
    const seen = new Set([task.id])
    for (let at = task.parent; at; at = byId.get(at)?.parent ?? null) {
      if (seen.has(at)) return at === task.id
      seen.add(at)
    }
    return false
  }
  const lists = new Map<string | null, Task[]>()
  for (const task of tasks) {
    const parent = task.parent && byId.has(task.parent) && !inLoop(task) ? task.parent : null
    const list = lists.get(parent)
    if (list) list.push(task)
    else lists.set(parent, [task])
  }
  const nodes = (parent: string | null, depth: number, prefix: string): TaskNode[] =>
    (lists.get(parent) ?? []).map((task, i) => {
      const wbs = `${prefix}${i + 1}`
      return { task, depth, wbs, parts: nodes(task.id, depth + 1, `${wbs}.`) }
    })
  return nodes(null, 0, '')
}

/** All nodes, each before its parts. @param isOpen false leaves out the parts of a node */
export function flatTasks(nodes: readonly TaskNode[], isOpen: (id: string) => boolean = () => true): TaskNode[] {
  const list: TaskNode[] = []
  const walk = (level: readonly TaskNode[]) => {
    for (const node of level) {
      list.push(node)
      if (node.parts.length > 0 && isOpen(node.task.id)) walk(node.parts)
    }
  }
  walk(nodes)
  return list
}

/** What a task shows: its own figures, or those of its parts. */
export interface TaskFigures {
  readonly startOn: string | null
  readonly dueOn: string | null
  /** Working seconds. */
  readonly effort: number | null
  /** 0 … 1 */
  readonly progress: number | null
  readonly isWhole: boolean
}

const least = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)
const most = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
/** Share that is done; a done task is done whatever its number says. */
const ownProgress = ({ status, progress }: Task) => (status === 'done' ? 1 : progress)
const anHour = 3600

/**
 * Figures of every task by id. A whole spans its parts, sums their effort, and is as far as they are, weighed by effort (by duration
 * where a part has none, an hour where it has neither). Cancelled parts count for nothing.
 */
export function taskFigures(nodes: readonly TaskNode[]): Map<string, TaskFigures> {
  const found = new Map<string, TaskFigures>()
  const visit = ({ task, parts }: TaskNode): { figures: TaskFigures; weight: number } => {
    if (parts.length === 0) {
      const { startOn, dueOn, effort } = task
      const figures = { startOn, dueOn, effort, progress: ownProgress(task), isWhole: false }
      found.set(task.id, figures)
      return { figures, weight: task.kind === 'milestone' ? 0 : effort || task.duration || anHour }
    }
    let startOn: string | null = null
    let dueOn: string | null = null
    let effort: number | null = null
    let weight = 0
    let done = 0
    for (const node of parts) {
      const part = visit(node)
      if (node.task.status === 'cancelled') continue
      startOn = least(startOn, part.figures.startOn)
      dueOn = most(dueOn, part.figures.dueOn)
      if (part.figures.effort !== null) effort = (effort ?? 0) + part.figures.effort
      weight += part.weight
      done += part.weight * (part.figures.progress ?? 0)
    }
    const figures = { startOn, dueOn, effort, progress: weight > 0 ? done / weight : null, isWhole: true }
    found.set(task.id, figures)
    return { figures, weight }
  }
  for (const node of nodes) visit(node)
  return found
}
