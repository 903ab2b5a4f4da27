// The goals by what they serve: each company goal, then those under a vision or strategic goal that name none, then the rest.
import type { GoalAlignment, GoalNode } from '#shared/analysis/goalTree.ts'
import type { Goal } from './goalModel.ts'

export interface AlignedGroup {
  /** `own`: below a vision or strategic goal of the plan, without a company goal. `none`: serves nothing. */
  readonly kind: 'company' | 'own' | 'none'
  /** '' unless `kind` is company. */
  readonly company: string
  /** In the order of the tree; `depth` counts the goals above it in the same group. */
  readonly lines: readonly { readonly id: string; readonly depth: number }[]
}

export function alignedGroups(
  tree: readonly GoalNode<Goal>[],
  alignment: ReadonlyMap<string, GoalAlignment>,
): AlignedGroup[] {
  const groups = new Map<
    string,
    { kind: AlignedGroup['kind']; company: string; lines: AlignedGroup['lines'][number][] }
  >()
  const walk = (nodes: readonly GoalNode<Goal>[], above: string, depth: number) => {
    for (const { goal, children } of nodes) {
      const found = alignment.get(goal.id)
      const company = found?.companyGoal ?? ''
      const kind = company !== '' ? 'company' : found?.aligned ? 'own' : 'none'
      const key = `${kind} ${company}`
      const own = key === above ? depth : 0
      const group = groups.get(key) ?? { kind, company, lines: [] }
      groups.set(key, group)
      group.lines.push({ id: goal.id, depth: own })
      walk(children, key, own + 1)
    }
  }
  walk(tree, '', 0)
  const order = { company: 0, own: 1, none: 2 }
  return [...groups.values()].sort((a, b) => order[a.kind] - order[b.kind])
}
