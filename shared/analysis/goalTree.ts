// Goals as one tree, vision → strategic → team → staged: order, depth, where a goal may be moved, and which company goal it serves.
import type { RowOf } from '../model/plan.ts'

type Goal = Pick<RowOf<'goal'>, 'id' | 'title' | 'level' | 'parent' | 'position' | 'companyGoal'>

/** From the top to the bottom. */
export const goalLevels = ['vision', 'strategic', 'team', 'staged'] as const
const rank = (goal: Goal) => goalLevels.indexOf(goal.level)

export interface GoalNode<G extends Goal = Goal> {
  readonly goal: G
  /** 0 at the top. */
  readonly depth: number
  readonly children: readonly GoalNode<G>[]
}

/** The trees of goals, each level in order of position. A goal whose parent is missing, or that is in a loop, stands at the top. */
export function goalTree<G extends Goal>(goals: readonly G[]): GoalNode<G>[] {
  const ids = new Set(goals.map((goal) => goal.id))
  const below = new Map<string | null, G[]>()
  for (const goal of [...goals].sort((a, b) => a.position - b.position)) {
    const parent = goal.parent !== null && ids.has(goal.parent) ? goal.parent : null
    below.set(parent, [...(below.get(parent) ?? []), goal])
  }
  const placed = new Set<string>()
  const node = (goal: G, depth: number): GoalNode<G> => {
    placed.add(goal.id)
    const children = (below.get(goal.id) ?? []).filter((child) => !placed.has(child.id))
    return { goal, depth, children: children.map((child) => node(child, depth + 1)) }
  }
  const roots = (below.get(null) ?? []).map((goal) => node(goal, 0))
  for (const goal of goals) if (!placed.has(goal.id)) roots.push(node(goal, 0))
  return roots
}

/** The goals of trees from top to bottom as they stand in an outline. */
export function goalLines<G extends Goal>(nodes: readonly GoalNode<G>[]): GoalNode<G>[] {
  return nodes.flatMap((node) => [node, ...goalLines(node.children)])
}

/** A goal and all above it, from the top; ends where a loop would begin. */
export function goalPath<G extends Goal>(goals: ReadonlyMap<string, G>, id: string): G[] {
  const path: G[] = []
  for (let at: string | null = id; at !== null && !path.some((goal) => goal.id === at); ) {
    const goal: G | undefined = goals.get(at)
    if (!goal) break
    path.unshift(goal)
    at = goal.parent
  }
  return path
}

export type MoveRefusal = 'belowItself' | 'tooDeep'
const maxDepth = 100

/** Why a goal cannot be put below another (null: at the top); null where it can. */
export function moveRefusal(goals: readonly Goal[], id: string, parent: string | null): MoveRefusal | null {
  if (parent === null) return null
  const byId = new Map(goals.map((goal) => [goal.id, goal]))
  const path = goalPath(byId, parent)
  if (path.some((goal) => goal.id === id)) return 'belowItself'
  const height = (node: GoalNode): number => 1 + Math.max(0, ...node.children.map(height))
  const moved = goalLines(goalTree(goals)).find((node) => node.goal.id === id)
  return path.length + (moved ? height(moved) : 1) > maxDepth ? 'tooDeep' : null
}

/** The level that fits below a parent: one lower, the last stays; without a parent the first. */
export const levelBelow = (parent: Goal | null): Goal['level'] =>
  goalLevels[parent ? Math.min(goalLevels.length - 1, rank(parent) + 1) : 0] as Goal['level']

/** Whether a goal stands below one of a lower or, except for staged goals, equal level: a vision below a team goal. */
export const isMisplaced = (goal: Goal, parent: Goal | null): boolean =>
  parent !== null && (rank(goal) < rank(parent) || (rank(goal) === rank(parent) && goal.level === 'vision'))

export interface GoalAlignment {
  /** The company goal that it serves, its own or the nearest one above. */
  readonly companyGoal: string | null
  /** The goal that says so. */
  readonly from: string | null
  /** From the top to the goal's parent. */
  readonly path: readonly string[]
  /** A company goal is named, or the path begins with a vision or strategic goal (which the goal may be itself). */
  readonly aligned: boolean
}

/** Which company goal every goal serves, by id. */
export function goalAlignment(goals: readonly Goal[]): ReadonlyMap<string, GoalAlignment> {
  const byId = new Map(goals.map((goal) => [goal.id, goal]))
  return new Map(
    goals.map((goal) => {
      const path = goalPath(byId, goal.id)
      const source = path.findLast((step) => (step.companyGoal ?? '').trim() !== '')
      const top = path[0]
      return [
        goal.id,
        {
          companyGoal: source?.companyGoal?.trim() ?? null,
          from: source?.id ?? null,
          path: path.slice(0, -1).map((step) => step.id),
          aligned: source !== undefined || top?.level === 'vision' || top?.level === 'strategic',
        },
      ]
    }),
  )
}
