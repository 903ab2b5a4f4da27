// Which rows belong to a dashboard: all of the plan, those of a goal with its sub-goals, those of a department with the ones below.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { goalLines, goalTree } from './goalTree.ts'

export type DashboardScope =
  | { readonly kind: 'plan' }
  | { readonly kind: 'goal'; readonly id: string }
  | { readonly kind: 'department'; readonly id: string }

export interface ScopeRows {
  /** Without groups, and without figures that only formulas use. */
  readonly kpis: readonly RowOf<'kpi'>[]
  /** As they stand in the tree. */
  readonly goals: readonly RowOf<'goal'>[]
  /** Without groups. */
  readonly processes: readonly RowOf<'process'>[]
  readonly tasks: readonly RowOf<'task'>[]
  readonly risks: readonly RowOf<'risk'>[]
}

/** A row and all below it; a loop ends where it began. */
function withBelow(rows: readonly { id: string; parent: string | null }[], id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (let grew = true; grew; ) {
    grew = false
    for (const row of rows)
      if (row.parent !== null && found.has(row.parent) && !found.has(row.id)) {
        found.add(row.id)
        grew = true
      }
  }
  return found
}

/**
 * The rows of a scope. A goal has what is linked to it or to a goal below; a department what is its own, or has no department and is
 * owned by one of its people; of goals also those that its KPIs serve.
 */
export function scopeOf(reader: PlanReader, scope: DashboardScope): ScopeRows {
  const all = {
    kpis: reader.list('kpi').filter((kpi) => kpi.kind === 'kpi'),
    goals: goalLines(goalTree(reader.list('goal'))).map(({ goal }) => goal),
    processes: reader.list('process').filter((process) => process.kind === 'process'),
    tasks: reader.list('task'),
    risks: reader.list('risk'),
  }
  if (scope.kind === 'plan') return all
  if (scope.kind === 'goal') {
    const ids = withBelow(all.goals, scope.id)
    const serves = (row: { goals: readonly string[] }) => row.goals.some((id) => ids.has(id))
    const kpis = all.kpis.filter(serves)
    const measured = new Set(kpis.flatMap((kpi) => kpi.processes))
    return {
      kpis,
      goals: all.goals.filter((goal) => ids.has(goal.id)),
      processes: all.processes.filter((process) => serves(process) || measured.has(process.id)),
      tasks: all.tasks.filter(serves),
      risks: all.risks.filter((risk) => serves(risk) || risk.kpis.some((id) => kpis.some((kpi) => kpi.id === id))),
    }
  }
  const ids = withBelow(reader.list('department'), scope.id)
  const people = new Set(
    reader
      .list('person')
      .filter((person) => person.department !== null && ids.has(person.department))
      .map((person) => person.id),
  )
  const owns = (row: { department: string | null; owner: string | null }) =>
    row.department !== null ? ids.has(row.department) : row.owner !== null && people.has(row.owner)
  const kpis = all.kpis.filter(owns)
  const served = new Set(kpis.flatMap((kpi) => kpi.goals))
  return {
    kpis,
    goals: all.goals.filter((goal) => owns(goal) || served.has(goal.id)),
    processes: all.processes.filter(owns),
    tasks: all.tasks.filter(owns),
    risks: all.risks.filter(owns),
  }
}
