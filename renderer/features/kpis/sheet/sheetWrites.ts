// From a batch of the KPI sheet to one change of the plan: numbers by KPI and period, new names and new KPIs.
import type { Frequency } from '#shared/analysis/kpiPeriods.ts'
import type { KpiCell, KpiTable } from '#shared/commands/kpiValues.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { SheetBatch, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { columnFor, periodOf } from './sheetPeriods.ts'
import type { KpiSheetRow } from './sheetRows.ts'

/** Whether a column id is a period. */
export const isPeriod = (column: string): boolean => /^\d{4}(-|$)/.test(column)

/** The cells that the values of one row write. */
export function cellsOf(
  kpi: string,
  frequency: Frequency,
  shows: KpiSheetRow['shows'],
  values: Values,
  grain: Frequency,
): KpiCell[] {
  const cells: KpiCell[] = []
  if (shows === 'achievement') return cells
  for (const column in values) {
    const value = values[column] as number | null | undefined
    if (value === undefined || !isPeriod(column)) continue
    const period = periodOf(column, frequency, grain)
    // Of a merged cell copied from elsewhere, only the first column holds the number.
    if (value === null && columnFor(period, frequency, grain) !== column) continue
    cells.push(shows === 'actual' ? { kpi, period, actual: value } : { kpi, period, target: value })
  }
  return cells
}

/** The same numbers as tables: KPIs that follow each other and are given numbers for the same periods share one. */
export function tablesOf(cells: readonly KpiCell[]): KpiTable[] {
  const tables = new Map<string, { kpis: string[]; periods: string[]; actual: Entry[]; target: Entry[] }>()
  let at = 0
  while (at < cells.length) {
    const { kpi } = cells[at] as KpiCell
    const own: KpiCell[] = []
    for (let cell = cells[at]; cell?.kpi === kpi; cell = cells[++at]) own.push(cell)
    for (const field of ['actual', 'target'] as const) {
      const given = own.filter((cell) => cell[field] !== undefined)
      if (given.length === 0) continue
      const periods = given.map(({ period }) => period)
      const key = `${field} ${periods.join(' ')}`
      const table = tables.get(key) ?? { kpis: [], periods, actual: [], target: [] }
      tables.set(key, table)
      table.kpis.push(kpi)
      for (const cell of given) table[field].push(cell[field] as Entry)
    }
  }
  return [...tables.values()].map(({ kpis, periods, actual, target }) => ({
    kpis,
    periods,
    ...(actual.length > 0 ? { actual } : { target }),
  }))
}

type Entry = number | null

type Patch = Partial<Pick<RowOf<'kpi'>, 'title' | 'changeOn' | 'unit'>>

export interface SheetChange {
  readonly cells: readonly KpiCell[]
  /** New titles, days of change and units, by KPI. */
  readonly patches: ReadonlyMap<string, Patch>
  readonly added: readonly (Patch & {
    readonly id: string
    readonly title: string
    readonly cells: readonly KpiCell[]
  })[]
}

/** The unit that a share typed first gives to a KPI. */
const unitOf = ({ unit }: Values): Patch => (typeof unit === 'string' ? { unit } : {})

/** What a batch changes. A new KPI is measured in the period of the columns, as its numbers were typed there. */
export function changeOf(
  batch: Pick<SheetBatch, 'edits' | 'inserts'>,
  rowOf: (id: string) => KpiSheetRow | undefined,
  grain: Frequency,
  shows: KpiSheetRow['shows'],
): SheetChange {
  const cells: KpiCell[] = []
  const patches = new Map<string, Patch>()
  for (const { rowId, values } of batch.edits) {
    const row = rowOf(rowId)
    const kpi = row?.kpi as RowOf<'kpi'> | null | undefined
    if (!row || !kpi) continue
    const patch: Patch = {
      ...patches.get(kpi.id),
      ...unitOf(values),
      ...(typeof values.title === 'string' && row.id === kpi.id ? { title: values.title } : {}),
      ...(values.changeOn === undefined ? {} : { changeOn: values.changeOn as string | null }),
    }
    if (Object.keys(patch).length > 0) patches.set(kpi.id, patch)
    for (const cell of cellsOf(kpi.id, kpi.frequency, row.shows, values, grain)) cells.push(cell)
  }
  const added = batch.inserts.map(({ id, values }) => ({
    id,
    title: String(values.title ?? ''),
    ...unitOf(values),
    cells: cellsOf(id, grain, shows, values, grain),
  }))
  return { cells, patches, added }
}
