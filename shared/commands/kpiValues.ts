// Writes numbers of KPIs by period: one typed cell and a pasted block of thousands alike, as one change.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

const number = z.number().nullable().optional()
const cell = z.object({
  kpi: idSchema,
  /** '2026-W12', '2026-03', '2026-Q1' or '2026'; checked by the row's own schema. */
  period: z.string().max(20),
  /** null empties; left out, the number stays as it is. */
  actual: number,
  target: number,
})
export type KpiCell = z.infer<typeof cell>

/** From this many cells on, all values are read once instead of looked up one by one. */
const bulk = 50
const keyOf = (kpi: string, period: string) => `${kpi}\n${period}`

/** Finds the value of a KPI in a period, whichever way costs less for so many. */
function finder(plan: Plan, count: number): (kpi: string, period: string) => RowOf<'kpiValue'> | undefined {
  if (count < bulk) return (kpi, period) => plan.list('kpiValue', { kpi, period })[0]
  const known = new Map(plan.list('kpiValue').map((row) => [keyOf(row.kpi, row.period), row]))
  return (kpi, period) => known.get(keyOf(kpi, period))
}

/**
 * Sets actuals and targets; a period that has no row yet gets one, unless there is nothing to write. The last of several cells for the
 * same period counts. Refuses a KPI that is not there.
 */
export const kpiSetValues = defineCommand(
  'kpi.setValues',
  z.object({ cells: z.array(cell).min(1).max(200_000) }),
  (plan, { cells }) => {
    const merged = new Map<string, KpiCell>()
    for (const given of cells) {
      const key = keyOf(given.kpi, given.period)
      const known = merged.get(key)
      const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      merged.set(key, known ? { ...known, ...said } : given)
    }
    const find = finder(plan, merged.size)
    const kpis = new Set(plan.list('kpi').map((row) => row.id))
    for (const { kpi, period, actual, target } of merged.values()) {
      if (!kpis.has(kpi)) refuse('rowMissing', {}, { entity: 'kpi', row: kpi })
      const numbers = { ...(actual === undefined ? {} : { actual }), ...(target === undefined ? {} : { target }) }
      const held = find(kpi, period)
      if (held) plan.update('kpiValue', held.id, numbers)
      else if (typeof actual === 'number' || typeof target === 'number')
        plan.insert('kpiValue', { kpi, period, ...numbers })
    }
  },
)
