// Moves of goals within their tree as writes: a level in or out, up or down, or to a place; levels follow the new parent.
import type { Patch, Placed } from '#platform/sheet/treeMoves.ts'
import { indentRows, outdentRows, placeRows, shiftRows } from '#platform/sheet/treeMoves.ts'
import {
  type GoalNode,
  goalLevels,
  goalTree,
  levelBelow,
  type MoveRefusal,
  moveRefusal,
} from '#shared/analysis/goalTree.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'

type Goal = RowOf<'goal'>

/** Below which goal (null: at the top), before which of its children (null: last). */
export interface GoalPlace {
  readonly parent: string | null
  readonly before: string | null
}
export type GoalMove = 'indent' | 'outdent' | 'up' | 'down'

const rank = (level: Goal['level']) => goalLevels.indexOf(level)

/** The level of the goal at the top of the tree that a goal stands in. */
function topLevel(goals: readonly Goal[], goal: Goal): Goal['level'] {
  const byId = new Map(goals.map((one) => [one.id, one]))
  const seen = new Set<string>()
  let top = goal
  for (let above = byId.get(goal.parent ?? ''); above && !seen.has(above.id); above = byId.get(top.parent ?? '')) {
    seen.add(above.id)
    top = above
  }
  return top.level
}

/**
 * Levels of a moved goal and all below it that change: those that followed from what was above them follow what is above them now, at
 * the top that of the tree they come from; a level that somebody chose stays as long as it fits.
 */
function levelPatches(goals: readonly Goal[], moved: Goal, parent: Goal | null): Map<string, Goal['level']> {
  const found = new Map<string, Goal['level']>()
  const before = new Map(goals.map((goal) => [goal.id, goal]))
  const settle = (goal: Goal, above: Goal | null) => {
    const was = before.get(goal.parent ?? '') ?? null
    const follows = was !== null && goal.level === levelBelow(was)
    const lowest = above?.level === 'staged' && goal.level === 'staged'
    const wrong = above !== null && !lowest && rank(goal.level) <= rank(above.level)
    const level = follows || wrong ? (above ? levelBelow(above) : topLevel(goals, goal)) : goal.level
    if (level !== goal.level) found.set(goal.id, level)
    return { ...goal, level }
  }
  const branch = goalTree(goals)
  const down = (nodes: readonly GoalNode<Goal>[], above: Goal | null, inside: boolean): void => {
    for (const { goal, children } of nodes) {
      const isMoved = goal.id === moved.id
      down(children, isMoved ? settle(goal, parent) : inside ? settle(goal, above) : goal, isMoved || inside)
    }
  }
  down(branch, null, false)
  return found
}

function writesOf(goals: readonly Goal[], moved: Goal, patches: readonly Patch[]): Write[] {
  const own = patches.find((patch) => patch.id === moved.id)
  const parent = own?.parent === undefined ? undefined : (goals.find((goal) => goal.id === own.parent) ?? null)
  const levels = parent === undefined ? new Map<string, Goal['level']>() : levelPatches(goals, moved, parent)
  const update = (id: string, patch: Record<string, unknown>): Write => ({ do: 'update', entity: 'goal', id, patch })
  const placed = patches.map(({ id, position, parent: to }) => {
    const level = levels.get(id)
    return update(id, { position, ...(to === undefined ? {} : { parent: to }), ...(level ? { level } : {}) })
  })
  const done = new Set(patches.map((patch) => patch.id))
  return [...placed, ...[...levels].flatMap(([id, level]) => (done.has(id) ? [] : [update(id, { level })]))]
}

/** The writes that put a goal at a place, or why it cannot be there. `goals` stand in order of position. */
export function placeGoal(goals: readonly Goal[], id: string, to: GoalPlace): Write[] | MoveRefusal {
  const refusal = moveRefusal(goals, id, to.parent)
  if (refusal) return refusal
  const moved = goals.find((goal) => goal.id === id)
  if (!moved || to.before === id) return []
  const level = goals.filter((goal) => goal.parent === to.parent)
  const at = level.indexOf(moved)
  // Where it stands already.
  if (at >= 0 && (level[at + 1]?.id ?? null) === to.before) return []
  return writesOf(goals, moved, placeRows(goals as readonly Placed[], [moved], to.parent, to.before))
}

/** The writes of a move by keyboard; none where there is nowhere to go. */
export function moveGoal(goals: readonly Goal[], id: string, move: GoalMove): Write[] | MoveRefusal {
  const moved = goals.find((goal) => goal.id === id)
  if (!moved) return []
  const patches =
    move === 'indent'
      ? indentRows(goals, [id])
      : move === 'outdent'
        ? outdentRows(goals, [id])
        : shiftRows(goals, [id], move === 'up' ? -1 : 1)
  const parent = patches.find((patch) => patch.id === id)?.parent
  const refusal = parent === undefined ? null : moveRefusal(goals, id, parent)
  return refusal ?? writesOf(goals, moved, patches)
}
