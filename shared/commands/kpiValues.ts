// Writes numbers of KPIs by period: one typed cell and a pasted block of thousands alike, as one change.
import { z } from 'zod'
import { idSchema, isId } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'
import { manyOf } from './manyOf.ts'

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

const isNumber = (value: unknown) => value === undefined || value === null || Number.isFinite(value)
function isCell(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kpi, period, actual, target, ...rest } = value as Record<string, unknown>
  for (const _ in rest) return false
  return isId(kpi) && typeof period === 'string' && period.length <= 20 && isNumber(actual) && isNumber(target)
}

/** From this many cells on, the values of their periods are read once instead of looked up one by one. */
const bulk = 50

type Value = RowOf<'kpiValue'>
/** By KPI, then by period. */
type ByCell<T> = Map<string, Map<string, T>>

function within<T>(cells: ByCell<T>, kpi: string): Map<string, T> {
  const known = cells.get(kpi)
  if (known) return known
  const made = new Map<string, T>()
  cells.set(kpi, made)
  return made
}

/** Finds the value of a KPI in a period, whichever way costs less for so many. */
function finder(plan: Plan, cells: readonly KpiCell[]): (kpi: string, period: string) => Value | undefined {
  if (cells.length < bulk) return (kpi, period) => plan.list('kpiValue', { kpi, period })[0]
  const known: ByCell<Value> = new Map()
  const periods = [...new Set(cells.map(({ period }) => period))]
  for (const row of plan.among('kpiValue', 'period', periods)) within(known, row.kpi).set(row.period, row)
  return (kpi, period) => known.get(kpi)?.get(period)
}

const said = (now: KpiCell['actual'], before: KpiCell['actual']) => (now === undefined ? before : now)

/** One entry for each KPI and period: of several, the last number said counts. */
function merged(cells: readonly KpiCell[]): Iterable<KpiCell> {
  const places: ByCell<true> = new Map()
  let twice = false
  for (const { kpi, period } of cells) {
    const periods = within(places, kpi)
    twice ||= periods.has(period)
    periods.set(period, true)
  }
  if (!twice) return cells
  const all: ByCell<KpiCell> = new Map()
  for (const cell of cells) {
    const periods = within(all, cell.kpi)
    const { actual, target } = periods.get(cell.period) ?? cell
    periods.set(cell.period, { ...cell, actual: said(cell.actual, actual), target: said(cell.target, target) })
  }
  return [...all.values()].flatMap((periods) => [...periods.values()])
}

/**
 * Sets actuals and targets; a period that has no row yet gets one, unless there is nothing to write. The last of several cells for the
 * same period counts. Refuses a KPI that is not there.
 */
export const kpiSetValues = defineCommand(
  'kpi.setValues',
  z.object({ cells: manyOf(cell, isCell, 200_000) }),
  (plan, { cells }) => {
    const find = finder(plan, cells)
    const kpis = new Set(plan.list('kpi').map(({ id }) => id))
    for (const { kpi, period, actual, target } of merged(cells)) {
      if (!kpis.has(kpi)) refuse('rowMissing', {}, { entity: 'kpi', row: kpi })
      const held = find(kpi, period)
      if (held) plan.update('kpiValue', held.id, { actual, target })
      else if (typeof actual === 'number' || typeof target === 'number')
        plan.insert('kpiValue', { kpi, period, actual, target })
    }
  },
)
