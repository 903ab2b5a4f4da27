// Writes numbers of KPIs by period: one typed cell and a pasted block of thousands alike, as one change.
import { z } from 'zod'
import { idSchema, isId } from '../model/entity.ts'
import type { Plan } from '../model/plan.ts'
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
  readonly actual: number | null | undefined
  readonly target: number | null | undefined
}

/** What is to be written, by place: KPI and period. */
interface Wanted {
  readonly periods: readonly string[]
  readonly count: number
  /** What is wanted in a place, undefined for nothing; it is not asked for again, and not left. */
  take(kpi: string, period: string): Numbers | undefined
  /** What nobody took. */
  left(): Iterable<Numbers & { readonly kpi: string; readonly period: string }>
}

const said = (now: Numbers['actual'], before: Numbers['actual']) => (now === undefined ? before : now)

/** Of several numbers for the same place, the last one said counts. */
function wantedOf(cells: Iterable<KpiCell>): Wanted {
  const kpis = new Map<string, Map<string, Numbers>>()
  const periods = new Set<string>()
  let count = 0
  for (const { kpi, period, actual, target } of cells) {
    const own = kpis.get(kpi) ?? new Map<string, Numbers>()
    kpis.set(kpi, own)
    const before = own.get(period)
    if (!before) count++
    own.set(period, { actual: said(actual, before?.actual), target: said(target, before?.target) })
    periods.add(period)
  }
  return {
    periods: [...periods],
    count,
    take: (kpi, period) => {
      const numbers = kpis.get(kpi)?.get(period)
      if (numbers) kpis.get(kpi)?.delete(period)
      return numbers
    },
    *left() {
      for (const [kpi, own] of kpis) for (const [period, numbers] of own) yield { kpi, period, ...numbers }
    },
  }
}

/** The same for one table whose KPIs and periods each stand once: a pasted block of thousands, without an object for each place. */
function wantedOfTable({ kpis, periods, actual, target }: KpiTable): Wanted {
  const rows = new Map(kpis.map((kpi, i) => [kpi, i * periods.length]))
  const columns = new Map(periods.map((period, i) => [period, i]))
  const taken = new Uint8Array(kpis.length * periods.length)
  return {
    periods,
    count: taken.length,
    take: (kpi, period) => {
      const at = (rows.get(kpi) ?? Number.NaN) + (columns.get(period) ?? Number.NaN)
      if (taken[at] !== 0) return undefined
      taken[at] = 1
      return { actual: actual?.[at], target: target?.[at] }
    },
    *left() {
      for (const [kpi, row] of rows)
        for (const [period, column] of columns) {
          const at = row + column
          if (taken[at] === 0) yield { kpi, period, actual: actual?.[at], target: target?.[at] }
        }
    },
  }
}

const isEachOnce = ({ kpis, periods }: KpiTable) =>
  new Set(kpis).size === kpis.length && new Set(periods).size === periods.length

function* cellsOf({ kpis, periods, actual, target }: KpiTable): Iterable<KpiCell> {
  let at = 0
  for (const kpi of kpis)
    for (const period of periods) {
      yield { kpi, period, actual: actual?.[at], target: target?.[at] }
      at++
    }
}

function wanted(cells: readonly KpiCell[], tables: readonly KpiTable[]): Wanted {
  const [table] = tables
  if (table && tables.length === 1 && cells.length === 0 && isEachOnce(table)) return wantedOfTable(table)
  return wantedOf([...tables.flatMap((one) => [...cellsOf(one)]), ...cells])
}

const read = ['id', 'kpi', 'period', 'actual', 'target'] as const
type Held = [id: string, kpi: string, period: string, actual: number | null, target: number | null]

/** The values that the plan has already in the places wanted, and perhaps others of the same periods. */
function heldIn(plan: Plan, { periods, count, left }: Wanted): Held[] {
  if (count >= bulk) return plan.amongAs('kpiValue', read, 'period', periods) as Held[]
  return [...left()].flatMap(({ kpi, period }) =>
    plan
      .list('kpiValue', { kpi, period })
      .slice(0, 1)
      .map(({ id, actual, target }): Held => [id, kpi, period, actual, target]),
  )
}

/** Collects rows and the values of one field before and after. */
function fieldOf(plan: Plan, field: 'actual' | 'target') {
  const ids: string[] = []
  const before: (number | null)[] = []
  const after: (number | null)[] = []
  return {
    set: (id: string, was: number | null, value: number | null | undefined) => {
      if (value === undefined || value === was) return
      ids.push(id)
      before.push(was)
      after.push(value)
    },
    write: () => plan.setField('kpiValue', field, ids, before, after),
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
    const places = wanted(cells, tables)
    const actuals = fieldOf(plan, 'actual')
    const targets = fieldOf(plan, 'target')
    for (const [id, kpi, period, actual, target] of heldIn(plan, places)) {
      const numbers = places.take(kpi, period)
      if (!numbers) continue
      actuals.set(id, actual, numbers.actual)
      targets.set(id, target, numbers.target)
    }
    actuals.write()
    targets.write()
    let known = ''
    for (const { kpi, period, actual, target } of places.left()) {
      if (kpi !== known && !plan.get('kpi', kpi)) refuse('rowMissing', {}, { entity: 'kpi', row: kpi })
      known = kpi
      if (typeof actual === 'number' || typeof target === 'number')
        plan.insert('kpiValue', { kpi, period, actual, target })
    }
  },
)
