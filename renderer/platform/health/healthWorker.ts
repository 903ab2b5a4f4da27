// The thread that checks the plan's health: keeps a copy of the rows, takes in what changed, answers with the findings.
import '../quietZod.ts'
import { type PlanHealth, planHealth } from '#shared/analysis/health/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'
import { applyChanges, emptyTables, selected } from '../planTables.ts'

export interface HealthQuestion {
  /** Forgets the rows of before: another plan. */
  readonly anew: boolean
  readonly changes: readonly RowChange[]
  /** `YYYY-MM-DD` */
  readonly today: string
}
export interface HealthAnswer {
  readonly health: PlanHealth
  /** What checking took, in ms. */
  readonly took: number
}

let tables = emptyTables
const reader: PlanReader = {
  get: (entity, id) => tables[entity].get(id) as RowOf<typeof entity> | undefined,
  list: (entity, where) => [...selected(entity, tables[entity], where)],
}

self.onmessage = ({ data }: MessageEvent<HealthQuestion>) => {
  tables = applyChanges(data.anew ? emptyTables : tables, data.changes)
  const start = performance.now()
  const health = planHealth(reader, data.today)
  self.postMessage({ health, took: performance.now() - start } satisfies HealthAnswer)
}
