// How far each goal has come, as one number per goal; goalRollup says how it came about.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { goalRollup, kpiShare } from './goalRollup.ts'
import { kpiFigures } from './kpiFigures.ts'

/** The progress of one KPI from its own values (formulas over other KPIs need `kpiShare` with the figures of the plan). */
export function kpiProgress(kpi: RowOf<'kpi'>, values: readonly RowOf<'kpiValue'>[]): number | null {
  return kpiShare(kpiFigures([kpi], values), kpi.id)
}

/** Progress of every goal by id, 0 … 1, null where nothing is known; see `goalRollup`. */
export function goalProgress(reader: PlanReader): ReadonlyMap<string, number | null> {
  return new Map([...goalRollup(reader)].map(([id, rollup]) => [id, rollup.progress]))
}
