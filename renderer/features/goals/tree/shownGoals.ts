// Which goals the tree shows: folded branches left out, a filter keeping what lies above what it finds.
import type { GoalNode } from '#shared/analysis/goalTree.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { Goal } from '../goalModel.ts'

export interface ShownGoal {
  readonly goal: Goal
  readonly depth: number
  readonly hasChildren: boolean
  readonly open: boolean
  /** It is only there because something below it was found. */
  readonly passed: boolean
}

interface Options {
  readonly filter: string
  readonly status: Goal['status'] | null
  readonly closed: ReadonlySet<string>
  /** Texts of a goal besides its title in which words are looked for. */
  textOf(goal: Goal): string
}

export function shownGoals(nodes: readonly GoalNode<Goal>[], options: Options): ShownGoal[] {
  const words = nameKey(options.filter).split(' ').filter(Boolean)
  const seeking = words.length > 0 || options.status !== null
  const matches = (goal: Goal) => {
    if (options.status !== null && goal.status !== options.status) return false
    const text = nameKey(`${goal.title} ${options.textOf(goal)}`)
    return words.every((word) => text.includes(word))
  }
  const lines = (list: readonly GoalNode<Goal>[]): ShownGoal[] =>
    list.flatMap(({ goal, depth, children }) => {
      const open = seeking || !options.closed.has(goal.id)
      const below = children.length > 0 && open ? lines(children) : []
      const found = !seeking || matches(goal)
      if (!found && below.length === 0) return []
      return [{ goal, depth, hasChildren: children.length > 0, open, passed: !found }, ...below]
    })
  return lines(nodes)
}
