// Writes numbers of KPIs by period: one typed cell and a pasted block of thousands alike, as one change.
import { z } from 'zod'
import { idSchema, isId } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'
import { manyOf } from './manyOf.ts'

const mostCells = 200_000

const number = z.number().nullable()
/** '2026-W12', '2026-03', '2026-Q1' or '2026'; checked by the row's own schema. */
const period = z.string().max(20)
const cell = z.object({
  kpi: idSchema,
  period,
  /** null empties; left out, the number stays as it is. */
  actual: number.optional(),
  target: number.optional(),
})
export type KpiCell = z.infer<typeof cell>

/** The numbers of several KPIs in the same periods: what a pasted block is, at a fraction of its cells' length. */
export interface KpiTable {
  readonly kpis: readonly string[]
  readonly periods: readonly string[]
  /** KPI by KPI, a number for each period; null empties. Left out, these numbers stay as they are. */
  readonly actual?: readonly (number | null)[] | undefined
  readonly target?: readonly (number | null)[] | undefined
}

/** Whether there is a number for every KPI and period. */
function isWhole({ kpis, periods, actual, target }: KpiTable): boolean {
  const count = kpis.length * periods.length
  return count <= mostCells && [actual, target].every((numbers) => numbers === undefined || numbers.length === count)
}

const table: z.ZodType<KpiTable, KpiTable> = z
  .object({
    kpis: z.array(idSchema).min(1).readonly(),
    periods: z.array(period).min(1).readonly(),
    actual: z.array(number).readonly().optional(),
    target: z.array(number).readonly().optional(),
  })
  .refine(isWhole)

const isNumber = (value: unknown) => value === undefined || value === null || Number.isFinite(value)
const isPeriod = (value: unknown) => typeof value === 'string' && value.length <= 20
function isCell(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kpi, period, actual, target, ...rest } = value as Record<string, unknown>
  for (const _ in rest) return false
  return isId(kpi) && isPeriod(period) && isNumber(actual) && isNumber(target)
}

const isListOf = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(is)
const isNumbers = (value: unknown): boolean =>
  value === undefined || isListOf(value, (one) => one === null || Number.isFinite(one))
function isTable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kpis, periods, actual, target, ...rest } = value as Record<string, unknown>
  for (const _ in rest) return false
  const lists = isListOf(kpis, isId) && isListOf(periods, isPeriod) && isNumbers(actual) && isNumbers(target)
  return lists && isWhole(value as KpiTable)
}

/** From this many cells on, the values of their periods are read once instead of looked up one by one. */
const bulk = 50

interface Numbers {
  actual: number | null | undefined
  target: number | null | undefined
}

/** What is to be written by KPI and period: of several numbers for the same place, the last one said. */
class Wanted {
  readonly kpis = new Map<string, Map<string, Numbers>>()
  readonly periods = new Set<string>()
  count = 0

  add(kpi: string, period: string, actual: Numbers['actual'], target: Numbers['target']): void {
    let periods = this.kpis.get(kpi)
    if (!periods) {
      periods = new Map()
      this.kpis.set(kpi, periods)
    }
    const known = periods.get(period)
    if (known) {
      if (actual !== undefined) known.actual = actual
      if (target !== undefined) known.target = target
      return
    }
    periods.set(period, { actual, target })
    this.periods.add(period)
    this.count++
  }

  addTable({ kpis, periods, actual, target }: KpiTable): void {
    let at = 0
    for (const kpi of kpis)
      for (const period of periods) {
        this.add(kpi, period, actual?.[at], target?.[at])
        at++
      }
  }
}

/** The values that the plan has already in the places wanted. */
function heldIn(plan: Plan, wanted: Wanted): RowOf<'kpiValue'>[] {
  if (wanted.count >= bulk) return plan.among('kpiValue', 'period', [...wanted.periods])
  return [...wanted.kpis].flatMap(([kpi, periods]) =>
    [...periods.keys()].flatMap((period) => plan.list('kpiValue', { kpi, period }).slice(0, 1)),
  )
}

/** Collects the rows and values of one field. */
function fieldOf(plan: Plan, field: 'actual' | 'target') {
  const ids: string[] = []
  const values: (number | null)[] = []
  return {
    set: (row: RowOf<'kpiValue'>, value: number | null | undefined) => {
      if (value === undefined || value === row[field]) return
      ids.push(row.id)
      values.push(value)
    },
    write: () => {
      if (ids.length > 0) plan.setField('kpiValue', field, ids, values)
    },
  }
}

/**
 * Sets actuals and targets; a period that has no row yet gets one, unless there is nothing to write. The last of several numbers for the
 * same period counts. Refuses a KPI that is not there.
 */
export const kpiSetValues = defineCommand(
  'kpi.setValues',
  z.object({
    cells: manyOf(cell, isCell, mostCells).optional(),
    tables: manyOf(table, isTable, 10_000).optional(),
  }),
  (plan, { cells = [], tables = [] }) => {
    const wanted = new Wanted()
    for (const table of tables) wanted.addTable(table)
    for (const { kpi, period, actual, target } of cells) wanted.add(kpi, period, actual, target)
    const actuals = fieldOf(plan, 'actual')
    const targets = fieldOf(plan, 'target')
    for (const row of heldIn(plan, wanted)) {
      const numbers = wanted.kpis.get(row.kpi)?.get(row.period)
      if (!numbers) continue
      actuals.set(row, numbers.actual)
      targets.set(row, numbers.target)
      // What is left over has no row yet.
      wanted.kpis.get(row.kpi)?.delete(row.period)
    }
    actuals.write()
    targets.write()
    for (const [kpi, periods] of wanted.kpis) {
      if (periods.size > 0 && !plan.get('kpi', kpi)) refuse('rowMissing', {}, { entity: 'kpi', row: kpi })
      for (const [period, { actual, target }] of periods)
        if (typeof actual === 'number' || typeof target === 'number')
          plan.insert('kpiValue', { kpi, period, actual, target })
    }
  },
)
