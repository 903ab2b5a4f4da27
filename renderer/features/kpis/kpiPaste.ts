// A KPI sheet as people keep it in Excel has the months across: pasted, they become values by period.

import { newId } from '#platform/newId.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import type { PasteColumns } from '#platform/sheet/useSheetChange.tsx'
import { valueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed } from '#shared/model/values/context.ts'
import { readPeriod } from '#shared/model/values/dates.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { asKpiNumber } from './kpiColumns.ts'

const prefix = 'period:'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Jan`, `March 2025`, as they head columns in English; undefined when it is none. */
function readMonthName(text: string, today: string): string | undefined {
  const match = /^([a-z]{3,9})\.?\s*'?(\d{4})?$/i.exec(text.trim())
  const month = months.indexOf((match?.[1] ?? '').slice(0, 3).toLowerCase()) + 1
  return month > 0 ? `${match?.[2] ?? today.slice(0, 4)}-${String(month).padStart(2, '0')}` : undefined
}

/** A column for actuals of the period that a title names: `1月`, `2026Q1`, `2026-03`, `3月实际`. */
export function periodColumn(title: string, today: string, actual: SheetColumn): SheetColumn | null {
  const name = title.replace(/\s*(实际值?|完成值?|actuals?)\s*$/i, '')
  // A bare year is the title of a total.
  const period = /^\d{4}年?$/.test(name.trim()) ? undefined : (readPeriod(name, today) ?? readMonthName(name, today))
  if (!period) return null
  return {
    ...actual,
    id: `${prefix}${period}`,
    title,
    required: false,
    parse: (text, row) => (text.trim() === '' ? parsed(undefined) : actual.parse(text, row)),
  }
}

/** The values to write for a KPI: new ones, and changes of those that are there. */
export function valueWrites(
  kpi: string,
  values: Readonly<Record<string, unknown>>,
  held: readonly Pick<RowOf<'kpiValue'>, 'id' | 'period' | 'actual'>[],
): Write[] {
  return Object.entries(values).flatMap(([column, actual]): Write[] => {
    if (!column.startsWith(prefix) || actual === undefined || actual === null) return []
    const period = column.slice(prefix.length)
    const known = held.find((value) => value.period === period)
    if (!known) return [{ do: 'insert', entity: 'kpiValue', row: { id: newId(), kpi, period, actual } }]
    return known.actual === actual ? [] : [{ do: 'update', entity: 'kpiValue', id: known.id, patch: { actual } }]
  })
}

export const kpiPaste: PasteColumns = {
  columnFor: (title) => {
    const context = valueContext()
    const actual = asKpiNumber(
      columnOf('kpiValue', 'actual', context),
      (row: SheetRow | null) => row as unknown as RowOf<'kpi'> | null,
      true,
    )
    return periodColumn(title, context.today, actual)
  },
  writesFor: (kpi, values) => valueWrites(kpi, values, rowsOf('kpiValue', { kpi })),
}
